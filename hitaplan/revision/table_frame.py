"""新旧対照表: what stands around the 取組: the name of the plan, its chapters, the periods and 標準化対象業務."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from hitaplan.master.layout import Heading, SheetName
from hitaplan.revision.changes import Comparison
from hitaplan.revision.matching import Match
from hitaplan.revision.table_row import (
    TableRow,
    Wording,
    changed,
    omitted,
    on_one_side,
    same_on_both,
)
from hitaplan.revision.texts import Entry

_HEADINGS = {
    SheetName.PLAN: "計画の名称及び期間",
    SheetName.PERIODS: "計画期間の表",
    SheetName.STANDARD_SYSTEMS: "標準化対象業務",
}


def frame_rows(comparison: Comparison, wording: Wording, sheet: SheetName) -> Iterator[TableRow]:
    """Lay out a sheet whose rows have no numbers; unchanged runs are left out.

    Args:
        comparison: The two plans.
        wording: What stands for what is new, gone and unchanged.
        sheet: The sheet.

    Yields:
        The rows; none where nothing of the sheet has changed.
    """
    matches = comparison.matches[sheet]
    if not any(map(_differs, matches)):
        return
    if sheet is SheetName.FRONT_MATTER:
        yield from _chapters(matches, wording)
        return
    yield same_on_both(_HEADINGS[sheet], heading=True)
    yield from _listed(matches, wording, _PARTS[sheet])


def _chapters(matches: Sequence[Match], wording: Wording) -> Iterator[TableRow]:
    became = _became(matches, _chapter)
    for _, group in groupby(matches, key=lambda each: _place(each, _chapter, became)):
        chapter = list(group)
        if any(map(_differs, chapter)):
            yield from _headed(chapter, _chapter, wording)
            yield from _sections(chapter, wording)
        else:
            yield omitted(wording, _chapter(chapter[0].new[0]))


def _sections(matches: Sequence[Match], wording: Wording) -> Iterator[TableRow]:
    became = _became(matches, _section)
    for _, group in groupby(matches, key=lambda each: _place(each, _section, became)):
        section = list(group)
        differs = any(map(_differs, section))
        if differs:
            yield from _headed(section, _section, wording)
            yield from _listed([each for each in section if _has_text(each)], wording, _text)
        elif any(map(_has_text, section)):
            yield omitted(wording, _section(section[0].new[0]))


def _headed(matches: Sequence[Match], title: Callable[[Entry], str], wording: Wording) -> Iterator[TableRow]:
    """The heading of a chapter or section, as it is on both sides."""
    old = next((title(each.old[0]) for each in matches if each.old and each.new), None)
    new = next((title(each.new[0]) for each in matches if each.old and each.new), None)
    if old is None or new is None:
        # Nothing of it stands on both sides: it is new, or gone.
        entry = (matches[0].new or matches[0].old)[0]
        if title(entry):
            yield on_one_side(title(entry), wording, new=bool(matches[0].new), heading=True)
    elif old != new:
        yield changed((old,), (new,), heading=True)
    elif new:
        yield same_on_both(new, heading=True)


def _listed(
    matches: Sequence[Match], wording: Wording, parts: Callable[[Entry], tuple[str, ...]]
) -> Iterator[TableRow]:
    """A row for each change, and one for each run of what is unchanged."""
    left_out = False
    for each in matches:
        if not each.old or not each.new:
            entry = (each.new or each.old)[0]
            yield on_one_side("　".join(filter(None, parts(entry))), wording, new=bool(each.new))
            left_out = False
        elif (before := parts(each.old[0])) != (after := parts(each.new[0])):
            yield changed(before, after)
            left_out = False
        elif not left_out:
            yield omitted(wording)
            left_out = True


def _differs(match: Match) -> bool:
    """Whether a row says something else where it is printed; the place of a paragraph is not."""
    if not match.old or not match.new:
        return True
    old, new = match.old[0], match.new[0]
    shown = _PARTS[new.sheet]
    return shown(old) != shown(new) or (_chapter(old), _section(old)) != (_chapter(new), _section(new))


def _became(matches: Sequence[Match], title: Callable[[Entry], str]) -> dict[str, str]:
    """What the headings of the old plan are now."""
    return {title(each.old[0]): title(each.new[0]) for each in matches if each.old and each.new}


def _place(match: Match, title: Callable[[Entry], str], became: dict[str, str]) -> str:
    if match.new:
        return title(match.new[0])
    return became.get(title(match.old[0]), title(match.old[0]))


def _chapter(entry: Entry) -> str:
    return entry.texts.get(Heading.CHAPTER, "")


def _section(entry: Entry) -> str:
    return entry.texts.get(Heading.SECTION, "")


def _text(entry: Entry) -> tuple[str, ...]:
    return (entry.texts.get(Heading.TEXT, ""),)


def _has_text(match: Match) -> bool:
    return any(_text(each)[0] for each in (*match.old, *match.new))


def _bar(entry: Entry) -> tuple[str, ...]:
    texts = entry.texts
    first, last = texts.get(Heading.FIRST_YEAR, ""), texts.get(Heading.LAST_YEAR, "")
    years = first if first == last else f"{first}から{last}まで"
    return texts.get(Heading.PLAN_NAME, ""), years, texts.get(Heading.LABEL, "")


_PARTS: dict[SheetName, Callable[[Entry], tuple[str, ...]]] = {
    SheetName.PLAN: lambda it: (it.texts.get(Heading.ITEM, ""), it.texts.get(Heading.VALUE, "")),
    SheetName.FRONT_MATTER: _text,
    SheetName.PERIODS: _bar,
    SheetName.STANDARD_SYSTEMS: lambda it: (
        it.texts.get(Heading.SERIAL, ""),
        it.texts.get(Heading.SYSTEM_NAME, ""),
    ),
}
