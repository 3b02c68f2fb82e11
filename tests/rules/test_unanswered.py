import pytest

from hitaplan.rules.unanswered import RULE
from tests.sheets import answers, found_by, put, read

ONE = {"課": "税務課", "取組番号": "2-3-10"}
DEPARTMENTS = 32


def messages(*edits):
    return [finding.message for finding in RULE.check(read(*edits), ())]


def test_year__with_answers__one_finding_a_department():
    found = found_by(RULE, answers({}))
    # 契約検査室 has answered, 施設工務課 has completed all of its own.
    assert found == [("A011", "info", "進捗")] * (DEPARTMENTS - 2)


def test_message__tells_how_many_and_which():
    told = messages(answers(ONE))
    assert "税務課: 5件中4件が未回答です(1-2-1、1-2-2、2-1-2、3-2-2)。" in told
    assert "契約検査室: 1件中1件が未回答です(1-1-3)。" in told
    assert not any("施設工務課" in message for message in told)
    assert any("情報統計課: 18件中18件が未回答です" in message and "など)" in message for message in told)


def test_department__has_answered_all__not_named():
    assert not any("契約検査室" in message for message in messages(answers({"区分": "確定"})))


@pytest.mark.parametrize(
    "edits",
    [
        (),
        (answers({"年度": "令和5年度"}),),
        (put("計画!B8", "令和7年度"), answers({})),
        (answers({}, {"課": "税務果"}),),
        (answers({}, {"取組番号": "1-1-4", "状況": None}),),
        (answers({}, {"取組番号": "1-1-99"}),),
        (answers({}, {"課": "税務課"}),),
        (answers({}, {"年度": "昨年度"}),),
        (put("取組!A20", "1-1"), answers({})),
    ],
)
def test_year__before_the_survey_or_with_rows_to_mend__nothing_found(edits):
    assert found_by(RULE, *edits) == []


def test_year__rows_to_mend_in_another_year__still_said():
    assert found_by(RULE, answers({}, {"年度": "令和5年度", "課": "税務果"})) != []
