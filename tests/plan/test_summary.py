from decimal import Decimal

import pytest

from hitaplan.plan.model import Verdict
from hitaplan.plan.summary import bar_label_fits, base_of, comparable, missing_answers, percentage, summarize
from hitaplan.plan.vocabulary import Evaluation, Status
from tests.builders import R5, R6, make_answer, make_initiative, make_plan, number

SILENT = make_initiative("2-1-1")
PLAN = make_plan(
    make_initiative("1-1-1", departments=("税務課",)),
    make_initiative("1-1-2", "検討", "検討"),
    make_initiative("1-1-3", "完了", departments=("税務課",)),
    make_initiative("1-2-1", relisted_from="1-1-1"),
    make_initiative("1-2-2", "", "", "検討"),
    SILENT,
    answers=[
        make_answer("1-1-1", Evaluation.LATE, department="税務課"),
        make_answer("1-1-2", status=Status.STUDY),
        make_answer("1-1-3", Evaluation.COMPLETED, department="税務課", year=R5, status=Status.COMPLETED),
    ],
)


def test_summarize__whole_plan__each_original_in_one_column():
    total = summarize(PLAN, R6).total
    assert dict(total.by_evaluation) == {
        Evaluation.LATE: 1,
        Evaluation.ON_SCHEDULE: 1,
        Evaluation.NOT_APPLICABLE: 1,
    }
    assert (total.in_study, total.completed_before, total.unanswered, total.total) == (1, 1, 1, 5)
    assert base_of(total) == 3


def test_summarize__by_policy__adds_up_to_the_whole():
    summary = summarize(PLAN, R6)
    assert [(policy.number, each.total) for policy, each in summary.by_policy] == [(1, 4), (2, 1)]


def test_summarize__verdict_of_the_section__goes_before_the_answer():
    verdict = Verdict(R6, number("1-1-1"), Evaluation.ON_SCHEDULE)
    plan = make_plan(
        make_initiative("1-1-1"), answers=[make_answer("1-1-1", Evaluation.LATE)], verdicts=[verdict]
    )
    assert dict(summarize(plan, R6).total.by_evaluation) == {Evaluation.ON_SCHEDULE: 1}


@pytest.mark.parametrize(
    ("count", "base", "share"),
    [
        (1, 3, "33.3"),
        (2, 3, "66.7"),
        (1, 8, "12.5"),
        (1, 16, "6.3"),
        (3, 16, "18.8"),
        (0, 5, "0.0"),
        (5, 5, "100.0"),
    ],
)
def test_percentage__one_decimal__rounded_half_up(count, base, share):
    assert percentage(count, base) == Decimal(share)


@pytest.mark.parametrize(
    ("count", "base", "fits"), [(0, 10, False), (1, 60, False), (2, 60, True), (1, 40, True), (0, 0, False)]
)
def test_bar_label__part_of_a_bar__as_wide_as_its_number(count, base, fits):
    assert bar_label_fits(count, base) is fits


def test_percentage__of_nothing__none():
    assert percentage(0, 0) is None


@pytest.mark.parametrize(
    ("answers", "missing"),
    [
        ((), "甲課、乙課"),
        ((("甲課", Evaluation.LATE),), "乙課"),
        ((("乙課", None),), "甲課"),
        ((("甲課", None),), "甲課(評価の記入なし)、乙課"),
        ((("甲課", None), ("乙課", None)), "甲課(評価の記入なし)"),
        ((("甲課", Evaluation.LATE), ("乙課", None)), ""),
    ],
)
def test_missing_answers__silent_or_without_evaluation__named(answers, missing):
    asked = make_initiative("1-1-1", departments=("甲課", "乙課"))
    given = [make_answer("1-1-1", evaluation, department=name) for name, evaluation in answers]
    plan = make_plan(asked, make_initiative("1-1-2", relisted_from="1-1-1"), answers=given)
    assert {missing_answers(plan, each, R6) for each in plan.initiatives} == {missing}


def test_missing_answers__not_asked__none():
    plan = make_plan(make_initiative("1-1-1", "完了"))
    assert missing_answers(plan, plan.initiatives[0], R6) == ""


@pytest.mark.parametrize(
    ("answered", "before"), [((R5, R6), R5), ((R5,), None), ((R6,), None), ((R5, R6 + 1), None), ((), None)]
)
def test_comparable__year_before__only_if_both_were_answered(answered, before):
    answers = [make_answer("1-1-1", year=each) for each in answered]
    assert comparable(make_plan(make_initiative("1-1-1"), answers=answers), R6) == before


def test_comparable__first_year__none():
    answers = [make_answer("1-1-1", year=each) for each in (R5 - 1, R5)]
    assert comparable(make_plan(make_initiative("1-1-1"), answers=answers), R5) is None
