"""改定履歴: which changes it lacks, and which that it records did not happen."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from hitaplan.master.layout import Heading, SheetName, year_of_heading
from hitaplan.master.undoing import TEXT_HEADINGS
from hitaplan.plan.keys import normalize_key, number_key
from hitaplan.plan.model import Revision
from hitaplan.plan.vocabulary import MERGED, WHOLE_INITIATIVE, RevisionKind
from hitaplan.revision.changes import COUNTED, Change, Comparison, base_of
from hitaplan.revision.gained import gained
from hitaplan.revision.naming import recorded_field
from hitaplan.revision.texts import NUMBERED

_NAMES = {
    SheetName.INITIATIVES: Heading.NAME,
    SheetName.POLICIES: Heading.TITLE,
    SheetName.ITEMS: Heading.TITLE,
}

# What a row without a number says, for which it is recorded where it is new or gone.
_MAIN = (Heading.TEXT, Heading.PLAN_NAME, Heading.SYSTEM_NAME)


def proposed(comparison: Comparison, recorded: Sequence[Revision]) -> tuple[Revision, ...]:
    """Return the rows that 改定履歴 lacks: with them the plan before can be had back.

    Args:
        comparison: The plan before and now.
        recorded: What 改定履歴 has got since the plan before.

    Returns:
        A row for each change that no recorded row explains, nor several one after the other, and of a 取組 that is gone
        one for each of its texts; 改定日, 適用年度 and 理由 are left to people.
    """
    rows = chain(filter(None, map(_row, _told_once(comparison.changes))), _merged_away(comparison))
    by_field: dict[str, list[Revision]] = defaultdict(list)
    for each in reversed(recorded):
        by_field[normalize_key(each.field)].append(each)
    return tuple(row for row in rows if not _is_explained(row, by_field))


def _is_explained(row: Revision, recorded: Mapping[str, Sequence[Revision]]) -> bool:
    """Whether the recorded rows, from the last one back, lead from what the row says now to what it said before."""
    number, field, after = _key(row.number, row.field, row.after)
    numbers = {number}
    for each in recorded.get(normalize_key(Heading.NUMBER), ()):
        if number_key(each.after) in numbers:
            numbers.add(number_key(each.before))
    for each in recorded.get(field, ()):
        here, _, now = _key(each.number, each.field, each.after)
        if here in numbers and now == after:
            after = normalize_key(each.before)
            if after == normalize_key(row.before):
                return True
    return False


@dataclass(frozen=True, slots=True)
class NotHappened:
    """A recorded change that the two plans do not show.

    Attributes:
        revision: The row of 改定履歴.
        place: Where it stands there, from 0.
        found: What the plan says under that heading now, or None where it is no heading.
    """

    revision: Revision
    place: int
    found: str | None


def not_happened(
    comparison: Comparison, old: Sequence[Revision], new: Sequence[Revision]
) -> tuple[NotHappened, ...]:
    """Return what 改定履歴 records newly though the two plans do not differ so.

    Args:
        comparison: The plan before and now.
        old: 改定履歴 of the old plan.
        new: 改定履歴 of the new plan.

    Returns:
        The rows. What a later row changes once more, and what a new 取組 says, are no such rows.
    """
    since = gained(old, new)
    happened = {_step(each) for each in proposed(comparison, ())}
    under_any_number = {step[1:] for step in happened}
    texts = {number_key(each.key): each.texts for each in comparison.new[SheetName.INITIATIVES]}
    added = {number_key(each.new_key) for each in comparison.changes if not each.old_key}
    began = {(normalize_key(each.field), normalize_key(each.before)) for each in since}
    ended = {(normalize_key(each.field), normalize_key(each.after)) for each in since}
    found = []
    for place, revision in enumerate(new):
        number, field, after = _key(revision.number, revision.field, revision.after)
        changed_again = after != "" and (field, after) in began
        step = _step(revision)
        # It may have been recorded under a number that the 取組 has no more.
        as_told = step in happened or (number not in texts and step[1:] in under_any_number)
        if revision not in since or not number or changed_again or as_told:
            continue
        now = _now(texts, revision)
        goes_on = number in added or (field, normalize_key(revision.before)) in ended
        if not (goes_on and normalize_key(now or "") == after):
            found.append(NotHappened(revision, place, now))
    return tuple(found)


def _step(row: Revision) -> tuple[str, ...]:
    return (*_key(row.number, row.field, row.after), normalize_key(row.before))


def _now(texts: Mapping[str, Mapping[str, str]], row: Revision) -> str | None:
    """What the 取組 says under that heading now; its number where it has it, and None where it is no heading."""
    number, field = number_key(row.number), normalize_key(row.field)
    if year := year_of_heading(row.field):
        return texts.get(number, {}).get(year.label, "")
    if field == Heading.NUMBER:
        return number if number in texts else None
    return texts.get(number, {}).get(field, "") if field in TEXT_HEADINGS else None


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
    if numbered and whole:
        if change.field == _NAMES[change.sheet]:
            field = WHOLE_INITIATIVE if change.sheet is SheetName.INITIATIVES else change.field
        elif change.new_key or change.field in (Heading.NUMBER, Heading.SERIAL):
            return None
    return Revision("", "", change.kind, number, field, change.before, change.after)


def _merged_away(comparison: Comparison) -> Iterator[Revision]:
    """The texts of each 取組 that went into another: they stand nowhere else."""
    for match in comparison.matches[SheetName.INITIATIVES]:
        if len(match.old) > 1:
            goes_on = [base_of(match.old, into) for into in match.new]
            for gone in (each for each in match.old if each not in goes_on):
                for heading, text in gone.texts.items():
                    if heading != Heading.NUMBER:
                        yield Revision("", "", RevisionKind.MERGED, gone.key, heading, text, "")


def _key(number: str, field: str, after: str) -> tuple[str, str, str]:
    return number_key(number), normalize_key(field), normalize_key(after)
