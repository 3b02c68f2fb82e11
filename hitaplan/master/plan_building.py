"""Builds the plan from the records of the master; rows that cannot be read are left to the rules."""

import re
from collections.abc import Container, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from hitaplan.master.layout import Heading, PlanItem, SheetName, year_of_heading
from hitaplan.master.records import Record, Tables, records_of, split_names
from hitaplan.office.cells import CellKind
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.japanese_calendar import format_date, parse_month
from hitaplan.plan.keys import normalize_key, number_key
from hitaplan.plan.model import (
    Answer,
    Department,
    FrontMatter,
    Initiative,
    Inquiry,
    Item,
    PeriodBar,
    Plan,
    Policy,
    Revision,
    Settings,
    Verdict,
    Word,
)
from hitaplan.plan.schedule import ScheduleEntry, parse_entry
from hitaplan.plan.vocabulary import (
    DepartmentKind,
    Evaluation,
    ReplyKind,
    Round,
    Status,
    VocabularyKind,
)

_ITEM_NUMBER = re.compile(r"^(\d{1,2})-(\d{1,2})$")
_Word = TypeVar("_Word", bound=StrEnum)
_FIRST_PLAN_YEAR = 1990
PARAGRAPH_BREAK = "\n"


def build_plan(tables: Tables, items: Mapping[PlanItem, Record]) -> Plan | None:
    """Build the plan.

    Args:
        tables: The sheets of the master.
        items: The records of 計画 by 項目, the required ones among them.

    Returns:
        The plan, or None where 策定年月 or a year of 計画 cannot be read.
    """
    established = established_month(items[PlanItem.ESTABLISHED])
    years = [
        items[item].year(Heading.VALUE)
        for item in (PlanItem.FIRST_YEAR, PlanItem.LAST_YEAR, PlanItem.TARGET_YEAR)
    ]
    first, last, target = years
    if established is None or first is None or last is None or target is None:
        return None
    known = known_names(records_of(tables, SheetName.DEPARTMENTS))
    return Plan(
        title=items[PlanItem.TITLE].text(Heading.VALUE),
        established=established,
        first_year=first,
        last_year=last,
        target_year=target,
        settings=_settings(items),
        policies=_policies(tables, known),
        departments=tuple(_department(each, known) for each in records_of(tables, SheetName.DEPARTMENTS)),
        front_matter=tuple(map(_front_matter, records_of(tables, SheetName.FRONT_MATTER))),
        period_bars=_present(map(_period_bar, records_of(tables, SheetName.PERIODS))),
        standard_systems=tuple(
            record.text(Heading.SYSTEM_NAME) for record in records_of(tables, SheetName.STANDARD_SYSTEMS)
        ),
        vocabulary=_present(map(_word, records_of(tables, SheetName.VOCABULARY))),
        inquiries=_present(map(_inquiry, records_of(tables, SheetName.INQUIRY))),
        answers=_present(map(read_answer, records_of(tables, SheetName.PROGRESS))),
        verdicts=_present(map(_verdict, records_of(tables, SheetName.VERDICTS))),
        revisions=tuple(map(_revision, records_of(tables, SheetName.REVISIONS))),
    )


def established_month(record: Record) -> date | None:
    """Return the first day of 策定年月, typed as 令和6年3月 or as a date; None if it is neither."""
    cell = record.cell(Heading.VALUE)
    month = cell.day.replace(day=1) if cell.day else parse_month(cell.text)
    # Excel shows a mere 3 in a date cell as 1900/1/3.
    return month if month and month.year >= _FIRST_PLAN_YEAR else None


def known_names(departments: Iterable[Record]) -> dict[str, str]:
    """Return the 課名 and 別名 of the rows of 担当課 by their normalized form."""
    names = (
        name
        for each in departments
        for name in (each.text(Heading.DEPARTMENT_NAME), *each.names(Heading.ALIASES))
    )
    return {normalize_key(name): name for name in names if name}


