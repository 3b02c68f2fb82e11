from datetime import time, timedelta
from time import perf_counter

import openpyxl
import pytest

from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Place
from hitaplan.office.cells import CellKind
from hitaplan.office.grid_reading import read_grids
from tests.office_files import SHEET, make_workbook, make_zip, moment, parts_of, with_parts, with_replaced


def read_sheet(fill, index=0):
    """The grid of a sheet that `fill` writes on."""

    def fill_book(book):
        fill(book.add_worksheet("記入"), book)

    return read_grids(make_workbook(fill_book), "台帳.xlsx")[index]


def read_rows(xml: str, below: str = ""):
    """The rows of a workbook whose sheet holds just this XML as its rows, and this below them."""
    data = make_workbook(lambda book: book.add_worksheet("記入"))
    sheet = f"<sheetData>{xml}</sheetData>{below}".encode()
    return read_grids(with_replaced(data, SHEET, b"<sheetData/>", sheet), "台帳.xlsx")[0].rows


def read_cell(xml: str):
    """The cell C12 of a workbook whose sheet holds just this XML in its row 12; None if nothing is stored."""
    return read_rows(f'<row r="12">{xml}</row>').get(12, {}).get(3)


def write_all_kinds(sheet, book):
    def look(code):
        return book.add_format({"num_format": code})

    sheet.write_string("A1", "取組番号")
    sheet.write_string("A2", "0012")
    sheet.write_string("A3", " \u3000\n")
    sheet.write_string("A4", "=1+1")
    sheet.write_string("A5", "#N/A")
    sheet.write_string("A6", "NA")
    sheet.write_string("A7", "実施予定\n（拡大）")
    sheet.write_number("B1", 12)
    sheet.write_number("B2", 0.25)
    sheet.write_number("B3", 36892)
    sheet.write_number("B4", -3)
    sheet.write_datetime("C1", moment(2001, 1, 1), look("yyyy/m/d"))
    sheet.write_datetime("C2", moment(2025, 3, 31), look('[$-411]ggge"年"m"月"d"日"'))
    sheet.write_datetime("C3", moment(2025, 3, 31, 17, 30), look("yyyy/m/d h:mm"))
    sheet.write_datetime("C4", time(9, 30), look("h:mm"))
    sheet.write_datetime("C5", timedelta(hours=26, minutes=5), look("[h]:mm"))
    sheet.write_boolean("D1", True)  # noqa: FBT003 - the writer's own signature
    sheet.write_boolean("D2", False)  # noqa: FBT003
    sheet.write_formula("E1", "=1+1", None, 2)
    sheet.write_formula("E2", '="計画"', None, "計画どおり")
    sheet.write_formula("E3", "=1/0", None, "#DIV/0!")
    sheet.write_formula("E4", "=A99", None, "")
    sheet.write_formula("E5", "=TRUE", None, True)  # noqa: FBT003
    sheet.write_array_formula("E6:E6", "{=SUM(B1:B2)}", None, 12.25)
    sheet.write_formula("E7", "=DATE(2025,3,31)", look("yyyy/m/d"), 45747)
    sheet.write_blank("F1", None, look("@"))


KINDS = {
    # address: kind, value, text, formula
    "A1": (CellKind.TEXT, "取組番号", "取組番号", False),
    "A2": (CellKind.TEXT, "0012", "0012", False),
    "A3": (CellKind.TEXT, " \u3000\n", "", False),
    "A4": (CellKind.TEXT, "=1+1", "=1+1", False),
    "A5": (CellKind.TEXT, "#N/A", "#N/A", False),
    "A6": (CellKind.TEXT, "NA", "NA", False),
    "A7": (CellKind.TEXT, "実施予定\n（拡大）", "実施予定\n（拡大）", False),
    "B1": (CellKind.NUMBER, 12, "12", False),
    "B2": (CellKind.NUMBER, 0.25, "0.25", False),
    "B3": (CellKind.NUMBER, 36892, "36892", False),
    "B4": (CellKind.NUMBER, -3, "-3", False),
    "C1": (CellKind.DATE, moment(2001, 1, 1), "2001/1/1", False),
    "C2": (CellKind.DATE, moment(2025, 3, 31), "2025/3/31", False),
    "C3": (CellKind.DATE, moment(2025, 3, 31, 17, 30), "2025-03-31 17:30:00", False),
    "C4": (CellKind.TIME, time(9, 30), "09:30:00", False),
    "C5": (CellKind.TIME, timedelta(hours=26, minutes=5), "26:05:00", False),
    "D1": (CellKind.BOOLEAN, True, "TRUE", False),
    "D2": (CellKind.BOOLEAN, False, "FALSE", False),
    "E1": (CellKind.NUMBER, 2, "2", True),
    "E2": (CellKind.TEXT, "計画どおり", "計画どおり", True),
    "E3": (CellKind.ERROR, "#DIV/0!", "#DIV/0!", True),
    "E4": (CellKind.UNCALCULATED, None, "", True),
    "E5": (CellKind.BOOLEAN, True, "TRUE", True),
    "E6": (CellKind.NUMBER, 12.25, "12.25", True),
    "E7": (CellKind.DATE, moment(2025, 3, 31), "2025/3/31", True),
}


