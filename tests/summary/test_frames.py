import csv
import io

import pytest

from hitaplan.master.layout import SheetName, sheets
from hitaplan.summary.frames import csv_files, plan_frames
from tests.builders import make_initiative, make_plan
from tests.sheets import real_plan

SHEETS = [sheet.name for sheet in sheets(())]
COUNTS = {"取組": 65, "基本方針": 4, "基本項目": 14}


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_frames__real_plan__every_sheet_with_the_headings_of_the_master():
    frames = plan_frames(real_plan())
    assert list(frames) == SHEETS
    for sheet in sheets(real_plan().years):
        assert list(frames[sheet.name].columns) == list(sheet.headings)
    assert {name: len(frames[SheetName(name)]) for name in COUNTS} == COUNTS
    assert list(frames[SheetName.INITIATIVES]["取組番号"])[:2] == ["1-1-1", "1-1-2"]


def test_csv__real_plan__every_sheet_as_a_file_that_excel_opens():
    files = csv_files(real_plan())
    assert list(files) == [f"{name}.csv" for name in SHEETS]
    for data in files.values():
        assert data.startswith(b"\xef\xbb\xbf")
        assert data.endswith(b"\r\n")
        widths = {len(row) for row in read(data)}
        assert len(widths) == 1


def test_csv__numbers_and_blanks__are_texts_as_in_the_master():
    heading, *rows = read(csv_files(real_plan())["取組.csv"])
    by_number = {row[0]: dict(zip(heading, row, strict=True)) for row in rows}
    first = by_number["2-2-5"]
    assert first["令和5年度"] == "事業開始・完了"
    assert {first[f"令和{year}年度"] for year in (6, 7, 8, 9)} == {""}
    assert len(by_number) == 65


@pytest.mark.parametrize("text", ['a"b', "a,b", "一行目\n二行目", "=1+1", " 前後 ", "〜①髙𠮷"])
def test_csv__any_text__comes_back_unchanged(text):
    data = csv_files(make_plan(make_initiative(name=text)))["取組.csv"]
    assert dict(zip(*read(data), strict=True))["取組名"] == text


def test_csv__plan_without_records__has_headings_alone():
    files = csv_files(make_plan())
    assert len(read(files["取組.csv"])) == 1
    assert len(read(files["進捗.csv"])) == 1
