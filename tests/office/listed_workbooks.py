"""Workbooks with a list on them, for the tests of what writes into one."""

import io
import struct
import zlib
from collections.abc import Callable
from functools import cache

import xlsxwriter

from hitaplan.office.lossless import Package
from tests.office.test_lossless import EXTRA
from tests.office_files import make_workbook, parts_of, with_parts, with_replaced

SHEET = "進捗"
HEADINGS = ("年度", "取組番号", "状況", "実績", "メモ", "字数")
# The program's own columns; メモ and 字数 are the staff's, and Excel calculates 字数.
COLUMNS = (1, 2, 3, 4)
LAST = 4
MORE = {
    **EXTRA,
    "xl/slicers/slicer1.xml": b"<slicers/>",
    "xl/slicerCaches/slicerCache1.xml": b"<slicerCacheDefinition/>",
    "xl/persons/person.xml": b"<personList/>",
    "xl/ctrlProps/ctrlProp1.xml": b"<formControlPr/>",
    "xl/webextensions/webextension1.xml": "<新しい部品>そのまま</新しい部品>".encode(),
    "_xmlsignatures/origin.sigs": b"",
}
# A list whose words stand on another sheet, as Excel 2010 and later write it.
X14_VALIDATION = (
    '<ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" '
    'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
    '<x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">'
    '<x14:dataValidation type="list"><x14:formula1><xm:f>別!$A$1:$A$3</xm:f></x14:formula1>'
    "<xm:sqref>C2:C9</xm:sqref></x14:dataValidation></x14:dataValidations></ext>"
)


def png() -> bytes:
    """A picture of one dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">2I5B", 1, 1, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0\0\0\0")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def list_of(
    *,
    spare: int = 0,
    totals: bool = False,
    table: bool = True,
    extra: Callable[[xlsxwriter.Workbook, xlsxwriter.worksheet.Worksheet], object] = lambda *_: None,
) -> bytes:
    """A small list of three records: a table with some blank rows, or no table but a filter."""

    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet(SHEET)
        last = LAST - 1 + spare + totals
        columns = [{"header": heading} for heading in HEADINGS]
        if table:
            columns[-1]["formula"] = "=LEN([@実績])"
            columns[0] |= {"total_string": "合計"} if totals else {}
            sheet.add_table(0, 0, last, 5, {"name": "表_進捗", "columns": columns, "total_row": totals})
        else:
            sheet.autofilter(0, 0, last, 5)
        _write_list(book, sheet)
        extra(book, sheet)

    return make_workbook(fill)


def _write_list(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
    heading = book.add_format({"bold": True, "bg_color": "#DDE6F0"})
    look = book.add_format({"num_format": "@", "border": 1})
    staff = book.add_format({"bg_color": "#FFF2CC"})
    sheet.set_column(0, 3, 12, book.add_format({"num_format": "@"}))
    for column, text in enumerate(HEADINGS):
        sheet.write_string(0, column, text, heading)
    for row in range(1, LAST):
        for column in range(4):
            sheet.write_string(row, column, f"{HEADINGS[column]}{row}", look)
        sheet.write_string(row, 4, f"控え{row}", staff)
        sheet.write_formula(row, 5, f"=LEN(D{row + 1})", staff, 3)
        sheet.set_row(row, 40)


@cache
def rich_list() -> bytes:
    """The list with everything around it that openpyxl loses when it saves."""
    data = with_parts(list_of(extra=_surround), MORE)
    found = with_text(data, "xl/workbook.xml", ' fullCalcOnLoad="1"', "")
    part = Package(found).sheet_parts[SHEET]
    return with_text(
        with_text(found, part, "</tableParts><extLst>", f"</tableParts><extLst>{X14_VALIDATION}"), *_FURIGANA
    )


_FURIGANA = (
    "xl/sharedStrings.xml",
    "<t>実績2</t>",
    '<t>実績2</t><rPh sb="0" eb="2"><t>ジッセキ</t></rPh><phoneticPr fontId="1"/>',
)


def _surround(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
    picture = {"image_data": io.BytesIO(png())}
    sheet.insert_textbox("H2", "図形", {"description": "説明"})
    sheet.insert_image("H9", "点.png", picture)
    sheet.insert_button("H12", {"macro": "更新", "caption": "更新"})
    sheet.insert_checkbox("N1", True)  # noqa: FBT003 - the library's own signature
    sheet.embed_image("N2", "点.png", picture)
    sheet.set_background(io.BytesIO(png()))
    sheet.write_comment("A2", "メモ")
    sheet.set_header("&C&G", {"image_center": "点.png", "image_data_center": io.BytesIO(png())})
    for row in range(6):
        sheet.write_number(row, 9, row * 10)
    sheet.conditional_format("J1:J6", {"type": "data_bar", "data_bar_2010": True})
    sheet.conditional_format("C2:C9", {"type": "text", "criteria": "containing", "value": "遅れ"})
    sheet.add_sparkline("K1", {"range": "J1:J6"})
    sheet.write_dynamic_array_formula("L1:L3", "=SORT(J1:J3)", None, 0)
    sheet.write_rich_string("M1", "普通", book.add_format({"bold": True}), "太字")
    sheet.data_validation("B2:B9", {"validate": "list", "source": ["ア", "イ"]})
    sheet.ignore_errors({"number_stored_as_text": "A1:F9"})
    sheet.protect("", {"autofilter": True})
    sheet.unprotect_range("A2:D9", "回答")
    sheet.merge_range("J8:K8", "結合")
    sheet.freeze_panes(1, 2)
    other = book.add_worksheet("別")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": f"={SHEET}!$J$1:$J$6"})
    other.insert_chart("A5", chart)
    other.write_formula("A1", f"=COUNTA({SHEET}!A:A)", None, 4)
    other.print_area("A1:B9")
    book.add_chartsheet("図").set_chart(_chart(book))
    book.define_name("別!局所", "=別!$A$1")
    book.set_custom_property("番号", "情統第1号")


def _chart(book: xlsxwriter.Workbook) -> object:
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": f"={SHEET}!$J$1:$J$6"})
    return chart


def with_text(data: bytes, part: str, old: str, new: str) -> bytes:
    """A package in which some text of a part was replaced; it must stand there."""
    return with_replaced(data, part, old.encode(), new.encode())


def table_text(data: bytes, number: int = 1) -> str:
    """The part of one table."""
    return parts_of(data)[f"xl/tables/table{number}.xml"].decode()
