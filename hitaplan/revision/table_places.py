"""Where in a 新旧対照表 each row stands: in the order of the new plan, and once more where it stood if it has moved away."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hitaplan.master.layout import SheetName
from hitaplan.plan.keys import number_key
from hitaplan.revision.alignment import Pair, in_step
from hitaplan.revision.changes import Comparison, base_of
from hitaplan.revision.matching import Match
from hitaplan.revision.texts import Entry


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the table.

    Attributes:
        match: What belongs together.
        side: The row that stands here: of the new plan, or of the old one where nothing of the new one does.
        beside: The row of the old plan beside it, if any.
        left: Whether it stood here, and goes on elsewhere.
    """

    match: Match
    side: Entry
    beside: Entry | None = None
    left: bool = False

    @property
    def new(self) -> Entry:
        """The row of the new plan."""
        return self.side

    @property
    def old(self) -> Entry:
        """The row of the old plan."""
        return self.beside or self.side

    @property
    def moved(self) -> bool:
        """Whether what has left goes on as itself, and not in another."""
        return self.left and any(base_of(self.match.old, each) is self.side for each in self.match.new)


def places(comparison: Comparison, outer: SheetName, inner: SheetName) -> Callable[[Match], Sequence[Place]]:
    """Lay out the rows of a sheet below those of the sheet above it.

    Args:
        comparison: The two plans.
        outer: 基本方針 or 基本項目.
        inner: 基本項目 or 取組.

    Returns:
        What gives the places below one of the outer sheet.
    """
    above_old = {old.key: id(each) for each in comparison.matches[outer] for old in each.old}
    above_new = {new.key: id(each) for each in comparison.matches[outer] for new in each.new}
    before = _grouped(comparison.old[inner], above_old)
    after = _grouped(comparison.new[inner], above_new)
    of_old = {id(old): each for each in comparison.matches[inner] for old in each.old}
    of_new = {id(new): each for each in comparison.matches[inner] for new in each.new}
    return lambda match: tuple(_placed(before.get(id(match), ()), after.get(id(match), ()), of_old, of_new))


def _grouped(entries: Sequence[Entry], above: Mapping[str, int]) -> dict[int, list[Entry]]:
    found: dict[int, list[Entry]] = {}
    for entry in entries:
        found.setdefault(above[entry.key.rpartition("-")[0]], []).append(entry)
    return found


def _placed(
    before: Sequence[Entry], after: Sequence[Entry], of_old: dict[int, Match], of_new: dict[int, Match]
) -> Iterator[Place]:
    """The rows of the new plan in order; between them, at its old place, what is gone or has left."""
    stays = dict(_staying(before, after, of_new))
    gone: dict[int, list[Entry]] = {}
    last = -1
    for place, entry in enumerate(before):
        if place in stays:
            last = stays[place]
        else:
            gone.setdefault(last, []).append(entry)
    for place in range(-1, len(after)):
        if place >= 0:
            match = of_new[id(after[place])]
            yield Place(match, after[place], base_of(match.old, after[place]) if match.old else None)
        for entry in gone.get(place, ()):
            match = of_old[id(entry)]
            yield Place(match, entry, left=bool(match.new))


def _staying(before: Sequence[Entry], after: Sequence[Entry], of_new: dict[int, Match]) -> list[Pair]:
    """The places of what stands beside itself in both plans; what has kept its number does so in any case."""
    where = {id(entry): place for place, entry in enumerate(before)}
    kept: list[Pair] = []
    others: list[Pair] = []
    for place, entry in enumerate(after):
        match = of_new[id(entry)]
        base = base_of(match.old, entry) if match.old else None
        if base is None or id(base) not in where or _home(match, base) is not entry:
            continue
        same = number_key(base.key) == number_key(entry.key)
        (kept if same else others).append((where[id(base)], place))
    return in_step(kept, others)


def _home(match: Match, old: Entry) -> Entry:
    """The row of the new plan in which one of the old plan goes on: of a division the part that kept the number, else the first."""
    parts = [each for each in match.new if base_of(match.old, each) is old]
    return next((each for each in parts if number_key(each.key) == number_key(old.key)), parts[0])
