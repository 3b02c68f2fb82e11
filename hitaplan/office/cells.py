"""Cells of a workbook: every value with its kind and its place."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cache

from hitaplan.plan.keys import normalize_key

# Excel writes a character that XML cannot hold, and CR, as _x000D_; openpyxl leaves it so.
# Half of a surrogate pair is no character: that stays as it stands.
_ESCAPED = re.compile(r"_x(?![Dd][89A-Fa-f])([0-9A-Fa-f]{4})_")
_RANGE = re.compile(r"^([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?$")


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


# Looked up once: the cells of a large workbook are asked for millions of times.
_BLANK, _TEXT = CellKind.BLANK, CellKind.TEXT


# Not frozen, though nothing changes it: a frozen one takes three times as long to make, and there are many.
@dataclass(slots=True, unsafe_hash=True)
class Cell:
    """One cell as Excel stores it; it is never changed.

    Attributes:
        row: Row number, from 1.
        column: Column number, from 1.
        value: The stored value; of a formula, its stored result.
        kind: What sort of value that is.
        formula: Whether the value comes from a formula.
        text: The value as text: what staff typed, character for character; "" where there is no value.
        blank: Whether nothing can be seen in the cell; white space alone is nothing.
    """

    row: int
    column: int
    value: object
    kind: CellKind
    formula: bool = False
    text: str = field(init=False, repr=False, compare=False)
    blank: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out once what the rules ask of each cell many times."""
        self.text = _shown(self.value, self.kind)
        self.blank = self.kind is _BLANK or (self.kind is _TEXT and not self.text)

    @property
    def address(self) -> str:
        """The address as Excel shows it: C12."""
        return f"{column_letter(self.column)}{self.row}"

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


@dataclass(frozen=True, slots=True, order=True)
class CellRange:
    """A rectangle of cells, from 1; one cell is a rectangle too."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    @classmethod
    def parse(cls, address: str) -> "CellRange | None":
        """Read an address such as G12 or G12:K12; None for anything else."""
        match = _RANGE.match(address)
        if not match:
            return None
        column, row = _column_number(match[1]), int(match[2])
        return cls(row, column, int(match[4] or row), _column_number(match[3] or match[1]))

    @property
    def cells(self) -> list[tuple[int, int]]:
        """Row and column of every cell, row by row."""
        columns = range(self.first_column, self.last_column + 1)
        return [(row, column) for row in range(self.first_row, self.last_row + 1) for column in columns]

    def __str__(self) -> str:
        """Return the address as Excel shows it."""
        first = f"{column_letter(self.first_column)}{self.first_row}"
        last = f"{column_letter(self.last_column)}{self.last_row}"
        return first if first == last else f"{first}:{last}"


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _is_visible(text: str) -> bool:
    # No letter and no digit disappears; that is known faster than what the whole text comes to.
    return text[:1].isalnum() or bool(normalize_key(text))


def _shown(value: object, kind: CellKind) -> str:
    if kind is _TEXT:
        text = str(value)
        return text if _is_visible(text) else ""
    if value is None or kind is _BLANK:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return f"{value.year}/{value.month}/{value.day}"
    return _duration_text(value) if isinstance(value, timedelta) else str(value)


def decode_text(text: str) -> str:
    """Return a stored text as Excel shows it (_x000D_ is a carriage return)."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _duration_text(duration: timedelta) -> str:
    minutes, seconds = divmod(int(duration.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def kind_of(value: object) -> CellKind:
    """Return the kind of a stored value; an error value is a text here, and for the reader to tell."""
    if value is None:
        return CellKind.BLANK
    if isinstance(value, bool):
        return CellKind.BOOLEAN
    if isinstance(value, (int, float)):
        return CellKind.NUMBER
    if isinstance(value, (datetime, date)):
        return CellKind.DATE
    if isinstance(value, (time, timedelta)):
        return CellKind.TIME
    return CellKind.TEXT
