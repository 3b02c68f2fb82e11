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
from tests.forms import real_form
from tests.office_files import parts_of, with_parts
from tests.office_suite import office_test, soffice_convert

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
        lambda sheet: sheet.__setitem__("D3", "=1+1"),
        lambda sheet: sheet.cell(3, 4).__setattr__("value", "#REF!"),
    ],
    ids=["merged", "hidden row", "filter", "column gone", "rows above", "formula", "error value"],
)
def test_readers__arranged_otherwise__see_the_same(change):
    data = _resaved(change)
    fast = read_with_calamine(data)

    assert fast is not None
    assert fast == read_with_openpyxl(data)


@pytest.mark.parametrize(
    "change",
    [
        lambda sheet: sheet.__setitem__("XFD1048576", "x"),
        lambda sheet: sheet.__setitem__("ABC9000", "x"),
    ],
    ids=["last corner", "far out"],
)
def test_calamine__more_than_plain_values__declines(change):
    assert read_with_calamine(_resaved(change)) is None


# What stands in a cell as Excel, or another program, writes it; B2 stands beside as a plain text.
CELLS = {
    "number": '<c r="A1"><f>1+1</f><v>2</v></c>',
    "fraction": '<c r="A1"><f>1/4</f><v>0.25</v></c>',
    "date": '<c r="A1" s="1"><f>TODAY()</f><v>45717</v></c>',
    "text": '<c r="A1" t="str"><f>B2</f><v>文 &amp; &lt;字&gt;</v></c>',
    "empty text": '<c r="A1" t="str"><f>""</f><v></v></c>',
    "text without a result": '<c r="A1" t="str"><f>B2</f></c>',
    "escaped text": '<c r="A1" t="str"><f>B2</f><v>一_x000D_二</v></c>',
    "truth": '<c r="A1" t="b"><f>1=1</f><v>1</v></c>',
    "error of a formula": '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
    "error alone": '<c r="A1" t="e"><v>#REF!</v></c>',
    "not calculated": '<c r="A1"><f>1+1</f></c>',
    "empty result": '<c r="A1"><f>1+1</f><v></v></c>',
    "signs in a formula": '<c r="A1" t="b"><f>1&lt;2>0</f><v>0</v></c>',
    "shared": '<c r="A1"><f t="shared" ref="A1:A2" si="0">B1+1</f><v>1</v></c>'
    '</row><row r="2"><c r="A2"><f t="shared" si="0"/><v>1</v></c><c r="B2" t="inlineStr"><is><t>隣</t></is></c>',
    "array": '<c r="A1"><f t="array" ref="A1">SUM(B1:B2)</f><v>0</v></c>',
    "spaces between": '<c r="A1" t="str">\n <f>B2</f>\n <v>文</v></c>',
    "furigana": '<c r="A1" t="inlineStr"><is><t>漢字</t><rPh sb="0" eb="2"><t>カンジ</t></rPh></is></c>',
    "rich text": '<c r="A1" t="inlineStr"><is><r><t>太</t></r><r><rPr><b/></rPr><t>字</t></r></is></c>',
}


def _with_cell(cell):
    data = _write({(0, 0): 1, (1, 1): "隣", (2, 2): datetime.datetime(2025, 3, 1)})
    part = "xl/worksheets/sheet1.xml"
    xml = parts_of(data)[part].decode()
    start, end = xml.index("<sheetData>") + len("<sheetData>"), xml.index("</sheetData>")
    return with_parts(data, {part: f'{xml[:start]}<row r="1">{cell}</row>{xml[end:]}'.encode()})


@pytest.mark.parametrize("cell", CELLS.values(), ids=CELLS)
def test_readers__formulas_and_errors__see_the_same_or_the_faster_declines(cell):
    data = _with_cell(cell)
    fast = read_with_calamine(data)

    assert fast is None or fast == read_with_openpyxl(data)
    assert (fast is None) == ("_x000D_" in cell)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 8), st.integers(0, 5), st.sampled_from(["=1+1", "=A1", "#N/A", "文", 3])),
        max_size=12,
    )
)
def test_readers__any_mixture__see_the_same(cells):
    book = openpyxl.Workbook()
    for row, column, value in cells:
        book.active.cell(row + 1, column + 1, value)
    buffer = io.BytesIO()
    book.save(buffer)
    fast = read_with_calamine(buffer.getvalue())

    assert fast is not None
    assert fast == read_with_openpyxl(buffer.getvalue())


@pytest.mark.parametrize("name", ["情報統計課", "税務課", "施設工務課"])
def test_readers__a_form__see_the_same(name):
    fast = read_with_calamine(real_form(name))

    assert fast is not None
    assert fast == read_with_openpyxl(real_form(name))


@office_test
def test_readers__a_form_saved_by_libreoffice__see_the_same(tmp_path):
    path = tmp_path / "調査票.xlsx"
    path.write_bytes(real_form("税務課"))
    data = soffice_convert(path, "xlsx", tmp_path / "保存").read_bytes()
    fast = read_with_calamine(data)

    assert fast is not None
    assert fast == read_with_openpyxl(data)
