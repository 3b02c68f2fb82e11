"""Pairs of places in two lists that keep the order of both: what stays beside each other, and what has moved."""

from bisect import bisect_left
from collections.abc import Iterable

# The place in the old list, and that in the new one.
Pair = tuple[int, int]


def in_step(fixed: Iterable[Pair], offered: Iterable[Pair]) -> list[Pair]:
    """Add to pairs in step as many others as go with them.

    Args:
        fixed: Pairs that keep the order of both lists.
        offered: Further pairs.

    Returns:
        All that are fixed and as many of the others as possible, in order; no two of them cross.
    """
    kept = sorted(fixed)
    fitting = (pair for pair in offered if _fits(pair, kept))
    return _longest(sorted({*kept, *fitting}, key=lambda pair: (pair[0], -pair[1])))


def _fits(pair: Pair, kept: list[Pair]) -> bool:
    place = bisect_left(kept, pair)
    neighbours = kept[max(place - 1, 0) : place + 1]
    return all(
        (old < pair[0] and new < pair[1]) or (pair[0] < old and pair[1] < new) for old, new in neighbours
    )


def _longest(pairs: list[Pair]) -> list[Pair]:
    """The longest chain of pairs that rises on both sides; where the old place is the same, the last one comes first."""
    ends: list[int] = []
    chains: list[int] = []
    before: list[int] = []
    for place, (_, new) in enumerate(pairs):
        length = bisect_left(ends, new)
        before.append(chains[length - 1] if length else -1)
        ends[length : length + 1] = [new]
        chains[length : length + 1] = [place]
    found = []
    place = chains[-1] if chains else -1
    while place >= 0:
        found.append(pairs[place])
        place = before[place]
    return found[::-1]
