"""The difference of two plans: one change for each field, in the words of the master."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hitaplan.master.layout import Heading, SheetName
from hitaplan.plan.keys import listed_in, number_key
from hitaplan.plan.model import Plan
from hitaplan.plan.schedule import parse_entry
from hitaplan.plan.vocabulary import DIVIDED, MERGED, NAME_SEPARATOR, RevisionKind
from hitaplan.revision.gained import replaced
from hitaplan.revision.matching import Match, match
from hitaplan.revision.naming import called
from hitaplan.revision.renaming import match_named
from hitaplan.revision.texts import COMPARED, NUMBERED, Entries, Entry, entries

# By what the rows without numbers of their own are counted.
COUNTED = (Heading.PARAGRAPH, Heading.SERIAL)
_REASSIGNING = (Heading.DEPARTMENTS, Heading.ASKED)


@dataclass(frozen=True, slots=True)
class Change:
    """One field that is another in the new plan.

    Attributes:
        kind: 追加, 変更, 統合, 廃止, 完了, 番号変更 or 所管替え.
        sheet: The sheet of the master in which the field stands.
        old_key: By what the row was known: the 取組番号; "" where it is new.
        new_key: By what it is known now; "" where it is gone.
        name: What the reader calls it.
        field: The heading.
        before: The text before, or "".
        after: The text now, or "".
        place: Where a new row stands on its sheet, from 0.
    """

    kind: RevisionKind
    sheet: SheetName
    old_key: str
    new_key: str
    name: str
    field: str
    before: str
    after: str
    place: int = 0

    @property
    def number(self) -> str:
        """The number under which it is recorded: the new one where it has one."""
        return self.new_key or self.old_key


@dataclass(frozen=True)
class Comparison:
    """Two plans side by side.

    Attributes:
        old: The rows of the old plan.
        new: The rows of the new plan.
        matches: Which rows belong together, by sheet.
        changes: Every field that differs.
    """

    old: Entries
    new: Entries
    matches: dict[SheetName, tuple[Match, ...]]
    changes: tuple[Change, ...]


def compare(old: Plan, new: Plan) -> Comparison:
    """Compare two plans.

    Args:
        old: The plan before.
        new: The plan now.

    Returns:
        The comparison; without changes where both say the same.
    """
    before, after = entries(old), entries(new)
    apart = replaced(old.revisions, new.revisions)
    matches = {
        sheet: match(before[sheet], after[sheet], apart)
        if sheet in NUMBERED
        else match_named(before[sheet], after[sheet])
        for sheet in COMPARED
    }
    changes = tuple(change for sheet in COMPARED for change in _changes(sheet, matches[sheet], after[sheet]))
    return Comparison(before, after, matches, tuple(_known_better(changes, _successors(old, new))))


def base_of(merged: Sequence[Entry], into: Entry) -> Entry:
    """Return the row that goes on under a merger: the one that had the number already, else the first."""
    return next((each for each in merged if number_key(each.key) == number_key(into.key)), merged[0])


def _changes(sheet: SheetName, matches: Sequence[Match], new: Sequence[Entry]) -> Iterator[Change]:
    places = {id(entry): place for place, entry in enumerate(new)}
    for each in matches:
        if not each.old:
            yield from _whole(RevisionKind.ADDED, each.new[0], places[id(each.new[0])])
        elif not each.new:
            yield from _whole(_ending(each.old[0]), each.old[0], 0)
        elif len(each.old) > 1:
            yield from _merger(sheet, each)
        elif len(each.new) > 1:
            yield from _division(sheet, each)
        else:
            yield from _fields(each.old[0], each.new[0])


def _whole(kind: RevisionKind, entry: Entry, place: int) -> Iterator[Change]:
    added = kind is RevisionKind.ADDED
    for heading, text in entry.texts.items():
        keys = ("", entry.key) if added else (entry.key, "")
        texts = ("", text) if added else (text, "")
        yield Change(kind, entry.sheet, *keys, called(entry), heading, *texts, place)


def _ending(entry: Entry) -> RevisionKind:
    """完了 where the スケジュール of what is gone had an end, else 廃止."""
    if entry.sheet is not SheetName.INITIATIVES:
        return RevisionKind.ABOLISHED
    years = (text for heading, text in entry.texts.items() if heading.endswith("年度"))
    return (
        RevisionKind.COMPLETED
        if any(parse_entry(text).completes for text in years)
        else RevisionKind.ABOLISHED
    )


def _merger(sheet: SheetName, merged: Match) -> Iterator[Change]:
    for into in merged.new:
        for each in merged.old:
            yield Change(
                RevisionKind.MERGED,
                sheet,
                each.key,
                into.key,
                called(into),
                MERGED,
                each.key,
                into.key,
            )
        yield from _fields(base_of(merged.old, into), into)


def _division(sheet: SheetName, divided: Match) -> Iterator[Change]:
    (whole,) = divided.old
    parts = NAME_SEPARATOR.join(each.key for each in divided.new)
    yield Change(
        RevisionKind.CHANGED, sheet, whole.key, divided.new[0].key, called(whole), DIVIDED, whole.key, parts
    )
    for each in divided.new:
        yield from _fields(whole, each)


def _fields(old: Entry, new: Entry) -> Iterator[Change]:
    for heading in dict.fromkeys((*old.texts, *new.texts)):
        before, after = old.texts.get(heading, ""), new.texts.get(heading, "")
        if before != after:
            kind = _kind(new, heading)
            yield Change(kind, new.sheet, old.key, new.key, called(new), heading, before, after)


def _kind(entry: Entry, heading: str) -> RevisionKind:
    counts = (entry.key_heading,) if entry.sheet in NUMBERED else COUNTED
    if heading in counts:
        return RevisionKind.RENUMBERED
    return RevisionKind.REASSIGNED if heading in _REASSIGNING else RevisionKind.CHANGED


def _successors(*plans: Plan) -> set[str]:
    """Everything that a reorganisation speaks of, in either plan."""
    changing = [each for plan in plans for each in plan.departments if each.successors]
    return {name for each in changing for name in (each.name, *each.successors)}


def _known_better(changes: Sequence[Change], successors: set[str]) -> Iterator[Change]:
    """Give a change the kind that only the whole revision shows.

    A department that is renamed, divided or merged is 所管替え, whatever of its row has changed; a 再掲元 that follows its
    original to another number is 番号変更.
    """
    moved = {(each.before, each.after) for each in changes if each.kind is RevisionKind.RENUMBERED}
    for each in changes:
        if each.sheet is SheetName.DEPARTMENTS and each.number in successors:
            yield replace(each, kind=RevisionKind.REASSIGNED)
        elif each.field == Heading.RELISTED_FROM and (each.before, each.after) in moved:
            yield replace(each, kind=RevisionKind.RENUMBERED)
        else:
            yield each


def parts_of_division(change: Change) -> tuple[str, ...]:
    """Return the numbers into which a row was divided."""
    return listed_in(change.after)
