"""取組 that several departments answer: their answers side by side, and where they disagree."""

from collections.abc import Iterator
from dataclasses import dataclass

from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.model import Answer, Department, Initiative, Plan
from hitaplan.plan.progress import expected
from hitaplan.plan.responsibility import responders

_SILENT = "未回答"


@dataclass(frozen=True, slots=True)
class SharedAnswer:
    """One department's answer for a shared 取組, as a row of a list.

    Attributes:
        cells: Its cells, the first of which says how it disagrees.
        disagreement: Whether the departments of this 取組 disagree.
    """

    cells: tuple[str, ...]
    disagreement: bool


def shared_answers(plan: Plan, year: FiscalYear) -> tuple[SharedAnswer, ...]:
    """List the answers of every 取組 that several departments answer in a year.

    Args:
        plan: The plan with its answers.
        year: The fiscal year.

    Returns:
        A row for each department, those of one 取組 together, the 主管課 first.
    """
    return tuple(
        row
        for initiative in plan.initiatives
        if not initiative.relisted and expected(plan, initiative, year).asked
        for row in _rows(plan, initiative, year)
    )


def _rows(plan: Plan, initiative: Initiative, year: FiscalYear) -> Iterator[SharedAnswer]:
    departments = responders(plan, initiative, year).departments
    if len(departments) < 2:
        return
    answers = [plan.answer(year, initiative.number, each.name) for each in departments]
    said = [answer for answer in answers if answer]
    what = _disagreement(said)
    for department, answer in zip(departments, answers, strict=True):
        lead = department == departments[0]
        yield SharedAnswer((what, *_cells(initiative, department, answer, lead=lead)), bool(what))


def _disagreement(answers: list[Answer]) -> str:
    evaluations = {answer.evaluation for answer in answers if answer.evaluation}
    if len(evaluations) > 1:
        return "評価が違う"
    return "状況が違う" if len({answer.status for answer in answers}) > 1 else ""


def _cells(
    initiative: Initiative, department: Department, answer: Answer | None, *, lead: bool
) -> tuple[str, ...]:
    about = (str(initiative.number), initiative.name, department.name, "主管" if lead else "関係")
    if answer is None:
        return (*about, _SILENT, "", "", "", "", "")
    texts = (answer.achievement, answer.outcome, answer.challenge, answer.outlook)
    return (*about, answer.status.value, answer.evaluation or "", *texts)
