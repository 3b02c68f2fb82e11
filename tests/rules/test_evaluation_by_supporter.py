import pytest

from hitaplan.rules.evaluation_by_supporter import RULE
from tests.sheets import answers, found_by, put, read

SHARED = {"取組番号": "1-1-2", "課": "観光課", "評価": "遅れ"}


@pytest.mark.parametrize(
    "rows",
    [
        [SHARED],
        [SHARED | {"年度": "令和5年度"}],
        [SHARED | {"取組番号": "1-2-1", "課": "農業委員会"}],
        [SHARED | {"区分": "確定"}, SHARED],
    ],
)
def test_evaluation__written_by_a_supporter__at_its_cell(rows):
    assert found_by(RULE, answers(*rows)) == [("A005", "warning", "進捗!H2")]


@pytest.mark.parametrize(
    "edits",
    [
        [answers(SHARED | {"評価": None})],
        [answers(SHARED | {"評価": "よい"})],
        [answers(SHARED | {"課": "情報統計課"})],
        [answers(SHARED | {"課": "税務課"})],
        [answers({})],
        [put("取組!F3", "観光課、情報統計課"), answers(SHARED)],
    ],
)
def test_evaluation__of_the_lead_or_of_another_rule__nothing_found(edits):
    assert found_by(RULE, *edits) == []


def test_message__names_the_lead():
    assert "評価は主管課の情報統計課が書きます" in next(RULE.check(read(answers(SHARED)), ())).message
