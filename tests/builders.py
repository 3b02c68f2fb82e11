"""Small plans for tests: say only what the test is about."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.initiative_number import InitiativeNumber
from hitaplan.plan.model import (
    Answer,
    Department,
    Initiative,
    Inquiry,
    Item,
    Plan,
    Policy,
    Revision,
    Settings,
    Verdict,
)
from hitaplan.plan.schedule import ScheduleEntry, parse_entry
from hitaplan.plan.vocabulary import DepartmentKind, Evaluation, Round, Status

SECTION = "情報統計課"
R5, R6, R7, R8, R9 = (FiscalYear(western) for western in range(2023, 2028))


def number(text: str) -> InitiativeNumber:
    """取組番号 as printed."""
    return InitiativeNumber.parse(text)


def schedule(*cells: str) -> dict[FiscalYear, ScheduleEntry]:
    """スケジュール from 令和5年度 on; a blank cell is a blank year."""
    return {R5 + index: parse_entry(cell) for index, cell in enumerate(cells) if cell}


def make_initiative(
    printed_number: str = "1-1-1",
    *cells: str,
    name: str = "取組",
    departments: Iterable[str] = (SECTION,),
    inquiry: Iterable[str] = (),
    relisted_from: str = "",
) -> Initiative:
    """取組 with the schedule cells from 令和5年度 on; without any it runs through all five years."""
    return Initiative(
        number=number(printed_number),
        name=name,
        relisted_from=number(relisted_from) if relisted_from else None,
        content="内容",
        departments=tuple(departments),
        inquiry=tuple(inquiry),
        schedule=schedule(*(cells or ("実施中", *["実施予定"] * 4))),
    )


def make_department(
    name: str,
    order: int = 0,
    *,
    first: FiscalYear | None = None,
    last: FiscalYear | None = None,
    successors: Iterable[str] = (),
    aliases: Iterable[str] = (),
) -> Department:
    """課."""
    return Department(
        name,
        aliases=tuple(aliases),
        order=order,
        first_year=first,
        last_year=last,
        successors=tuple(successors),
    )


def make_collective(name: str = "関係各課") -> Department:
    """総称."""
    return Department(name, kind=DepartmentKind.COLLECTIVE)


def make_answer(
    printed_number: str = "1-1-1",
    evaluation: Evaluation | None = Evaluation.ON_SCHEDULE,
    *,
    department: str = SECTION,
    year: FiscalYear = R6,
    round_: Round = Round.FINAL,
    status: Status = Status.RUNNING,
) -> Answer:
    """One row of 進捗."""
    return Answer(year, round_, number(printed_number), department, status, evaluation)


def make_verdict(
    printed_number: str = "1-1-1", *, year: FiscalYear = R6, summary: str = "", outcome: str = ""
) -> Verdict:
    """One row of 取組別まとめ."""
    return Verdict(year, number(printed_number), summary=summary, outcome=outcome)


def make_revision(
    number: str, field: str, before: str, after: str, applies: str = "令和8年度", kind: str = "変更"
) -> Revision:
    """One row of 改定履歴, decided on 令和8年3月25日."""
    return Revision("令和8年3月25日", applies, kind, number, field, before, after, "理由")


def make_plan(
    *initiatives: Initiative,
    departments: Iterable[Department] = (),
    section: str = SECTION,
    answers: Iterable[Answer] = (),
    verdicts: Iterable[Verdict] = (),
    inquiries: Iterable[Inquiry] = (),
) -> Plan:
    """A plan of 令和5–9年度, established in 令和6年3月; without departments, those that the 取組 name."""
    return Plan(
        title="計画",
        established=date(2024, 3, 1),
        first_year=R5,
        last_year=R9,
        target_year=R6,
        settings=Settings(section=section),
        policies=_policies(initiatives),
        departments=tuple(departments) or _named(initiatives, section),
        answers=tuple(answers),
        verdicts=tuple(verdicts),
        inquiries=tuple(inquiries),
    )


def _policies(initiatives: Iterable[Initiative]) -> tuple[Policy, ...]:
    ordered = sorted(initiatives, key=lambda each: each.number)
    items = [
        (policy, Item(item, f"基本項目{item}", (), tuple(members)))
        for (policy, item), members in groupby(ordered, lambda each: (each.number.policy, each.number.item))
    ]
    return tuple(
        Policy(policy, f"基本方針{policy}", tuple(item for _, item in members))
        for policy, members in groupby(items, lambda pair: pair[0])
    )


def _named(initiatives: Iterable[Initiative], section: str) -> tuple[Department, ...]:
    names = [name for each in initiatives for name in (*each.departments, *each.inquiry)]
    return tuple(
        make_department(name, order) for order, name in enumerate(dict.fromkeys([*names, section]), 1)
    )
