"""Merged cells, and runs of rows as people speak of them."""

from collections.abc import Iterable
from functools import cache

from hitaplan.master.reading import HEADING_ROW
from hitaplan.master.records import Table
from hitaplan.office.cells import Cell, CellKind, CellRange, Grid


@cache
def parse_ranges(texts: tuple[str, ...]) -> tuple[CellRange, ...]:
    """Return ranges from top to bottom; what is none is left out."""
    return tuple(sorted(found for text in texts if (found := CellRange.parse(text))))


def holds(area: CellRange, row: int, column: int) -> bool:
    """Return whether a cell lies in a range."""
    return area.first_row <= row <= area.last_row and area.first_column <= column <= area.last_column


def covers(merged: CellRange, row: int, column: int) -> bool:
    """Return whether a merge hides a cell: it lies in it and is not the one at the top left."""
    return holds(merged, row, column) and (row, column) != (merged.first_row, merged.first_column)


def is_covered(grid: Grid, cell: Cell) -> bool:
    """Return whether any merge hides a cell: nothing can be typed there, and S007 speaks of it."""
    return any(covers(merged, cell.row, cell.column) for merged in parse_ranges(grid.merged))


def own_ranges(table: Table) -> tuple[CellRange, ...]:
    """Return the ranges of the tables that begin in the heading row above known columns: not the staff's own."""
    columns = table.headings.values()
    found = parse_ranges(table.grid.table_ranges)
    return tuple(each for each in found if any(holds(each, HEADING_ROW, column) for column in columns))


def cell_at(grid: Grid, row: int, column: int) -> Cell:
    """Return a cell of a sheet, a blank one too."""
    return grid.rows.get(row, {}).get(column) or Cell(row, column, None, CellKind.BLANK)


def runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Return rows as runs of neighbours: 3, 4, 5, 9 → (3, 5), (9, 9)."""
    found: list[tuple[int, int]] = []
    for row in sorted(rows):
        if found and row == found[-1][1] + 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found


def run_text(first: int, last: int) -> str:
    """Return a run of rows in words: 「3行目から5行目」."""
    return f"{first}行目" if first == last else f"{first}行目から{last}行目"
