import io
from datetime import date

import openpyxl
import pytest

from hitaplan.delivery.findings_workbook import findings_workbook
from hitaplan.findings.finding import Finding, Place, Severity
from tests.office_files import parts_of

COLUMNS = ["重要度", "場所", "内容", "直し方", "読み取った値", "コード"]
FILE = "台帳.xlsx"
CREATED = date(2025, 3, 31)


def finding(sheet="取組", cell="C12", *, severity=Severity.ERROR, value="情報統計果", message="課がない。"):
    return Finding("D001", severity, Place(FILE, sheet, cell), value, message, "直してください。")


def make(*findings, link="../workbooks/台帳.xlsx"):
    return findings_workbook(findings, "検証結果 令和6年度", link, CREATED)


def open_book(*findings, **options):
    return openpyxl.load_workbook(io.BytesIO(make(*findings, **options)))


def rows(sheet):
    return [[cell.value or "" for cell in row] for row in sheet.iter_rows()]


def test_list__some_findings__one_a_row_in_their_order():
    every = [
        finding(),
        finding("担当課", "", severity=Severity.INFO),
        finding("", "", severity=Severity.WARNING),
    ]
    assert rows(open_book(*every)["検証結果"]) == [
        COLUMNS,
        ["エラー", "取組!C12", "課がない。", "直してください。", "情報統計果", "D001"],
        ["参考", "担当課", "課がない。", "直してください。", "情報統計果", "D001"],
        ["要確認", FILE, "課がない。", "直してください。", "情報統計果", "D001"],
    ]


def test_list__no_findings__says_so():
    book = open_book()
    assert rows(book["検証結果"]) == [COLUMNS, ["", "", "指摘はありません。", "", "", ""]]
    assert [book["件数"].cell(row, 2).value for row in range(2, 6)] == [0, 0, 0, 0]


def test_counts__some_findings__by_severity():
    every = [finding(), finding(), finding(severity=Severity.REPAIR)]
    sheet = open_book(*every)["件数"]
    assert [[cell.value for cell in row[:2]] for row in sheet.iter_rows()] == [
        ["重要度", "件数"],
        ["エラー", 2],
        ["要確認", 0],
        ["自動補正", 1],
        ["参考", 0],
    ]
    assert all(sheet.cell(row, 3).value for row in range(1, 6))


@pytest.mark.parametrize(
    ("sheet", "cell", "location"),
    [
        ("取組", "C12", "'取組'!C12"),
        ("進捗 (2)", "AB3", "'進捗 (2)'!AB3"),
        ("課'別", "A1", "'課''別'!A1"),
        ("担当課", "", "'担当課'!A1"),
    ],
)
def test_link__of_a_place__leads_to_the_cell_of_the_master(sheet, cell, location):
    link = open_book(finding(sheet, cell))["検証結果"]["B2"].hyperlink
    assert link.location == location
    assert link.target.replace("\\", "/") == "../workbooks/台帳.xlsx"


@pytest.mark.parametrize(
    ("place", "link"),
    [(("", ""), "台帳.xlsx"), (("取組", "C12"), "台帳#2.xlsx")],
    ids=["no sheet", "a name that Excel cannot follow"],
)
def test_link__where_none_would_work__is_left_out(place, link):
    assert open_book(finding(*place), link=link)["検証結果"]["B2"].hyperlink is None


def test_look__of_the_list__can_be_filtered_read_and_printed():
    sheet = open_book(finding(), finding())["検証結果"]
    assert sheet.auto_filter.ref == "A1:F3"
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet["C2"].alignment.wrap_text


def test_look__of_each_severity__has_its_own_tint():
    sheet = open_book(*[finding(severity=each) for each in Severity])["検証結果"]
    assert len({sheet.cell(row, 1).fill.fgColor.rgb for row in range(2, 6)}) == len(Severity)


@pytest.mark.parametrize(
    "text", ["=1+1", "+81", "-1", "@SUM(A1)", "http://example.com", "1-1-1", "001", "{=A1}", "_x000D_"]
)
def test_text__that_excel_might_take_for_something_else__stays_text(text):
    sheet = open_book(finding(message=text, value=text))["検証結果"]
    for address in ("C2", "E2"):
        assert (sheet[address].value, sheet[address].data_type) == (text, "s")
        assert sheet[address].hyperlink is None


def test_text__longer_than_a_cell_holds__is_cut():
    assert open_book(finding(value="あ" * 40_000))["検証結果"]["E2"].value == "あ" * 32_767


def test_workbook__same_findings__same_bytes():
    assert make(finding(), finding("", "")) == make(finding(), finding("", ""))
    core = parts_of(make(finding()))["docProps/core.xml"].decode()
    assert "2025-03-31T00:00:00Z" in core
    assert "検証結果 令和6年度" in core


def test_workbook__more_places_than_links_allowed__all_are_listed(monkeypatch):
    monkeypatch.setattr("hitaplan.office.list_sheet._MAX_LINKS", 3)
    sheet = open_book(*[finding(cell=f"C{row}") for row in range(2, 7)])["検証結果"]
    assert [sheet.cell(row, 2).value for row in range(2, 7)] == [f"取組!C{row}" for row in range(2, 7)]
    assert [bool(sheet.cell(row, 2).hyperlink) for row in range(2, 7)] == [True] * 3 + [False] * 2
