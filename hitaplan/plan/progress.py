"""How the 取組 stand in a fiscal year: one standing each, and their counts."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from hitaplan.plan.evaluation import Expectation, ExpectationKind, expectation
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.model import Answer, Initiative, Plan
from hitaplan.plan.responsibility import responders
from hitaplan.plan.vocabulary import Evaluation, Round, Stage, Status


class StandingKind(StrEnum):
    """The columns in which 取組 are counted besides those of 評価."""

    EVALUATED = "評価済"
    COMPLETED_BEFORE = "完了済"
    UNANSWERED = "未回答"


@dataclass(frozen=True, slots=True)
class Standing:
    """How one 取組 stands in a year; it counts once, at its original.

    Attributes:
        kind: Evaluated, completed in an earlier year, or not answered.
        evaluation: The 評価 that counts (EVALUATED only).
        in_study: Whether it is on schedule while the plan foresees 検討 (「うち検討段階」).
        label: The word to print in the column 評価.
    """

    kind: StandingKind
    evaluation: Evaluation | None
    in_study: bool
    label: str


def lead_answer(plan: Plan, initiative: Initiative, year: FiscalYear) -> Answer | None:
    """Return what the 主管課 of that year answered for a 取組, or None."""
    original = plan.original(initiative)
    lead = responders(plan, original, year).lead
    return plan.answer(year, original.number, lead.name) if lead else None


def expected(plan: Plan, initiative: Initiative, year: FiscalYear) -> Expectation:
    """Say what the plan expects of a 取組 in a year, in the light of what was answered for earlier years."""
    original = plan.original(initiative)

    def reported(past: FiscalYear) -> Status | None:
        answer = lead_answer(plan, original, past)
        return answer.status if answer else None

    schedule = plan.as_of(original, year).schedule
    return expectation(schedule, year, reported, plan.last_closed_year)


def standing(plan: Plan, initiative: Initiative, year: FiscalYear) -> Standing:
    """Judge how a 取組 stands: the section's 評価(確定) first, else the 主管課's 評価.

    Args:
        plan: The plan.
        initiative: A 取組; a 再掲 stands as its original.
        year: The fiscal year.

    Returns:
        The standing. Where the 主管課 is silent it is 未回答.
    """
    original = plan.original(initiative)
    expects = expected(plan, original, year)
    verdict = plan.verdict(year, original.number)
    answer = lead_answer(plan, original, year)
    evaluation = (verdict and verdict.evaluation) or (answer and answer.evaluation)
    if evaluation:
        studying = expects.entry is not None and expects.entry.stage is Stage.STUDY
        in_study = evaluation is Evaluation.ON_SCHEDULE and studying
        return Standing(StandingKind.EVALUATED, evaluation, in_study, evaluation.value)
    if expects.kind is ExpectationKind.COMPLETED:
        return Standing(
            StandingKind.COMPLETED_BEFORE, None, in_study=False, label=StandingKind.COMPLETED_BEFORE.value
        )
    if expects.kind is ExpectationKind.NOT_BEGUN:
        not_applicable = Evaluation.NOT_APPLICABLE
        return Standing(StandingKind.EVALUATED, not_applicable, in_study=False, label=not_applicable.value)
    return Standing(StandingKind.UNANSWERED, None, in_study=False, label=StandingKind.UNANSWERED.value)


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of standings; every 取組 in exactly one column.

    Attributes:
        by_evaluation: How many of each 評価.
        in_study: How many of 計画どおり are in the stage of 検討.
        completed_before: 完了済.
        unanswered: 未回答.
    """

    by_evaluation: Counter[Evaluation]
    in_study: int
    completed_before: int
    unanswered: int

    @property
    def total(self) -> int:
        """All 取組 counted."""
        return self.by_evaluation.total() + self.completed_before + self.unanswered


def tally(standings: Iterable[Standing]) -> Tally:
    """Count standings."""
    every = list(standings)
    return Tally(
        by_evaluation=Counter(each.evaluation for each in every if each.evaluation),
        in_study=sum(each.in_study for each in every),
        completed_before=sum(each.kind is StandingKind.COMPLETED_BEFORE for each in every),
        unanswered=sum(each.kind is StandingKind.UNANSWERED for each in every),
    )


def current_round(plan: Plan, year: FiscalYear) -> Round:
    """Return the round in which answers are being asked for.

    Args:
        plan: The plan.
        year: The fiscal year.

    Returns:
        The round of the last row of 照会 for the year: the section adds the row of 確定 when that round begins.
        Without a row, 速報. The clock plays no part.
    """
    asked = [inquiry.round for inquiry in plan.inquiries if inquiry.year == year]
    return asked[-1] if asked else Round.PRELIMINARY
