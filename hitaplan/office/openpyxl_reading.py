"""Reads any workbook with openpyxl: formulas, error values and everything that it keeps."""

import io
import warnings
from typing import TYPE_CHECKING, Any

from hitaplan.office.cells import Cell, CellKind, Grid, decode_text, kind_of

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet


def read_with_openpyxl(data: bytes) -> tuple[Grid, ...]:
    """Read all worksheets.

    Args:
        data: The workbook, already guarded.

    Returns:
        The worksheets in their order; chart sheets are left out.
    """
    formulas = _load(data, values_only=False)
    has_formula = any(cell.data_type == "f" for sheet in formulas.worksheets for cell in _filled_cells(sheet))
    values = _load(data, values_only=True) if has_formula else formulas
    return tuple(_grid(sheet, values.worksheets[index]) for index, sheet in enumerate(formulas.worksheets))


def _load(data: bytes, *, values_only: bool) -> "Workbook":
    import openpyxl

    with warnings.catch_warnings():
        # Its warnings say what a later save would lose; this workbook is never saved by it.
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(io.BytesIO(data), data_only=values_only)


def _filled_cells(sheet: "Worksheet") -> list[Any]:
    # The public iter_rows walks the whole rectangle: a stray cell in XFD1048576 would take for ever.
    return [cell for _, cell in sorted(sheet._cells.items()) if cell.value not in (None, "")]


def _grid(formulas: "Worksheet", values: "Worksheet") -> Grid:
    rows: dict[int, dict[int, Cell]] = {}
    for source in _filled_cells(formulas):
        cell = _cell(source, values._cells[source.row, source.column])
        rows.setdefault(source.row, {})[source.column] = cell
    return Grid(
        title=formulas.title,
        rows=rows,
        merged=tuple(sorted(str(merged) for merged in formulas.merged_cells.ranges)),
        hidden_rows=frozenset(row for row, look in formulas.row_dimensions.items() if look.hidden),
        table_ranges=tuple(table.ref for table in formulas.tables.values()),
    )


def _cell(source: Any, valued: Any) -> Cell:
    formula = source.data_type == "f"
    value = valued.value
    if isinstance(value, str) and valued.data_type != "e":
        value = decode_text(value)
    return Cell(source.row, source.column, value, _kind(value, valued.data_type, formula=formula), formula)


def _kind(value: object, data_type: str, *, formula: bool) -> CellKind:
    if value is None:
        # A result of type "str" that is empty is one: the formula gives "".
        return CellKind.UNCALCULATED if formula and data_type != "str" else CellKind.BLANK
    return CellKind.ERROR if data_type == "e" else kind_of(value)
