import pytest

from hitaplan.rules.blank_rows_inside import RULE
from tests.sheets import added, append, delete_sheet, found_by, insert_row, put, read, sheet


@pytest.mark.parametrize(
    ("edit", "places"),
    [
        (sheet("取組", "取組番号 | 取組名\n1-1-1 | オンライン申請\n | \n1-1-2 | 施設予約"), ["取組!A3"]),
        (sheet("取組", "取組名\n一\n\n\n二\n\n三"), ["取組!A3", "取組!A6"]),
        (sheet("取組", "職員のメモ | 取組名\n | 一\n | \u3000\n | 二"), ["取組!B3"]),
        (insert_row("取組", 10), ["取組!A10"]),
        (put("進捗!A9", "令和6年度"), []),
    ],
)
def test_rows__blank_between_records__first_of_each_run_named(edit, places):
    assert found_by(RULE, edit) == [("S009", "info", place) for place in places]


def test_rows__several_blank__message_names_the_run_and_nothing_else_is_found():
    edits = (insert_row("取組", 10), insert_row("取組", 10))
    (finding,) = RULE.check(read(*edits), ())
    assert "(10行目から11行目)" in finding.message
    assert added(*edits) == [("S009", "info", "取組!A10")]


@pytest.mark.parametrize(
    "edits",
    [
        (),
        (sheet("取組", "取組番号 | 取組名\n1-1-1 | オンライン申請\n1-1-2 | 施設予約"),),
        (sheet("取組", "取組名\n\n\n一\n\n"),),
        (sheet("取組", "取組名 | メモ\n一\n | 職員のメモ\n二"),),
        (append("進捗", {"取組名": "見るだけの欄"}),),
        (sheet("取組", "題名\n\n表"),),
        (put("区分!B32", "試行"), put("区分!B35", "本格")),
        (delete_sheet("取組"),),
    ],
)
def test_rows__none_blank_between_records__nothing_found(edits):
    assert found_by(RULE, *edits) == []
