"""hitaplan collect with 見直し照会票: who has answered, and what they said of each 取組."""

import os
from pathlib import Path

import openpyxl
import pytest

from hitaplan.workflows.collect import Options, collect
from tests.folders import MASTER, make_working_folder
from tests.returns import CITIZENS, TAX, asked_master, everything_of, fill, put_returns
from tests.returns import returned as returned_form
from tests.survey.test_review import ALL, DECISION, REASON, returned, row_of

BOOK = Path("output/令和6年度/見直し受付/見直し回答.xlsx")
CITIZENS_ALL = {number: {DECISION: "継続"} for number in ("1-1-3", "1-1-4", "1-1-5")}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(make_working_folder(tmp_path / "作業", asked_master()))


def told(result):
    return {(each.code, each.place.file) for each in result.findings}


def test_collect__reviews_alone__answers_side_by_side():
    before = Path(MASTER).read_bytes()
    abolished = {"1-1-2": {DECISION: "廃止", REASON: "利用がない"}}
    put_returns(
        Path("提出"),
        {"税務課.xlsx": returned(ALL | abolished), "市民課.xlsx": returned(CITIZENS_ALL, name=CITIZENS)},
    )
    result = collect()
    assert (result.status, result.counts["received"], result.counts["missing"]) == ("ok", 2, 1)
    assert result.summary[0].startswith("見直し照会票(令和6年度): 3課中2課 回答済、0課 要修正、1課 未回答")
    book = openpyxl.load_workbook(BOOK)
    assert row_of(book["候補"], "1-1-2")["課の回答"].value == "【税務課】廃止\n判断の理由: 利用がない"
    assert row_of(book["候補"], "1-1-3")["課の回答"].value == "【市民課】継続"
    assert [tuple(cell.value for cell in row) for row in book["回答状況"].iter_rows(min_row=2)] == [
        ("情報統計課", "未回答", "", 0),
        ("税務課", "回答済", "税務課.xlsx", 2),
        ("市民課", "回答済", "市民課.xlsx", 3),
    ]
    assert Path(MASTER).read_bytes() == before
    assert not Path("output/令和6年度/受付").exists()


def test_collect__review_with_a_mistake__to_be_mended():
    put_returns(Path("提出"), {"税務課.xlsx": returned({"1-1-1": {DECISION: "変更"}})})
    result = collect()
    assert result.status == "findings"
    assert {"K032", "K034", "K036"} == {code for code, _ in told(result)}
    book = openpyxl.load_workbook(BOOK)
    assert [row[1].value for row in book["回答状況"].iter_rows(min_row=2)] == ["未回答", "要修正", "未回答"]
    assert {row[6].value for row in book["指摘"].iter_rows(min_row=2)} == {"K032", "K034", "K036"}


def test_collect__two_of_a_department__the_newer_one_is_used():
    put_returns(
        Path("提出"),
        {"旧.xlsx": returned(ALL), "新.xlsx": returned(ALL | {"1-1-1": {DECISION: "完了"}})},
    )
    os.utime("提出/旧.xlsx", (1_700_000_000, 1_700_000_000))
    result = collect()
    assert told(result) == {("K038", "旧.xlsx")}
    assert row_of(openpyxl.load_workbook(BOOK)["候補"], "1-1-1")["課の回答"].value == "【税務課】完了"


def test_collect__with_survey_forms__both_are_taken_in():
    put_returns(
        Path("提出"),
        {"見直し.xlsx": returned(ALL), "調査票.xlsx": returned_form(TAX, fill(everything_of(TAX)))},
    )
    result = collect(options=Options(apply=True))
    assert result.counts["rows_merged"] == 2
    assert Path("output/令和6年度/受付/受付簿.xlsx").is_file()
    book = openpyxl.load_workbook("output/令和6年度/受付/見直し回答.xlsx")
    assert row_of(book["候補"], "1-1-1")["課の回答"].value == "【税務課】継続"
    assert not BOOK.exists()


def test_collect__other_files_beside_reviews__are_told():
    put_returns(Path("提出"), {"見直し.xlsx": returned(ALL), "メモ.xlsx": b"memo"})
    assert {file for _, file in told(collect())} == {"メモ.xlsx"}
