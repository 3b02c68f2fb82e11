"""Which row of 本文, 計画期間 or 標準化対象業務 is which in the new plan: rows that may have been given another name."""

from collections.abc import Callable, Iterator, Sequence

from hitaplan.master.layout import Heading, SheetName
from hitaplan.revision.alignment import Pair, in_step
from hitaplan.revision.matching import Match, likeness
from hitaplan.revision.texts import Entry

# Rows whose order is that of the plan, and which are known by words that a revision may change.
_RENAMED = (SheetName.FRONT_MATTER, SheetName.PERIODS, SheetName.STANDARD_SYSTEMS)
# How alike rows must be that are known by the same words, or are not.
_SAME_KEY, _ELSEWHERE = 0.4, 0.6


def match_named(old: Sequence[Entry], new: Sequence[Entry]) -> tuple[Match, ...]:
    """Match the rows of a sheet that has no numbers.

    Args:
        old: The rows of the old plan, in order.
        new: Those of the new plan, in order.

    Returns:
        The matches in the order of the new plan; what was removed stands where it stood.
    """
    sheet = next((each.sheet for each in (*old, *new)), None)
    if sheet in _RENAMED:
        pairs = _pairs(old, new)
    else:
        places = {each.key: place for place, each in enumerate(new)}
        pairs = [(place, places[each.key]) for place, each in enumerate(old) if each.key in places]
    return _in_order(old, new, pairs)


def _pairs(old: Sequence[Entry], new: Sequence[Entry]) -> list[Pair]:
    """The rows that belong together: those of the same words and text first, then the same text, then what is alike."""
    pairs: list[Pair] = []
    tests: tuple[Callable[[Entry, Entry], bool], ...] = (
        lambda one, other: one.key == other.key and _said(one) == _said(other),
        lambda one, other: _said(one) == _said(other),
        lambda one, other: one.key == other.key and likeness(_said(one), _said(other)) >= _SAME_KEY,
        lambda one, other: likeness(_said(one), _said(other)) >= _ELSEWHERE,
        lambda one, other: one.key == other.key,
    )
    for test in tests:
        pairs = in_step(pairs, _offered(old, new, pairs, test))
    return pairs


def _offered(
    old: Sequence[Entry], new: Sequence[Entry], pairs: Sequence[Pair], test: Callable[[Entry, Entry], bool]
) -> Iterator[Pair]:
    """The pairs of rows still alone that pass a test."""
    taken_old, taken_new = {one for one, _ in pairs}, {other for _, other in pairs}
    left = [place for place in range(len(new)) if place not in taken_new]
    for place, each in enumerate(old):
        if place not in taken_old:
            yield from ((place, other) for other in left if test(each, new[other]))


def _said(entry: Entry) -> str:
    """What a row says beside the words by which it is known; a heading without text says itself."""
    if entry.sheet is SheetName.PERIODS:
        return "".join(entry.texts.values())
    if entry.sheet is SheetName.STANDARD_SYSTEMS:
        return entry.key
    return entry.texts.get(Heading.TEXT) or entry.key


def _in_order(old: Sequence[Entry], new: Sequence[Entry], pairs: Sequence[Pair]) -> tuple[Match, ...]:
    became = dict(pairs)
    came_of = {other: one for one, other in pairs}
    found: list[tuple[float, int, Match]] = []
    for place, each in enumerate(new):
        one = came_of.get(place)
        found.append((place, 0, Match(() if one is None else (old[one],), (each,))))
    last = -1.0
    for place, each in enumerate(old):
        last = max(last, became[place]) if place in became else last
        if place not in became:
            found.append((last + 0.5, place, Match((each,), ())))
    return tuple(each for *_, each in sorted(found, key=lambda one: one[:2]))
