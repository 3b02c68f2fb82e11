import pytest

from hitaplan.rules.planned_in_closed_year import RULE
from tests.sheets import delete_column, found_by, put, remedies, schedules

REST = "実施予定 | 実施予定 | 実施予定 | 実施予定"


@pytest.mark.parametrize(
    ("edit", "places"),
    [
        (schedules(f"実施予定 | {REST}"), ["取組!D2"]),
        (schedules(f"事業開始予定・完了予定 | {REST}", f"実施中 | {REST}"), ["取組!D2"]),
        (schedules(f"実施　予定（一部拡大） | {REST}"), ["取組!D2"]),
        (schedules(*[f"実施予定 | {REST}"] * 4), ["取組!D2", "取組!D3", "取組!D4", "取組!D5"]),
        (put("取組!G4", "実施予定"), ["取組!G4"]),
    ],
)
def test_closed_year__planned__named(edit, places):
    assert found_by(RULE, edit) == [("T002", "warning", place) for place in places]


@pytest.mark.parametrize("established", ["令和7年3月", "令和9年2月"])
def test_closed_year__nearly_every_initiative_planned__established_month_named_once(established):
    assert found_by(RULE, put("計画!B5", established)) == [("T002", "warning", "計画!B5")]


def test_closed_year__planned__remedy_gives_the_word_with_its_note():
    assert "「実施中(一部拡大)」" in remedies(RULE, schedules(f"実施予定(一部拡大) | {REST}"))


@pytest.mark.parametrize(
    "edits",
    [
        (),
        (schedules(f"実施中 | {REST}"),),
        (schedules(f"検討(事業開始予定) | {REST}", f"事業開始・完了 | {REST}"),),
        (schedules(f"実施予程 | {REST}", f" | {REST}"),),
        (schedules(f"実施予定 | {REST}"), put("取組!C2", "1-1-2")),
        (schedules(f"実施予定 | {REST}"), delete_column("取組", "令和9年度")),
        (schedules(f"実施予定 | {REST}"), put("計画!B5", "はじめ")),
    ],
)
def test_closed_year__not_planned_or_of_another_rule__nothing_found(edits):
    assert found_by(RULE, *edits) == []
