"""The plan from plain data: plan.json, or the checked transcription of a plan document."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.initiative_number import InitiativeNumber
from hitaplan.plan.japanese_calendar import parse_month
from hitaplan.plan.model import (
    PERIOD_TABLE,
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
from hitaplan.plan.schedule import parse_entry
from hitaplan.plan.standard_words import STANDARD_WORDS
from hitaplan.plan.vocabulary import (
    ASK_MARK,
    COLLECTIVE_NAMES,
    DepartmentKind,
    Evaluation,
    ReplyKind,
    Round,
    Status,
    VocabularyKind,
)

_Record = TypeVar("_Record")
Data = Mapping[str, Any]
# How each field of a flat record is read; all others are texts.
_READERS: Mapping[str, Callable[[Any], Any]] = {
    "year": FiscalYear.parse,
    "first_year": FiscalYear.parse,
    "last_year": FiscalYear.parse,
    "round": Round,
    "status": Status,
    "evaluation": Evaluation,
    "reply_kind": ReplyKind,
    "order": int,
    "aliases": tuple,
    "successors": tuple,
}
# A transcription marks what it only corrected; everything else in it is for a person to look at.
_CORRECTED = "補正"


def plan_from_data(data: Data) -> Plan:
    """Build the plan from what plan_as_data gave, or from a transcription of the plan document.

    Args:
        data: The parsed JSON. A transcription has no departments, settings or vocabulary of its own: departments
            are taken in the order in which the plan first names them, and each 「damage」 becomes a 備考.

    Returns:
        The plan.

    Raises:
        KeyError, TypeError, ValueError: If the data is not of that form.
    """
    first, last = (FiscalYear.parse(year) for year in data["period"])
    established = _month(data["established"])
    policies = tuple(_policy(policy, _original_numbers(data)) for policy in data["policies"])
    sections = data.get("front_matter", {}).get("sections", [])
    return Plan(
        title=data["title"],
        established=established,
        first_year=first,
        last_year=last,
        target_year=FiscalYear.parse(data["target_year"])
        if "target_year" in data
        else FiscalYear.of(established) + 1,
        settings=Settings(**data.get("settings", {})),
        policies=policies,
        departments=_departments(data, policies),
        front_matter=tuple(row for section in sections for row in _chapter(section)),
        period_bars=tuple(bar for section in sections for bar in _period_bars(section)),
        standard_systems=tuple(
            system
            for policy in data["policies"]
            for item in policy["items"]
            for system in item.get("standard_systems", ())
        ),
        vocabulary=_flat(Word, data["vocabulary"], kind=VocabularyKind)
        if "vocabulary" in data
        else STANDARD_WORDS,
        inquiries=_flat(Inquiry, data.get("inquiries", ())),
        answers=_flat(Answer, data.get("answers", ()), number=InitiativeNumber.parse),
        verdicts=_flat(Verdict, data.get("verdicts", ()), number=InitiativeNumber.parse),
        revisions=_flat(Revision, data.get("revisions", ())),
    )


def _month(text: str) -> date:
    month = parse_month(text)
    if month is None:
        raise ValueError(f"no month: {text!r}")
    return month


def _flat(record: type[_Record], rows: Any, **readers: Any) -> tuple[_Record, ...]:
    known: dict[str, Callable[[Any], Any]] = {**_READERS, **readers}
    return tuple(record(**{name: known.get(name, str)(value) for name, value in row.items()}) for row in rows)


def _original_numbers(data: Data) -> dict[str, str]:
    """Map the name of each original 取組 to its number: a transcription marks a 再掲 without saying of what."""
    every = (each for policy in data["policies"] for item in policy["items"] for each in item["initiatives"])
    return {each["name"]: each["number"] for each in every if not each.get("relisted")}


def _policy(data: Data, originals: Mapping[str, str]) -> Policy:
    items = tuple(
        Item(
            number=int(item["number"]),
            title=item["title"],
            narrative=tuple(item["narrative"]),
            initiatives=tuple(_initiative(each, originals) for each in item["initiatives"]),
        )
        for item in data["items"]
    )
    return Policy(int(data["number"]), data["title"], items)


def _initiative(data: Data, originals: Mapping[str, str]) -> Initiative:
    relisted_from = data.get("relisted_from") or (originals[data["name"]] if data.get("relisted") else None)
    return Initiative(
        number=InitiativeNumber.parse(data["number"]),
        name=data["name"],
        relisted_from=InitiativeNumber.parse(relisted_from) if relisted_from else None,
        content=data["content"],
        departments=tuple(data["departments"]),
        inquiry=tuple(data.get("inquiry", ())),
        schedule={
            FiscalYear.parse(year): parse_entry(text) for year, text in data["schedule"].items() if text
        },
        former_number=data.get("former_number", ""),
        note=data.get("note") or _note_of_damage(data.get("damage")),
    )


def _note_of_damage(damage: str | None) -> str:
    if not damage:
        return ""
    return damage if damage.startswith(_CORRECTED) else f"{ASK_MARK}: {damage}"


def _departments(data: Data, policies: tuple[Policy, ...]) -> tuple[Department, ...]:
    if "departments" in data:
        return _flat(Department, data["departments"], kind=DepartmentKind)
    named = dict.fromkeys(
        name
        for policy in policies
        for item in policy.items
        for initiative in item.initiatives
        for name in initiative.departments
    )
    departments = [name for name in named if name not in COLLECTIVE_NAMES]
    collective = [name for name in named if name in COLLECTIVE_NAMES]
    return (
        *(Department(name, order=order) for order, name in enumerate(departments, 1)),
        *(Department(name, kind=DepartmentKind.COLLECTIVE) for name in collective),
    )


def _chapter(section: Data) -> Iterator[FrontMatter]:
    chapter = section["heading"]
    rows = [*_paragraphs(chapter, "", section)]
    for part in section.get("subsections", ()):
        rows += _paragraphs(chapter, part["heading"], part)
    yield from rows or [FrontMatter(chapter, "", "", "")]


def _paragraphs(chapter: str, section: str, part: Data) -> Iterator[FrontMatter]:
    for number, text in enumerate(part.get("paragraphs", ()), 1):
        yield FrontMatter(chapter, section, str(number), text)
    if "period_table" in part:
        yield FrontMatter(chapter, section, PERIOD_TABLE, part["period_table"]["caption"])


def _period_bars(section: Data) -> Iterator[PeriodBar]:
    for part in (section, *section.get("subsections", ())):
        table = part.get("period_table", {"rows": ()})
        bars = [(row["plan"], *bar) for row in table["rows"] for bar in row["bars"]]
        for position, (name, first, last, label, *notes) in enumerate(bars, 1):
            doubt = _note_of_damage(table.get("damage")) if position == len(bars) else ""
            note = notes[0] if notes else doubt
            yield PeriodBar(name, FiscalYear.parse(first), FiscalYear.parse(last), label, note)
