import pytest

from hitaplan.rules.number_order import RULE
from tests.sheets import added, append, delete_row, found_by, put, sheet

NEW = {
    "取組番号": "1-1-9",
    "取組名": "新しい取組",
    "取組内容": "内容",
    "事業担当課": "税務課",
    "令和5年度": "実施中",
}


@pytest.mark.parametrize(
    ("edits", "place"),
    [
        ((put("取組!A2", "1-1-2"), put("取組!A3", "1-1-1")), "取組!A3"),
        ((append("取組", NEW),), "取組!A67"),
        ((append("取組", NEW, NEW | {"取組番号": "1-1-10"}, NEW | {"取組番号": "1-2-4"}),), "取組!A67"),
        ((put("取組!A4", "1-1-33"),), "取組!A5"),
        ((put("取組!A27", "2-3-10"), put("取組!A35", "2-3-2")), "取組!A28"),
        ((put("基本項目!A2", "1-2"), put("基本項目!A3", "1-1")), "基本項目!A3"),
        ((put("基本方針!A2", 2), put("基本方針!A3", 1)), "基本方針!A3"),
    ],
)
def test_rows__not_in_order__first_that_goes_back_named(edits, place):
    assert found_by(RULE, *edits) == [("N006", "warning", place)]


def test_rows__one_number_mistyped__nothing_else_found():
    assert added(put("取組!A4", "1-1-33")) == [("N006", "warning", "取組!A5")]


@pytest.mark.parametrize(
    "edits",
    [
        (),
        (delete_row("取組", 9),),
        (append("取組", NEW | {"取組番号": "4-4-2"}),),
        (put("取組!A4", "1-1"),),
        (put("取組!A4", "1-1-8"),),
        (put("取組!A4", "5-1-1"),),
        (put("基本項目!A2", "9-1"),),
        (put("基本項目!A2", "1-9"),),
        (sheet("基本方針", "番号 | 名称"),),
    ],
)
def test_rows__in_order_or_of_another_rule__nothing_found(edits):
    assert found_by(RULE, *edits) == []
