import pytest

from hitaplan.rules.plan_item_twice import RULE
from tests.sheets import append, delete_column, found_by, put


@pytest.mark.parametrize("item", ["対象年度", "対 象 年 度", "担当", "計画期間（開始）"])
def test_item__twice__at_the_second(item):
    edit = append("計画", {"項目": item, "値": "令和7年度"})
    assert found_by(RULE, edit) == [("P010", "error", "計画!A17")]


def test_item__three_times__each_after_the_first():
    edit = append("計画", {"項目": "担当"}, {"項目": "担当", "値": "日田"})
    assert found_by(RULE, edit) == [("P010", "error", "計画!A17"), ("P010", "error", "計画!A18")]


@pytest.mark.parametrize(
    "edit",
    [
        append("計画", {"項目": "職員のメモ"}, {"項目": "職員のメモ"}),
        append("計画", {"値": "メモ"}, {"値": "メモ"}),
        put("計画!A12", "担当者"),
        delete_column("計画", "項目"),
    ],
)
def test_item__once_or_unknown__nothing_found(edit):
    assert found_by(RULE, edit) == []
