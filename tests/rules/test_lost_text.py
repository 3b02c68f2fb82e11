import pytest

from hitaplan.rules.lost_text import RULE
from tests.sheets import found_by, put

REAL = [("X002", "warning", place) for place in ("取組!D13", "取組!D15", "取組!D29")]


def test_lost_text__real_plan__three_contents():
    assert found_by(RULE) == REAL


@pytest.mark.parametrize(
    "place", ["本文!D3", "基本方針!B2", "基本項目!B2", "基本項目!C2", "取組!B2", "取組!D2"]
)
def test_lost_text__mark_in_a_text_of_the_plan__named(place):
    found = found_by(RULE, put(place, "人事給与システ…を改修するもの"))
    assert set(found) - set(REAL) == {("X002", "warning", place)}


@pytest.mark.parametrize(
    "edit",
    [put("取組!M2", "要確認: …"), put("進捗!I2", "…"), put("取組!D2", "人事給与システムを改修するもの...")],
)
def test_lost_text__no_mark_or_another_column__nothing_more(edit):
    assert found_by(RULE, edit) == REAL


def test_lost_text__completed__nothing_found():
    assert found_by(RULE, *(put(place, "原本から写した全文") for _, _, place in REAL)) == []
