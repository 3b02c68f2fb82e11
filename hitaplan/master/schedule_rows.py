"""The スケジュール of the sheet 取組, row by row and year by year, every entry with its cell."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from hitaplan.master.layout import Heading, SheetName, year_of_heading
from hitaplan.master.master import Master
from hitaplan.master.ranges import is_covered
from hitaplan.master.records import Record, Table
from hitaplan.office.cells import Cell, CellKind
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.schedule import ScheduleEntry, parse_entry

# In a plan of fewer 取組 than this, a year may well be blank.
_MANY = 5


@dataclass(frozen=True, slots=True)
class YearCell:
    """One year of a スケジュール: its cell, and the entry where the cell is filled and legible."""

    year: FiscalYear
    cell: Cell
    entry: ScheduleEntry | None


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """The スケジュール of one 取組.

    Attributes:
        record: Its row.
        cells: The years of 計画期間 in order.
        entries: Those of them that hold an entry.
        legible: Whether every cell is blank or can be read (else T001, S005 or S007 speaks of it).
    """

    record: Record
    cells: tuple[YearCell, ...]
    entries: tuple[tuple[YearCell, ScheduleEntry], ...]
    legible: bool

    @property
    def to_completion(self) -> tuple[tuple[YearCell, ScheduleEntry], ...]:
        """The entries to the year that completes it; all of them where none does."""
        end = next((i for i, (_, entry) in enumerate(self.entries, 1) if entry.completes), None)
        return self.entries[:end]


@lru_cache(maxsize=1)
def schedule_rows(master: Master) -> tuple[ScheduleRow, ...]:
    """Return the スケジュール of every 取組 that is no 再掲: a 再掲 is looked at where its original stands.

    Args:
        master: The master as it was read.

    Returns:
        The rows; none while 計画 is illegible, or 取組 lacks a year of 計画期間 or fills one outside of it.
    """
    plan, table = master.plan, master.tables.get(SheetName.INITIATIVES)
    if plan is None or table is None or not plan.years or years_outside(master):
        return ()
    if any(year.label not in table.headings for year in plan.years):
        return ()
    return tuple(
        _row(table, record, plan.years)
        for record in table.records
        if record.cell(Heading.RELISTED_FROM).blank
    )


def entries_of(
    rows: Iterable[ScheduleRow], year: FiscalYear
) -> list[tuple[ScheduleRow, YearCell, ScheduleEntry]]:
    """Return what the rows hold in one year."""
    western = year.western
    return [(row, *each) for row in rows for each in row.entries if each[0].year.western == western]


@lru_cache(maxsize=1)
def blank_columns(master: Master) -> tuple[FiscalYear, ...]:
    """Return the years of 計画期間 in which none of many 取組 has anything, though other years have."""
    rows = schedule_rows(master)
    filled = {place.year for row in rows for place in row.cells if not place.cell.blank}
    if not filled or len(rows) < _MANY:
        return ()
    return tuple(place.year for place in rows[0].cells if place.year not in filled)


def years_outside(master: Master) -> tuple[FiscalYear, ...]:
    """Return the years outside 計画期間 that have a column in 取組 with anything in it."""
    plan, table = master.plan, master.tables.get(SheetName.INITIATIVES)
    if plan is None or table is None:
        return ()
    found = (year for heading in table.headings if (year := year_of_heading(heading)))
    return tuple(
        year
        for year in sorted(found)
        if year not in plan.years and any(not each.cell(year.label).blank for each in table.records)
    )


def _row(table: Table, record: Record, years: tuple[FiscalYear, ...]) -> ScheduleRow:
    cells = tuple(YearCell(year, cell, _entry(cell)) for year, cell in _cells(record, years))
    legible = all(
        not is_covered(table.grid, each.cell) if each.cell.blank else each.entry is not None for each in cells
    )
    return ScheduleRow(record, cells, tuple((each, each.entry) for each in cells if each.entry), legible)


def _cells(record: Record, years: tuple[FiscalYear, ...]) -> Iterator[tuple[FiscalYear, Cell]]:
    return ((year, record.cell(year.label)) for year in years)


def _entry(cell: Cell) -> ScheduleEntry | None:
    if cell.blank or cell.kind not in (CellKind.TEXT, CellKind.NUMBER):
        return None
    try:
        return parse_entry(cell.text)
    except ValueError:
        return None
