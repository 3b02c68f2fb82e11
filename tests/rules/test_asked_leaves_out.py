import pytest

from hitaplan.rules.asked_leaves_out import RULE
from tests.sheets import append, found_by, put, read

RENAMED = (
    put("担当課!F16", "令和5年度"),
    put("担当課!G16", "税務収納課"),
    append("担当課", {"課名": "税務収納課", "区分": "課", "開始年度": "令和6年度"}),
)


@pytest.mark.parametrize(
    ("edit", "place"),
    [
        (put("取組!F11", "税務課"), "取組!F11"),
        (put("取組!F11", "総務課"), "取組!F11"),
        (put("取組!F10", "市民課、税務課"), "取組!F10"),
        (put("取組!F2", "税務課"), "取組!F2"),
    ],
)
def test_asked__leaves_out_a_named_department__at_the_cell_once(edit, place):
    assert found_by(RULE, edit) == [("D005", "warning", place)]


def test_message__names_those_left_out():
    message = next(RULE.check(read(put("取組!F11", "総務課")), ())).message
    assert "「市民課」・「税務課」" in message


@pytest.mark.parametrize(
    "edits",
    [
        (put("取組!F11", "税務課、市民課、総務課"),),
        (put("取組!F11", "税務課,市民課"),),
        (put("取組!F5", "税務課"),),
        (put("取組!F2", "税務課、情報統計課"),),
        (put("取組!F44", "農業委員会"),),
        (put("取組!F11", "税務課、市民果"),),
        (put("取組!F22", "総務課"),),
        (*RENAMED, put("取組!F11", "市民課、税務収納課")),
    ],
)
def test_asked__has_all_or_another_rule_speaks__nothing_found(edits):
    assert found_by(RULE, *edits) == []
