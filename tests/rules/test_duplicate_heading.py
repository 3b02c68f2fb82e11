import pytest

from hitaplan.rules.duplicate_heading import RULE
from tests.sheets import found_by, put, rename_heading, sheet


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (sheet("取組", "取組番号 | 取組名 | 取組名"), [("S004", "error", "取組!C1")]),
        (sheet("取組", "取組番号 | 取 組 名 | 取組名"), [("S004", "error", "取組!C1")]),
        (
            sheet("取組", "令和6年度 | R6 | 令和６年度"),
            [("S004", "error", "取組!B1"), ("S004", "error", "取組!C1")],
        ),
        (put("進捗!R1", "状況"), [("S004", "error", "進捗!R1")]),
        (rename_heading("計画", "説明", "値"), [("S004", "error", "計画!C1")]),
        (put("進捗!R1", "予定"), [("S004", "error", "進捗!R1")]),
    ],
)
def test_heading__twice__second_is_named(edit, expected):
    assert found_by(RULE, edit) == expected


@pytest.mark.parametrize(
    "edit",
    [
        sheet("取組", "取組番号 | 取組名 | 取組名(案)"),
        sheet("取組", "取組番号 | 職員メモ | 職員メモ"),
        sheet("取組", "令和6年度 | 令和7年度"),
        put("はじめに!B1", "取組名"),
    ],
)
def test_heading__once_or_unknown__nothing_found(edit):
    assert found_by(RULE, edit) == []
