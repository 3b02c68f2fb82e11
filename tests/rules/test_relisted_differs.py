from datetime import date

import pytest

from hitaplan.rules.relisted_differs import RULE
from tests.sheets import copy_row, found_by, put


@pytest.mark.parametrize(
    ("edit", "place"),
    [
        (put("取組!I22", "完了予定"), "取組!I22"),
        (put("取組!I16", "完了予定"), "取組!I22"),
        (put("取組!I22", None), "取組!I22"),
        (put("取組!I22", "実施予定(拡大)"), "取組!I22"),
        (put("取組!B22", "別の名前"), "取組!B22"),
        (put("取組!D16", "内容を改めた。"), "取組!D22"),
        (put("取組!E22", "情報統計課、税務課"), "取組!E22"),
        (put("取組!C22", "1-3-5"), "取組!C22"),
        (put("取組!C22", "１－３－５"), "取組!C22"),
    ],
)
def test_relisted__differs__cell_of_the_relisted_is_named(edit, place):
    assert found_by(RULE, edit) == [("R001", "error", place)]


def test_relisted__several_cells_differ__each_named():
    edits = (put("取組!H22", "検討"), put("取組!I22", "検討"))
    assert found_by(RULE, *edits) == [("R001", "error", "取組!H22"), ("R001", "error", "取組!I22")]


@pytest.mark.parametrize(
    "edit",
    [
        put("取組!I4", "完了予定"),
        put("取組!M22", "備考は違ってよい"),
        put("取組!F22", "税務課"),
        put("取組!C22", None),
        put("取組!C22", "9-9-9"),
        put("取組!C22", "2-2-2"),
        put("取組!C22", date(2001, 3, 4)),
    ],
)
def test_relisted__same_or_without_original__nothing_found(edit):
    assert found_by(RULE, edit) == []


@pytest.mark.parametrize(
    "edit",
    [
        put("取組!B16", None),
        put("取組!D22", None),
        put("取組!E16", "情報統計果"),
        put("取組!H16", "実施予定一部拡大"),
        put("取組!H22", date(2025, 1, 1)),
        put("取組!A17", "1-3-4"),
        copy_row("取組", 22),
    ],
)
def test_relisted__cell_is_of_another_rule__nothing_found(edit):
    assert found_by(RULE, edit) == []
