import io
from datetime import date

import openpyxl

from hitaplan.delivery.distribution_list import Delivery, distribution_list

HEADINGS = ["番号", "課名", "主管", "関係", "回答を求める行"]
BOXES = ["回答期限", "配布", "提出"]


def delivery(name="情報統計課", *, files=("課別/01_情報統計課/R6_情報統計課_調査票.xlsx",)):
    return Delivery(name, lead=3, supporting=1, rows_asked=4, files=files)


def open_list(*deliveries, deadline="令和7年4月18日"):
    data = distribution_list("計画　配布一覧", deadline, deliveries, date(2025, 3, 31))
    return openpyxl.load_workbook(io.BytesIO(data))["配布一覧"]


def rows(sheet):
    return [[cell.value or "" for cell in row] for row in sheet.iter_rows(min_row=3)]


def test_list__some_departments__says_what_each_gets():
    report = "課別/01_情報統計課/R6_情報統計課_進捗状況報告書.docx"
    sheet = open_list(delivery(files=(*delivery().files, report)), delivery("税務課"))
    assert sheet["A1"].value == "計画　配布一覧"
    assert sheet["A2"].value.startswith("2課、回答を求める行 8(「主管」「関係」は、取組の数です。")
    assert rows(sheet) == [
        [*HEADINGS, "調査票", "報告書", *BOXES],
        [
            *[1, "情報統計課", 3, 1, 4],
            *["R6_情報統計課_調査票.xlsx", "R6_情報統計課_進捗状況報告書.docx"],
            *["令和7年4月18日", "", ""],
        ],
        [2, "税務課", 3, 1, 4, "R6_情報統計課_調査票.xlsx", "", "令和7年4月18日", "", ""],
    ]


def test_links__of_files__are_relative_to_the_list():
    link = open_list(delivery())["F4"].hyperlink
    assert link.target.replace("\\", "/") == "課別/01_情報統計課/R6_情報統計課_調査票.xlsx"
    assert link.location is None


def test_list__no_department__has_its_headings():
    assert rows(open_list())[0] == HEADINGS + BOXES


def test_look__of_the_list__can_be_filtered_and_ticked():
    sheet = open_list(delivery(), delivery())
    assert sheet.auto_filter.ref == "A3:I5"
    assert sheet.freeze_panes == "A4"
    assert sheet.print_title_rows == "$3:$3"


def test_list__text_like_a_formula__stays_text():
    sheet = open_list(delivery("=1+1"), deadline="=A1")
    assert (sheet["B4"].value, sheet["B4"].data_type) == ("=1+1", "s")
    assert (sheet["G4"].value, sheet["G4"].data_type) == ("=A1", "s")
