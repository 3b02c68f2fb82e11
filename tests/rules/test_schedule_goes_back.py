import pytest

from hitaplan.rules.schedule_goes_back import RULE
from tests.sheets import found_by, put, schedules


def test_schedule__real_plan__one_goes_back():
    assert found_by(RULE) == [("T004", "warning", "取組!K63")]


@pytest.mark.parametrize(
    ("cells", "place"),
    [
        ("実施中 | 実施予定 | 実施予定 | 実施予定 | 検討", "取組!H2"),
        ("実施中 | 検討 | 検討 | 実施予定 | 検討", "取組!E2"),
        ("検討 | 実施予定 | 事業開始予定 | 実施予定 | 実施予定", "取組!F2"),
        ("事業開始 | | 検討 | 実施予定 | 完了予定", "取組!F2"),
        ("事業開始 | 検討(実施予定) | 実施予定 | 実施予定 | 実施予定", "取組!E2"),
    ],
)
def test_schedule__goes_back__first_such_year_named(cells, place):
    assert found_by(RULE, schedules(cells)) == [("T004", "warning", place)]


@pytest.mark.parametrize(
    "edits",
    [
        (schedules("実施中 | 実施予定 | 実施予定 | 実施予定 | 実施予定(検討)"),),
        (schedules("検討 | 検討 | 事業開始予定 | 実施予定 | 完了予定"),),
        (schedules("事業開始 | 事業開始予定 | 実施予定 | 実施予定 | 実施予定"),),
        (schedules("完了 | 実施予定 | 検討 | | "),),
        (schedules("事業開始・完了 | | | | "),),
        (schedules("実施中 | 実施予程 | 検討 | 検討 | 検討"),),
        (schedules("実施中 | 検討 | 検討 | 検討 | 検討"), put("取組!C2", "1-1-2")),
    ],
)
def test_schedule__goes_on_or_of_another_rule__nothing_found(edits):
    assert found_by(RULE, *edits) == []
