import pytest

from hitaplan.rules.blank_required import RULE
from tests.sheets import answers, append, found_by, put, sheet


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (put("取組!E2", None), [("B001", "error", "取組!E2")]),
        (put("取組!E2", " \u3000"), [("B001", "error", "取組!E2")]),
        (put("取組!A2", None), [("B001", "error", "取組!A2")]),
        (put("取組!B2", None), [("B001", "error", "取組!B2")]),
        (put("取組!D2", None), [("B001", "error", "取組!D2")]),
        (put("基本方針!B3", None), [("B001", "error", "基本方針!B3")]),
        (put("基本項目!A3", None), [("B001", "error", "基本項目!A3")]),
        (put("担当課!A3", None), [("B001", "error", "担当課!A3")]),
        (put("照会!A2", None), [("B001", "error", "照会!A2")]),
        (answers({"状況": None}), [("B001", "error", "進捗!G2")]),
        (answers({"年度": None, "課": None}), [("B001", "error", "進捗!A2"), ("B001", "error", "進捗!D2")]),
        (answers({"年度": "令和5年度", "状況": None}), [("B001", "warning", "進捗!G2")]),
        (
            append("取組別まとめ", {"年度": "R6", "まとめ": "進んだ。"}),
            [("B001", "error", "取組別まとめ!B2")],
        ),
    ],
)
def test_required_cell__blank__named(edit, expected):
    assert found_by(RULE, edit) == expected


@pytest.mark.parametrize(
    "edit",
    [
        answers({}),
        answers({"区分": None, "評価": None, "実績": None}),
        put("取組!F2", None),
        put("取組!N2", "職員の列"),
        append("取組", {"令和6年度": None}),
        append("進捗", {"取組名": "見るだけの欄", "予定": "実施予定"}),
        sheet("取組", "取組番号 | 取組名"),
    ],
)
def test_required_cell__nothing_missing__nothing_found(edit):
    assert found_by(RULE, edit) == []


def test_required_cell__whole_column_missing__left_to_the_rule_for_headings():
    assert found_by(RULE, sheet("担当課", "別名 | 並び順\n農業委員会 | 1")) == []
