"""Reads plain workbooks with calamine, many times faster than openpyxl.

calamine gives values only: it cannot tell a formula or an error value from what they show, nor where a row is hidden,
and it lays out the whole rectangle around the cells. So it reads only sheets whose XML says that there is nothing
but plain values in a rectangle of sensible size; what else there is to know is taken from the XML.
"""

import io
import posixpath
import re
from dataclasses import dataclass
from datetime import date, datetime, time

from hitaplan.office.cells import Cell, CellKind, Grid, kind_of
from hitaplan.office.lossless import Package, part_at

# Formulas, error values, ISO dates; elements with a prefix; cells and rows that do not say where they are.
_NOT_PLAIN = re.compile(
    rb'<f[ >/]|<c [^>]*t="[ed]"|<[a-z]+:(?:c|row|sheetData)[ >]|<c(?! r=")[ >/]|<row(?! r=")[ >/]'
)
_LAST_ROW = re.compile(rb'.*<row r="(\d+)"', re.S)
_WIDE = ((re.compile(rb'<c r="[A-Z]{3}'), 16_384), (re.compile(rb'<c r="[A-Z]{2}'), 702))
_MAX_CELLS = 2_000_000
_TEXT = CellKind.TEXT
_HIDDEN_ROW = re.compile(rb'<row r="(\d+)"[^>]*? hidden="(?:1|true)"')
_MERGED = re.compile(rb'<mergeCell ref="([A-Z]+\d+:[A-Z]+\d+)"')
_TABLE_TARGET = re.compile(rb'Target="([^"]*tables/[^"]+)"')
_TABLE_RANGE = re.compile(rb'<table [^>]*?\bref="([^"]+)"')


@dataclass(frozen=True, slots=True)
class _Sheet:
    merged: tuple[str, ...]
    hidden_rows: frozenset[int]
    table_ranges: tuple[str, ...]


def read_with_calamine(data: bytes) -> tuple[Grid, ...] | None:
    """Read all worksheets, if they are plain.

    Args:
        data: The workbook, already guarded.

    Returns:
        The worksheets in their order, or None where some sheet holds more than calamine can tell.
    """
    package = Package(data)
    sheets = {}
    for name, part in package.sheet_parts.items():
        sheet = _plain_sheet(package, part)
        if sheet is None:
            return None
        sheets[name] = sheet
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return tuple(_grid(name, book, sheet) for name, sheet in sheets.items())


def _plain_sheet(package: Package, part: str) -> _Sheet | None:
    if not part.startswith("xl/worksheets/"):
        return None
    xml = package.read(part)
    if _NOT_PLAIN.search(xml) or _area(xml) > _MAX_CELLS:
        return None
    return _Sheet(
        merged=tuple(sorted(found.decode() for found in _MERGED.findall(xml))),
        hidden_rows=frozenset(map(int, _HIDDEN_ROW.findall(xml))),
        table_ranges=_table_ranges(package, part),
    )


def _area(xml: bytes) -> int:
    last_row = _LAST_ROW.match(xml)
    width = next((width for wide, width in _WIDE if wide.search(xml)), 26)
    return int(last_row[1]) * width if last_row else 0


def _table_ranges(package: Package, part: str) -> tuple[str, ...]:
    folder, name = posixpath.split(part)
    relations = f"{folder}/_rels/{name}.rels"
    if not package.has(relations):
        return ()
    targets = (found.decode() for found in _TABLE_TARGET.findall(package.read(relations)))
    tables = (package.read(part_at(folder, target)) for target in targets)
    return tuple(found[1].decode() for table in tables if (found := _TABLE_RANGE.search(table)))


def _grid(name: str, book: object, sheet: _Sheet) -> Grid:
    values = book.get_sheet_by_name(name).to_python(skip_empty_area=False)  # type: ignore[attr-defined]
    rows: dict[int, dict[int, Cell]] = {}
    for row, line in enumerate(values, 1):
        cells = {column: _cell(row, column, value) for column, value in enumerate(line, 1) if value != ""}
        if cells:
            rows[row] = cells
    return Grid(name, rows, sheet.merged, sheet.hidden_rows, sheet.table_ranges)


def _cell(row: int, column: int, value: object) -> Cell:
    if isinstance(value, str):
        return Cell(row, column, value, _TEXT)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    elif isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, time())
    return Cell(row, column, value, kind_of(value))
