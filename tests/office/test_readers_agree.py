"""Both readers see the same in a workbook, or the faster one declines."""

import datetime
import io
import re
from functools import cache
from pathlib import Path
from time import perf_counter

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from hitaplan.office.calamine_reading import read_with_calamine
from hitaplan.office.cells import column_letter
from hitaplan.office.openpyxl_reading import read_with_openpyxl
from tests.forms import real_form
from tests.office.stored_cells import CELLS, MERGED, ROWS, SHARED_TEXTS, TEXTS, UNSURE
from tests.office_files import SHEET, make_workbook, parts_of, with_parts, with_replaced
from tests.office_suite import office_test, soffice_convert

WORKBOOKS = sorted((Path(__file__).parents[2] / "workbooks").glob("*.xlsx"))
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


def _in_order(grids):
    return [[(row, list(line)) for row, line in grid.rows.items()] for grid in grids]


def _assert_agree(data):
    fast, slow = read_with_calamine(data), read_with_openpyxl(data)

    assert fast is not None
    assert fast == slow
    assert _in_order(fast) == _in_order(slow)


@pytest.mark.parametrize("path", WORKBOOKS, ids=lambda path: path.name)
def test_readers__our_workbooks__see_the_same(path):
    _assert_agree(path.read_bytes())


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.tuples(st.integers(0, 30), st.integers(0, 30)), VALUES, max_size=12))
def test_readers__any_plain_values__see_the_same(cells):
    _assert_agree(_write(cells))


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
    _assert_agree(_resaved(change))


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


