"""Both readers see the same in a workbook, or the faster one declines."""

import datetime
import io
import re
from functools import cache
from pathlib import Path
from time import perf_counter
from xml.sax.saxutils import escape

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from hitaplan.office.calamine_reading import read_with_calamine
from hitaplan.office.cells import column_letter
from hitaplan.office.openpyxl_reading import read_with_openpyxl
from tests.forms import real_form
from tests.office_files import SHEET, make_workbook, parts_of, with_parts, with_replaced
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


# What a sheet holds as Excel, or another program, writes it; s="1" is a date, s="2" a time, s="3" a duration.
ROWS = {
    "number": '<c r="A1"><f>1+1</f><v>2</v></c>',
    "number in exponents": '<c r="A1"><f>1+1</f><v>1.5E-7</v></c><c r="B1"><f>1+1</f><v>1E+20</v></c>',
    "number with a type": '<c r="A1" t="n"><f>1+1</f><v>2.0</v></c>',
    "negative nothing": '<c r="A1"><f>-A2</f><v>-0</v></c>',
    "date": '<c r="A1" s="1"><f>TODAY()</f><v>45717</v></c>',
    "day and time": '<c r="A1" s="1"><f>NOW()</f><v>45717.123456789</v></c>',
    "time": '<c r="A1" s="2"><f>B1</f><v>0.3958333333333333</v></c><c r="B1" s="2"><v>0</v></c>',
    "duration": '<c r="A1" s="3"><f>B1</f><v>1.0868055555555556</v></c><c r="B1" s="3"><v>30</v></c>',
    "text": '<c r="A1" t="str"><f>B2</f><v>文 &amp; &lt;字&gt;&#x3042;</v></c>',
    "lines": '<c r="A1" t="str"><f>B2</f><v xml:space="preserve"> 一\r\n二&#10;三&#13; </v></c>',
    "white space": '<c r="A1" t="str"><f>B2</f><v> \u3000</v></c>',
    "text that looks like an error": '<c r="A1" t="str"><f>B2</f><v>#N/A</v></c>',
    "text that looks like a date": '<c r="A1" s="1" t="str"><f>B2</f><v>45717</v></c>',
    "shared text": '<c r="A1" t="s"><f>B2</f><v>0</v></c>',
    "shared text of nothing": '<c r="A1" t="s"><f>B2</f><v>1</v></c><c r="B1" t="s"><v>1</v></c>',
    "empty text": '<c r="A1" t="str"><f>""</f><v></v></c>',
    "empty text, short": '<c r="A1" t="str"><f>""</f><v/></c>',
    "text without a result": '<c r="A1" t="str"><f>B2</f></c>',
    "text without a formula": '<c r="A1" t="str"><v>文</v></c><c r="B1" t="str"><v></v></c><c r="C1" t="str"/>',
    "truth": '<c r="A1" t="b"><f>1=1</f><v>1</v></c><c r="B1" t="b"><f>1=2</f><v>0</v></c><c r="C1" t="b"><v>0</v></c>',
    "truth without a result": '<c r="A1" t="b"><f>1=1</f></c>',
    "errors of formulas": '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B1" s="1" t="e"><f>A1</f><v>#N/A</v></c>',
    "errors alone": '<c r="A1" t="e"><v>#REF!</v></c><c r="B1" t="e" s="1"><v>#NAME?</v></c>',
    "error with rich data": '<c r="A1" t="e" vm="1"><v>#VALUE!</v></c>',
    "blank cells beside": '<c r="A1" s="1"/><c r="B1" t="e"/><c r="C1"><f>1+1</f><v>2</v></c>',
    "nothing in the cell": '<c r="A1" t="inlineStr"></c><c r="B1" t="s"></c><c r="C1" t="d"/><c r="D1"><f>1</f></c>',
    "not calculated": '<c r="A1"><f>1+1</f></c>',
    "empty result": '<c r="A1"><f>1+1</f><v></v></c><c r="B1" s="1"><f>1+1</f><v /></c>',
    "signs in a formula": '<c r="A1" t="b"><f>1&lt;2>0</f><v>0</v></c>',
    "quotes in a formula": '<c r="A1" t="str"><f>"&lt;v>"&amp;"\'"&amp;"&lt;/c>"</f><v>字</v></c>',
    "nothing in a formula": '<c r="A1"><f></f><v>1</v></c>',
    "kept white space": '<c r="A1"><f xml:space="preserve"> 1 </f><v>1</v></c>',
    "shared": '<c r="A1"><f t="shared" ref="A1:B1" si="0">C1+1</f><v>1</v></c><c r="B1"><f t="shared" si="0"/><v>2</v></c>',
    "shared without a first": '<c r="B1"><f t="shared" si="7"/><v>2</v></c>',
    "array": '<c r="A1"><f t="array" ref="A1:B1">C1:D1*2</f><v>0</v></c><c r="B1"><v>2</v></c>',
    "array that spills": '<c r="A1" cm="1"><f t="array" ref="A1:B1">C1:D1</f><v>0</v></c><c r="B1"><v>2</v></c>',
    "table of data": '<c r="A1"><f t="dataTable" ref="A1:B1" dt2D="1" dtr="1" r1="C1" r2="D1" ca="1"/><v>1</v></c>',
    "always calculated": '<c r="A1"><f aca="1" ca="1">NOW()</f><v>1</v></c>',
    "spaces between": '\n <c r="A1" t="str">\n <f>B2</f>\n <v>文</v>\n </c>\n <c r="B1"> <f>1</f> </c>\n',
    "text in the cell": '<c r="A1" t="inlineStr"><is><t>文</t></is></c><c r="B1" t="inlineStr"><is><t></t></is></c>',
    "text that is kept": '<c r="A1" t="inlineStr"><is><t xml:space="preserve"> 文_x000D_\n</t></is></c>',
    "furigana": '<c r="A1" t="inlineStr"><is><t>日田</t><rPh sb="0" eb="2"><t>ヒタ</t></rPh><phoneticPr fontId="1"/></is></c>',
    "rich text": '<c r="A1" t="inlineStr"><is><r><t>太</t></r><r><rPr><b/><sz val="9"/></rPr><t>字</t></r></is></c>',
    "furigana of shared text": '<c r="A1" t="s"><v>2</v></c>',
    "rich shared text": '<c r="A1" t="s"><v>3</v></c><c r="B1" t="s"><f>A1</f><v>3</v></c>',
    "covered by a merge": '<c r="H1"><f>1</f><v>1</v></c><c r="I1"><f>1</f><v>2</v></c><c r="J1" t="e"><v>#N/A</v></c>',
    "only covered cells": '<c r="I1"><v>2</v></c>',
    "hidden": '</row><row r="2" hidden="1"><c r="A2"><f>1</f></c></row><row r="3" hidden="true"/><row r="4" hidden="0">',
    "nowhere but there": '</row><row r="3"><c r="C3"><f>1</f></c></row><row r="5"><c r="D5" t="e"><v>#N/A</v></c><c r="E5"><v>1</v></c>',
    "in another row": '</row><row r="7"><c r="A2"><f>1</f></c><c r="B2"><v>1</v></c>',
    "in any order": '<c r="C1"><v>1</v></c><c r="A1"><f>1</f></c></row><row r="4"><c r="A4"><v>1</v></c></row><row r="2"><c r="B2"><f>1</f></c>',
}
# Of these calamine would tell something else, or nothing at all.
UNSURE = {
    "escaped result": '<c r="A1" t="str"><f>B2</f><v>一_x000D_二</v></c>',
    "escaped result without a formula": '<c r="A1" t="str"><v>一_x000D_二</v></c>',
    "escaped letter": '<c r="A1" t="inlineStr"><is><t>一_x3042_二</t></is></c>',
    "white space that may go": '<c r="A1" t="inlineStr"><is><t> 文</t></is></c>',
    "white space that may go at the end": '<c r="A1" t="inlineStr"><is><r><t>文 </t></r><r><t>字</t></r></is></c>',
    "new error": '<c r="A1" t="e"><v>#CALC!</v></c>',
    "new error of a formula": '<c r="A1" t="e"><f>A1#</f><v>#SPILL!</v></c>',
    "error without a text": '<c r="A1" t="e"><f>1/0</f><v></v></c>',
    "formula after its result": '<c r="A1"><v>3</v><f>B1</f></c>',
    "two results": '<c r="A1"><f>B1</f><v>1</v><v>2</v></c>',
    "formula with a text in the cell": '<c r="A1" t="inlineStr"><f>B1</f><is><t>文</t></is></c>',
    "text and result": '<c r="A1" t="inlineStr"><is><t>文</t></is><v>9</v></c>',
    "text without its type": '<c r="A1"><is><t>文</t></is></c>',
    "ISO date": '<c r="A1" t="d"><f>B1</f><v>2025-03-01</v></c>',
    "other quotes": "<c r='A1'><f>1</f><v>1</v></c>",
    "other quotes of the type": "<c r=\"A1\" t='e'><v>#REF!</v></c>",
    "other spaces": '<c r="A1" t = "e"><v>#REF!</v></c>',
    "new line in a tag": '<c\nr="A1"><f\n>1</f><v>1</v></c>',
    "comment": '<c r="A1"><!-- --><f>1</f><v>1</v></c><!-- <c r="B1"><f>1</f></c> -->',
    "CDATA": '<c r="A1" t="str"><f><![CDATA[1<2]]></f><v><![CDATA[文]]></v></c>',
    "instruction": '<c r="A1"><?a b?><f>1</f><v>1</v></c>',
    "prefix": '<c r="A1" xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:f>1</x:f><v>1</v></c>',
    "element of another format": '<c r="A1"><f xmlns="urn:other">1</f><v>1</v></c>',
    "attribute of another format": '<c r="A1" xmlns:x="urn:other" x:t="str"><f>1</f><v></v></c>',
    "extension": '<c r="A1"><f>1</f><v>1</v><extLst><ext uri="x"/></extLst></c>',
    "more digits than a number has": '<c r="A1"><f>1</f><v>12345678901234567</v></c>',
    "spaces around a number": '<c r="A1"><f>1</f><v> 12 </v></c>',
    "entity in a number": '<c r="A1"><v>1&#50;</v></c>',
    "truth of another kind": '<c r="A1" t="b"><f>1</f><v>2</v></c>',
    "no address": "<c><f>1</f><v>1</v></c>",
    "no address of the row": '</row><row><c r="A2"><f>1</f><v>1</v></c>',
    "small letters": '<c r="a1"><f>1</f><v>1</v></c>',
    "duration without end": '<c r="A1" s="3"><f>1</f><v>1E+300</v></c>',
}
# What stands in the tag of a cell, and its stored result.
RESULTS = st.one_of(
    st.integers(-(10**14), 10**14).map(lambda number: ("", f"<v>{number}</v>")),
    st.floats(-1e9, 1e9).map(lambda number: ("", f"<v>{number!r}</v>")),
    st.tuples(st.integers(1, 3), st.integers(1440, 60_000 * 1440)).map(
        lambda drawn: (f' s="{drawn[0]}"', f"<v>{drawn[1] / 1440!r}</v>")
    ),
    TEXTS.map(lambda text: (' t="str"', f"<v>{escape(text)}</v>")),
    st.sampled_from(
        [(' t="b"', "<v>1</v>"), (' t="b"', "<v>0</v>"), ("", "<v></v>"), ("", ""), (' t="str"', "<v></v>")]
    ),
    st.integers(0, 3).map(lambda index: (' t="s"', f"<v>{index}</v>")),
    st.sampled_from(["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"]).map(
        lambda error: (' t="e"', f"<v>{error}</v>")
    ),
)
FORMULAS = st.one_of(
    st.just(""),
    TEXTS.map(lambda text: f"<f>{escape(text)}</f>"),
    st.sampled_from(
        [
            '<f t="shared" ref="A1:L9" si="0">Z1&lt;1</f>',
            '<f t="shared" si="0"/>',
            '<f t="array" ref="A1:B2" ca="1">A1>B1</f>',
            '<f ca="1">NOW()</f>',
            "<f></f>",
        ]
    ),
)
CELLS = st.dictionaries(
    st.tuples(st.integers(1, 9), st.integers(1, 12)), st.tuples(FORMULAS, RESULTS), max_size=20
)


SHARED_TEXTS = (
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>隣</t></si><si><t></t></si>'
    '<si><t>日田市</t><rPh sb="0" eb="3"><t>ヒタシ</t></rPh><phoneticPr fontId="1"/></si>'
    '<si><r><t xml:space="preserve">太 </t></r><r><rPr><b/></rPr><t>字</t></r><rPh sb="0" eb="1"><t>フト</t></rPh></si></sst>'
)
MERGED = '<mergeCells count="2"><mergeCell ref="H1:J2"/><mergeCell ref="L1:L2"/></mergeCells>'


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
