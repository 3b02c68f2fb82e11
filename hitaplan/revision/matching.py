"""Which row of the old plan is which of the new one: by 旧番号, by number, by text."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from hitaplan.master.layout import Heading, SheetName
from hitaplan.plan.keys import former_numbers, normalize_key, number_key
from hitaplan.revision.gained import Replaced
from hitaplan.revision.texts import Entry

# How alike the texts of a row must be where its number is the same, or is not: two different 取組 of the plan share 0.48
# of their pairs of characters at most.
_SAME_NUMBER, _ELSEWHERE = 0.4, 0.6
# Among so many rows without a match it is still worth while to compare every text with every other.
_MOST_COMPARED = 100
_NOTHING = Replaced(frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Match:
    """Rows of the old plan, and those of the new plan that came of them; one side may be empty."""

    old: tuple[Entry, ...]
    new: tuple[Entry, ...]


@dataclass
class _Matching:
    """The pairs found so far; those that 旧番号 names are linked."""

    old: Sequence[Entry]
    new: Sequence[Entry]
    replaced: Replaced
    pairs: list[tuple[int, int]] = field(default_factory=list)
    linked: tuple[tuple[int, int], ...] = ()

    def pair(self, old: int, new: int) -> None:
        self.pairs.append((old, new))

    def apart(self, old: int, new: int) -> bool:
        """Whether people say that one was ended and the other begun."""
        ended, begun = self.replaced
        return number_key(self.old[old].key) in ended and number_key(self.new[new].key) in begun

    @property
    def old_left(self) -> list[int]:
        taken = {old for old, _ in self.pairs}
        return [place for place in range(len(self.old)) if place not in taken]

    @property
    def new_left(self) -> list[int]:
        taken = {new for _, new in self.pairs}
        return [place for place in range(len(self.new)) if place not in taken]


def match(old: Sequence[Entry], new: Sequence[Entry], replaced: Replaced = _NOTHING) -> tuple[Match, ...]:
    """Match the numbered rows of one sheet.

    Args:
        old: The rows of the old plan, in order.
        new: Those of the new plan, in order.
        replaced: What 改定履歴 says to have ended and begun.

    Returns:
        The matches, in the order of the new plan; what was removed stands where it stood.
    """
    found = _Matching(old, new, replaced)
    _by_former_number(found)
    _by_key(found, lambda entry: (number_key(entry.key), _printed(entry)))
    _by_key(found, _printed)
    _parts_that_stayed(found)
    _by_key(found, lambda entry: normalize_key(entry.texts.get(Heading.CONTENT, "")))
    _by_number_and_likeness(found)
    _by_likeness(found)
    # A 基本方針 or 基本項目 is what bears its number, whatever it says now.
    _by_key(found, lambda entry: entry.sheet is not SheetName.INITIATIVES and number_key(entry.key))
    return _grouped(found)


def alike(old: Entry, new: Entry, at_least: float) -> bool:
    """Return whether two rows bear the same name, or share so much of what they say."""
    return _printed(old) == _printed(new) or _shared(_pairs(_said(old)), _pairs(_said(new))) >= at_least


def likeness(one: str, other: str) -> float:
    """Return how much two texts have in common: from 0 to 1, the same in both directions."""
    return _shared(_pairs(one), _pairs(other))


def _pairs(text: str) -> Counter[str]:
    """The pairs of neighbouring characters of a text: quick to compare, and nearly as telling as their order."""
    return Counter(one + other for one, other in pairwise(text))


def _shared(one: Counter[str], other: Counter[str]) -> float:
    """What two texts have in common: from 0 to 1, the same in both directions."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def _printed(entry: Entry) -> str:
    """The name; a 再掲 bears that of its original, and is another row."""
    relisted = "再掲" if entry.texts.get(Heading.RELISTED_FROM) else ""
    return normalize_key(entry.name) + relisted if entry.name else ""


def _said(entry: Entry) -> str:
    return entry.name + "\n" + entry.texts.get(Heading.CONTENT, "") + entry.texts.get(Heading.TEXT, "")


def _links(entries: Sequence[Entry], others: Sequence[Entry]) -> list[tuple[int, int]]:
    """Pair each row with those of the other plan that its 旧番号 names."""
    places = {number_key(other.key): place for place, other in enumerate(others)}
    left = LeftOver(others)
    found = []
    for place, entry in enumerate(entries):
        if entry.former and not left.has(entry):
            named = (places.get(number_key(each)) for each in former_numbers(entry.former))
            found += [(place, other) for other in named if other is not None]
    return found


class LeftOver:
    """旧番号 that are of an earlier revision: the row had them in the other plan, by its number or its name."""

    def __init__(self, others: Iterable[Entry]) -> None:
        """Look at the rows of the other plan.

        Args:
            others: The rows.
        """
        self._known: set[tuple[str, object]] = set()
        for each in others:
            self._known |= {(each.former, number_key(each.key)), (each.former, _printed(each))}

    def has(self, entry: Entry) -> bool:
        """Return whether the 旧番号 of a row is left over."""
        return not self._known.isdisjoint(
            {(entry.former, number_key(entry.key)), (entry.former, _printed(entry))}
        )


