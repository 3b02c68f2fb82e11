import pytest

from hitaplan.rules.collective_only import RULE
from tests.sheets import append, found_by, put

FOUND = [("D002", "warning", "取組!E5")]


def test_collective__real_plan__only_1_1_4():
    assert found_by(RULE) == FOUND


@pytest.mark.parametrize(
    "edit",
    [
        put("取組!E5", "各課"),
        put("取組!E5", "関係各課、各課"),
        put("取組!E5", " 関係 各課"),
        put("取組!F5", " "),
        put("計画!B9", "税務課"),
    ],
)
def test_collective__nobody_named__asks(edit):
    assert found_by(RULE, edit) == FOUND


@pytest.mark.parametrize(
    "edit",
    [
        put("取組!F5", "税務課、市民課"),
        put("取組!E5", "税務課、関係各課"),
        put("取組!E5", "存在しない課"),
        put("取組!E5", None),
        put("担当課!C34", "課"),
        put("計画!B8", "今年"),
    ],
)
def test_collective__somebody_answers_or_another_rule_speaks__nothing_found(edit):
    assert found_by(RULE, edit) == []


def test_collective__relisted__asked_at_its_original():
    relisted = {"取組番号": "4-4-2", "取組名": "再掲", "再掲元": "1-1-4", "事業担当課": "関係各課"}
    assert found_by(RULE, append("取組", relisted)) == FOUND
