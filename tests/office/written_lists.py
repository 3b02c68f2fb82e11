"""Rows written into a list, and what the programs of others read of it."""

import io

import openpyxl
from python_calamine import CalamineWorkbook

from hitaplan.office.grid_reading import read_grids
from hitaplan.office.table_rows import (
    RowWrite,
    obstacles,
    write_rows,
)
from tests.office.listed_workbooks import COLUMNS, LAST, SHEET, list_of

PLAIN = list_of()
WRITES = (
    RowWrite(3, {3: "完了", 4: ""}),
    RowWrite(None, {1: "令和7年度", 4: "新しい実績\n二行目"}),
    RowWrite(None, {2: "1-1-1"}),
)
ADDED = {(3, 3): "完了", (3, 4): "", (5, 1): "令和7年度", (5, 4): "新しい実績\n二行目", (6, 2): "1-1-1"}


def written(data, writes=WRITES, last=LAST):
    return write_rows(data, SHEET, COLUMNS, last, writes)


def opened(data, name=SHEET):
    return openpyxl.load_workbook(io.BytesIO(data))[name]


def calamine_values(data):
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {
        (name, row, column): value
        for name in book.sheet_names
        for row, line in enumerate(book.get_sheet_by_name(name).to_python(skip_empty_area=False), 1)
        for column, value in enumerate(line, 1)
        if value != ""
    }


def openpyxl_values(data):
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return {
        (sheet.title, *place): cell.value
        for sheet in book.worksheets
        for place, cell in sheet._cells.items()
        if cell.value is not None
    }


def program_values(data):
    return {
        (grid.title, row, column): cell.value
        for grid in read_grids(data, "台帳.xlsx")
        for row, line in grid.rows.items()
        for column, cell in line.items()
    }


def expected(before):
    """Values after WRITES: the same, but for what was written."""
    after = before | {(SHEET, *place): text for place, text in ADDED.items()}
    return {place: value for place, value in after.items() if value != ""}


def found(data, last=LAST, columns=COLUMNS):
    return obstacles(data, SHEET, 1, columns, last)
