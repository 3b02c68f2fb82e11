import pytest

from hitaplan.rules.unknown_plan_item import RULE
from tests.sheets import append, delete_row, found_by, put, remedies


@pytest.mark.parametrize(
    ("place", "item", "meant"),
    [
        ("計画!A14", "メイル", "メール"),
        ("計画!A12", "担当者", "担当"),
        ("計画!A16", "報告月日", "報告日"),
        ("計画!A4", "団体のコード", "団体コード"),
    ],
)
def test_item__nearly_a_known_one_that_is_missing__at_its_cell(place, item, meant):
    assert found_by(RULE, put(place, item)) == [("P012", "warning", place)]
    assert f"「{meant}」ではありませんか" in remedies(RULE, put(place, item))


@pytest.mark.parametrize(
    "edits",
    [
        (),
        (append("計画", {"項目": "担当者"}),),
        (put("計画!A14", "市長のひとこと"),),
        (put("計画!A14", "ﾒｰﾙ"),),
        (put("計画!A14", None),),
        (put("計画!A8", "対象年"),),
        (delete_row("計画", 14),),
    ],
)
def test_item__known_or_the_staffs_own_or_of_another_rule__nothing_found(edits):
    assert found_by(RULE, *edits) == []
