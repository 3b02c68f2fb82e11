import pytest

from hitaplan.rules.after_completion import RULE
from tests.sheets import found_by, put, schedules


@pytest.mark.parametrize(
    ("cells", "place"),
    [
        ("実施中 | 実施予定 | 完了予定 | 実施予定 | ", "取組!G2"),
        ("完了 | 完了予定 | 完了予定 | 完了予定 | 完了予定", "取組!E2"),
        ("事業開始・完了 | | | 検討 | ", "取組!G2"),
        ("実施中 | 完了予定(一部) | 実施予定 | 実施予定 | 実施予定", "取組!F2"),
    ],
)
def test_completed__something_later__first_such_year_named(cells, place):
    assert found_by(RULE, schedules(cells)) == [("T006", "warning", place)]


@pytest.mark.parametrize(
    "edits",
    [
        (),
        (schedules("実施中 | 実施予定 | 完了予定 | | "),),
        (schedules("実施中 | 実施予定 | 実施予定 | 実施予定 | 完了予定"),),
        (schedules("実施中(一部完了) | 実施予定 | 実施予定 | 実施予定 | 実施予定"),),
        (schedules("完了 | 実施予程 | | | "),),
        (schedules("完了 | 実施予定 | | | "), put("取組!C2", "1-1-2")),
    ],
)
def test_completed__nothing_later_or_of_another_rule__nothing_found(edits):
    assert found_by(RULE, *edits) == []
