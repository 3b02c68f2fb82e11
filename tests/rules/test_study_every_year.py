import pytest

from hitaplan.rules.study_every_year import RULE
from tests.sheets import delete_column, found_by, put, schedules


def test_study__real_plan__two_in_every_year():
    assert found_by(RULE) == [("T007", "warning", "取組!G27"), ("T007", "warning", "取組!G42")]


@pytest.mark.parametrize(
    "cells",
    ["検討 | 検討 | 検討 | 検討 | 検討", "検討(拡大) | 検 討 | 検討 | 検討（実施予定） | 検討"],
)
def test_study__every_year__first_year_named(cells):
    assert found_by(RULE, schedules(cells)) == [("T007", "warning", "取組!D2")]


@pytest.mark.parametrize(
    "edits",
    [
        (schedules("検討 | 検討 | 検討 | 事業開始予定 | 実施予定"),),
        (schedules("検討 | 検討 | 検討 | 検討 | 実施予定(検討)"),),
        (schedules("検討 | 検討 | 検討 | 検討 | "),),
        (schedules("検討 | 検討 | 検討 | 検討 | 検討中"),),
        (schedules(" | | | | "),),
        (schedules("検討 | 検討 | 検討 | 検討 | 検討"), put("取組!C2", "1-1-2")),
        (schedules("検討 | 検討 | 検討 | 検討 | 事業開始予定"), delete_column("取組", "令和9年度")),
        (schedules("検討 | | | | "), put("計画!B7", "令和5年度")),
    ],
)
def test_study__not_every_year_or_of_another_rule__nothing_found(edits):
    assert found_by(RULE, *edits) == []
