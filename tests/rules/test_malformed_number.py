from datetime import date

import pytest

from hitaplan.rules.malformed_number import RULE
from tests.sheets import answers, append, found_by, put


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (put("取組!A2", "1-1"), [("N001", "error", "取組!A2")]),
        (put("取組!A2", "1-1-1-1"), [("N001", "error", "取組!A2")]),
        (put("取組!A2", "1.1.1"), [("N001", "error", "取組!A2")]),
        (put("取組!A2", "0-1-1"), [("N001", "error", "取組!A2")]),
        (put("取組!A2", 1.5), [("N001", "error", "取組!A2")]),
        (put("取組!A2", date(1999, 1, 1)), [("N001", "error", "取組!A2")]),
        (put("取組!C22", "再掲"), [("N001", "error", "取組!C22")]),
        (put("基本項目!A2", "1"), [("N001", "error", "基本項目!A2")]),
        (put("基本項目!A2", "1-1-1"), [("N001", "error", "基本項目!A2")]),
        (put("基本項目!A2", date(2026, 1, 1)), [("N001", "error", "基本項目!A2")]),
        (put("基本項目!A2", "1-" + "9" * 5000), [("N001", "error", "基本項目!A2")]),
        (put("基本方針!A2", "一"), [("N001", "error", "基本方針!A2")]),
        (put("基本方針!A2", 1.5), [("N001", "error", "基本方針!A2")]),
        (put("基本方針!A2", "9" * 5000), [("N001", "error", "基本方針!A2")]),
        (answers({"取組番号": "1-1"}), [("N001", "error", "進捗!C2")]),
        (answers({"年度": "令和5年度", "取組番号": "1-1"}), [("N001", "warning", "進捗!C2")]),
        (append("取組別まとめ", {"年度": "R6", "取組番号": "1-1"}), [("N001", "error", "取組別まとめ!B2")]),
    ],
)
def test_number__malformed__named(edit, expected):
    assert found_by(RULE, edit) == expected


@pytest.mark.parametrize(
    "edit",
    [
        put("取組!A2", "1-1-1"),
        put("取組!A2", "１－１－１"),
        put("取組!A2", " 1 - 1 - 1 "),
        put("取組!A2", "1ー1―1"),
        put("取組!A2", date(2001, 1, 1)),
        put("取組!A2", 36892),
        put("取組!A2", None),
        put("取組!A2", "#REF!"),
        put("取組!A2", value=True),
        put("取組!L2", "旧1の3"),
        put("基本項目!A2", "１－１"),
        put("基本方針!A2", "１"),
        put("基本方針!A2", "1"),
        answers({}),
    ],
)
def test_number__legible_or_of_another_rule__nothing_found(edit):
    assert found_by(RULE, edit) == []
