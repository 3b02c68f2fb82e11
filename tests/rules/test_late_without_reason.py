import pytest

from hitaplan.rules.late_without_reason import RULE
from tests.sheets import answers, delete_column, found_by

LATE = {"状況": "検討", "評価": "遅れ"}


@pytest.mark.parametrize(
    "rows",
    [
        [LATE],
        [LATE | {"評価": "一部遅れ"}],
        [LATE | {"評価": "未着手・中止"}],
        [LATE | {"課題": " \n"}],
        [LATE | {"年度": "令和5年度"}],
        [LATE | {"区分": "確定"}, LATE],
    ],
)
def test_late__without_a_reason__at_the_blank_cell(rows):
    assert found_by(RULE, answers(*rows)) == [("A007", "warning", "進捗!K2")]


@pytest.mark.parametrize(
    "rows",
    [
        [{}],
        [LATE | {"課題": "施設ごとに規則が違い、調整に時間がかかった。"}],
        [LATE | {"課題": "#REF!"}],
        [LATE | {"評価": None}],
        [LATE | {"取組番号": "1-1-2", "課": "観光課"}],
        [LATE | {"区分": "確定", "課題": "調整に時間がかかった。"}, LATE],
    ],
)
def test_late__with_a_reason_or_no_lead__nothing_found(rows):
    assert found_by(RULE, answers(*rows)) == []


def test_late__column_missing__another_rule_speaks():
    assert found_by(RULE, answers(LATE), delete_column("進捗", "課題")) == []