def _by_former_number(found: _Matching) -> None:
    forward = _links(found.new, found.old)
    for new, old in forward:
        found.pair(old, new)
    if not forward:
        # The newer plan may have been given as the old one: its links count where one of them is borne out by the texts.
        backward: dict[int, list[int]] = defaultdict(list)
        bearing = Counter(map(_printed, found.old))
        for old, new in _links(found.old, found.new):
            # Of a merger, only what does not stand in the old plan itself: else the 旧番号 is of an earlier revision.
            own = _printed(found.old[old]) == _printed(found.new[new])
            part = len(former_numbers(found.old[old].former)) == 1
            if own or part or not bearing[_printed(found.new[new])]:
                backward[old].append(new)
        for old, news in backward.items():
            if any(alike(found.old[old], found.new[new], _SAME_NUMBER) for new in news):
                found.pairs += [(old, new) for new in news]
    found.linked = tuple(found.pairs)


def _parts_that_stayed(found: _Matching) -> None:
    """What was divided may live on under its own number or name as well, and what took in others under its."""
    for old, new in _staying(found.old, found.new, {old for old, _ in found.linked}, found.new_left):
        found.pair(old, new)
    for new, old in _staying(found.new, found.old, {new for _, new in found.linked}, found.old_left):
        found.pair(old, new)


def _staying(
    linked: Sequence[Entry], others: Sequence[Entry], places: set[int], left: list[int]
) -> list[tuple[int, int]]:
    """Pair each linked row with the row left on the other side that has its number and is alike, or has its name."""
    by_number = {number_key(others[place].key): place for place in left}
    by_name = _unique(others, left, _printed)
    found = []
    for place in sorted(places):
        other = by_number.get(number_key(linked[place].key))
        if other is None or not alike(linked[place], others[other], _SAME_NUMBER):
            other = by_name.get(_printed(linked[place]))
        if other is not None:
            found.append((place, other))
    return found


def _by_key(found: _Matching, key: Callable[[Entry], object]) -> None:
    """Pair the rows left that have the same key, if nobody else on either side has it."""
    old = _unique(found.old, found.old_left, key)
    new = _unique(found.new, found.new_left, key)
    for each, place in old.items():
        if each in new and not found.apart(place, new[each]):
            found.pair(place, new[each])


def _unique(
    entries: Sequence[Entry], places: Iterable[int], key: Callable[[Entry], object]
) -> dict[object, int]:
    keys = {place: key(entries[place]) for place in places}
    times = Counter(keys.values())
    return {each: place for place, each in keys.items() if each and times[each] == 1}


def _by_number_and_likeness(found: _Matching) -> None:
    new = {number_key(found.new[place].key): place for place in found.new_left}
    for old in found.old_left:
        place = new.get(number_key(found.old[old].key))
        if place is None or found.apart(old, place):
            continue
        if alike(found.old[old], found.new[place], _SAME_NUMBER):
            found.pair(old, place)


def _by_likeness(found: _Matching) -> None:
    """Pair the rows left that say nearly the same, the most alike first."""
    old_left, new_left = found.old_left, found.new_left
    if len(old_left) > _MOST_COMPARED or len(new_left) > _MOST_COMPARED:
        return
    before = {place: _pairs(_said(found.old[place])) for place in old_left}
    after = {place: _pairs(_said(found.new[place])) for place in new_left}
    near = [(_shared(one, other), old, new) for old, one in before.items() for new, other in after.items()]
    for shared, old, new in sorted(near, key=lambda each: (-each[0], each[1], each[2])):
        if shared < _ELSEWHERE:
            return
        if old in before and new in after and not found.apart(old, new):
            found.pair(old, new)
            del before[old], after[new]


def _grouped(found: _Matching) -> tuple[Match, ...]:
    """Join the pairs that share a row: a division, a merger, or both."""
    by_old: dict[int, set[int]] = defaultdict(set)
    by_new: dict[int, set[int]] = defaultdict(set)
    for old, new in found.pairs:
        by_old[old].add(new)
        by_new[new].add(old)
    groups: list[tuple[float, Match]] = []
    done: set[int] = set()
    for place in range(len(found.new)):
        if place in done:
            continue
        olds, news = _connected(place, by_old, by_new)
        done |= news
        groups.append((place, _match(found, olds, news)))
    groups += ((_where_it_stood(old, by_old), _match(found, {old}, set())) for old in found.old_left)
    return tuple(each for _, each in sorted(groups, key=lambda one: one[0]))


def _connected(
    place: int, by_old: dict[int, set[int]], by_new: dict[int, set[int]]
) -> tuple[set[int], set[int]]:
    olds: set[int] = set()
    news: set[int] = set()
    waiting = [place]
    while waiting:
        new = waiting.pop()
        news.add(new)
        for old in by_new.get(new, set()) - olds:
            olds.add(old)
            waiting += by_old[old] - news
    return olds, news


def _match(found: _Matching, olds: set[int], news: set[int]) -> Match:
    return Match(
        tuple(found.old[each] for each in sorted(olds)), tuple(found.new[each] for each in sorted(news))
    )


def _where_it_stood(old: int, by_old: dict[int, set[int]]) -> float:
    """Behind what came of the nearest row before it; before everything where there is none."""
    before = (max(by_old[each]) for each in range(old - 1, -1, -1) if by_old.get(each))
    return next(before, -1) + 0.5
