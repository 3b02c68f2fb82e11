"""Undoes one revision: the rows of 改定履歴 that were decided on one day, on the rows of 取組, or of 基本項目 or 基本方針."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hitaplan.master.layout import Heading, year_of_heading
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.initiative_number import InitiativeNumber
from hitaplan.plan.keys import former_numbers, listed_in, normalize_key, number_key
from hitaplan.plan.model import Revision
from hitaplan.plan.schedule import parse_entry
from hitaplan.plan.vocabulary import DIVIDED, MERGED, WHOLE_INITIATIVE, RevisionKind

# The fields that are put back by their texts; the years of スケジュール besides.
TEXT_HEADINGS = (
    Heading.NAME,
    Heading.RELISTED_FROM,
    Heading.CONTENT,
    Heading.DEPARTMENTS,
    Heading.ASKED,
    Heading.TITLE,
    Heading.TEXT,
)
# By how many numbers a 取組 is known.
INITIATIVE = 3
_NUMBER = re.compile(r"^[1-9]\d{0,2}(-[1-9]\d{0,2}){0,2}$")
_ANSWERING = (Heading.DEPARTMENTS, Heading.ASKED)
_ENDING = (RevisionKind.ABOLISHED, RevisionKind.COMPLETED, RevisionKind.MERGED)

# Which 取組, 基本項目 or 基本方針 it is, and its row; each has its number under 取組番号.
Rows = dict[int | str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Change:
    """A row of 改定履歴 that speaks of a 取組, a 基本項目 or a 基本方針.

    Attributes:
        place: Where it stands in 改定履歴, from 0.
        row: The row.
        applies: 適用年度.
        number: Its number.
        kind: 種別, or None where it is none.
    """

    place: int
    row: Revision
    applies: FiscalYear
    number: str
    kind: RevisionKind | None

    @property
    def level(self) -> int:
        """By how many numbers it is known: 3 of a 取組, 2 of a 基本項目, 1 of a 基本方針."""
        return level_of(self.number)

    @property
    def heading(self) -> str:
        """The field of which it speaks, as the rows have it."""
        year = year_of_heading(self.row.field)
        field = year.label if year else normalize_key(self.row.field)
        if self.level == INITIATIVE:
            return field
        added = self.kind is RevisionKind.ADDED and not self.row.before
        ended = self.kind in _ENDING and not self.row.after
        if field == Heading.TITLE and (added or ended):
            return WHOLE_INITIATIVE
        return Heading.NUMBER if field == Heading.SERIAL else field

    @property
    def is_field(self) -> bool:
        """Whether it speaks of one text."""
        return self.heading in TEXT_HEADINGS or year_of_heading(self.row.field) is not None

    @property
    def ends(self) -> str:
        """The number that a 廃止, 完了 or 統合 of a whole ended, or ""."""
        if self.heading == MERGED:
            before, after = number_key(self.row.before), number_key(self.row.after)
            return "" if before == after else before
        ended = self.heading == WHOLE_INITIATIVE and self.kind in _ENDING
        return self.number if ended else ""


def is_number(text: str) -> bool:
    """Return whether a normalized text is the number of a 取組, a 基本項目 or a 基本方針."""
    return _NUMBER.match(text) is not None


def level_of(number: str) -> int:
    """Return of how many numbers a number is made."""
    return number.count("-") + 1


def undo(rows: Rows, revision: Sequence[Change], wholes: dict[int | str, int | str]) -> set[int]:
    """Undo one revision: first 基本方針 and 基本項目, in which the 取組 are to stand.

    Args:
        rows: The rows after it; they become those before it.
        revision: Its changes, in the order of 改定履歴.
        wholes: Gets, for each part of a division that is taken away, the whole that stays.

    Returns:
        The places of the changes that do not fit the rows and were left.
    """
    levels = sorted({each.level for each in revision})
    by_level = ([each for each in revision if each.level == level] for level in levels)
    return set().union(*(_undo(rows, changes, wholes) for changes in by_level))


def _undo(rows: Rows, revision: Sequence[Change], wholes: dict[int | str, int | str]) -> set[int]:
    ended = {each.ends: each for each in revision if each.ends}
    said = [each for each in revision if _says_what_ended(each, ended)]
    fields = [each for each in revision if each.is_field and each not in said]
    left = {each.place for each in reversed(fields) if not _put_back(rows, each)}
    numbers = {row[Heading.NUMBER]: identity for identity, row in rows.items()}
    gone, left_parts = _take_away(rows, revision, numbers)
    wholes |= {numbers[part]: numbers[whole] for part, whole in gone.items() if whole in numbers}
    left |= left_parts
    left |= _renumber(rows, revision, numbers, gone)
    left |= {each.place for number, each in ended.items() if not _restore(rows, number, each, said)}
    return left | {each.place for each in revision if not _is_known(each)}


def _is_known(change: Change) -> bool:
    words = (WHOLE_INITIATIVE, DIVIDED, MERGED, Heading.NUMBER)
    return change.is_field or change.heading in words


def _says_what_ended(change: Change, ended: Mapping[str, Change]) -> bool:
    """Whether it holds a text of a 取組 that ended in the same revision."""
    gone = not change.row.after and change.kind in _ENDING
    return change.is_field and gone and change.number in ended


def _put_back(rows: Rows, change: Change) -> bool:
    row = _row_of(rows, change.number)
    if row is None or not _legible(change.heading, change.row.before):
        return False
    now = normalize_key(row.get(change.heading, ""))
    if change.heading in _ANSWERING and now == normalize_key(change.row.before):
        # Who came after a 課 may stand in 担当課 alone: the 取組 keeps the name.
        return True
    if now != normalize_key(change.row.after):
        return False
    row[change.heading] = change.row.before
    return True


def _row_of(rows: Rows, number: str) -> dict[str, str] | None:
    """The row of that number; where there is none, the one that had it as 旧番号."""
    named = (row for row in rows.values() if row[Heading.NUMBER] == number)
    formerly = (
        row
        for row in rows.values()
        if number in map(number_key, former_numbers(row.get(Heading.FORMER_NUMBER, "")))
    )
    return next(named, None) or next(formerly, None)


def _legible(heading: str, text: str) -> bool:
    try:
        if text and heading == Heading.RELISTED_FROM:
            InitiativeNumber.parse(text)
        elif text and year_of_heading(heading):
            parse_entry(text)
    except ValueError:
        return False
    return True


def _take_away(
    rows: Rows, revision: Iterable[Change], numbers: Mapping[str, int | str]
) -> tuple[dict[str, str], set[int]]:
    """Take away what the revision added: new 取組, and of those that came of the same one all but one.

    Returns:
        The numbers taken away, each with that of the whole that goes on or "", and the places of the changes that name no row.
    """
    came_of = {
        number_key(each.row.after): number_key(each.row.before)
        for each in revision
        if each.heading == Heading.NUMBER
    }
    parts: dict[str, list[str]] = {}
    gone: dict[str, str] = {}
    left: set[int] = set()
    for each in revision:
        if each.heading == WHOLE_INITIATIVE and each.kind is RevisionKind.ADDED:
            named = {each.number: ""}
            gone[each.number] = ""
        elif each.heading == DIVIDED:
            named = dict.fromkeys(map(number_key, listed_in(each.row.after)), number_key(each.row.before))
        elif each.heading == MERGED:
            into = number_key(each.row.after)
            named = {into: came_of.get(into, into)}
        else:
            continue
        if not named or not all(number in numbers for number in named):
            left.add(each.place)
        for number, whole in named.items():
            parts.setdefault(whole, []).append(number)
    for whole, found in parts.items():
        goes_on = whole if whole in found else found[0]
        gone |= {number: goes_on for number in found if whole and number != goes_on}
    gone = {number: whole for number, whole in gone.items() if number in numbers}
    for number in gone:
        del rows[numbers[number]]
    return gone, left


def _renumber(
    rows: Rows, revision: Sequence[Change], numbers: Mapping[str, int | str], gone: Mapping[str, str]
) -> set[int]:
    """Give back the former numbers, all at once: a number may have gone to another 取組.

    Returns:
        The places of the changes that could not be undone; all of them where two 取組 would bear one number.
    """
    moved = [
        each for each in revision if each.heading == Heading.NUMBER and number_key(each.row.after) not in gone
    ]
    fitting = {
        numbers[now]: former
        for each in moved
        if (now := number_key(each.row.after)) in numbers
        and _has_place(rows, former := number_key(each.row.before))
    }
    before = {identity: fitting.get(identity, row[Heading.NUMBER]) for identity, row in rows.items()}
    if len(set(before.values())) < len(before):
        return {each.place for each in moved}
    for identity, number in before.items():
        rows[identity][Heading.NUMBER] = number
    return {each.place for each in moved if numbers.get(number_key(each.row.after)) not in fitting}


def _restore(rows: Rows, number: str, end: Change, said: Sequence[Change]) -> bool:
    """Bring back what ended, from the texts that 改定履歴 keeps of it."""
    if any(row[Heading.NUMBER] == number for row in rows.values()):
        # The 取組 that took in others may have had that number, and has it again.
        return end.heading == MERGED
    texts = {each.heading: each.row.before for each in said if each.number == number}
    name = Heading.NAME if end.level == INITIATIVE else Heading.TITLE
    if end.heading == WHOLE_INITIATIVE:
        texts.setdefault(name, end.row.before)
    answerable = end.level != INITIATIVE or texts.get(Heading.DEPARTMENTS) or texts.get(Heading.RELISTED_FROM)
    legible = all(_legible(heading, text) for heading, text in texts.items())
    if not (texts.get(name) and answerable and legible and _has_place(rows, number)):
        return False
    rows[-1 - end.place] = {Heading.NUMBER: number, **texts}
    return True


def _has_place(rows: Rows, number: str) -> bool:
    """Whether there is the 基本項目 of a 取組, or the 基本方針 of a 基本項目."""
    if not is_number(number):
        return False
    parent = number.rpartition("-")[0]
    return not parent or any(row[Heading.NUMBER] == parent for row in rows.values())
