"""新旧対照表: what stands on either side, with the changed phrases marked, and runs of what is unchanged left out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from hitaplan.master.layout import Heading, SheetName, year_of_heading
from hitaplan.plan.relisted_mark import without_relisted_mark
from hitaplan.plan.vocabulary import DIVIDED, MERGED, RELISTED_MARK
from hitaplan.revision.changes import Comparison, base_of
from hitaplan.revision.matching import Match, number_key
from hitaplan.revision.phrases import Marked, Segment, marked
from hitaplan.revision.texts import KEY_SEPARATOR, Entry

_GAP = "　"
_FIELDS = (Heading.CONTENT, Heading.DEPARTMENTS)
_SCHEDULE = "スケジュール"


@dataclass(frozen=True, slots=True)
class Wording:
    """What stands where one side has nothing, or both the same; offices differ in it.

    Attributes:
        added: Beside what is new.
        removed: Beside what is gone.
        omitted: For what is unchanged.
    """

    added: str = "(新設)"
    removed: str = "(削る)"
    omitted: str = "(略)"


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of the table.

    Attributes:
        new: What stands in the new plan.
        old: What stood in the old plan.
        remark: 追加, 変更, 統合 …, for the column 備考.
        heading: Whether it only says where in the plan the following stands.
    """

    new: Marked
    old: Marked
    remark: str = ""
    heading: bool = False


def comparison_rows(comparison: Comparison, wording: Wording = Wording()) -> tuple[TableRow, ...]:
    """Lay out a comparison as the rows of a 新旧対照表.

    Args:
        comparison: The two plans.
        wording: What stands for what is new, gone and unchanged.

    Returns:
        The rows; none where nothing has changed.
    """
    if not comparison.changes:
        return ()
    return tuple(_Layout(comparison, wording).rows())


