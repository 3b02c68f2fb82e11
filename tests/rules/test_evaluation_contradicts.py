import pytest

from hitaplan.rules.evaluation_contradicts import RULE
from tests.sheets import answers, append, delete_column, found_by, put, read

STUDIED = {"状況": "検討"}


@pytest.mark.parametrize(
    "rows",
    [
        [STUDIED],
        [{"評価": "遅れ"}],
        [{"評価": "完了"}],
        [{"年度": "令和5年度", "状況": "未着手"}],
        [{"取組番号": "1-1-4", "課": "情報統計課", "状況": "中止"}],
        [{"取組番号": "4-3-5", "課": "商工労政課", "状況": "完了"}],
        [STUDIED | {"区分": "確定"}, {}],
    ],
)
def test_evaluation__not_what_plan_and_status_say__at_its_cell(rows):
    assert found_by(RULE, answers(*rows)) == [("A006", "warning", "進捗!H2")]


@pytest.mark.parametrize(
    "rows",
    [
        [{}],
        [STUDIED | {"評価": "遅れ"}],
        [STUDIED | {"評価": None}],
        [STUDIED | {"評価": "よい"}],
        [{"取組番号": "4-3-5", "課": "商工労政課", "評価": "遅れ"}],
        [{"取組番号": "2-2-5", "課": "施設工務課", "評価": "遅れ"}],
        [{"取組番号": "1-1-2", "課": "観光課", "評価": "完了"}],
        [{"課": "税務課", "評価": "遅れ"}],
        [{"区分": "確定"}, STUDIED],
    ],
)
def test_evaluation__as_proposed_or_without_a_proposal__nothing_found(rows):
    assert found_by(RULE, answers(*rows)) == []


@pytest.mark.parametrize(
    "edit", [put("取組!K4", "未定"), put("取組!H4", "#REF!"), delete_column("取組", "令和9年度")]
)
def test_evaluation__while_the_schedule_is_not_legible__nothing_found(edit):
    assert found_by(RULE, edit, answers(STUDIED)) == []


@pytest.mark.parametrize(("evaluation", "found"), [("計画どおり", False), (None, True)])
def test_evaluation__decided_by_the_section__nothing_more_to_say(evaluation, found):
    verdict = append("取組別まとめ", {"年度": "令和6年度", "取組番号": "1-1-3", "評価(確定)": evaluation})
    assert bool(found_by(RULE, verdict, answers(STUDIED))) is found


def test_message__gives_the_reasoning():
    message = next(RULE.check(read(answers(STUDIED)), ())).message
    assert "予定は「実施予定」、状況は「検討」なので、目安は「遅れ」です。" in message
