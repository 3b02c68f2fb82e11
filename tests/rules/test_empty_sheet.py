import pytest

from hitaplan.rules.empty_sheet import RULE
from tests.sheets import Edit, added, delete_sheet, found_by, sheet


def empty(title: str) -> Edit:
    return lambda book: book[title].delete_rows(2, book[title].max_row)


@pytest.mark.parametrize("title", ["基本方針", "基本項目", "取組", "担当課"])
def test_sheet__without_records__the_only_error(title):
    assert found_by(RULE, empty(title)) == [("S006", "error", f"{title}!A2")]
    assert [each for each in added(empty(title)) if each[1] == "error"] == [("S006", "error", f"{title}!A2")]


@pytest.mark.parametrize(
    ("edit", "place"),
    [
        (sheet("担当課", "課名 | 別名 | 区分"), "担当課!A2"),
        (sheet("担当課", "備考 | 課名\n | \u3000"), "担当課!B2"),
    ],
)
def test_sheet__only_headings__key_cell_named(edit, place):
    assert found_by(RULE, edit) == [("S006", "error", place)]


@pytest.mark.parametrize(
    "edit",
    [
        sheet("担当課", "課名 | 別名 | 区分\n税務課 | | 課"),
        sheet("担当課", ""),
        sheet("担当課", "かめい | べつめい"),
        delete_sheet("担当課"),
        empty("改定履歴"),
        empty("進捗"),
        empty("照会"),
        empty("標準化対象業務"),
    ],
)
def test_sheet__filled_or_free_or_of_another_rule__nothing_found(edit):
    assert found_by(RULE, edit) == []
