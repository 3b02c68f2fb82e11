import pytest

from hitaplan.office.cells import CellRange
from hitaplan.rules.outside_table import RULE
from tests.sheets import Edit, added, copy_row, found_by, put, read, sheet


def table(title: str, area: str) -> Edit:
    """Give the table of a sheet another range."""

    def edit(book):
        (own,) = book[title].tables.values()
        own.ref = area

    return edit


@pytest.mark.parametrize(
    ("edits", "places"),
    [
        ((table("取組", "A1:M65"),), ["取組!A66"]),
        ((table("取組", "A1:M60"),), ["取組!A61"]),
        ((put("区分!B32", "試行"), put("区分!A34", "注記")), ["区分!B32", "区分!A34"]),
        ((table("担当課", "A1:H20"), table("取組", "B1:D66")), ["担当課!A21"]),
    ],
)
def test_records__below_the_table__first_of_each_run_named(edits, places):
    assert sorted(found_by(RULE, *edits)) == sorted(("S010", "info", place) for place in places)


def test_records__below_the_table__message_names_rows_and_range():
    (finding,) = RULE.check(read(table("取組", "A1:M60")), ())
    assert "61行目から66行目" in finding.message
    assert "A1:M60" in finding.message
    assert added(table("取組", "A1:M60")) == [("S010", "info", "取組!A61")]


def revision_below(book):
    sheet = book["改定履歴"]
    (own,) = sheet.tables.values()
    sheet.cell(CellRange.parse(own.ref).last_row + 1, 1, "令和7年4月1日")


@pytest.mark.parametrize(
    ("edit", "place", "refused"),
    [
        (revision_below, "改定履歴!A3", "改定履歴への書き足し(--record)ができません"),
        (put("進捗!A120", "令和6年度"), "進捗!A120", "回答の取込みができません"),
    ],
)
def test_records__below_a_table_to_which_the_program_appends__to_be_looked_at(edit, place, refused):
    assert ("S010", "warning", place) in found_by(RULE, edit)
    assert refused in "".join(each.message for each in RULE.check(read(edit), ()))


def other_table(book):
    from openpyxl.worksheet.table import Table

    book["取組"]["P1"], book["取組"]["P2"] = "職員のメモ", "メモ"
    book["取組"].tables.clear()
    book["取組"].add_table(Table(displayName="職員", ref="P1:P2"))


@pytest.mark.parametrize(
    "edits",
    [
        (),
        (copy_row("取組", 4),),
        (lambda book: book["取組"].tables.clear(),),
        (other_table,),
        (table("取組", "A1:M90"),),
        (sheet("取組", "題名\n表"),),
        (put("はじめに!A90", "メモ"),),
    ],
)
def test_records__in_the_table_or_without_one__nothing_found(edits):
    assert found_by(RULE, *edits) == []