class _Layout:
    """Lays out one comparison."""

    def __init__(self, comparison: Comparison, wording: Wording) -> None:
        self._comparison, self._wording = comparison, wording
        changes = comparison.changes
        self._changed = {(each.sheet, key) for each in changes for key in (each.old_key, each.new_key) if key}

    def rows(self) -> Iterator[TableRow]:
        for sheet in (SheetName.PLAN, SheetName.FRONT_MATTER, SheetName.PERIODS):
            yield from self._plain_sheet(sheet)
        yield from self._policies()
        yield from self._plain_sheet(SheetName.STANDARD_SYSTEMS)

    def _plain_sheet(self, sheet: SheetName) -> Iterator[TableRow]:
        """Changed rows of a sheet without numbers, each under what it is known by."""
        changes = [each for each in self._comparison.changes if each.sheet is sheet]
        if not changes:
            return
        above = ""
        for key in dict.fromkeys(each.number for each in changes):
            own = [each for each in changes if each.number == key]
            # A paragraph stands under its chapter and section; all else under the name of its sheet.
            place, _, name = (
                key.rpartition(KEY_SEPARATOR) if sheet is SheetName.FRONT_MATTER else (sheet, "", key)
            )
            title = "" if sheet is SheetName.FRONT_MATTER else f"{name}{_GAP}"
            if place != above:
                yield _heading(above := place)
            shown = [
                each for each in own if each.field in (Heading.TEXT, Heading.LABEL, Heading.VALUE)
            ] or own[:1]
            for each in shown:
                if each.old_key and each.new_key:
                    old, new = marked(each.before, each.after)
                    yield TableRow(
                        _merge((Segment(title, changed=False), *new)),
                        _merge((Segment(title, changed=False), *old)),
                        each.kind,
                    )
                elif each.new_key:
                    yield TableRow(_underlined(title + each.after), _plain(self._wording.added), each.kind)
                else:
                    yield TableRow(_plain(self._wording.removed), _underlined(title + each.before), each.kind)

    def _policies(self) -> Iterator[TableRow]:
        matches = self._comparison.matches
        items = _by_parent(matches[SheetName.ITEMS], matches[SheetName.POLICIES])
        initiatives = _by_parent(matches[SheetName.INITIATIVES], matches[SheetName.ITEMS])
        for policy in matches[SheetName.POLICIES]:
            inner = list(self._inner(items.get(_key(policy), ()), initiatives))
            # Of a 基本方針 in which nothing has changed, its 基本項目 need not be named.
            yield from self._headed("基本方針", policy, inner if any(map(_says_more, inner)) else ())

    def _inner(
        self, items: Sequence[Match], initiatives: Mapping[str, Sequence[Match]]
    ) -> Iterator[TableRow]:
        for item in items:
            body = [*self._narrative(item), *self._initiatives(initiatives.get(_key(item), ()))]
            yield from self._headed("基本項目", item, body)

    def _headed(self, word: str, match: Match, inner: Sequence[TableRow]) -> Iterator[TableRow]:
        """A heading with what is below it; nothing where neither has changed."""
        if not match.old or not match.new:
            entry = (match.new or match.old)[0]
            title = f"{word}{entry.key}{_GAP}{entry.name}"
            yield self._one_side(title, new=bool(match.new))
            yield from inner
            return
        old, new = match.old[0], match.new[0]
        titles = (f"{word}{old.key}{_GAP}{old.name}", f"{word}{new.key}{_GAP}{new.name}")
        if titles[0] != titles[1]:
            before, after = marked(*titles)
            yield TableRow(after, before, "変更", heading=True)
            yield from inner or (self._omitted(),)
        elif inner:
            yield _heading(titles[1])
            yield from inner
        else:
            text = f"{word}{new.key}{_GAP}{self._wording.omitted}"
            yield TableRow(_plain(text), _plain(text))

    def _narrative(self, item: Match) -> Iterator[TableRow]:
        """The paragraphs of a 基本項目, where any has changed."""
        old, new = (side[0].texts.get(Heading.TEXT, "") if side else "" for side in (item.old, item.new))
        if old == new:
            return
        before, after = old.split("\n") if old else [], new.split("\n") if new else []
        matcher = SequenceMatcher(None, before, after, autojunk=False)
        for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
            if tag == "equal":
                yield self._omitted()
                continue
            for one, other in zip_longest(before[old_from:old_to], after[new_from:new_to]):
                yield self._paragraph(one, other)

    def _paragraph(self, old: str | None, new: str | None) -> TableRow:
        if old is None or new is None:
            return self._one_side((old if new is None else new) or "", new=old is None)
        before, after = marked(old, new)
        return TableRow(after, before, "変更")

    def _initiatives(self, matches: Sequence[Match]) -> Iterator[TableRow]:
        unchanged: list[Entry] = []
        for each in matches:
            if self._same(each):
                unchanged.append(each.new[0])
                continue
            yield from self._run(unchanged)
            unchanged = []
            yield from self._initiative(each)
        # A 基本項目 without any change is not shown at all.
        if len(unchanged) < len(matches):
            yield from self._run(unchanged)

    def _same(self, match: Match) -> bool:
        keys = {each.key for each in (*match.old, *match.new)}
        return len(match.old) == len(match.new) == 1 and not any(
            (SheetName.INITIATIVES, key) in self._changed for key in keys
        )

    def _run(self, unchanged: Sequence[Entry]) -> Iterator[TableRow]:
        if unchanged:
            first, last = unchanged[0].key, unchanged[-1].key
            said = first if first == last else f"{first}から{last}まで"
            text = f"{said}{_GAP}{self._wording.omitted}"
            yield TableRow(_plain(text), _plain(text))

    def _initiative(self, match: Match) -> Iterator[TableRow]:
        if not match.old:
            yield from self._whole(match.new[0], new=True)
        elif not match.new:
            yield from self._whole(match.old[0], new=False)
        elif len(match.old) > 1:
            yield from self._merger(match)
        else:
            remark = DIVIDED if len(match.new) > 1 else "変更"
            for each in match.new:
                yield from self._pair(match.old[0], each, remark)

    def _merger(self, match: Match) -> Iterator[TableRow]:
        for into in match.new:
            base = base_of(match.old, into)
            yield from self._pair(base, into, MERGED)
            for each in match.old:
                if each is not base:
                    note = f"({into.key}に{MERGED})"
                    yield TableRow(_plain(note), _underlined("\n".join(_lines(each))), MERGED)

    def _whole(self, entry: Entry, *, new: bool) -> Iterator[TableRow]:
        yield self._one_side("\n".join(_lines(entry)), new=new)

    def _one_side(self, text: str, *, new: bool) -> TableRow:
        if new:
            return TableRow(_underlined(text), _plain(self._wording.added), "追加")
        return TableRow(_plain(self._wording.removed), _underlined(text), "削除")

    def _pair(self, old: Entry, new: Entry, remark: str) -> Iterator[TableRow]:
        """Number and name, then each field that has changed; runs of the others are left out."""
        moved = number_key(old.key) != number_key(new.key)
        before, after = marked(_name(old), _name(new))
        numbers = (Segment(old.key, moved), Segment(new.key, moved))
        gap = Segment(_GAP, changed=False)
        yield TableRow(_merge((numbers[1], gap, *after)), _merge((numbers[0], gap, *before)), remark)
        body = [*self._texts(old, new), self._schedule(old, new)]
        last: TableRow | None = None
        for row in body:
            shown = row or self._omitted()
            if row or last is None or last != shown:
                yield shown
            last = shown

    def _texts(self, old: Entry, new: Entry) -> Iterator[TableRow | None]:
        for heading in _FIELDS:
            before, after = old.texts.get(heading, ""), new.texts.get(heading, "")
            if before == after:
                yield None
            else:
                one, other = marked(before, after)
                yield TableRow(_titled(heading, other), _titled(heading, one))

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
            label = Segment(f"\n{year}{_GAP}", changed=False)
            before += (label, *(one or (Segment("―", changed=bool(other)),)))
            after += (label, *(other or (Segment("―", changed=bool(one)),)))
        return TableRow(_merge(after), _merge(before))

    def _omitted(self) -> TableRow:
        return TableRow(_plain(self._wording.omitted), _plain(self._wording.omitted))


