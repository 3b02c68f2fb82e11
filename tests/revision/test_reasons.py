"""Why a 取組 is worth a look: one case for each reason, and one that is like it and is none."""

from dataclasses import replace

import pytest

from hitaplan.plan.model import Revision
from hitaplan.plan.vocabulary import Evaluation, Status
from hitaplan.revision.reasons import REASONS, reasons_for
from tests.builders import (
    R5,
    R6,
    R7,
    make_answer,
    make_collective,
    make_department,
    make_initiative,
    make_plan,
)

LATE, SLIGHTLY = Evaluation.LATE, Evaluation.SLIGHTLY_LATE
RUNNING = ("実施中", *["実施予定"] * 4)


def sentences(plan, year=R7, printed="1-1-1"):
    initiative = next(each for each in plan.initiatives if str(each.number) == printed)
    return {found.reason.name: found.sentence for found in reasons_for(plan, initiative, year)}


def planned(*cells, answers=(), **others):
    return make_plan(make_initiative("1-1-1", *cells, **others), answers=answers)


def answered(year, evaluation=Evaluation.ON_SCHEDULE, status=Status.RUNNING, **others):
    return replace(make_answer("1-1-1", evaluation, year=year, status=status), **others)


# What is found, in which plan, with which sentence; and a plan like it of which it is not said.
CASES = {
    "検討が続く": (
        planned("検討", "検討", "検討", "事業開始予定", "実施予定"),
        "検討が3年度あります。",
        planned("検討", "検討", "事業開始予定", "実施予定", "実施予定"),
    ),
    "完了済": (
        planned("完了"),
        "令和5年度に完了しています。",
        planned("実施中", "完了予定"),
    ),
    "この年度で完了": (
        planned("実施中", "実施予定", "完了予定"),
        "令和7年度に完了する予定です。",
        planned(
            "実施中", "実施予定", "完了予定", answers=[answered(R7, Evaluation.COMPLETED, Status.COMPLETED)]
        ),
    ),
    "遅れが2年続く": (
        planned(*RUNNING, answers=[answered(R6, LATE), answered(R7, SLIGHTLY)]),
        "令和6年度は遅れ、令和7年度は一部遅れです。",
        planned(*RUNNING, answers=[answered(R5, LATE), answered(R7, LATE)]),
    ),
    "完了予定に届かない": (
        planned("実施中", "完了予定", answers=[answered(R6, SLIGHTLY)]),
        "令和6年度に完了する予定でしたが、完了していません。",
        planned("実施中", "完了予定", answers=[answered(R6, Evaluation.COMPLETED, Status.COMPLETED)]),
    ),
    "完了の記載がない": (
        planned("実施中", "実施予定"),
        "令和6年度の「実施予定」の後が空白で、完了がありません。",
        planned("実施中", "完了予定"),
    ),
    "失われた文字": (
        planned(name="一部…の取組"),
        "取組名に、失われた文字「…」があります。",
        planned(name="取組"),
    ),
    "総称だけの担当課": (
        make_plan(
            make_initiative("1-1-1", departments=("関係各課",)),
            departments=[make_collective(), make_department("情報統計課")],
        ),
        "事業担当課が「関係各課」だけです。",
        make_plan(
            make_initiative("1-1-1", departments=("情報統計課", "関係各課")),
            departments=[make_collective(), make_department("情報統計課")],
        ),
    ),
    "課の改編": (
        make_plan(
            make_initiative("1-1-1", departments=("旧課",)),
            departments=[
                make_department("旧課", last=R6, successors=("新課",)),
                make_department("新課", first=R7),
                make_department("情報統計課"),
            ],
        ),
        "「旧課」は令和6年度までの課です(後継課: 新課)。",
        make_plan(
            make_initiative("1-1-1", departments=("新課",)),
            departments=[make_department("新課", first=R7), make_department("情報統計課")],
        ),
    ),
    "変更の申出": (
        planned(answers=[answered(R6, plan_change="対象を広げたい")]),
        "令和6年度に情報統計課から「対象を広げたい」。",
        planned(answers=[answered(R7 + 1, plan_change="後の年度の申出")]),
    ),
    "計画期間の前に終わる": (
        planned("実施中", "実施予定", "実施予定", "実施予定"),
        "スケジュールが令和8年度で終わっています。",
        planned(*RUNNING),
    ),
}


@pytest.mark.parametrize("year", [R7, R7 + 1, R7 + 2])
def test_late_twice__no_answers_of_the_year_yet__the_last_two_that_were_answered(year):
    plan = planned(*RUNNING, answers=[answered(R6, LATE), answered(R7, SLIGHTLY)])
    assert sentences(plan, year)["遅れが2年続く"] == "令和6年度は遅れ、令和7年度は一部遅れです。"


def test_late_twice__then_on_schedule__not_said():
    plan = planned(*RUNNING, answers=[answered(R5, LATE), answered(R6, LATE), answered(R7)])
    assert "遅れが2年続く" not in sentences(plan, R7 + 1)
    assert "遅れが2年続く" in sentences(plan, R6)


@pytest.mark.parametrize("name", CASES)
def test_reason__applies__with_its_sentence(name):
    plan, sentence, _ = CASES[name]
    assert sentences(plan)[name] == sentence


@pytest.mark.parametrize("name", CASES)
def test_reason__a_plan_like_it__not_said(name):
    assert name not in sentences(CASES[name][2])


def relisted(**original):
    return make_plan(
        make_initiative("1-1-1", **original), make_initiative("2-1-1", relisted_from="1-1-1", **original)
    )


def test_relisted__original_has_a_reason__only_that_is_said():
    assert sentences(relisted(name="一部…"), printed="2-1-1") == {
        "再掲の元の変更": "元の取組 1-1-1 に見直しの理由があります。"
    }


def test_relisted__original_was_revised__said():
    plan = replace(relisted(), revisions=(Revision(number="1-1-1", field="取組名"),))
    assert sentences(plan, printed="2-1-1") == {"再掲の元の変更": "元の取組 1-1-1 が改定されています。"}


def test_relisted__original_as_it_was__nothing():
    assert sentences(relisted(), printed="2-1-1") == {}


def test_reasons__all__have_a_case():
    assert [reason.name for reason in REASONS] == [*CASES, "再掲の元の変更"]