@pytest.fixture(scope="module")
def all_kinds():
    grid = read_sheet(write_all_kinds)
    return {cell.address: cell for row in grid.rows.values() for cell in row.values()}


def test_read_grids__every_kind__no_cell_more_or_less(all_kinds):
    assert set(all_kinds) == set(KINDS)


@pytest.mark.parametrize("address", KINDS)
def test_read_grids__every_kind__kind_value_and_text(all_kinds, address):
    cell = all_kinds[address]
    assert (cell.kind, cell.value, cell.text, cell.formula) == KINDS[address]
    assert cell.blank == (address == "A3")


@pytest.mark.parametrize(
    ("xml", "kind", "value", "text"),
    [
        pytest.param(
            '<c r="C12" t="e"><v>#REF!</v></c>', CellKind.ERROR, "#REF!", "#REF!", id="error typed in"
        ),
        pytest.param(
            '<c r="C12" t="e"><f>A1#</f><v>#SPILL!</v></c>',
            CellKind.ERROR,
            "#SPILL!",
            "#SPILL!",
            id="new error",
        ),
        pytest.param(
            '<c r="C12" t="e"><v>#CALC!</v></c>', CellKind.ERROR, "#CALC!", "#CALC!", id="new error alone"
        ),
        pytest.param(
            '<c r="C12" t="b"><f>1&lt;2</f><v>1</v></c>',
            CellKind.BOOLEAN,
            True,
            "TRUE",
            id="truth of a formula",
        ),
        pytest.param('<c r="C12"><f>A1</f></c>', CellKind.UNCALCULATED, None, "", id="no result"),
        pytest.param('<c r="C12"><f>A1</f><v/></c>', CellKind.UNCALCULATED, None, "", id="empty result"),
        pytest.param('<c r="C12" t="str"><f>""</f><v></v></c>', CellKind.BLANK, None, "", id='result ""'),
        pytest.param(
            '<c r="C12" t="str"><f>A1</f><v>a_x000D_\nb</v></c>', CellKind.TEXT, "a\r\nb", "a\r\nb", id="CR"
        ),
        pytest.param(
            '<c r="C12" t="inlineStr"><is><r><t>計画</t></r><r><t>どおり</t></r></is></c>',
            CellKind.TEXT,
            "計画どおり",
            "計画どおり",
            id="several looks in one cell",
        ),
        pytest.param(
            '<c r="C12" t="inlineStr"><is><t>日田市</t><rPh sb="0" eb="3"><t>ヒタシ</t></rPh></is></c>',
            CellKind.TEXT,
            "日田市",
            "日田市",
            id="ふりがな",
        ),
        pytest.param(
            '<c r="C12" t="d"><v>2025-03-31T00:00:00</v></c>',
            CellKind.DATE,
            moment(2025, 3, 31),
            "2025/3/31",
            id="ISO date",
        ),
        pytest.param('<c r="C12"><v>1E3</v></c>', CellKind.NUMBER, 1000, "1000", id="exponent"),
    ],
)
def test_read_grids__as_other_programs_store_it__kind_value_and_text(xml, kind, value, text):
    cell = read_cell(xml)
    assert (cell.kind, cell.value, cell.text, cell.address) == (kind, value, text, "C12")


@pytest.mark.parametrize("xml", ['<c r="C12" s="0"/>', '<c r="C12" t="inlineStr"><is><t></t></is></c>'])
def test_read_grids__nothing_stored__no_cell_or_a_blank_one(xml):
    cell = read_cell(xml)
    assert cell is None or cell.blank


def test_read_grids__stray_cell_in_the_last_corner__read_at_once():
    def fill(sheet, _book):
        sheet.write_string("A1", "取組番号")
        sheet.write_string("XFD1048576", "迷子")
        sheet.write_formula("A2", "=1+1", None, 2)

    data = make_workbook(lambda book: fill(book.add_worksheet("記入"), book))
    started = perf_counter()
    grid = read_grids(data, "台帳.xlsx")[0]
    assert perf_counter() - started < 1
    assert grid.rows[1_048_576][16_384].address == "XFD1048576"
    assert sum(map(len, grid.rows.values())) == 3


@pytest.mark.parametrize("cell", ["<f>1</f><v>1</v>", "<f>1</f>", "<v>1</v>"])
def test_read_grids__stray_cell_told_in_the_first_row__read_at_once(cell):
    started = perf_counter()
    rows = read_rows(f'<row r="1"><c r="XFD1048576">{cell}</c></row><row r="2"><c r="A2"><v>1</v></c></row>')
    assert perf_counter() - started < 1
    assert {row: list(cells) for row, cells in rows.items()} == {2: [1], 1_048_576: [16_384]}


