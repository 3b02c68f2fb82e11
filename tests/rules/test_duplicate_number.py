from datetime import date

import pytest

from hitaplan.rules.duplicate_number import RULE
from tests.sheets import copy_row, found_by, put, sheet


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (
            sheet("取組", "取組番号 | 取組名\n1-1-1 | オンライン申請\n1-1-1 | 施設予約"),
            [("N003", "error", "取組!A3")],
        ),
        (
            sheet("取組", "取組番号\n1-1-1\n１－１－１\n1ー1ー1"),
            [("N003", "error", "取組!A3"), ("N003", "error", "取組!A4")],
        ),
        (put("取組!A3", date(2001, 1, 1)), [("N003", "error", "取組!A3")]),
        (copy_row("取組", 4), [("N003", "error", "取組!A67")]),
        (put("基本項目!A3", "1-1"), [("N003", "error", "基本項目!A3")]),
        (put("基本方針!A3", "１"), [("N003", "error", "基本方針!A3")]),
    ],
)
def test_number__twice__second_is_named(edit, expected):
    assert found_by(RULE, edit) == expected


@pytest.mark.parametrize(
    "edit",
    [
        sheet("取組", "取組番号 | 取組名\n1-1-1 | オンライン申請\n1-1-2 | 施設予約"),
        sheet("取組", "取組番号 | 取組名\n | オンライン申請\n | 施設予約"),
        sheet("取組", "取組番号\n1-1\n1-1"),
        sheet("取組", "取組番号\n1-1-1\n1-1-11"),
        sheet("標準化対象業務", "番号 | 業務名\n1 | 住民記録\n1 | 選挙人名簿"),
    ],
)
def test_number__once_or_illegible__nothing_found(edit):
    assert found_by(RULE, edit) == []
