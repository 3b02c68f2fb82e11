"""Changing single cells: everything else of the package stays, byte for byte."""

import io
import zipfile

import openpyxl
import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from hitaplan.office.added_sheet import Page, with_first_sheet
from hitaplan.office.lossless import Package, part_at
from hitaplan.office.marked_copy import marked_copy
from hitaplan.office.sheet_patch import SheetPatch
from tests.office_suite import office_test, soffice_convert

# openpyxl, which reads the results here, says what it would lose on saving.
pytestmark = pytest.mark.filterwarnings("ignore:.*will be removed:UserWarning")
PAGE = Page("検証結果", (10, 20), (("重要度", "場所"), ("エラー", "台帳!B2")), {(1, 1): "'台帳'!B2"})
EXTRA = {
    "xl/vbaProject.bin": b"\x00macro\xff",
    "xl/printerSettings/printerSettings1.bin": bytes(range(256)),
    "customXml/item1.xml": "<利用者>そのまま</利用者>".encode(),
    "xl/threadedComments/threadedComment1.xml": b"<ThreadedComments/>",
}


def rich_workbook():
    """A workbook with what openpyxl loses: a shape, a chart, a comment, a picture of data, sparklines, and more."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("台帳")
        bold = book.add_format({"bold": True, "bg_color": "#FFFF00"})
        for row in range(6):
            sheet.write_string(row, 0, f"行{row}", bold)
            sheet.write_number(row, 1, row * 10)
        sheet.write_formula("C1", "=SUM(B1:B6)", None, 150)
        sheet.add_table("E1:F4", {"name": "表1"})
        sheet.insert_textbox("H2", "図形")
        sheet.write_comment("A2", "メモ")
        sheet.conditional_format("B1:B6", {"type": "data_bar", "data_bar_2010": True})
        sheet.add_sparkline("D1", {"range": "B1:B6"})
        sheet.data_validation("A6", {"validate": "list", "source": ["ア", "イ"]})
        sheet.set_header("&C&A")
        other = book.add_worksheet("別")
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=台帳!$B$1:$B$6"})
        other.insert_chart("A1", chart)
        other.print_area("A1:B9")
        book.define_name("別!局所", "=別!$A$1")
    with zipfile.ZipFile(buffer, "a") as package:
        for name, content in EXTRA.items():
            package.writestr(name, content)
    return buffer.getvalue()


RICH = rich_workbook()


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def changed_parts(before, after):
    old, new = parts(before), parts(after)
    return {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}


def sheet_part(data, name):
    return Package(data).sheet_parts[name]


def test_with_parts__nothing_changed__every_part_and_the_order_as_before():
    copy = Package(RICH).with_parts({})

    assert list(parts(copy)) == list(parts(RICH))
    assert changed_parts(RICH, copy) == set()


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_with_parts__however_packed__copied(method):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as package:
        package.writestr("日本.xml", "あ" * 1000)
        package.writestr("b", b"x")

    assert parts(Package(buffer.getvalue()).with_parts({"b": b"y"})) == {
        "日本.xml": ("あ" * 1000).encode(),
        "b": b"y",
    }


@pytest.mark.parametrize(
    ("folder", "target", "part"),
    [
        ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("xl", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("xl/worksheets", "../tables/table1.xml", "xl/tables/table1.xml"),
    ],
)
def test_part_at__relative_or_absolute__name_in_the_package(folder, target, part):
    assert part_at(folder, target) == part


@pytest.mark.parametrize(
    "text", ["A&B <課>", " 前後の空白 ", "改行\nあり", "=1+1", "_x0041_", "\x0b制御", "𠮷"]
)
def test_set_text__any_text__read_back_and_nothing_else_changed(text):
    part = sheet_part(RICH, "台帳")
    sheet = SheetPatch(parts(RICH)[part])
    sheet.set_text(3, 1, text)
    after = Package(RICH).with_parts({part: sheet.to_bytes()})

    values = CalamineWorkbook.from_filelike(io.BytesIO(after)).get_sheet_by_name("台帳").to_python()
    assert values[2][0] == text
    assert values[1][0] == "行1"
    assert changed_parts(RICH, after) == {part}
    assert openpyxl.load_workbook(io.BytesIO(after))["台帳"]["A3"].font.b


@pytest.mark.parametrize("address", ["A9", "XFD1", "C2", "AB40"])
def test_set_text__cell_that_was_not_there__stands_in_its_place(address):
    part = sheet_part(RICH, "台帳")
    cell = openpyxl.Workbook().active[address]
    sheet = SheetPatch(parts(RICH)[part])
    sheet.set_text(cell.row, cell.column, "新")
    after = openpyxl.load_workbook(io.BytesIO(Package(RICH).with_parts({part: sheet.to_bytes()})))["台帳"]

    assert after[address].value == "新"
    assert after["B6"].value == 50


def test_marked_copy__some_cells__coloured_and_their_own_look_kept():
    after = marked_copy(
        RICH, {("台帳", "A2"): "FF0000", ("台帳", "B2:B3"): "00FF00", ("台帳", "Z99"): "0000FF"}, PAGE
    )
    sheet = openpyxl.load_workbook(io.BytesIO(after))["台帳"]

    fills = {address: sheet[address].fill.fgColor.rgb for address in ("A1", "A2", "B2", "B3", "Z99")}
    assert fills == {
        "A1": "FFFFFF00",
        "A2": "FFFF0000",
        "B2": "FF00FF00",
        "B3": "FF00FF00",
        "Z99": "FF0000FF",
    }
    assert sheet["A2"].font.b
    assert sheet["A2"].value == "行1"


def test_marked_copy__whole_package__nothing_lost():
    after = marked_copy(RICH, {("台帳", "A2"): "FF0000"}, PAGE)

    assert changed_parts(RICH, after) == {
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/sheet3.xml",
    }


def test_with_first_sheet__names_of_sheets__move_with_their_sheet():
    book = openpyxl.load_workbook(io.BytesIO(with_first_sheet(RICH, PAGE)))

    assert book.sheetnames == ["検証結果", "台帳", "別"]
    assert "局所" in book["別"].defined_names
    assert book["別"].print_area == "'別'!$A$1:$B$9"
    assert book.active.title == "検証結果"
    assert [sheet.sheet_view.tabSelected for sheet in book.worksheets] == [True, None, None]


def test_with_first_sheet__links__lead_to_the_cells():
    sheet = openpyxl.load_workbook(io.BytesIO(with_first_sheet(RICH, PAGE)))["検証結果"]

    assert sheet["B2"].hyperlink.location == "'台帳'!B2"
    assert [[cell.value for cell in row] for row in sheet["A1:B2"]] == [list(row) for row in PAGE.rows]


def test_with_first_sheet__twice__the_name_is_not_taken_twice():
    twice = with_first_sheet(with_first_sheet(RICH, PAGE), PAGE)

    assert openpyxl.load_workbook(io.BytesIO(twice)).sheetnames == ["検証結果2", "検証結果", "台帳", "別"]


@office_test
def test_marked_copy__opened_by_libreoffice__same_values(tmp_path):
    path = tmp_path / "台帳.xlsx"
    path.write_bytes(marked_copy(RICH, {("台帳", "A2"): "FF0000"}, PAGE))
    saved = soffice_convert(path, "xlsx", tmp_path / "out")

    sheet = openpyxl.load_workbook(io.BytesIO(saved.read_bytes()))["台帳"]
    assert [sheet.cell(row, 1).value for row in range(1, 7)] == [f"行{row}" for row in range(6)]
