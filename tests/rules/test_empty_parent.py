import pytest

from hitaplan.rules.empty_parent import RULE
from tests.sheets import added, append, delete_row, delete_sheet, found_by, put, sheet

NEW_ITEM = {"番号": "3-5", "名称": "新しい項目"}


@pytest.mark.parametrize(
    ("edits", "places"),
    [
        ((append("基本項目", NEW_ITEM),), ["基本項目!A16"]),
        ((append("基本方針", {"番号": 5, "名称": "新しい方針"}),), ["基本方針!A6"]),
        ((delete_row("取組", 46),), ["基本項目!A8"]),
        ((delete_row("取組", 46), append("基本方針", {"番号": 5})), ["基本方針!A6", "基本項目!A8"]),
    ],
)
def test_parent__empty__named(edits, places):
    assert found_by(RULE, *edits) == [("N007", "warning", place) for place in places]


def test_parent__its_only_initiative_deleted__nothing_else_found():
    assert added(delete_row("取組", 46)) == [("N007", "warning", "基本項目!A8")]


@pytest.mark.parametrize(
    "edits",
    [
        (),
        (append("基本項目", NEW_ITEM), append("取組", {"取組番号": "3-5-1"})),
        (put("基本項目!A2", "1-9"),),
        (put("基本項目!A2", "1"),),
        (put("基本項目!A2", "1-2"),),
        (put("取組!A46", "3-1"),),
        (put("取組!A46", None),),
        (sheet("取組", "取組番号 | 取組名"),),
        (sheet("基本項目", "番号 | 名称"),),
        (delete_sheet("取組"),),
        (delete_sheet("基本項目"),),
    ],
)
def test_parent__filled_or_of_another_rule__nothing_found(edits):
    assert found_by(RULE, *edits) == []