def date_text(record: Record, heading: str) -> str:
    """Return a date cell as documents print it; a date that was typed as text stays as it is."""
    cell = record.cell(heading)
    return format_date(cell.day) if cell.day else cell.text


def item_number(record: Record) -> tuple[int, int] | None:
    """Return the two numbers of a 基本項目 (1-1); None if illegible, as is the date that Excel may make of them."""
    match = _ITEM_NUMBER.match(number_key(record.text(Heading.SERIAL)))
    return (int(match[1]), int(match[2])) if match else None


def find_word(words: type[_Word], text: str) -> _Word | None:
    """Return the word of a vocabulary that a cell means, whatever widths and spaces it was typed with."""
    key = normalize_key(text)
    return next((word for word in words if normalize_key(word) == key), None)


def read_answer(record: Record) -> Answer | None:
    """Return the answer that a row of 進捗 holds, or None where a required cell is illegible."""
    year, number = record.year(Heading.YEAR), record.number(Heading.NUMBER)
    status = find_word(Status, record.text(Heading.STATUS))
    department = record.text(Heading.DEPARTMENT)
    if year is None or number is None or status is None or not department:
        return None
    return Answer(
        year=year,
        round=find_word(Round, record.text(Heading.ROUND)) or Round.FINAL,
        number=number,
        department=department,
        status=status,
        evaluation=find_word(Evaluation, record.text(Heading.EVALUATION)),
        achievement=record.text(Heading.ACHIEVEMENT),
        outcome=record.text(Heading.OUTCOME),
        challenge=record.text(Heading.CHALLENGE),
        outlook=record.text(Heading.OUTLOOK),
        plan_change=record.text(Heading.PLAN_CHANGE),
        reply_kind=find_word(ReplyKind, record.text(Heading.REPLY_KIND)),
        author=record.text(Heading.AUTHOR),
        entered_on=date_text(record, Heading.ENTERED_ON),
        source=record.text(Heading.SOURCE),
    )


def _settings(items: Mapping[PlanItem, Record]) -> Settings:
    def value(item: PlanItem) -> str:
        return date_text(items[item], Heading.VALUE) if item in items else ""

    return Settings(
        municipality=value(PlanItem.MUNICIPALITY),
        municipality_code=value(PlanItem.MUNICIPALITY_CODE),
        section=value(PlanItem.SECTION),
        sender=value(PlanItem.SENDER),
        honorific=value(PlanItem.HONORIFIC),
        contact=value(PlanItem.CONTACT),
        extension=value(PlanItem.EXTENSION),
        mail=value(PlanItem.MAIL),
        return_to=value(PlanItem.RETURN_TO),
        report_date=value(PlanItem.REPORT_DATE),
    )


def _policies(tables: Tables, known: Container[str]) -> tuple[Policy, ...]:
    initiatives: dict[tuple[int, int], list[Initiative]] = {}
    found = (_initiative(record, known) for record in records_of(tables, SheetName.INITIATIVES))
    for initiative in _present(found):
        initiatives.setdefault((initiative.number.policy, initiative.number.item), []).append(initiative)
    items: dict[int, list[Item]] = {}
    for record in records_of(tables, SheetName.ITEMS):
        if number := item_number(record):
            narrative = record.text(Heading.TEXT)
            items.setdefault(number[0], []).append(
                Item(
                    number=number[1],
                    title=record.text(Heading.TITLE),
                    narrative=tuple(narrative.split(PARAGRAPH_BREAK)) if narrative else (),
                    initiatives=tuple(initiatives.get(number, ())),
                )
            )
    return tuple(
        Policy(serial, record.text(Heading.TITLE), tuple(items.get(serial, ())))
        for record in records_of(tables, SheetName.POLICIES)
        if (serial := record.integer(Heading.SERIAL)) is not None
    )


