import hashlib
import io
import zipfile
from datetime import date

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference

from hitaplan.findings.failure import Failure
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.reading import read_master
from hitaplan.office.cells import CellKind
from tests.sheets import (
    FILE,
    answers,
    append,
    delete_column,
    delete_sheet,
    edited,
    insert_row,
    put,
    read,
    read_bytes,
    real_master,
    real_plan,
    rename_heading,
    rename_sheet,
)


def move_column_to_front(title, heading):
    def edit(book):
        sheet = book[title]
        column = next(cell.column for cell in sheet[1] if cell.value == heading)
        values = [row[column - 1].value for row in sheet.iter_rows()]
        sheet.delete_cols(column)
        sheet.insert_cols(1)
        for row, value in enumerate(values, 1):
            sheet.cell(row, 1).value = value

    return edit


def add_chart_sheet(book):
    chart = BarChart()
    chart.add_data(Reference(book["担当課"], min_col=4, min_row=2, max_row=10))
    book.create_chartsheet("グラフ", 0).add_chart(chart)


def hide_row(title, row):
    return lambda book: setattr(book[title].row_dimensions[row], "hidden", True)


def with_stored_result(data, formula, result):
    """The workbook as Excel saves it: with the result of its one formula, which openpyxl leaves out."""
    bare, stored = f"<f>{formula}</f><v></v>", f"<f>{formula}</f><v>{result}</v>"
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as package:
        for name in source.namelist():
            part = source.read(name).replace(b"<v />", b"<v></v>")
            package.writestr(name, part.replace(bare.encode(), stored.encode()))
    return buffer.getvalue()


def test_master__untouched__gives_the_plan_and_what_file_it_was():
    master = read()
    assert master.plan == real_plan()
    assert master.file == FILE
    assert master.sha256 == hashlib.sha256(real_master()).hexdigest()
    assert set(master.tables) == set(SheetName) - {SheetName.GUIDE}


@pytest.mark.parametrize(
    "edits",
    [
        (move_column_to_front("取組", "事業担当課"),),
        (move_column_to_front("取組", "令和9年度"),),
        (move_column_to_front("計画", "値"),),
        (move_column_to_front("担当課", "並び順"), move_column_to_front("区分", "説明")),
        (put("取組!N1", "職員メモ"), put("取組!N2", "自由に書く")),
        (put("取組!AZ1", "令和6年度の目標"), put("取組!AZ2", "…")),
        (lambda book: book.create_sheet("職員のメモ", 0).append(["取組番号", "1-1-1"]),),
        (lambda book: book.create_sheet("取 組"),),
        (lambda book: book.create_sheet("取 組", 0),),
        (lambda book: book.move_sheet("取組", -5),),
        (add_chart_sheet,),
        (delete_sheet("はじめに"),),
        (rename_heading("取組", "取組番号", " 取 組\u3000番 号 "),),
        (rename_heading("取組", "令和6年度", "R6"), rename_heading("取組", "令和7年度", 2025)),
        (rename_sheet("取組", "取 組"), rename_sheet("担当課", "担当課\u3000")),
        (insert_row("取組", 10), insert_row("担当課", 3), insert_row("計画", 5)),
        (hide_row("取組", 2), hide_row("取組", 30)),
        (insert_row("取組", 10, " ", "\u3000"),),
        (append("進捗", {"取組名": "見るだけの欄", "予定": "実施予定"}),),
        (put("取組!A2", "１－１－１"), put("取組!A3", "1ー1ー2"), put("基本項目!A2", "１－１")),
        (put("取組!A2", date(2001, 1, 1)), put("取組!A3", 36893), put("取組!C22", date(2001, 3, 4))),
        (put("計画!B5", date(2024, 3, 29)), put("計画!B6", 2023), put("計画!B7", "Ｒ９")),
        (put("計画!A8", "対 象 年 度"), append("計画", {"項目": "職員のメモ", "値": "令和7年度"})),
        (put("担当課!D2", "１"), put("基本方針!A2", "１"), put("担当課!C34", " 総 称")),
    ],
)
def test_master__arranged_otherwise__gives_the_same_plan(edits):
    assert read(*edits).plan == real_plan()