def _says_more(row: TableRow) -> bool:
    """Whether a row is more than the mark of what is left out."""
    return row.new != row.old


def _key(match: Match) -> str:
    return (match.new or match.old)[0].key


def _by_parent(matches: Iterable[Match], parents: Iterable[Match]) -> dict[str, list[Match]]:
    """Group 基本項目 by their 基本方針, or 取組 by their 基本項目: where they are now, or what is left of where they were."""
    became = {old.key: _key(parent) for parent in parents for old in parent.old}
    found: dict[str, list[Match]] = {}
    for each in matches:
        parent = _key(each).rpartition("-")[0]
        found.setdefault(parent if each.new else became.get(parent, parent), []).append(each)
    return found


def _name(entry: Entry) -> str:
    relisted = RELISTED_MARK if entry.texts.get(Heading.RELISTED_FROM) else ""
    return without_relisted_mark(entry.name) + relisted


def _lines(entry: Entry) -> list[str]:
    """A whole 取組: number and name, content, departments, and its years."""
    texts = [f"{heading}{_GAP}{entry.texts[heading]}" for heading in _FIELDS if heading in entry.texts]
    years = [heading for heading in entry.texts if year_of_heading(heading)]
    schedule = [f"{year}{_GAP}{entry.texts[year]}" for year in years]
    return [f"{entry.key}{_GAP}{_name(entry)}", *texts, *([_SCHEDULE, *schedule] if schedule else [])]


def _heading(text: str) -> TableRow:
    return TableRow(_plain(text), _plain(text), heading=True)


def _titled(title: str, text: Iterable[Segment]) -> Marked:
    return _merge((Segment(f"{title}{_GAP}", changed=False), *text))


def _plain(text: str) -> Marked:
    return (Segment(text, changed=False),) if text else ()


def _underlined(text: str) -> Marked:
    return (Segment(text, changed=True),)


def _merge(segments: Iterable[Segment]) -> Marked:
    """Join neighbours that are marked alike."""
    found: list[Segment] = []
    for each in segments:
        if not each.text:
            continue
        if found and found[-1].changed == each.changed:
            found[-1] = Segment(found[-1].text + each.text, each.changed)
        else:
            found.append(each)
    return tuple(found)
