"""The numbers of 基本方針, 基本項目 and 取組, each as its parts: 2-3-10 is (2, 3, 10)."""

from collections.abc import Callable
from dataclasses import dataclass

from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.master.plan_building import find_word, item_number
from hitaplan.master.records import Record
from hitaplan.plan.keys import former_numbers, normalize_key, number_key
from hitaplan.plan.vocabulary import WHOLE_INITIATIVE, RevisionKind

Parts = tuple[int, ...]
_RETIRING = (RevisionKind.ABOLISHED, RevisionKind.MERGED, RevisionKind.RENUMBERED)


@dataclass(frozen=True, slots=True)
class Level:
    """One sheet of numbered records.

    Attributes:
        sheet: Which sheet it is.
        heading: The heading of the numbers.
        rows: Its records with their numbers, in the order of the sheet.
    """

    sheet: SheetName
    heading: Heading
    rows: tuple[tuple[Record, Parts], ...]

    @property
    def in_order(self) -> bool:
        """Whether the rows stand in natural order."""
        return list(self.numbers) == sorted(self.numbers)

    @property
    def numbers(self) -> tuple[Parts, ...]:
        """The numbers in the order of the sheet."""
        return tuple(number for _, number in self.rows)


def sound_levels(master: Master) -> tuple[Level, ...]:
    """Return 基本方針, 基本項目 and 取組 with their numbers, if these can be relied on.

    Args:
        master: The master as it was read.

    Returns:
        The three levels; none at all while a number is blank, illegible or there twice, a sheet is empty, or a
        parent is missing: other rules speak of that, and the sequence of the rest would say it once more.
    """
    levels: list[Level] = []
    parents: set[Parts] = {()}
    for sheet, heading, read in _LEVELS:
        read_rows = [(record, read(record)) for record in master.records(sheet)]
        rows = tuple((record, number) for record, number in read_rows if number)
        numbers = {number for _, number in rows}
        if not rows or len(numbers) < len(read_rows) or any(each[:-1] not in parents for each in numbers):
            return ()
        levels.append(Level(sheet, heading, rows))
        parents = numbers
    return tuple(levels)


def retired_numbers(master: Master) -> set[str]:
    """Return the numbers that 改定履歴 says are gone, and those that 旧番号 says have become others."""
    former = (
        number
        for each in master.records(SheetName.INITIATIVES)
        for number in former_numbers(each.text(Heading.FORMER_NUMBER))
    )
    gone = (_text(each, Heading.NUMBER) for each in master.records(SheetName.REVISIONS) if _retires(each))
    dated = (
        _text(each, Heading.FORMER_NUMBER)
        for each in master.records(SheetName.INITIATIVES)
        if each.number(Heading.FORMER_NUMBER)
    )
    return {*gone, *dated, *map(number_key, former)}


def _retires(record: Record) -> bool:
    """Whether a row of 改定履歴 says that its number is gone; 完了 may be that of one year of スケジュール."""
    kind = find_word(RevisionKind, record.text(Heading.KIND))
    whole = normalize_key(record.text(Heading.ITEM)) == WHOLE_INITIATIVE
    return kind in _RETIRING or (kind is RevisionKind.COMPLETED and whole)


def number_text(number: Parts) -> str:
    """Return a number as it is printed."""
    return "-".join(map(str, number))


def _text(record: Record, heading: Heading) -> str:
    return str(record.number(heading) or number_key(record.text(heading)))


def _policy(record: Record) -> Parts | None:
    serial = record.integer(Heading.SERIAL)
    return None if serial is None else (serial,)


def _initiative(record: Record) -> Parts | None:
    number = record.number(Heading.NUMBER)
    return (number.policy, number.item, number.serial) if number else None


_LEVELS: tuple[tuple[SheetName, Heading, Callable[[Record], Parts | None]], ...] = (
    (SheetName.POLICIES, Heading.SERIAL, _policy),
    (SheetName.ITEMS, Heading.SERIAL, item_number),
    (SheetName.INITIATIVES, Heading.NUMBER, _initiative),
)
