import pytest

from hitaplan.rules.not_planned_in_coming_year import RULE
from tests.sheets import Edit, found_by, put, remedies, schedules


@pytest.mark.parametrize(
    ("edit", "places"),
    [
        (schedules("実施中 | 実施中 | 実施予定 | 実施予定 | 実施予定"), ["取組!E2"]),
        (schedules("検討 | 事業開始 | 実施中(拡大) | 完了 | "), ["取組!E2", "取組!F2", "取組!G2"]),
        (schedules("検討 | 検討 | 事業開始・完了 | | "), ["取組!F2"]),
        (put("取組!H4", "実施中"), ["取組!H4"]),
    ],
)
def test_coming_year__not_planned__named(edit, places):
    assert found_by(RULE, edit) == [("T003", "warning", place) for place in places]


def update_year(column: str) -> Edit:
    """What somebody does who brings the plan up to date in place of filling in 進捗."""

    def edit(book):
        for cell in book["取組"][column]:
            if cell.value:
                cell.value = cell.value.replace("実施予定", "実施中").replace("開始予定", "開始")

    return edit


def test_coming_year__whole_column_brought_up_to_date__heading_named_once():
    assert found_by(RULE, update_year("H")) == [("T003", "warning", "取組!H1")]


def test_coming_year__established_too_early__heading_named_once():
    assert found_by(RULE, put("計画!B5", "令和5年3月")) == [("T003", "warning", "取組!G1")]


def test_coming_year__not_planned__remedy_gives_the_word_with_its_note():
    edit = schedules("検討 | 事業開始・完了(一部) | | | ")
    assert "「事業開始予定・完了予定(一部)」" in remedies(RULE, edit)


@pytest.mark.parametrize(
    "edits",
    [
        (),
        (schedules("実施中 | 実施予定 | 実施予定 | 実施予定 | 完了予定"),),
        (schedules("検討 | 検討 | 検討(拡大) | 事業開始予定・完了予定 | "),),
        (schedules("実施中 | 実施中々 | | | "),),
        (schedules("実施中 | 実施中 | | | "), put("取組!C2", "1-1-2")),
        (schedules("実施中 | 実施中 | | | "), put("計画!B8", "令和7年度"), put("計画!B5", "はじめ")),
    ],
)
def test_coming_year__planned_or_of_another_rule__nothing_found(edits):
    assert found_by(RULE, *edits) == []
