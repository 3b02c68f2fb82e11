"""新旧対照表: 基本方針, 基本項目 and 取組 on either side, with the changed phrases marked, and runs of what is unchanged left out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import groupby, zip_longest

from hitaplan.master.layout import Heading, SheetName, year_of_heading
from hitaplan.plan.model import STANDARD_SYSTEMS_ITEM
from hitaplan.plan.relisted_mark import without_relisted_mark
from hitaplan.plan.vocabulary import DIVIDED, MERGED, NAME_SEPARATOR, RELISTED_MARK
from hitaplan.revision.changes import Change, Comparison
from hitaplan.revision.kinds import kinds_of, kinds_within
from hitaplan.revision.matching import Match
from hitaplan.revision.phrases import Segment, marked
from hitaplan.revision.table_frame import frame_rows
from hitaplan.revision.table_places import Place, places
from hitaplan.revision.table_row import (
    GAP,
    TableRow,
    Wording,
    changed,
    merged,
    omitted,
    on_one_side,
    plain,
    renamed,
    same_on_both,
    says_more,
    underlined,
)
from hitaplan.revision.texts import Entry

_FIELDS = (Heading.CONTENT, Heading.DEPARTMENTS)
_SCHEDULE = "スケジュール"
_SYSTEMS_ITEM = "-".join(map(str, STANDARD_SYSTEMS_ITEM))
_MOVED = "移動"
_USUAL = Wording()
# What has rows of its own, or, where nothing of it has changed, the row of the plan.
_Part = Entry | Sequence[TableRow]


def comparison_rows(comparison: Comparison, wording: Wording = _USUAL) -> tuple[TableRow, ...]:
    """Lay out a comparison as the rows of a 新旧対照表.

    Args:
        comparison: The two plans.
        wording: What stands for what is new, gone and unchanged.

    Returns:
        The rows, in the order of the new plan; none where nothing has changed that the plan prints.
    """
    if not comparison.changes:
        return ()
    rows = tuple(_Layout(comparison, wording).rows())
    return tuple(_led(rows)) if any(map(says_more, rows)) else ()


def _led(rows: Sequence[TableRow]) -> Iterator[TableRow]:
    """Below a heading, what is left out leads on to what has changed."""
    headed = False
    for row, below in zip_longest(rows, rows[1:]):
        headed = row.heading or (headed and not says_more(row))
        yield replace(row, leads=bool(below) and (headed or row.leads))


class _Layout:
    """Lays out one comparison."""

    def __init__(self, comparison: Comparison, wording: Wording) -> None:
        self._comparison, self._wording = comparison, wording
        self._changes: dict[tuple[SheetName, str, str], list[Change]] = {}
        for each in comparison.changes:
            self._changes.setdefault((each.sheet, each.old_key, each.new_key), []).append(each)
        self._items = places(comparison, SheetName.POLICIES, SheetName.ITEMS)
        self._initiatives = places(comparison, SheetName.ITEMS, SheetName.INITIATIVES)
        self._systems = tuple(frame_rows(comparison, wording, SheetName.STANDARD_SYSTEMS))

    def _between(self, old: Entry, new: Entry) -> Sequence[Change]:
        """The changes that made one row of another."""
        return self._changes.get((new.sheet, old.key, new.key), ())

    def rows(self) -> Iterator[TableRow]:
        for sheet in (SheetName.PLAN, SheetName.FRONT_MATTER, SheetName.PERIODS):
            yield from frame_rows(self._comparison, self._wording, sheet)
        yield from self._joined("基本方針", self._policies())
        if _SYSTEMS_ITEM not in _new_keys(self._comparison.matches[SheetName.ITEMS]):
            yield from self._systems

    def _policies(self) -> Iterator[_Part]:
        for policy in self._comparison.matches[SheetName.POLICIES]:
            inner = list(self._joined("基本項目", self._inner(policy)))
            # Of a 基本方針 in which nothing has changed, its 基本項目 need not be named.
            yield self._headed("基本方針", policy, inner if any(map(says_more, inner)) else ())

    def _inner(self, policy: Match) -> Iterator[_Part]:
        for place in self._items(policy):
            if place.left:
                title = f"基本項目{place.old.key}{GAP}{place.old.name}"
                yield (_left(self._wording, title, f"基本項目{place.match.new[0].key}"),)
                continue
            yield self._headed("基本項目", place.match, self._below(place.match))

    def _below(self, item: Match) -> Sequence[TableRow]:
        """What stands below the heading of a 基本項目; nothing where none of it has changed."""
        systems = self._systems if _SYSTEMS_ITEM in _new_keys((item,)) else ()
        listed = self._joined("", map(self._initiative, self._initiatives(item)))
        rows = (*self._narrative(item), *systems, *listed)
        return rows if any(map(says_more, rows)) else ()

    def _joined(self, word: str, parts: Iterable[_Part]) -> Iterator[TableRow]:
        """The rows of all parts; neighbours without any change are one row."""
        for unchanged, run in groupby(parts, key=lambda part: isinstance(part, Entry)):
            if unchanged:
                yield omitted(
                    self._wording, _span(word, [each.key for each in run if isinstance(each, Entry)])
                )
            else:
                yield from (row for part in run if not isinstance(part, Entry) for row in part)

    def _headed(self, word: str, match: Match, inner: Sequence[TableRow]) -> _Part:
        """A heading with what is below it; the bare 基本方針 or 基本項目 where neither has changed."""
        if not match.old or not match.new:
            entry = (match.new or match.old)[0]
            title = f"{word}{entry.key}{GAP}{entry.name}"
            return (on_one_side(title, self._wording, new=bool(match.new), heading=True), *inner)
        old, new = match.old[0], match.new[0]
        before, after = ((each.key, each.name) for each in (old, new))
        if before != after:
            named = (each for each in self._between(old, new) if each.field != Heading.TEXT)
            remark = NAME_SEPARATOR.join(kinds_of(named))
            heading = renamed(before, after, word=word, remark=remark, heading=True)
            return (heading, *(inner or (omitted(self._wording),)))
        return (same_on_both(f"{word}{GAP.join(after)}", heading=True), *inner) if inner else new

    def _narrative(self, item: Match) -> Iterator[TableRow]:
        """The paragraphs of a 基本項目; unchanged ones are left out."""
        old, new = (side[0].texts.get(Heading.TEXT, "") if side else "" for side in (item.old, item.new))
        before, after = old.split("\n") if old else [], new.split("\n") if new else []
        matcher = SequenceMatcher(None, before, after, autojunk=False)
        for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
            if tag == "equal":
                yield omitted(self._wording)
                continue
            for one, other in zip_longest(before[old_from:old_to], after[new_from:new_to]):
                yield self._paragraph(one, other)

    def _paragraph(self, old: str | None, new: str | None) -> TableRow:
        if old is None or new is None:
            return on_one_side((old if new is None else new) or "", self._wording, new=old is None)
        return changed((old,), (new,))

    def _same(self, place: Place) -> bool:
        match = place.match
        if len(match.old) != 1 or len(match.new) != 1:
            return False
        return not any(map(_printed, self._between(match.old[0], match.new[0])))

    def _initiative(self, place: Place) -> _Part:
        """The rows of a 取組; itself where nothing of it has changed."""
        match = place.match
        if place.left:
            return (self._gone(place),)
        if not match.old:
            return (on_one_side("\n".join(_lines(place.new)), self._wording, new=True),)
        if not match.new:
            kind = self._changes[place.old.sheet, place.old.key, ""][0].kind.value
            return (on_one_side("\n".join(_lines(place.old)), self._wording, new=False, remark=kind),)
        if self._same(place):
            return place.new
        return tuple(self._pair(place.old, place.new, NAME_SEPARATOR.join(self._kinds(place))))

    def _kinds(self, place: Place) -> tuple[str, ...]:
        """What has become of a 取組, as far as the plan prints it."""
        return kinds_within(place.match, filter(_printed, self._between(place.old, place.new)))

    def _gone(self, place: Place) -> TableRow:
        """What stood here and stands elsewhere now, with the number under which it is found."""
        match, now = place.match, NAME_SEPARATOR.join(each.key for each in place.match.new)
        if len(match.new) > 1:
            return _left(self._wording, f"{place.old.key}{GAP}{_name(place.old)}", now, DIVIDED)
        if place.moved:
            return _left(self._wording, f"{place.old.key}{GAP}{_name(place.old)}", now)
        return TableRow(plain(f"({now}に{MERGED})"), underlined("\n".join(_lines(place.old))), MERGED)

    def _pair(self, old: Entry, new: Entry, remark: str) -> Iterator[TableRow]:
        """Number and name, then each field that has changed; runs of the others are left out."""
        yield renamed((old.key, _name(old)), (new.key, _name(new)), remark=remark)
        body = [row or omitted(self._wording) for row in (*self._texts(old, new), self._schedule(old, new))]
        shown = [row for row, _ in groupby(body)]
        # All of it belongs together.
        yield from (replace(row, leads=True) for row in shown[:-1])
        yield shown[-1]

    def _texts(self, old: Entry, new: Entry) -> Iterator[TableRow | None]:
        for heading in _FIELDS:
            before, after = old.texts.get(heading, ""), new.texts.get(heading, "")
            yield None if before == after else _unremarked(changed((before,), (after,), title=f"{heading}"))

    def _schedule(self, old: Entry, new: Entry) -> TableRow | None:
        """スケジュール, a line a year, so that one changed year is seen at once."""
        years = [each for each in dict.fromkeys((*old.texts, *new.texts)) if year_of_heading(each)]
        if all(old.texts.get(year) == new.texts.get(year) for year in years):
            return None
        ordered = sorted(years, key=lambda each: year_of_heading(each) or 0)
        before: list[Segment] = [Segment(_SCHEDULE, changed=False)]
        after = list(before)
        for year in ordered:
            one, other = marked(old.texts.get(year, ""), new.texts.get(year, ""))
            label = Segment(f"\n{year}{GAP}", changed=False)
            before += (label, *(one or (Segment("―", changed=bool(other)),)))
            after += (label, *(other or (Segment("―", changed=bool(one)),)))
        return TableRow(merged(after), merged(before))


def _span(word: str, keys: Sequence[str]) -> str:
    """「1-1-2」, 「1-1-2及び1-1-3」, 「1-1-2から1-1-4まで」."""
    first, last = keys[0], keys[-1]
    return word + (
        first if first == last else f"{first}及び{last}" if len(keys) == 2 else f"{first}から{last}まで"
    )


def _left(wording: Wording, title: str, now: str, deed: str = _MOVED) -> TableRow:
    """What stood here, in a line, beside the number under which it is found now."""
    rest = Segment(f"{GAP}{wording.omitted}", changed=False)
    return TableRow(plain(f"({now}に{deed})"), (*underlined(title), rest), deed)


def _printed(change: Change) -> bool:
    """Whether the plan prints what has changed: 照会先 is not in it, and of 再掲元 only that there is one."""
    if change.field == Heading.ASKED:
        return False
    return change.field != Heading.RELISTED_FROM or not (change.before and change.after)


def _unremarked(row: TableRow) -> TableRow:
    """A row whose 備考 stands at the head of its 取組."""
    return TableRow(row.new, row.old)


def _new_keys(matches: Iterable[Match]) -> set[str]:
    return {new.key for each in matches for new in each.new}


def _name(entry: Entry) -> str:
    relisted = RELISTED_MARK if entry.texts.get(Heading.RELISTED_FROM) else ""
    return without_relisted_mark(entry.name) + relisted


def _lines(entry: Entry) -> list[str]:
    """A whole 取組: number and name, content, departments, and its years."""
    texts = [f"{heading}{GAP}{entry.texts[heading]}" for heading in _FIELDS if heading in entry.texts]
    years = [heading for heading in entry.texts if year_of_heading(heading)]
    schedule = [f"{year}{GAP}{entry.texts[year]}" for year in years]
    return [f"{entry.key}{GAP}{_name(entry)}", *texts, *([_SCHEDULE, *schedule] if schedule else [])]
