"""改定履歴 undone: the 取組 as they were in force in each year of the plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from hitaplan.master.layout import Heading, year_of_heading
from hitaplan.master.placing import heading_rows, placed
from hitaplan.master.plan_building import find_word
from hitaplan.master.rows import initiative_row
from hitaplan.master.undoing import INITIATIVE, Change, Rows, is_number, level_of, undo
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.initiative_number import InitiativeNumber
from hitaplan.plan.japanese_calendar import parse_date
from hitaplan.plan.keys import listed_in, number_key
from hitaplan.plan.model import Edition, Initiative, Plan, Revision
from hitaplan.plan.schedule import parse_entry
from hitaplan.plan.vocabulary import RevisionKind


@dataclass(frozen=True, slots=True)
class Unwound:
    """The editions of a plan.

    Attributes:
        editions: By fiscal year of 計画期間.
        identities: Which 取組 each number of the plan as it stands means.
        left: The places in 改定履歴, from 0, of the rows that could not be undone.
    """

    editions: Mapping[FiscalYear, Edition]
    identities: Mapping[InitiativeNumber, int]
    left: tuple[int, ...] = ()


def with_editions(plan: Plan) -> Plan:
    """Return the plan that knows which 取組 were in force in which year."""
    unwound = unwind(plan)
    return replace(plan, editions=unwound.editions, identities=unwound.identities)


def unwind(plan: Plan) -> Unwound:
    """Undo 改定履歴, for each year what applied only later.

    Args:
        plan: The plan as its sheets say it.

    Returns:
        The editions; none where 改定履歴 has no row with an 適用年度. A row that does not fit the plan is left:
        what it speaks of stays as the plan has it.
    """
    changes = [change for place, row in enumerate(plan.revisions) if (change := _change(place, row))]
    if not changes:
        return Unwound({}, {})
    known = dict(enumerate(plan.initiatives))
    identities = {each.number: identity for identity, each in known.items()}
    editions: dict[FiscalYear, Edition] = {}
    left: set[int] = set()
    for year in plan.years:
        later = [each for each in changes if each.applies > year]
        if later:
            editions[year], unfit = _before(plan, known, later)
            left |= unfit
        else:
            editions[year] = Edition(plan.policies, identities)
    return Unwound(editions, identities, tuple(sorted(left)))


def _change(place: int, row: Revision) -> Change | None:
    applies = year_of_heading(row.applies_from)
    number = number_key(row.number)
    if applies is None or not row.field or not is_number(number):
        return None
    return Change(place, row, applies, number, find_word(RevisionKind, row.kind))


def _before(plan: Plan, known: Mapping[int, Initiative], later: Sequence[Change]) -> tuple[Edition, set[int]]:
    """The edition before some changes: those of one 改定日 are undone at once, the last first."""
    rows: Rows = {identity: initiative_row(each) for identity, each in known.items()}
    rows |= {row[Heading.NUMBER]: row for row in heading_rows(plan.policies)}
    left: set[int] = set()
    wholes: dict[int | str, int | str] = {}
    # Sorting keeps the order of the sheet within a day.
    for _, revision in groupby(sorted(later, key=_revised_on, reverse=True), key=_revised_on):
        left |= undo(rows, list(revision), wholes)
    found = {
        identity: _initiative(row, known.get(identity))
        for identity, row in rows.items()
        if isinstance(identity, int) and level_of(row[Heading.NUMBER]) == INITIATIVE
    }
    headings = {
        row[Heading.NUMBER]: row for row in rows.values() if level_of(row[Heading.NUMBER]) < INITIATIVE
    }
    policies = placed(plan.policies, headings, found.values())
    ends = ((part, _whole(part, wholes)) for part in wholes)
    parts = {part: whole for part, whole in ends if isinstance(part, int) and isinstance(whole, int)}
    return Edition(policies, {each.number: identity for identity, each in found.items()}, parts), left


def _whole(part: int | str, wholes: Mapping[int | str, int | str]) -> int | str:
    """The whole of a part, which may have been a part itself."""
    while part in wholes:
        part = wholes[part]
    return part


def _revised_on(change: Change) -> date:
    """改定日; what has none yet was decided last."""
    return parse_date(change.row.revised_on) or date.max


def _initiative(row: Mapping[str, str], known: Initiative | None) -> Initiative:
    if known and row == initiative_row(known):
        return known
    origin = row.get(Heading.RELISTED_FROM)
    years = {year: text for heading, text in row.items() if text and (year := year_of_heading(heading))}
    return Initiative(
        number=InitiativeNumber.parse(row[Heading.NUMBER]),
        name=row[Heading.NAME],
        relisted_from=InitiativeNumber.parse(origin) if origin else None,
        content=row.get(Heading.CONTENT, ""),
        departments=listed_in(row.get(Heading.DEPARTMENTS, "")),
        inquiry=listed_in(row.get(Heading.ASKED, "")),
        schedule={year: parse_entry(years[year]) for year in sorted(years)},
        former_number=row.get(Heading.FORMER_NUMBER, ""),
        note=row.get(Heading.NOTE, ""),
    )
