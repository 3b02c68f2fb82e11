"""Cells of a workbook: every value with its kind and its place."""

import io
import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any

from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Place
from hitaplan.plan.keys import normalize_key

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

# Excel writes a character that XML cannot hold, and CR, as _x000D_; openpyxl leaves it so.
# Half of a surrogate pair is no character: that stays as it stands.
_ESCAPED = re.compile(r"_x(?![Dd][89A-Fa-f])([0-9A-Fa-f]{4})_")


class CellKind(Enum):
    """Kinds of value that a cell can hold."""

    BLANK = "空白"
    TEXT = "文字"
    NUMBER = "数値"
    DATE = "日付"
    TIME = "時刻"
    BOOLEAN = "TRUE/FALSE"
    ERROR = "エラー値"
    UNCALCULATED = "計算結果のない数式"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as Excel stores it.

    Attributes:
        row: Row number, from 1.
        column: Column number, from 1.
        value: The stored value; of a formula, its stored result.
        kind: What sort of value that is.
        formula: Whether the value comes from a formula.
    """

    row: int
    column: int
    value: object
    kind: CellKind
    formula: bool = False

    @property
    def address(self) -> str:
        """The address as Excel shows it: C12."""
        return f"{column_letter(self.column)}{self.row}"

    @property
    def blank(self) -> bool:
        """Whether nothing can be seen in the cell; white space alone is nothing."""
        return self.kind is CellKind.BLANK or (
            self.kind is CellKind.TEXT and not normalize_key(str(self.value))
        )

    @property
    def text(self) -> str:
        """The value as text: what staff typed, character for character; "" where there is no value."""
        if self.blank or self.value is None:
            return ""
        if isinstance(self.value, bool):
            return str(self.value).upper()
        if isinstance(self.value, float) and self.value.is_integer():
            return str(int(self.value))
        if isinstance(self.value, datetime) and self.value.time() == time():
            return f"{self.value.year}/{self.value.month}/{self.value.day}"
        if isinstance(self.value, timedelta):
            return _duration_text(self.value)
        return str(self.value)

    @property
    def day(self) -> date | None:
        """The day, if the cell holds a date."""
        if self.kind is not CellKind.DATE:
            return None
        return self.value.date() if isinstance(self.value, datetime) else date.fromisoformat(str(self.value))


@dataclass(frozen=True, slots=True)
class Grid:
    """One worksheet.

    Attributes:
        title: Its name.
        rows: Its non-blank cells by row and column number.
        merged: Ranges of merged cells, such as A3:B3, in the order of their text.
        hidden_rows: Numbers of hidden or filtered rows.
        table_ranges: Ranges of its tables (ListObjects).
    """

    title: str
    rows: Mapping[int, Mapping[int, Cell]]
    merged: tuple[str, ...] = ()
    hidden_rows: frozenset[int] = field(default=frozenset())
    table_ranges: tuple[str, ...] = ()


@cache
def column_letter(column: int) -> str:
    """Return the letters of a column: 28 → AB."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def decode_text(text: str) -> str:
    """Return a stored text as Excel shows it (_x000D_ is a carriage return)."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _duration_text(duration: timedelta) -> str:
    minutes, seconds = divmod(int(duration.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def read_grids(data: bytes, file: str) -> tuple[Grid, ...]:
    """Read all worksheets of a workbook.

    Args:
        data: The workbook, already guarded.
        file: Its name, for the message.

    Returns:
        The worksheets in their order; chart sheets are left out.

    Raises:
        Failure: F-BROKEN where the parts are well-formed but make no workbook.
    """
    try:
        formulas = _load(data, values_only=False)
        has_formula = any(
            cell.data_type == "f" for sheet in formulas.worksheets for cell in _filled_cells(sheet)
        )
        values = _load(data, values_only=True) if has_formula else formulas
    except Exception as error:  # the library fails in too many ways on a file from outside to name them
        raise Failure(
            "F-BROKEN",
            Place(file),
            f"{file} は、Excel のブックとして読み取れません。",
            "Excel で開けるか確かめ、開けるなら「名前を付けて保存」で保存し直してください。",
        ) from error
    return tuple(_grid(sheet, values.worksheets[index]) for index, sheet in enumerate(formulas.worksheets))


def _load(data: bytes, *, values_only: bool) -> "Workbook":
    import openpyxl

    with warnings.catch_warnings():
        # Its warnings say what a later save would lose; this workbook is never saved by it.
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(io.BytesIO(data), data_only=values_only)


def _filled_cells(sheet: "Worksheet") -> list[Any]:
    # The public iter_rows walks the whole rectangle: a stray cell in XFD1048576 would take for ever.
    return [cell for _, cell in sorted(sheet._cells.items()) if cell.value is not None]


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
    if data_type == "e":
        return CellKind.ERROR
    if isinstance(value, bool):
        return CellKind.BOOLEAN
    if isinstance(value, (int, float)):
        return CellKind.NUMBER
    if isinstance(value, (datetime, date)):
        return CellKind.DATE
    if isinstance(value, (time, timedelta)):
        return CellKind.TIME
    return CellKind.TEXT
