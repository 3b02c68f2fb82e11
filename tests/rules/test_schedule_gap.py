import pytest

from hitaplan.rules.schedule_gap import RULE
from tests.sheets import delete_column, found_by, put, schedules


@pytest.mark.parametrize(
    ("cells", "places"),
    [
        ("実施中 | 実施予定 | | 実施予定 | 実施予定", ["取組!F2"]),
        ("実施中 | | | | 実施予定", ["取組!E2"]),
        ("検討 | | 実施予定 | | 完了予定", ["取組!E2", "取組!G2"]),
        (" | 検討 | | 実施予定 | ", ["取組!F2"]),
    ],
)
def test_schedule__gap__its_first_cell_named(cells, places):
    assert found_by(RULE, schedules(cells)) == [("T005", "warning", place) for place in places]


def test_schedule__gap_of_white_space__named():
    assert found_by(RULE, put("取組!I4", "\u3000")) == [("T005", "warning", "取組!I4")]


@pytest.mark.parametrize(
    "edits",
    [
        (),
        (schedules("実施中 | 実施予定 | 実施予定 | 実施予定 | 実施予定"),),
        (schedules(" | | 検討 | 実施予定 | "),),
        (schedules("完了 | | | | "),),
        (schedules("完了 | | 実施予定 | | 実施予定"),),
        (schedules("実施中 | | 実施予程 | 実施予定 | 実施予定"),),
        (schedules("実施中 | | 実施予定 | 実施予定 | 実施予定"), put("取組!C2", "1-1-2")),
        (delete_column("取組", "令和7年度"),),
        (put("取組!I4", None), put("計画!B8", "今年")),
        (lambda book: book["取組"].merge_cells("H4:I4"),),
    ],
)
def test_schedule__no_gap_or_of_another_rule__nothing_found(edits):
    assert found_by(RULE, *edits) == []
