"""旧番号 that cannot be meant so: they name no 取組 of the plan before, or one that nothing has happened to."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from hitaplan.master.layout import SheetName
from hitaplan.plan.keys import former_numbers, normalize_key, number_key
from hitaplan.revision.changes import Comparison
from hitaplan.revision.matching import LeftOver
from hitaplan.revision.texts import Entry


@dataclass(frozen=True, slots=True)
class DoubtfulFormer:
    """A number in 旧番号 that is doubtful.

    Attributes:
        number: The 取組 at which it stands.
        former: The number as it is written.
        still_there: Whether a 取組 has that number and name now as before; else none had it before.
    """

    number: str
    former: str
    still_there: bool


def doubtful_formers(comparison: Comparison) -> tuple[DoubtfulFormer, ...]:
    """Find the doubtful numbers in 旧番号 of the new plan.

    Args:
        comparison: The plan before and now.

    Returns:
        The numbers; none of a 旧番号 that was there before already. A 取組 that is new may name one that is still there:
        the whole of which it is a part.
    """
    return tuple(_doubtful(comparison))


def _doubtful(comparison: Comparison) -> Iterator[DoubtfulFormer]:
    before, now = (
        {number_key(each.key): each for each in entries[SheetName.INITIATIVES]}
        for entries in (comparison.old, comparison.new)
    )
    named = Counter(map(_name, before.values()))
    left = LeftOver(before.values())
    for number, entry in now.items():
        if left.has(entry):
            continue
        for former in former_numbers(entry.former):
            key = number_key(former)
            if key not in before:
                yield DoubtfulFormer(entry.key, former, still_there=False)
            elif (
                key != number
                and _kept(before[key], now.get(key))
                and named[_name(entry)] > _kept(before[key], entry)
            ):
                yield DoubtfulFormer(entry.key, former, still_there=True)


def _kept(old: Entry, new: Entry | None) -> bool:
    return new is not None and _name(old) == _name(new)


def _name(entry: Entry) -> str:
    return normalize_key(entry.name)
