"""Reads plain workbooks with calamine, many times faster than openpyxl.

calamine gives values only: it cannot tell a formula or an error value from what they show, nor where a row is hidden,
and it lays out the whole rectangle around the cells. So it reads only sheets whose XML is laid out as Excel does it, in
a rectangle of sensible size; which cells hold formulas and error values, and what else there is to know, is taken from
the XML.
"""

import io
import posixpath
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from hitaplan.office.cells import Cell, CellKind, CellRange, Grid, column_letter, kind_of
from hitaplan.office.lossless import Package, part_at

# ISO dates; elements with a prefix; cells and rows that do not say where they are.
_NOT_PLAIN = re.compile(rb'<c [^>]*t="d"|<[a-z]+:(?:c|row|sheetData)[ >]|<c(?! r=")[ >/]|<row(?! r=")[ >/]')
# A cell with a formula, or with an error value.
_SPECIAL = re.compile(
    rb'<c r="([A-Z]{1,3}\d{1,7})"([^>]*)>\s*<f[ >/]|<c r="([A-Z]{1,3}\d{1,7})"([^>]*\bt="e"[^>]*)>'
)
_TYPE = re.compile(rb'\bt="(\w+)"')
_VALUE = re.compile(rb"<v(?: [^>]*)?>([^<]*)</v>")
_LAST_ROW = re.compile(rb'.*<row r="(\d+)"', re.S)
_WIDE = ((re.compile(rb'<c r="[A-Z]{3}'), 16_384), (re.compile(rb'<c r="[A-Z]{2}'), 702))
_MAX_CELLS = 2_000_000
_TEXT = CellKind.TEXT
_HIDDEN_ROW = re.compile(rb'<row r="(\d+)"[^>]*? hidden="(?:1|true)"')
_MERGED = re.compile(rb'<mergeCell ref="([A-Z]+\d+:[A-Z]+\d+)"')
_TABLE_TARGET = re.compile(rb'Target="([^"]*tables/[^"]+)"')
_TABLE_RANGE = re.compile(rb'<table [^>]*?\bref="([^"]+)"')


@dataclass(frozen=True, slots=True)
class _Special:
    """What the XML says of a cell with a formula or an error value.

    Attributes:
        formula: Whether it is a formula.
        kind: The kind of its value, None where calamine gives the stored result.
        error: The error value.
    """

    formula: bool
    kind: CellKind | None
    error: str = ""


@dataclass(frozen=True, slots=True)
class _Sheet:
    specials: Mapping[tuple[int, int], _Special]
    merged: tuple[str, ...]
    hidden_rows: frozenset[int]
    table_ranges: tuple[str, ...]


def read_with_calamine(data: bytes, without: Collection[str] = ()) -> tuple[Grid, ...] | None:
    """Read all worksheets, if they are plain.

    Args:
        data: The workbook, already guarded.
        without: Names of sheets that nobody needs.

    Returns:
        The worksheets in their order, or None where some sheet holds more than calamine can tell.
    """
    package = Package(data)
    sheets = {}
    for name, part in package.sheet_parts.items():
        if name in without:
            continue
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
    specials = _specials(xml)
    if specials is None:
        return None
    return _Sheet(
        specials=specials,
        merged=tuple(sorted(found.decode() for found in _MERGED.findall(xml))),
        hidden_rows=frozenset(map(int, _HIDDEN_ROW.findall(xml))),
        table_ranges=_table_ranges(package, part),
    )


def _specials(xml: bytes) -> dict[tuple[int, int], _Special] | None:
    """Find the cells with formulas and error values; None where calamine might read a result otherwise."""
    if b"<f" not in xml and b't="e"' not in xml:
        return {}
    found: dict[tuple[int, int], _Special] = {}
    for match in _SPECIAL.finditer(xml):
        place = CellRange.parse((match[1] or match[3]).decode())
        end = xml.find(b"</c>", match.end())
        special = _special(
            xml[match.start() : end], match[2] or match[4] or b"", formula=match[1] is not None
        )
        if place is None or end < 0 or special is None:
            return None
        found[place.first_row, place.first_column] = special
    return found


def _special(cell: bytes, attributes: bytes, *, formula: bool) -> _Special | None:
    kind, value = _TYPE.search(attributes), _VALUE.search(cell)
    stored, typed = value[1] if value else b"", kind[1] if kind else b"n"
    formula = formula or b"<f" in cell
    if typed == b"e":
        return _Special(formula, CellKind.ERROR, stored.decode()) if stored else None
    if typed == b"str" and not stored:
        return _Special(formula, CellKind.BLANK)
    if not stored:
        return _Special(formula, CellKind.UNCALCULATED)
    # How calamine reads what Excel writes _x000D_ in a result is not relied upon.
    return None if b"_x" in stored else _Special(formula, None)


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
    for (row, column), special in sheet.specials.items():
        line = rows.setdefault(row, {})
        line[column] = _special_cell(row, column, special, line.get(column))
    return Grid(name, rows, sheet.merged, sheet.hidden_rows, sheet.table_ranges)


def _special_cell(row: int, column: int, special: _Special, stored: Cell | None) -> Cell:
    if special.kind is None:
        if stored is None:
            raise ValueError(f"no result at {column_letter(column)}{row}")
        return replace(stored, formula=special.formula)
    value = special.error if special.kind is CellKind.ERROR else None
    return Cell(row, column, value, special.kind, special.formula)


def _cell(row: int, column: int, value: object) -> Cell:
    if isinstance(value, str):
        return Cell(row, column, value, _TEXT)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    elif isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, time())
    return Cell(row, column, value, kind_of(value))