def test_read_grids__formulas_without_result_and_errors__in_sheet_order():
    rows = read_rows(
        '<row r="2"><c r="B2"><f>1</f></c></row><row r="4"><c r="A4" t="e"><v>#N/A</v></c><c r="B4"><v>1</v></c></row>'
        '<row r="5"><c r="A5"><v>1</v></c><c r="B5" t="str"><f>""</f><v></v></c><c r="C5"><v>1</v></c></row>'
    )
    assert [cell.address for row in rows.values() for cell in row.values()] == [
        "B2",
        "A4",
        "B4",
        "A5",
        "B5",
        "C5",
    ]


def test_read_grids__cells_covered_by_a_merged_cell__not_there():
    covered = '<c r="A2"><v>1</v></c><c r="B2"><f>1</f><v>2</v></c><c r="C2"><v>3</v></c>'
    below = '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>'
    rows = read_rows(
        f'<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="e"><v>#N/A</v></c></row><row r="2">{covered}</row>',
        below,
    )
    assert [cell.address for row in rows.values() for cell in row.values()] == ["A1", "C2"]


def test_read_grids__merged_hidden_and_tables__told_in_order():
    def fill(sheet, _book):
        for row in (9, 5, 7, 3):
            sheet.merge_range(f"B{row}:C{row}", "結合")
        sheet.set_row(14, None, None, {"hidden": True})
        sheet.set_row(16, 30)
        sheet.add_table("E1:F3", {"name": "取組表", "columns": [{"header": "番号"}, {"header": "名称"}]})

    grid = read_sheet(fill)
    assert grid.merged == ("B3:C3", "B5:C5", "B7:C7", "B9:C9")
    assert grid.hidden_rows == frozenset({15})
    assert grid.table_ranges == ("E1:F3",)
    assert grid.rows[1][5].value == "番号"
    assert 3 not in grid.rows[3]


def test_read_grids__leading_blank_rows_and_columns__keep_their_place():
    grid = read_sheet(lambda sheet, _book: sheet.write_string("C12", "あ"))
    assert {row: list(cells) for row, cells in grid.rows.items()} == {12: [3]}


def test_read_grids__rows_and_columns_written_in_any_order__in_sheet_order():
    def fill(sheet, _book):
        for address in ("C3", "A3", "B1", "A10", "A2"):
            sheet.write_string(address, address)

    grid = read_sheet(fill)
    assert [cell.value for row in grid.rows.values() for cell in row.values()] == [
        "B1",
        "A2",
        "A3",
        "C3",
        "A10",
    ]


def test_read_grids__several_sheets__in_their_order_without_chart_sheets():
    def fill(book):
        book.add_worksheet("取組").write_string("A1", "一")
        book.add_chartsheet("グラフ").set_chart(_chart(book))
        book.add_worksheet("担当課").write_formula("A1", "=1", None, 1)
        book.add_worksheet("隠し").very_hidden()

    grids = read_grids(make_workbook(fill), "台帳.xlsx")
    assert [grid.title for grid in grids] == ["取組", "担当課", "隠し"]
    assert [grid.rows[1][1].value for grid in grids[:2]] == ["一", 1]
    assert grids[2].rows == {}


def _chart(book):
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=取組!$A$1:$A$2"})
    return chart


def test_read_grids__features_that_the_library_cannot_keep__read_without_warning():
    def fill(sheet, _book):
        sheet.write_string("A1", "あ")
        sheet.conditional_format("A1:A9", {"type": "data_bar", "data_bar_2010": True})

    assert read_sheet(fill).rows[1][1].value == "あ"


def test_read_grids__impossible_date__the_stored_number_without_warning():
    def fill(sheet, book):
        sheet.write_number("A1", 99_999_999, book.add_format({"num_format": "yyyy/m/d"}))

        sheet.write_formula("A2", "=A1", book.add_format({"num_format": "yyyy/m/d"}), 99_999_999)

    cells = [row[1] for row in read_sheet(fill).rows.values()]
    assert [(cell.kind, cell.value) for cell in cells] == [(CellKind.NUMBER, 99_999_999)] * 2


WORKBOOK = make_workbook()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(make_zip({"a.xml": b"<a/>"}), id="no workbook"),
        pytest.param(with_parts(WORKBOOK, {SHEET: b"<worksheet"}), id="sheet not well-formed"),
        pytest.param(
            make_zip(
                {name: part for name, part in parts_of(WORKBOOK).items() if name != "xl/sharedStrings.xml"}
            ),
            id="texts missing",
        ),
        pytest.param(b"", id="nothing"),
    ],
)
def test_read_grids__no_workbook_after_all__broken(data):
    with pytest.raises(Failure) as caught:
        read_grids(data, "台帳.xlsx")
    assert (caught.value.finding.code, caught.value.finding.place) == ("F-BROKEN", Place("台帳.xlsx"))


def test_read_grids__written_by_openpyxl__formula_without_result(tmp_path):
    book = openpyxl.Workbook()
    book.active["B2"] = "=1+1"
    path = tmp_path / "a.xlsx"
    book.save(path)
    cell = read_grids(path.read_bytes(), "a.xlsx")[0].rows[2][2]
    assert (cell.kind, cell.text, cell.formula, cell.blank) == (CellKind.UNCALCULATED, "", True, False)