def test_records__table_ends_above__are_read_all_the_same():
    below = {"A3": "令和6年度", "C3": "1-1-6", "D3": "ひた暮らし推進室", "G3": "実施中"}
    master = read(answers({}), *(put(f"進捗!{cell}", value) for cell, value in below.items()))
    assert master.tables[SheetName.PROGRESS].grid.table_ranges == ("A1:Q2",)
    assert [str(answer.number) for answer in master.plan.answers] == ["1-1-3", "1-1-6"]


def test_records__far_below_after_blank_rows__are_read_with_their_row():
    edits = [put(f"担当課!{cell}", value) for cell, value in (("A900", "DX推進課"), ("D900", 33))]
    records = read(*edits).records(SheetName.DEPARTMENTS)
    assert len(records) == 35
    assert (records[-1].row, records[-1].cell(Heading.DEPARTMENT_NAME).address) == (900, "A900")


def test_record__column_missing__gives_blanks_and_says_so():
    record = read(delete_column("取組", "照会先")).records(SheetName.INITIATIVES)[0]
    assert not record.has(Heading.ASKED)
    assert record.text(Heading.ASKED) == ""
    assert record.names(Heading.ASKED) == ()
    assert record.cell(Heading.ASKED).address == "A2"


def test_sheet__two_of_nearly_the_same_name__the_exact_one_is_read():
    def fill(book):
        book.create_sheet("取 組", 0).append(["取組番号"])

    assert read(fill).tables[SheetName.INITIATIVES].grid.title == "取組"


def test_heading__twice__the_first_column_is_read():
    master = read(put("取組!N1", "取組名"), put("取組!N2", "別の名前"))
    assert master.plan == real_plan()


def test_formula__with_stored_result__is_read_as_its_result():
    data = with_stored_result(edited(put("担当課!D2", "=1+6")), "1+6", 7)
    cell = read_bytes(data).records(SheetName.DEPARTMENTS)[0].cell(Heading.ORDER)
    assert (cell.text, cell.formula, cell.kind) == ("7", True, CellKind.NUMBER)


def test_formula__without_stored_result__is_no_text():
    cell = read(put("取組!B2", "=B3")).records(SheetName.INITIATIVES)[0].cell(Heading.NAME)
    assert (cell.text, cell.kind, cell.blank) == ("", CellKind.UNCALCULATED, False)


@pytest.mark.parametrize(
    "edit",
    [
        put("計画!B8", "今年"),
        put("計画!B8", None),
        put("計画!B5", "春"),
        put("計画!B5", date(1900, 1, 3)),
        put("計画!A6", "開始"),
        delete_sheet("計画"),
        delete_column("計画", "値"),
        insert_row("計画", 1, "計画の基本"),
    ],
)
def test_master__without_a_legible_plan_sheet__is_read_without_a_plan(edit):
    master = read(edit)
    assert master.plan is None
    assert len(master.records(SheetName.INITIATIVES)) == 65


@pytest.mark.parametrize(
    "title", [name for name in SheetName if name not in (SheetName.GUIDE, SheetName.PLAN)]
)
def test_master__a_sheet_missing__the_rest_is_read(title):
    master = read(delete_sheet(title))
    assert master.plan is not None
    assert master.records(title) == ()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "F-EMPTY"),
        ("取組番号,取組名\r\n".encode("cp932"), "F-CSV"),
        (real_master()[:5000], "F-BROKEN"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "F-XLS"),
    ],
)
def test_file__no_workbook__failure_says_what_it_is(data, code):
    with pytest.raises(Failure) as failure:
        read_bytes(data)
    assert failure.value.finding.code == code
    assert failure.value.finding.place.file == FILE


def test_file__missing__failure(tmp_path):
    with pytest.raises(Failure) as failure:
        read_master(tmp_path / "ない.xlsx")
    assert failure.value.finding.code == "F-MISSING"


def test_file__empty_workbook__read_without_tables(tmp_path):
    openpyxl.Workbook().save(tmp_path / "空.xlsx")
    master = read_master(tmp_path / "空.xlsx")
    assert (master.tables, master.plan) == ({}, None)
