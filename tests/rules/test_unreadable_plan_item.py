from datetime import date

import pytest

from hitaplan.rules.unreadable_plan_item import RULE
from tests.sheets import append, delete_column, delete_row, delete_sheet, found_by, put, read, remedies


@pytest.mark.parametrize(
    ("edit", "place"),
    [
        (put("計画!B8", "今年"), "計画!B8"),
        (put("計画!B8", 20), "計画!B8"),
        (put("計画!B8", None), "計画!B8"),
        (put("計画!B6", "はじめ"), "計画!B6"),
        (put("計画!B7", "令和0年度"), "計画!B7"),
        (put("計画!B5", "令和6年"), "計画!B5"),
        (put("計画!B5", "令和6年13月"), "計画!B5"),
        (put("計画!B5", date(1900, 1, 3)), "計画!B5"),
        (put("計画!B5", "昭和元年1月"), "計画!B5"),
        (put("計画!B2", " "), "計画!B2"),
        (put("計画!B9", None), "計画!B9"),
        (put("計画!A8", "対象年"), "計画!A8"),
        (delete_row("計画", 8), "計画"),
    ],
)
def test_plan_item__missing_or_illegible__named(edit, place):
    assert found_by(RULE, edit) == [("P001", "error", place)]
    assert read(edit).plan is None or place in ("計画!B2", "計画!B9")


def test_plan_item__near_miss__remedy_names_both_words():
    text = remedies(RULE, put("計画!A8", "対象年"))
    assert "「対象年」を「対象年度」に" in text


@pytest.mark.parametrize(
    "edit",
    [
        put("計画!B8", "令和6年度"),
        put("計画!B8", "Ｒ６"),
        put("計画!B8", 2024),
        put("計画!A8", "対 象 年 度"),
        put("計画!B5", "R6.3"),
        put("計画!B5", date(2024, 3, 29)),
        put("計画!B12", None),
        put("計画!A12", "担当者"),
        append("計画", {"項目": "職員のメモ", "値": "自由"}),
        put("計画!B8", date(2024, 4, 1)),
        put("計画!B8", value=True),
        put("計画!B5", "#N/A"),
        delete_column("計画", "項目"),
        delete_column("計画", "値"),
        delete_sheet("計画"),
    ],
)
def test_plan_item__legible_or_of_another_rule__nothing_found(edit):
    assert found_by(RULE, edit) == []
