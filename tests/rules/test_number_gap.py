import pytest

from hitaplan.rules.number_gap import RULE
from tests.sheets import added, answers, append, delete_row, found_by, put, read, remedies

GONE = {"改定日": "令和8年3月25日", "適用年度": "令和8年度", "取組番号": "1-1-4"}


@pytest.mark.parametrize(
    ("edits", "places"),
    [
        ((delete_row("取組", 5),), ["取組!A5"]),
        ((delete_row("取組", 5), delete_row("取組", 5)), ["取組!A5"]),
        ((delete_row("取組", 30), delete_row("取組", 5)), ["取組!A5", "取組!A29"]),
        ((delete_row("取組", 2),), ["取組!A2"]),
        ((put("取組!A66", "4-4-3"),), ["取組!A66"]),
        ((put("取組!A9", "1-1-10"),), ["取組!A9"]),
        ((append("基本方針", {"番号": 999999999, "名称": "新しい方針"}),), ["基本方針!A6"]),
        ((append("基本項目", {"番号": "4-6", "名称": "新しい項目"}),), ["基本項目!A16"]),
    ],
)
def test_number__missing__the_next_one_named(edits, places):
    assert found_by(RULE, *edits) == [("N005", "warning", place) for place in places]


def test_number__missing__nothing_else_found():
    assert added(delete_row("取組", 5)) == [("N005", "warning", "取組!A5")]


@pytest.mark.parametrize(
    ("number", "text"),
    [("4-4-2", "「4-4-1」がありません"), ("4-4-4", "「4-4-3」がありません"), ("4-4-99", "「4-4-3」などが")],
)
def test_number__missing__message_names_up_to_three(number, text):
    (finding,) = RULE.check(read(put("取組!A66", number)), ())
    assert text in finding.message


@pytest.mark.parametrize(
    "edits",
    [
        (),
        (append("取組", {"取組番号": "4-4-2"}),),
        (delete_row("取組", 9),),
        (delete_row("取組", 5), append("改定履歴", GONE | {"種別": "廃止"})),
        (delete_row("取組", 5), append("改定履歴", GONE | {"種別": "統 合", "取組番号": "１－１－４"})),
        (delete_row("取組", 5), put("取組!L5", "1-1-4")),
        (delete_row("取組", 5), put("取組!L5", "1-1-3、1-1-4")),
        (append("基本項目", {"番号": "4-6"}), append("改定履歴", GONE | {"種別": "廃止", "取組番号": "4-5"})),
        (delete_row("取組", 16),),
        (delete_row("取組", 5), answers({"取組番号": "1-1-4"})),
        (put("取組!A5", "1-1"),),
        (put("取組!A5", "1-1-3"),),
        (put("取組!A5", "5-1-1"),),
        (put("取組!A5", "1-1-44"),),
        (delete_row("基本項目", 3),),
        (delete_row("基本方針", 2),),
    ],
)
def test_number__none_missing_or_of_another_rule__nothing_found(edits):
    assert found_by(RULE, *edits) == []


def test_number__missing__remedy_names_the_history():
    assert "改定履歴" in remedies(RULE, delete_row("取組", 5))