def _initiative(record: Record, known: Container[str]) -> Initiative | None:
    number = record.number(Heading.NUMBER)
    if number is None:
        return None
    return Initiative(
        number=number,
        name=record.text(Heading.NAME),
        relisted_from=record.number(Heading.RELISTED_FROM),
        content=record.text(Heading.CONTENT),
        departments=split_names(record.text(Heading.DEPARTMENTS), known),
        inquiry=split_names(record.text(Heading.ASKED), known),
        schedule=_schedule(record),
        former_number=_number_text(record, Heading.FORMER_NUMBER),
        note=record.text(Heading.NOTE),
    )


def _number_text(record: Record, heading: str) -> str:
    """A number that nothing refers to: restored where Excel made a date of it, else as it was typed."""
    cell = record.cell(heading)
    return cell.text if cell.kind is CellKind.TEXT else str(record.number(heading) or cell.text)


def _schedule(record: Record) -> dict[FiscalYear, ScheduleEntry]:
    found: dict[FiscalYear, ScheduleEntry] = {}
    for heading in record.cells:
        year = year_of_heading(heading)
        if year and (text := record.text(heading)):
            try:
                found[year] = parse_entry(text)
            except ValueError:
                continue
    return found


def _department(record: Record, known: Container[str]) -> Department:
    return Department(
        name=record.text(Heading.DEPARTMENT_NAME),
        aliases=record.names(Heading.ALIASES),
        kind=find_word(DepartmentKind, record.text(Heading.ROUND)) or DepartmentKind.DEPARTMENT,
        order=record.integer(Heading.ORDER) or 0,
        first_year=record.year(Heading.FIRST_YEAR),
        last_year=record.year(Heading.LAST_YEAR),
        successors=split_names(record.text(Heading.SUCCESSORS), known),
        note=record.text(Heading.NOTE),
    )


def _front_matter(record: Record) -> FrontMatter:
    return FrontMatter(
        record.text(Heading.CHAPTER),
        record.text(Heading.SECTION),
        record.text(Heading.PARAGRAPH),
        record.text(Heading.TEXT),
    )


def _period_bar(record: Record) -> PeriodBar | None:
    first, last = record.year(Heading.FIRST_YEAR), record.year(Heading.LAST_YEAR)
    if first is None or last is None:
        return None
    return PeriodBar(
        record.text(Heading.PLAN_NAME), first, last, record.text(Heading.LABEL), record.text(Heading.NOTE)
    )


def _word(record: Record) -> Word | None:
    kind = find_word(VocabularyKind, record.text(Heading.KIND))
    if kind is None:
        return None
    return Word(kind, record.text(Heading.VALUE), record.text(Heading.DESCRIPTION))


def _inquiry(record: Record) -> Inquiry | None:
    year = record.year(Heading.YEAR)
    if year is None:
        return None
    return Inquiry(
        year=year,
        round=find_word(Round, record.text(Heading.ROUND)) or Round.FINAL,
        document_number=record.text(Heading.DOCUMENT_NUMBER),
        sent_on=date_text(record, Heading.SENT_ON),
        deadline=date_text(record, Heading.DEADLINE),
    )


def _verdict(record: Record) -> Verdict | None:
    year, number = record.year(Heading.YEAR), record.number(Heading.NUMBER)
    if year is None or number is None:
        return None
    return Verdict(
        year=year,
        number=number,
        evaluation=find_word(Evaluation, record.text(Heading.FINAL_EVALUATION)),
        summary=record.text(Heading.SUMMARY),
        outcome=record.text(Heading.MAIN_OUTCOME),
        reason=record.text(Heading.REASON),
        decided_on=date_text(record, Heading.DECIDED_ON),
    )


def _revision(record: Record) -> Revision:
    return Revision(
        revised_on=date_text(record, Heading.REVISED_ON),
        applies_from=record.text(Heading.APPLIES_FROM),
        kind=record.text(Heading.KIND),
        number=_number_text(record, Heading.NUMBER),
        field=record.text(Heading.ITEM),
        before=record.text(Heading.BEFORE),
        after=record.text(Heading.AFTER),
        reason=record.text(Heading.REASON),
    )


_Record = TypeVar("_Record")


def _present(records: Iterable[_Record | None]) -> tuple[_Record, ...]:
    return tuple(record for record in records if record is not None)
