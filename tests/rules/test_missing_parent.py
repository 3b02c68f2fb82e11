import pytest

from hitaplan.rules.missing_parent import RULE
from tests.sheets import append, delete_row, delete_sheet, found_by, put

ORPHAN = {"取組番号": "5-1-1", "取組名": "新しい取組", "取組内容": "内容", "事業担当課": "税務課"}


@pytest.mark.parametrize(
    ("edit", "place"),
    [
        (append("取組", ORPHAN), "取組!A67"),
        (append("取組", ORPHAN, ORPHAN | {"取組番号": "5-1-2"}), "取組!A67"),
        (put("取組!A2", "１－９－１"), "取組!A2"),
        (delete_row("基本項目", 2), "取組!A2"),
        (put("基本項目!A2", "1-9"), "取組!A2"),
        (append("基本項目", {"番号": "5-1", "名称": "新しい項目"}), "基本項目!A16"),
        (put("基本項目!A2", "9-1"), "基本項目!A2"),
        (delete_row("基本方針", 2), "基本項目!A2"),
        (put("基本方針!A2", 7), "基本項目!A2"),
    ],
)
def test_parent__missing__first_row_without_it_is_named_once(edit, place):
    assert found_by(RULE, edit) == [("N004", "error", place)]


def test_parent__two_missing__both_named():
    edit = append("取組", ORPHAN, ORPHAN | {"取組番号": "6-1-1"})
    assert found_by(RULE, edit) == [("N004", "error", "取組!A67"), ("N004", "error", "取組!A68")]


@pytest.mark.parametrize(
    "edits",
    [
        (append("取組", ORPHAN), append("基本項目", {"番号": "５－１"}), append("基本方針", {"番号": "５"})),
        (put("取組!A2", "1-1"),),
        (put("基本項目!A2", "1"),),
        (put("基本項目!A2", None),),
        (put("基本項目!A2", "1-2"),),
        (put("基本方針!A2", "一"),),
        (delete_sheet("基本項目"),),
        (delete_sheet("基本方針"),),
    ],
)
def test_parent__there_or_its_number_is_of_another_rule__nothing_found(edits):
    assert found_by(RULE, *edits) == []
