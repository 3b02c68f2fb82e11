"""Both readers see the same in a workbook, or the faster one declines."""

import datetime
import io
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from hitaplan.office.calamine_reading import read_with_calamine
from hitaplan.office.openpyxl_reading import read_with_openpyxl

WORKBOOKS = sorted((Path(__file__).parents[2] / "workbooks").glob("*.xlsx"))
# What Excel can store; a literal _x0041_ is not read back right by openpyxl.
TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="_\ufffe\uffff"),
    min_size=1,
    max_size=20,
)
VALUES = st.one_of(
    TEXTS,
    st.integers(-(2**40), 2**40),
    st.floats(-1e6, 1e6).map(lambda number: round(number, 6)),
    st.booleans(),
    st.datetimes(datetime.datetime(1950, 1, 1), datetime.datetime(2100, 1, 1)).map(
        lambda moment: moment.replace(microsecond=0)
    ),
)


def _write(cells):
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        dated = book.add_format({"num_format": "yyyy/m/d h:mm:ss"})
        sheet = book.add_worksheet("一")
        book.add_worksheet("二")
        for (row, column), value in cells.items():
            if isinstance(value, datetime.datetime):
                sheet.write_datetime(row, column, value, dated)
            elif isinstance(value, str):
                sheet.write_string(row, column, value)
            else:
                sheet.write(row, column, value)
    return buffer.getvalue()


@pytest.mark.parametrize("path", WORKBOOKS, ids=lambda path: path.name)
def test_readers__our_workbooks__see_the_same(path):
    data = path.read_bytes()

    assert read_with_calamine(data) == read_with_openpyxl(data)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.tuples(st.integers(0, 30), st.integers(0, 30)), VALUES, max_size=12))
def test_readers__any_plain_values__see_the_same(cells):
    data = _write(cells)

    assert read_with_calamine(data) == read_with_openpyxl(data)


def _resaved(change):
    book = openpyxl.load_workbook(WORKBOOKS[0])
    change(book["取組"])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "change",
    [
        lambda sheet: sheet.merge_cells("B3:C4"),
        lambda sheet: sheet.row_dimensions.__getitem__(5).__setattr__("hidden", True),
        lambda sheet: sheet.auto_filter.__setattr__("ref", "A1:M9"),
        lambda sheet: sheet.delete_cols(3),
        lambda sheet: sheet.insert_rows(1, 3),
    ],
    ids=["merged", "hidden row", "filter", "column gone", "rows above"],
)
def test_readers__arranged_otherwise__see_the_same(change):
    data = _resaved(change)
    fast = read_with_calamine(data)

    assert fast is not None
    assert fast == read_with_openpyxl(data)


@pytest.mark.parametrize(
    "change",
    [
        lambda sheet: sheet.__setitem__("D3", "=1+1"),
        lambda sheet: sheet.cell(3, 4).__setattr__("value", "#REF!"),
        lambda sheet: sheet.__setitem__("XFD1048576", "x"),
        lambda sheet: sheet.__setitem__("ABC9000", "x"),
    ],
    ids=["formula", "error value", "last corner", "far out"],
)
def test_calamine__more_than_plain_values__declines(change):
    assert read_with_calamine(_resaved(change)) is None
