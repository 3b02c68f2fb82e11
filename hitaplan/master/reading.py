"""Reads a master workbook: finds its sheets by name and its columns by heading."""

import hashlib
from dataclasses import replace
from pathlib import Path

from hitaplan.master.editions import with_editions
from hitaplan.master.layout import (
    REQUIRED_PLAN_ITEMS,
    Heading,
    PlanItem,
    Sheet,
    SheetName,
    sheets,
    year_of_heading,
)
from hitaplan.master.master import Master
from hitaplan.master.plan_building import build_plan
from hitaplan.master.records import Record, Table, Tables, records_of
from hitaplan.office.cells import Cell, CellKind, Grid
from hitaplan.office.file_kind import FileKind, identify
from hitaplan.office.file_reading import has_owner_file, read_workbook_bytes
from hitaplan.office.grid_reading import read_grids
from hitaplan.plan.keys import normalize_key

HEADING_ROW = 1


def read_master(path: Path | str) -> Master:
    """Read a master workbook.

    Args:
        path: An .xlsx or .xlsm file; its macros are never run.

    Returns:
        Everything that was read. What is wrong in it is for the rules to find.

    Raises:
        Failure: Where the file is no workbook, is broken, or cannot be opened.
    """
    path = Path(path)
    data = read_workbook_bytes(path)
    master = master_of(read_grids(data, path.name), path.name, hashlib.sha256(data).hexdigest())
    return replace(master, open_elsewhere=has_owner_file(path), has_macros=identify(data) is FileKind.XLSM)


def master_of(grids: tuple[Grid, ...], file: str, sha256: str) -> Master:
    """Make a master of the sheets of a workbook.

    Args:
        grids: All its sheets.
        file: Its name.
        sha256: The hash of the file.

    Returns:
        Everything that stands in the sheets.
    """
    tables = find_tables(grids)
    items = _plan_items(tables)
    plan = build_plan(tables, items) if all(item in items for item in REQUIRED_PLAN_ITEMS) else None
    return Master(file, sha256, tables, grids, items, plan and with_editions(plan))


def find_tables(grids: tuple[Grid, ...]) -> Tables:
    """Find the sheets of the layout among all sheets of a workbook.

    Args:
        grids: All its sheets.

    Returns:
        The sheets that were found; their names are compared without spaces and widths.
    """
    by_key = {normalize_key(grid.title): grid for grid in reversed(grids)}
    by_key |= {grid.title: grid for grid in grids}
    found = {sheet.name: grid for sheet in sheets(()) if (grid := by_key.get(sheet.name))}
    years = (
        {year for cell in heading_cells(found[SheetName.INITIATIVES]) if (year := year_of_heading(cell.text))}
        if SheetName.INITIATIVES in found
        else set()
    )
    return {
        sheet.name: _table(sheet, found[sheet.name]) for sheet in sheets(sorted(years)) if sheet.name in found
    }


def heading_cells(grid: Grid) -> tuple[Cell, ...]:
    """Return the filled cells of the heading row, from left to right."""
    row = grid.rows.get(HEADING_ROW, {})
    return tuple(row[column] for column in sorted(row))


def _table(sheet: Sheet, grid: Grid) -> Table:
    found: dict[str, int] = {}
    for cell in heading_cells(grid):
        found.setdefault(heading_key(cell.text), cell.column)
    headings = {
        heading: found[heading_key(heading)] for heading in sheet.headings if heading_key(heading) in found
    }
    ignored = {column.heading for column in sheet.columns if column.for_reading}
    counted = [column for heading, column in headings.items() if heading not in ignored]
    rows = (number for number in sorted(grid.rows) if number > HEADING_ROW)
    return Table(
        name=sheet.name,
        headings=headings,
        records=tuple(
            _record(grid, number, headings) for number in rows if _holds_anything(grid, number, counted)
        ),
        grid=grid,
    )


def heading_key(heading: str) -> str:
    """Return a heading in the form in which headings are compared; a year is the same year however written."""
    year = year_of_heading(heading)
    return year.label if year else normalize_key(heading)


def _holds_anything(grid: Grid, row: int, columns: list[int]) -> bool:
    cells = grid.rows[row]
    return any(column in cells and not cells[column].blank for column in columns)


def _record(grid: Grid, row: int, headings: dict[str, int]) -> Record:
    cells = grid.rows[row]
    return Record(
        sheet=grid.title,
        row=row,
        cells={
            heading: cells.get(column) or Cell(row, column, None, CellKind.BLANK)
            for heading, column in headings.items()
        },
    )


def _plan_items(tables: Tables) -> dict[PlanItem, Record]:
    by_key = {normalize_key(item): item for item in PlanItem}
    found: dict[PlanItem, Record] = {}
    for record in records_of(tables, SheetName.PLAN):
        item = by_key.get(normalize_key(record.text(Heading.ITEM)))
        if item:
            found.setdefault(item, record)
    return found