@cache
def _dated():
    """A workbook with a date, a time and a duration, in which the rows can be replaced."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("一")
        for row, code in enumerate(("yyyy/m/d h:mm", "h:mm", "[h]:mm")):
            sheet.write_number(row, 0, 1, book.add_format({"num_format": code}))
        sheet.write_string(3, 0, "隣")
    return buffer.getvalue()


def _sheet_of(rows, below=MERGED):
    xml = parts_of(_dated())[SHEET].decode()
    start, end = xml.index("<sheetData>") + len("<sheetData>"), xml.index("</sheetData>")
    below = f"</sheetData>{below}{xml[end + len('</sheetData>') :]}"
    return with_parts(
        _dated(),
        {SHEET: f"{xml[:start]}{rows}{below}".encode(), "xl/sharedStrings.xml": SHARED_TEXTS.encode()},
    )


def _row(cells):
    return f'<row r="1" spans="1:9" ht="24" x14ac:dyDescent="0.2" xmlns:x14ac="urn:x">{cells}</row>'


@pytest.mark.parametrize("cells", ROWS.values(), ids=ROWS)
def test_readers__formulas_and_errors__see_the_same(cells):
    _assert_agree(_sheet_of(_row(cells)))


@pytest.mark.filterwarnings("ignore:Cell A1 is marked as a date")
@pytest.mark.parametrize("cells", UNSURE.values(), ids=UNSURE)
def test_calamine__cells_written_otherwise__declines(cells):
    assert read_with_calamine(_sheet_of(_row(cells))) is None


@pytest.mark.parametrize(
    "below",
    [
        MERGED.replace("H1:J2", "H1"),
        MERGED.replace("H1:J2", "$H$1:$J$2"),
        MERGED.replace('"H1:J2"', "'H1:J2'"),
        MERGED.replace("<mergeCell ", "<mergeCell\n"),
        MERGED.replace("</mergeCells>", "<!-- --></mergeCells>"),
    ],
    ids=["one cell", "dollars", "other quotes", "new line", "comment"],
)
def test_calamine__merged_cells_written_otherwise__declines(below):
    assert read_with_calamine(_sheet_of(_row(""), below)) is None


@pytest.mark.parametrize("declared", ["UTF-16", "ISO-8859-1"])
def test_calamine__sheet_in_another_encoding__declines(declared):
    data = _sheet_of(_row('<c r="A1" t="str"><f>1</f><v>é</v></c>'))
    xml = parts_of(data)[SHEET].decode().replace('encoding="UTF-8"', f'encoding="{declared}"')

    assert read_with_calamine(with_parts(data, {SHEET: xml.encode(declared)})) is None


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="1"><c r="A1048576"><f>1</f></c><c r="AB1"><v>1</v></c></row>',
        '<row r="1048576"><c r="AA1048576"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
    ],
    ids=["last corner in the first row", "far down in the first row", "last row first"],
)
def test_calamine__rectangle_too_large_wherever_it_is_written__declines(rows):
    assert read_with_calamine(_sheet_of(rows)) is None


def test_readers__far_right_but_not_many_cells__see_the_same():
    _assert_agree(
        _sheet_of('<row r="1"><c r="XFD1"><f>1</f></c></row><row r="99"><c r="B99"><v>1</v></c></row>')
    )


@settings(max_examples=200, deadline=None)
@given(CELLS)
def test_readers__any_mixture__see_the_same(cells):
    rows = {}
    for (row, column), (formula, (tag, result)) in sorted(cells.items()):
        line = rows.setdefault(row, [])
        line.append(f'<c r="{column_letter(column)}{row}"{tag}>{formula}{result}</c>')

    _assert_agree(_sheet_of("".join(f'<row r="{row}">{"".join(line)}</row>' for row, line in rows.items())))


@pytest.mark.parametrize("empty", ["<sheetData/>", "<sheetData />", "<sheetData></sheetData>"])
def test_readers__no_cells__see_the_same(empty):
    old = parts_of(_dated())[SHEET]
    start, end = old.index(b"<sheetData>"), old.index(b"</sheetData>") + len(b"</sheetData>")
    _assert_agree(with_parts(_dated(), {SHEET: old[:start] + empty.encode() + old[end:]}))


def test_calamine__much_white_space__declines_at_once():
    cells = f'<c r="A1">{" " * 500_000}<f>1</f>{" " * 500_000}</c>'
    data = _sheet_of(_row(cells))
    started = perf_counter()

    assert read_with_calamine(data) is None
    assert perf_counter() - started < 1


def test_readers__counted_from_1904__see_the_same():
    _assert_agree(
        with_replaced(
            _sheet_of(_row(ROWS["day and time"] + ROWS["time"].replace("A1", "C1").replace("B1", "D1"))),
            "xl/workbook.xml",
            b"<workbookPr ",
            b'<workbookPr date1904="1" ',
        )
    )


def test_readers__several_tables_in_a_sheet__in_the_order_of_the_sheet():
    data = make_workbook(_fill_tables)
    relations = "xl/worksheets/_rels/sheet1.xml.rels"
    tags = re.findall(rb"<Relationship .*?/>", parts_of(data)[relations])
    data = with_replaced(data, relations, b"".join(tags), b"".join(reversed(tags)))

    _assert_agree(data)
    assert read_with_calamine(data)[0].table_ranges == ("A1:B3", "D1:E3")


def _fill_tables(book):
    sheet = book.add_worksheet("一")
    sheet.add_table("A1:B3")
    sheet.add_table("D1:E3")
    sheet.write_formula("B2", "=1", None, 1)


@pytest.mark.parametrize("name", ["情報統計課", "税務課", "施設工務課"])
def test_readers__a_form__see_the_same(name):
    _assert_agree(real_form(name))


@office_test
@pytest.mark.parametrize("name", ["form", "rows"])
def test_readers__saved_by_libreoffice__see_the_same(name, tmp_path):
    path = tmp_path / "調査票.xlsx"
    path.write_bytes(real_form("税務課") if name == "form" else make_workbook(_fill_all_kinds))

    _assert_agree(soffice_convert(path, "xlsx", tmp_path / "保存").read_bytes())


def _fill_all_kinds(book):
    sheet = book.add_worksheet("一")
    looks = [book.add_format({"num_format": code}) for code in ("General", "yyyy/m/d", "h:mm", "[h]:mm", "@")]
    formulas = (
        "1/4",
        "DATE(2025,3,1)",
        "1=1",
        '""',
        '"文<"&"字"',
        "1/0",
        "NA()",
        "A1",
        "ROW(A1:A3)",
        "NOTHERE(1)",
    )
    for row, formula in enumerate(formulas):
        for column, look in enumerate(looks):
            sheet.write_formula(row, column, f"={formula}", look)
    sheet.write_array_formula("G1:G3", "{=ROW(A1:A3)*2}")
    sheet.merge_range("I1:J2", "結合")
    sheet.write_rich_string("L1", "太い", looks[1], " 字 ", looks[2], "です")
    sheet.set_row(4, None, None, {"hidden": True})
