"""改定履歴: which changes it records, which it lacks, and the plan as it was before a recorded change applied."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hitaplan.master.layout import Heading, SheetName, year_of_heading
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.initiative_number import InitiativeNumber
from hitaplan.plan.keys import normalize_key
from hitaplan.plan.model import Initiative, Plan, Revision
from hitaplan.plan.schedule import parse_entry
from hitaplan.plan.vocabulary import NAME_SEPARATOR
from hitaplan.revision.changes import COUNTED, MERGED, Change
from hitaplan.revision.matching import number_key
from hitaplan.revision.naming import WHOLE, recorded_field
from hitaplan.revision.texts import NUMBERED, Entries, numbers_in

# An addition or an end is recorded once, by the name; all else by its field.
_NAMES = {
    SheetName.INITIATIVES: Heading.NAME,
    SheetName.POLICIES: Heading.TITLE,
    SheetName.ITEMS: Heading.TITLE,
}

# What a row without a number says, for which it is recorded where it is new or gone.
_MAIN = (Heading.TEXT, Heading.PLAN_NAME, Heading.SYSTEM_NAME)


def proposed(changes: Iterable[Change], recorded: Sequence[Revision]) -> tuple[Revision, ...]:
    """Return the rows that 改定履歴 lacks.

    Args:
        changes: The changes of the plan.
        recorded: What stands in 改定履歴.

    Returns:
        A row for each change that no recorded row explains; 改定日 and 理由 are left to people.
    """
    known = {_key(each.number, each.field, each.after) for each in recorded}
    rows = (_row(each) for each in _told_once(changes))
    return tuple(row for row in rows if row and _key(row.number, row.field, row.after) not in known)


@dataclass(frozen=True, slots=True)
class NotHappened:
    """A recorded change that the plan does not show, with what stands there instead."""

    revision: Revision
    place: int
    found: str


def not_happened(
    old: Sequence[Revision], new: Sequence[Revision], entries: Entries
) -> tuple[NotHappened, ...]:
    """Return what 改定履歴 records newly though the plan says something else.

    Args:
        old: 改定履歴 of the old plan: what it records already is of an earlier revision.
        new: 改定履歴 of the new plan.
        entries: The rows of the new plan.

    Returns:
        The rows with their place in 改定履歴, from 0.
    """
    earlier = set(old)
    texts = {number_key(each.key): each.texts for each in entries[SheetName.INITIATIVES]}
    found = []
    for place, revision in enumerate(new):
        row = texts.get(number_key(revision.number))
        if revision in earlier or row is None or not _is_field(revision.field):
            continue
        now = row.get(normalize_key(revision.field), row.get(revision.field, ""))
        if normalize_key(now) != normalize_key(revision.after):
            found.append(NotHappened(revision, place, now))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class InForce:
    """The plan as it was in a year, and the recorded changes that could not be undone."""

    plan: Plan
    left: tuple[Revision, ...]


def plan_in_force(plan: Plan, year: FiscalYear) -> InForce:
    """Undo the recorded changes that applied only after a year: a report of that year is judged by the 予定 then in force.

    Args:
        plan: The plan with its 改定履歴.
        year: The fiscal year.

    Returns:
        The plan of that year. A row whose 改定後 is not what the plan says, or that cannot be read, is left.
    """
    left: list[Revision] = []
    initiatives = dict(plan.by_number)
    for revision in reversed(plan.revisions):
        applies = _year(revision.applies_from)
        if applies is None or applies <= year or not _is_field(revision.field):
            continue
        known = _initiative(initiatives, revision.number)
        undone = known and _undone(known, revision)
        if known is None or undone is None:
            left.append(revision)
        else:
            initiatives[known.number] = undone
    policies = tuple(
        replace(
            policy,
            items=tuple(
                replace(item, initiatives=tuple(initiatives[each.number] for each in item.initiatives))
                for item in policy.items
            ),
        )
        for policy in plan.policies
    )
    return InForce(replace(plan, policies=policies) if policies != plan.policies else plan, tuple(left))


def _told_once(changes: Iterable[Change]) -> Iterator[Change]:
    """Leave out, of rows without numbers, all but the text of what is new or gone, and the counting of the others."""
    every = list(changes)
    said: dict[tuple[SheetName, str, str], Change] = {}
    for each in every:
        row = (each.sheet, each.old_key, each.new_key)
        if row not in said or each.field in _MAIN:
            said[row] = each
    for each in every:
        whole = not (each.old_key and each.new_key)
        own = said[each.sheet, each.old_key, each.new_key] is each
        if each.sheet in NUMBERED or (own if whole else each.field not in COUNTED):
            yield each


def _row(change: Change) -> Revision | None:
    """The row of 改定履歴 for a change; what is added or gone has one, at its name. 担当課 has its own years."""
    numbered = change.sheet in NUMBERED
    # What took in another 取組 under its own number needs no row of its own.
    took_in = change.field == MERGED and change.before == change.after
    if change.sheet is SheetName.DEPARTMENTS or took_in:
        return None
    number = change.number if numbered else ""
    whole = not (change.old_key and change.new_key)
    field = (
        change.field if numbered else recorded_field(change.sheet, change.name, "" if whole else change.field)
    )
    applies = change.field if year_of_heading(change.field) else ""
    if numbered and whole:
        if change.field != _NAMES[change.sheet]:
            return None
        field, applies = (WHOLE if change.sheet is SheetName.INITIATIVES else change.field), ""
    return Revision("", applies, change.kind, number, field, change.before, change.after)


def _key(number: str, field: str, after: str) -> tuple[str, str, str]:
    return number_key(number), normalize_key(field), normalize_key(after)


def _is_field(field: str) -> bool:
    return field in _READERS or year_of_heading(field) is not None


def _year(text: str) -> FiscalYear | None:
    try:
        return FiscalYear.parse(text)
    except ValueError:
        return None


def _initiative(initiatives: dict[InitiativeNumber, Initiative], text: str) -> Initiative | None:
    """The 取組 of that number; where there is none, the one that had it as 旧番号."""
    key = number_key(text)
    named = (each for each in initiatives.values() if number_key(str(each.number)) == key)
    formerly = (
        each for each in initiatives.values() if key in map(number_key, numbers_in(each.former_number))
    )
    return next(named, None) or next(formerly, None)


def _undone(initiative: Initiative, revision: Revision) -> Initiative | None:
    """The 取組 with 改定前 in the place of 改定後, or None where it does not say 改定後."""
    year = year_of_heading(revision.field)
    if year is not None:
        return _undone_year(initiative, revision, year)
    now = {
        Heading.NAME: initiative.name,
        Heading.CONTENT: initiative.content,
        Heading.DEPARTMENTS: NAME_SEPARATOR.join(initiative.departments),
        Heading.ASKED: NAME_SEPARATOR.join(initiative.inquiry),
    }[Heading(revision.field)]
    if normalize_key(now) != normalize_key(revision.after):
        return None
    return _READERS[Heading(revision.field)](initiative, revision.before)


def _undone_year(initiative: Initiative, revision: Revision, year: FiscalYear) -> Initiative | None:
    entry = initiative.schedule.get(year)
    if normalize_key(entry.text if entry else "") != normalize_key(revision.after):
        return None
    schedule = {each: text for each, text in initiative.schedule.items() if each != year}
    if revision.before:
        try:
            schedule[year] = parse_entry(revision.before)
        except ValueError:
            return None
    return replace(initiative, schedule=dict(sorted(schedule.items())))


_READERS: Mapping[str, Callable[[Initiative, str], Initiative]] = {
    Heading.NAME: lambda it, text: replace(it, name=text),
    Heading.CONTENT: lambda it, text: replace(it, content=text),
    Heading.DEPARTMENTS: lambda it, text: replace(it, departments=numbers_in(text)),
    Heading.ASKED: lambda it, text: replace(it, inquiry=numbers_in(text)),
}
