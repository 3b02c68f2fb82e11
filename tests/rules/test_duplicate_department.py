import pytest

from hitaplan.rules.duplicate_department import RULE
from tests.sheets import copy_row, found_by, put, sheet


@pytest.mark.parametrize(
    ("edit", "place"),
    [
        (sheet("担当課", "課名\n税務課\n税務課"), "担当課!A3"),
        (sheet("担当課", "課名\n税務課\n税 務 課"), "担当課!A3"),
        (sheet("担当課", "課名 | 別名\n税務課 | 税務\n市民課 | 税務"), "担当課!B3"),
        (sheet("担当課", "課名 | 別名\n税務課 |\n市民課 | 市民、税務課"), "担当課!B3"),
        (sheet("担当課", "課名\nＤＸ推進課\nDX推進課"), "担当課!A3"),
        (copy_row("担当課", 30), "担当課!A36"),
        (put("担当課!A3", "情報統計課"), "担当課!A3"),
    ],
)
def test_department__twice__second_is_named_once(edit, place):
    assert found_by(RULE, edit) == [("D003", "error", place)]


@pytest.mark.parametrize(
    "edit",
    [
        sheet("担当課", "課名\n税務課"),
        sheet("担当課", "課名 | 別名\n税務課 | 税務\n市民課 | 市民"),
        sheet("担当課", "課名 | 別名\n税務課 | 税務、税務、税務課"),
        sheet("担当課", "課名 | 並び順\n | 1\n | 2"),
        sheet("担当課", "別名\n税務"),
    ],
)
def test_department__once_or_blank__nothing_found(edit):
    assert found_by(RULE, edit) == []
