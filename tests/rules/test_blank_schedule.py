import pytest

from hitaplan.rules.blank_schedule import RULE
from tests.sheets import added, append, found_by, put, schedules

NEW = {"取組番号": "4-4-2", "取組名": "新しい取組", "取組内容": "内容", "事業担当課": "税務課"}


@pytest.mark.parametrize(
    ("edit", "places"),
    [
        (schedules(" | | | | ", "検討 | 検討 | 事業開始予定 | 実施予定 | 実施予定"), ["取組!D2"]),
        (schedules(" | | | | ", "検討 | | | | ", " | \u3000 | | | "), ["取組!D2", "取組!D4"]),
        (append("取組", NEW), ["取組!G67"]),
    ],
)
def test_schedule__blank__first_year_named(edit, places):
    assert found_by(RULE, edit) == [("T009", "warning", place) for place in places]


def test_schedule__blank_in_a_new_row__nothing_else_found():
    assert added(append("取組", NEW)) == [("T009", "warning", "取組!G67")]


@pytest.mark.parametrize(
    "edits",
    [
        (),
        (schedules(" | | | | 検討"),),
        (schedules(" | | | | 未定"),),
        (schedules(" | | | | "), put("取組!B2", None)),
        (schedules(" | | | | "), put("取組!A2", None)),
        (schedules(" | | | | "), put("取組!C2", "1-1-2")),
        (schedules(" | | | | "), put("計画!B8", "今年")),
        (schedules("検討 | | | | "), put("計画!B6", "令和6年度")),
    ],
)
def test_schedule__filled_or_of_another_rule__nothing_found(edits):
    assert found_by(RULE, *edits) == []
