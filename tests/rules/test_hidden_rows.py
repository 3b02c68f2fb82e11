import pytest

from hitaplan.rules.hidden_rows import RULE
from tests.sheets import Edit, added, found_by, put, read


def hide(title: str, *rows: int) -> Edit:
    def edit(book):
        for row in rows:
            book[title].row_dimensions[row].hidden = True

    return edit


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ((4,), "1件の内容があります(4行目)"),
        ((4, 5, 6, 9), "4件の内容があります(4行目から6行目、9行目)"),
        (
            tuple(range(2, 40, 2)),
            "19件の内容があります(2行目、4行目、6行目、8行目、10行目、12行目、14行目、16行目など)",
        ),
    ],
)
def test_rows__hidden__one_finding_says_which(rows, text):
    (finding,) = RULE.check(read(hide("取組", *rows)), ())
    assert text in finding.message
    assert added(hide("取組", *rows)) == [("S008", "info", "取組")]


def test_rows__hidden_on_two_sheets__a_finding_each():
    edits = (hide("取組", 4), hide("担当課", 3))
    assert sorted(found_by(RULE, *edits)) == [("S008", "info", "取組"), ("S008", "info", "担当課")]


@pytest.mark.parametrize(
    "edits",
    [
        (),
        (hide("取組", 1),),
        (hide("取組", 67, 68),),
        (hide("進捗", 2),),
        (hide("はじめに", 3),),
        (lambda book: book.create_sheet("職員のメモ"), put("職員のメモ!A2", "メモ"), hide("職員のメモ", 2)),
        (lambda book: setattr(book["取組"].column_dimensions["M"], "hidden", True),),
    ],
)
def test_rows__shown_or_without_records__nothing_found(edits):
    assert found_by(RULE, *edits) == []
