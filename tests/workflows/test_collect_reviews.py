"""hitaplan collect with 見直し照会票: who has answered, and what they said of each 取組."""

import os
from pathlib import Path

import openpyxl
import pytest

from hitaplan.findings.finding import Severity
from hitaplan.survey.form_layout import FormSheet
from hitaplan.survey.review.layout import ReviewHeading
from hitaplan.workflows.collect import Options, collect
from tests.builders import R5, R7, SECTION
from tests.folders import MASTER, make_working_folder
from tests.returns import CITIZENS, TAX, asked_master, everything_of, fill, put_returns
from tests.returns import returned as returned_form
from tests.survey.test_review import ALL, DECISION, REASON, issued, returned, row_of

BOOK = Path("output/令和6年度/見直し受付/見直し回答.xlsx")
CITIZENS_ALL = {number: {DECISION: "継続"} for number in ("1-1-3", "1-1-4", "1-1-5")}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(make_working_folder(tmp_path / "作業", asked_master()))


def rows_of(sheet):
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=2)]


def treatments(path=BOOK):
    return {row[0]: (row[2], row[3]) for row in rows_of(openpyxl.load_workbook(path)["ファイル一覧"])}


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
    assert result.summary[0].startswith("見直し照会票(令和6年度): 3課中2課 回答済、1課 未回答")
    book = openpyxl.load_workbook(BOOK)
    assert row_of(book["候補"], "1-1-2")["課の回答"].value == "【税務課】廃止\n判断の理由: 利用がない"
    assert row_of(book["候補"], "1-1-3")["課の回答"].value == "【市民課】継続"
    assert rows_of(book["回答状況"]) == [
        ("情報統計課", "未回答", 0, 1, ""),
        ("税務課", "回答済", 2, 2, "税務課.xlsx"),
        ("市民課", "回答済", 3, 3, "市民課.xlsx"),
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
    assert treatments() == {
        "新.xlsx": ("税務課", "使います。"),
        "旧.xlsx": ("税務課", "同じ課のほかの照会票を使うので、使いません(シート「指摘」を見てください)。"),
    }
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
    assert treatments("output/令和6年度/受付/受付簿.xlsx")["見直し.xlsx"][1] == (
        "見直し照会票です(「見直し回答.xlsx」のシート「ファイル一覧」を見てください)。"
    )


def test_collect__other_files_beside_reviews__are_told():
    put_returns(Path("提出"), {"見直し.xlsx": returned(ALL), "メモ.xlsx": b"memo"})
    assert {file for _, file in told(collect())} == {"メモ.xlsx"}
    assert set(treatments()) == {"見直し.xlsx", "メモ.xlsx"}
    book = openpyxl.load_workbook(BOOK)
    assert [row[1] for row in rows_of(book["指摘"])] == ["メモ.xlsx"]


def test_collect__sent_back_as_issued__counts_apart_and_is_told():
    put_returns(Path("提出"), {"税務課.xlsx": issued(), "市民課.xlsx": returned(CITIZENS_ALL, name=CITIZENS)})
    result = collect()
    assert (result.counts["received"], result.counts["blank"], result.counts["missing"]) == (1, 1, 1)
    assert "3課中1課 回答済、1課 記入なし、1課 未回答" in result.summary[0]
    assert told(result) == {("K039", "税務課.xlsx")}
    assert result.status == "findings"
    assert rows_of(openpyxl.load_workbook(BOOK)["回答状況"])[1] == ("税務課", "記入なし", 0, 2, "税務課.xlsx")
    assert treatments()["税務課.xlsx"][1].startswith("記入がありません")


def test_collect__a_blank_one_after_the_answer__the_answer_is_used():
    put_returns(Path("提出"), {"一.xlsx": returned(ALL), "二.xlsx": issued()})
    result = collect()
    assert result.counts["received"] == 1
    assert told(result) == {("K038", "二.xlsx"), ("K039", "二.xlsx")}


def test_collect__the_same_twice__nothing_to_make_sure_of():
    put_returns(Path("提出"), {"一.xlsx": returned(ALL), "二.xlsx": returned(ALL)})
    result = collect()
    assert [(each.code, each.severity, each.place.file) for each in result.findings] == [
        ("K038", Severity.INFO, "一.xlsx")
    ]


@pytest.mark.parametrize("stray", [R5, R7])
def test_collect__one_of_another_year__is_told_and_moves_no_others(stray):
    put_returns(
        Path("提出"),
        {
            "税務課.xlsx": returned(ALL),
            "情報統計課.xlsx": returned({"1-1-1": {DECISION: "継続"}}, name=SECTION),
            "市民課.xlsx": returned(CITIZENS_ALL, name=CITIZENS, year=stray),
        },
    )
    result = collect()
    assert result.summary[0].startswith("見直し照会票(令和6年度): 3課中2課 回答済、1課 別の年度")
    assert told(result) == {("K040", "市民課.xlsx")}
    assert treatments()["市民課.xlsx"] == ("市民課", "別の年度の照会票なので、使いません。")
    assert row_of(openpyxl.load_workbook(BOOK)["候補"], "1-1-3")["課の回答"].value is None


def test_collect__all_of_a_year_that_is_not_the_target_year__are_of_that_year():
    put_returns(Path("提出"), {"税務課.xlsx": returned(ALL, year=R7)})
    assert told(collect()) == set()
    assert Path("output/令和7年度/見直し受付/見直し回答.xlsx").is_file()


def test_collect__answers_longer_than_a_cell__are_cut_and_say_so():
    long = {DECISION: "変更", ReviewHeading.NEW_CONTENT: "あ" * 30_000, REASON: "い" * 30_000}
    put_returns(Path("提出"), {"税務課.xlsx": returned(ALL | {"1-1-1": long})})
    collect()
    said = row_of(openpyxl.load_workbook(BOOK)["候補"], "1-1-1")["課の回答"].value
    assert said.startswith("【税務課】変更\n新しい取組内容: あああ")
    assert said.endswith("全文は、課の照会票を見てください)")


def test_collect__headings_deleted__told_as_no_form_and_the_others_are_read():
    def delete(book):
        sheet = book["見直し"]
        sheet.delete_rows(next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == "判断"))

    put_returns(Path("提出"), {"税務課.xlsx": returned(ALL), "壊れ.xlsx": returned(ALL, delete)})
    assert told(collect()) == {("F-FORM", "壊れ.xlsx")}
    assert set(treatments()) == {"税務課.xlsx", "壊れ.xlsx"}


def test_collect__only_of_years_outside_the_plan__told_and_nobody_has_answered():
    def outside(book):
        keys = book[FormSheet.KEYS]
        for row in keys.iter_rows():
            for cell in row:
                if cell.value == "R6":
                    cell.value = "R20"

    put_returns(Path("提出"), {"税務課.xlsx": returned(ALL, outside)})
    result = collect()
    assert told(result) == {("K040", "税務課.xlsx")}
    assert (result.counts["received"], result.counts["other_year"]) == (0, 1)
    assert BOOK.is_file()
