"""What a cell says of itself: blank or not, its text, its day, its column; and escapes in stored texts."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from hitaplan.office.cells import Cell, CellKind, column_letter, decode_text
from tests.office_files import moment


@pytest.mark.parametrize(
    ("value", "kind", "blank"),
    [
        (None, CellKind.BLANK, True),
        ("", CellKind.TEXT, True),
        (" \t\r\n\u3000\u00a0\u200b\ufeff", CellKind.TEXT, True),
        (" 。", CellKind.TEXT, False),
        (0, CellKind.NUMBER, False),
        (False, CellKind.BOOLEAN, False),
        (None, CellKind.UNCALCULATED, False),
        ("#N/A", CellKind.ERROR, False),
    ],
)
def test_blank__by_what_can_be_seen__white_space_is_nothing(value, kind, blank):
    assert Cell(1, 1, value, kind).blank is blank


def test_text__of_typed_text__character_for_character():
    assert Cell(1, 1, "　㈱ﾋﾀ １\n ", CellKind.TEXT).text == "　㈱ﾋﾀ １\n "
    assert Cell(1, 1, 12.0, CellKind.NUMBER).text == "12"


@pytest.mark.parametrize(
    ("value", "kind", "day"),
    [
        (moment(2025, 3, 31, 17, 30), CellKind.DATE, date(2025, 3, 31)),
        (date(2025, 3, 31), CellKind.DATE, date(2025, 3, 31)),
        ("2025/3/31", CellKind.TEXT, None),
        (45747, CellKind.NUMBER, None),
        (time(9, 30), CellKind.TIME, None),
    ],
)
def test_day__only_of_a_date__the_day(value, kind, day):
    assert Cell(1, 1, value, kind).day == day


@given(st.integers(1, 18_278))
def test_column_letter__any_column__as_openpyxl_says(column):
    assert column_letter(column) == get_column_letter(column)


@pytest.mark.parametrize(
    ("column", "letters"),
    [(1, "A"), (26, "Z"), (27, "AA"), (28, "AB"), (702, "ZZ"), (703, "AAA"), (16_384, "XFD")],
)
def test_column_letter__at_the_edges__letters(column, letters):
    assert column_letter(column) == letters


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("a_x000D_\nb", "a\r\nb"),
        ("_x000d_", "\r"),
        ("_x005F_x000D_", "_x000D_"),
        ("_x3042_", "あ"),
        ("_x00D_", "_x00D_"),
        ("file_x1.xlsx", "file_x1.xlsx"),
        ("_xD83D_", "_xD83D_"),
        ("_xdc00_", "_xdc00_"),
        ("計画", "計画"),
    ],
)
def test_decode_text__escapes__as_excel_shows_them(stored, shown):
    assert decode_text(stored) == shown


@given(st.from_regex(r"(_x[0-9A-Fa-f]{4}_|[あa_x]){0,6}", fullmatch=True))
def test_decode_text__any_escapes__a_text_that_can_be_written(stored):
    assert decode_text(stored).encode().decode() == decode_text(stored)
