"""The practice workbook: made-up answers of every kind, each text marked."""

from functools import cache

from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.reading import read_master
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.initiative_number import InitiativeNumber
from hitaplan.plan.progress import StandingKind, standing
from hitaplan.plan.vocabulary import Evaluation, ReplyKind, Round
from tools.make_workbooks import PRACTICE, WORKBOOKS, workbooks

R5, R6, R7 = FiscalYear(2023), FiscalYear(2024), FiscalYear(2025)
TEXTS = ("achievement", "outcome", "challenge", "outlook", "plan_change", "author")


@cache
def master():
    return read_master(WORKBOOKS / PRACTICE)


def test_workbooks__made_again__same_bytes():
    made = workbooks()

    assert {
        name: (WORKBOOKS / name).read_bytes() == content for name, content in made.items()
    } == dict.fromkeys(made, True)


def test_practice__every_text_of_an_answer__is_marked():
    texts = [getattr(answer, name) for answer in master().plan.answers for name in TEXTS]

    assert [text for text in texts if text and not text.startswith("【架空】")] == []


def test_practice__standings__every_evaluation_occurs():
    plan = master().plan
    standings = [standing(plan, each, year) for each in plan.initiatives for year in (R5, R6, R7)]

    assert {each.evaluation for each in standings if each.evaluation} == set(Evaluation)
    assert {each.kind for each in standings} == set(StandingKind)


def test_practice__rounds_and_reply_kinds__all_occur():
    answers = master().plan.answers

    assert {(answer.year, answer.round) for answer in answers} == {
        (R5, Round.FINAL),
        (R6, Round.PRELIMINARY),
        (R6, Round.FINAL),
        (R7, Round.PRELIMINARY),
    }
    assert {answer.reply_kind for answer in answers} == set(ReplyKind)


def test_practice__late_initiatives__have_a_reason():
    late = [
        answer
        for answer in master().plan.answers
        if answer.evaluation in (Evaluation.LATE, Evaluation.SLIGHTLY_LATE)
    ]

    assert late
    assert [answer.number for answer in late if not answer.challenge] == []


def test_practice__shared_initiative__departments_differ():
    plan = master().plan
    statuses = {
        answer.status
        for answer in plan.answers
        if answer.year == R7 and answer.number == InitiativeNumber(3, 3, 2)
    }

    assert len(statuses) > 1


def test_practice__relisted__answered_at_the_original_only():
    plan = master().plan
    relisted = {each.number for each in plan.initiatives if each.relisted}

    assert relisted
    assert [answer.number for answer in plan.answers if answer.number in relisted] == []


def test_practice__long_texts__are_there():
    lengths = {
        str(answer.number): len(answer.achievement) for answer in master().plan.answers if answer.year == R7
    }

    assert max(lengths.values()) > 5_000


def test_practice__renamed_department__answers_under_each_name():
    names = {
        (answer.year, answer.department)
        for answer in master().plan.answers
        if answer.number == InitiativeNumber(1, 1, 6)
    }

    assert names == {(R5, "ひた暮らし推進室"), (R6, "ひた暮らし推進室"), (R7, "移住定住推進課")}


def test_practice__sheet_progress__name_and_planned_are_printed():
    record = next(
        each for each in master().records(SheetName.PROGRESS) if each.text(Heading.NUMBER) == "2-2-5"
    )

    assert record.text(Heading.NAME) == "漏水調査の効率化"
    assert record.text(Heading.PLANNED) == "事業開始・完了"
