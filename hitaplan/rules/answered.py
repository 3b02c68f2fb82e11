"""The rows of 進捗 of which it is plain who answers what; of all other rows, other rules speak."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.master.plan_building import find_word
from hitaplan.master.records import Record
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.initiative_number import InitiativeNumber
from hitaplan.plan.model import Answer, Department, Initiative, Plan
from hitaplan.plan.responsibility import Responders, responders
from hitaplan.plan.vocabulary import Round
from hitaplan.rules.rule import departments_are_sound, is_legible, numbers_are_sound


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One row of 進捗.

    Attributes:
        record: The row.
        year: Its 年度, one of 計画期間.
        initiative: Its 取組 as it was in that year, no 再掲.
        plan: The plan of that year.
        department: Its 課 as 担当課 lists it, perhaps a 総称.
        who: Those who answer for the 取組 in that year.
    """

    record: Record
    year: FiscalYear
    initiative: Initiative
    plan: Plan
    department: Department
    who: Responders

    @property
    def by_lead(self) -> bool:
        """Whether it is the 主管課's answer."""
        return self.department == self.who.lead


@lru_cache(maxsize=1)
def answer_rows(master: Master) -> tuple[AnswerRow, ...]:
    """Return the rows of 進捗 whose 年度, 取組番号 and 課 are all known.

    Args:
        master: The master as it was read.

    Returns:
        The rows in their order; none of a 取組 of which the plan does not say plainly who answers.
    """
    return tuple(_answer_rows(master))


def _answer_rows(master: Master) -> Iterator[AnswerRow]:
    plan = master.plan
    if plan is None or not numbers_are_sound(master) or not departments_are_sound(master):
        return
    now = _answerable(plan)
    answerable = {
        year: now if (then := plan.in_year(year)) is plan else _answerable(then) for year in plan.years
    }
    who: dict[object, Responders] = {}
    for record in master.records(SheetName.PROGRESS):
        year, number, named = (
            record.year(Heading.YEAR),
            record.number(Heading.NUMBER),
            _department(plan, record),
        )
        initiative = answerable[year].get(number) if year in answerable and number else None
        if year is None or initiative is None or not named:
            continue
        then = plan.in_year(year)
        if (year, number) not in who:
            who[year, number] = responders(then, initiative, year)
        yield AnswerRow(record, year, initiative, then, named, who[year, number])


def _answerable(plan: Plan) -> dict[InitiativeNumber, Initiative]:
    return {each.number: each for each in plan.initiatives if not each.relisted and _names_known(plan, each)}


def counting_answers(master: Master) -> Iterator[tuple[AnswerRow, Answer]]:
    """Yield the rows that count: answered by one who is asked, and no 速報 that a 確定 has replaced."""
    for row in answer_rows(master):
        if row.department not in row.who.departments:
            continue
        answer = row.plan.answer(row.year, row.initiative.number, row.department.name)
        if answer and answer.round is (find_word(Round, row.record.text(Heading.ROUND)) or Round.FINAL):
            yield row, answer


def _names_known(plan: Plan, initiative: Initiative) -> bool:
    names = (*initiative.departments, *initiative.inquiry)
    return bool(initiative.departments) and all(map(plan.department, names))


def _department(plan: Plan, record: Record) -> Department | None:
    cell = record.cell(Heading.DEPARTMENT)
    return plan.department(cell.text) if is_legible(cell) and not cell.blank else None


def if_revised(master: Master, year: FiscalYear | None) -> str:
    """Return what to do first where an answer is wrong because the plan was revised for a later year, and not recorded."""
    if master.plan is None or year is None or year > master.plan.target_year:
        return ""
    if year == master.plan.target_year:
        return "計画を改定したためなら、先にシート「計画」の対象年度を、改定の年度に進めてください。"
    return (
        "計画を改定したためなら、この行は直さずに、改定をシート「改定履歴」に書いてください"
        "(「hitaplan compare 改定前 改定後 --record」で、書いた写しを作れます)。そうでなければ、"
    )
