import pytest

from hitaplan.rules.ends_without_completion import RULE
from tests.sheets import delete_column, found_by, put, remedies, schedules


def test_schedule__real_plan__one_ends_without_completion():
    assert found_by(RULE) == [("T008", "warning", "取組!H62")]


@pytest.mark.parametrize(
    ("cells", "place"),
    [
        ("実施中 | | | | ", "取組!E2"),
        ("検討 | 事業開始予定 | 実施予定 | 実施予定 | ", "取組!H2"),
        ("検討 | 検討 | | | ", "取組!F2"),
        (" | 事業開始予定 | | | ", "取組!F2"),
        ("実施中 | | 実施予定 | | ", "取組!G2"),
    ],
)
def test_schedule__ends_without_completion__first_blank_year_named(cells, place):
    assert found_by(RULE, schedules(cells)) == [("T008", "warning", place)]


@pytest.mark.parametrize(
    ("cells", "word"), [("実施中 | | | | ", "「完了」に"), ("検討 | 実施予定 | | | ", "「完了予定」に")]
)
def test_schedule__ends_without_completion__remedy_has_the_tense_of_the_year(cells, word):
    assert word in remedies(RULE, schedules(cells))


@pytest.mark.parametrize(
    "edits",
    [
        (schedules("完了 | | | | "),),
        (schedules("検討 | 事業開始予定 | 完了予定 | | "),),
        (schedules("事業開始・完了 | | | | "),),
        (schedules("実施中 | 実施予定 | 実施予定 | 実施予定 | 実施予定"),),
        (schedules(" | | | | "),),
        (schedules("実施中 | 完了予程 | | | "),),
        (schedules("実施中 | | | | "), put("取組!C2", "1-1-2")),
        (schedules("検討 | 完了予定 | | | "), delete_column("取組", "令和6年度")),
        (schedules("実施中 | 実施予定 | | | "), lambda book: book["取組"].merge_cells("E2:H2")),
    ],
)
def test_schedule__completed_or_of_another_rule__nothing_found(edits):
    assert found_by(RULE, *edits) == []
