"""Records: the rows of a sheet, every value with its cell."""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from hitaplan.master.layout import SheetName
from hitaplan.office.cells import Cell, CellKind, Grid
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.initiative_number import InitiativeNumber
from hitaplan.plan.japanese_calendar import parse_date
from hitaplan.plan.keys import normalize_key
from hitaplan.plan.vocabulary import NAME_SEPARATOR

# More digits are no number that anybody means, and int() refuses thousands of them.
_MOST_DIGITS = 9
# What staff put between names where 「、」 belongs.
_STRAY_SEPARATOR = re.compile(r"[,，､・･/／;；\s]+")
# A name such as 「防災・危機管理課」 itself holds separators, but no more than make so many pieces.
_MOST_PIECES = 4


@dataclass(frozen=True, slots=True)
class Record:
    """One row below the heading.

    Attributes:
        sheet: Name of its sheet as it stands in the workbook.
        row: Row number as Excel shows it.
        cells: Its cells by heading, blank ones too; a column that is missing has none.
    """

    sheet: str
    row: int
    cells: Mapping[str, Cell]

    def has(self, heading: str) -> bool:
        """Return whether the sheet has that column."""
        return heading in self.cells

    def cell(self, heading: str) -> Cell:
        """Return the cell under a heading; a blank one in column A where the column is missing."""
        return self.cells.get(heading) or Cell(self.row, 1, None, CellKind.BLANK)

    def text(self, heading: str) -> str:
        """Return the text under a heading, "" where it is blank or the column is missing."""
        return self.cell(heading).text

    def names(self, heading: str) -> tuple[str, ...]:
        """Return the names under a heading that 「、」 separates, without empty ones."""
        return tuple(part for part in name_parts(self.text(heading)) if part)

    def number(self, heading: str) -> InitiativeNumber | None:
        """Return the 取組番号 under a heading, restored where Excel made a date of it; None if there is none."""
        value = self.cell(heading).value
        if value is None:
            return None
        read = InitiativeNumber.parse if isinstance(value, str) else InitiativeNumber.from_excel_date
        try:
            return read(value)
        except ValueError:
            return None

    def year(self, heading: str) -> FiscalYear | None:
        """Return the fiscal year under a heading, or None."""
        value = self.cell(heading).value
        if value is None:
            return None
        try:
            return FiscalYear.parse(value)
        except ValueError:
            return None

    def day(self, heading: str) -> date | None:
        """Return the day under a heading, typed as a date or as text; None if there is none."""
        cell = self.cell(heading)
        return cell.day or parse_date(cell.text)

    def integer(self, heading: str) -> int | None:
        """Return the whole number under a heading, typed as a number or as text; None if there is none."""
        key = normalize_key(self.text(heading))
        return int(key) if key.isdecimal() and len(key) <= _MOST_DIGITS else None


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet of the layout as it was read.

    Attributes:
        name: Which sheet of the layout it is.
        headings: Column number of each known heading; of a heading that stands twice, the first.
        records: The rows that hold anything in a known column.
        grid: Everything on the sheet.
    """

    name: SheetName
    headings: Mapping[str, int]
    records: tuple[Record, ...]
    grid: Grid


Tables = Mapping[SheetName, Table]


def records_of(tables: Tables, name: SheetName) -> tuple[Record, ...]:
    """Return the records of a sheet, none where it is missing."""
    table = tables.get(name)
    return table.records if table else ()


def name_parts(text: str) -> tuple[str, ...]:
    """Return what 「、」 separates; an empty part where one stands at an end, or two stand together."""
    return tuple(part.strip() for part in text.split(NAME_SEPARATOR))


def split_names(text: str, known: Container[str]) -> tuple[str, ...]:
    """Return the names of departments in a text, also where something else than 「、」 separates them.

    Args:
        text: A cell such as 事業担当課.
        known: Names and 別名 of 担当課, normalized.

    Returns:
        The names, without empty ones. What is not known and cannot be cut into known names stays whole.
    """
    plain = _plain_names(text)
    if plain is not None:
        return plain
    found: list[str] = []
    for part in filter(None, name_parts(text)):
        pieces = _known_pieces(part, known)
        found += (part,) if pieces is None else pieces
    return tuple(found)


@lru_cache(maxsize=4096)
def _plain_names(text: str) -> tuple[str, ...] | None:
    """Return the names in a text that has no stray separator, None for any other: whole cells repeat by the hundred."""
    names = tuple(filter(None, name_parts(text)))
    return None if any(map(_STRAY_SEPARATOR.search, names)) else names


def _known_pieces(part: str, known: Container[str]) -> tuple[str, ...] | None:
    """Cut a text at stray separators into known names, the longest first; None where that is impossible."""
    if normalize_key(part) in known:
        return (part,)
    spans = list(_spans(part))
    names: list[str] = []
    first = 0
    while first < len(spans):
        ends = range(min(first + _MOST_PIECES, len(spans)), first, -1)
        whole = ((end, part[spans[first][0] : spans[end - 1][1]]) for end in ends)
        found = next(((end, name) for end, name in whole if normalize_key(name) in known), None)
        if found is None:
            return None
        first = found[0]
        names.append(found[1])
    return tuple(names)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each piece between stray separators starts and ends."""
    start = 0
    for match in _STRAY_SEPARATOR.finditer(text):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)
