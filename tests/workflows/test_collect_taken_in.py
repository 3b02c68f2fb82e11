"""Departments whose answers stand in the master already: nobody reminds them, wherever their file is now."""

from pathlib import Path

import openpyxl
import pytest

from hitaplan.plan.vocabulary import Round
from hitaplan.workflows.collect import Options, collect
from tests.builders import SECTION, make_answer
from tests.folders import MASTER, make_working_folder
from tests.returns import TAX, asked_master, completed_answer, everything_of, fill, put_returns, returned

FILE = "税務課.xlsx"


@pytest.fixture
def work(tmp_path, monkeypatch):
    monkeypatch.chdir(make_working_folder(tmp_path / "作業", asked_master()))
    Path("提出").mkdir(exist_ok=True)


def letters():
    return {
        path.name.split("_", 1)[1]: path.read_text("utf-8-sig")
        for path in Path("output/令和6年度/受付/連絡文").glob("*.txt")
    }


def states():
    sheet = openpyxl.load_workbook("output/令和6年度/受付/受付簿.xlsx")["受付簿"]
    return {row[1].value: (row[2].value, row[4].value, row[8].value) for row in sheet.iter_rows(min_row=4)}


def merge_and_move_away():
    put_returns(Path("提出"), {FILE: returned(TAX, fill(everything_of(TAX)))})
    collect(options=Options(apply=True))
    Path("提出", FILE).unlink()


def test_moved_away_after_the_merge__taken_in_and_no_reminder(work):
    merge_and_move_away()
    result = collect()
    assert (result.counts["taken_in"], result.counts["missing"]) == (1, 2)
    assert "1課 取込済" in result.summary[0]
    assert states()["税務課"] == ("取込済", 2, "取込済")
    assert set(letters()) == {"市民課_督促.txt", "情報統計課_督促.txt"}


def test_sent_again_after_the_merge__counts_as_sent(work):
    merge_and_move_away()
    put_returns(Path("提出"), {FILE: returned(TAX, fill(everything_of(TAX)))})
    result = collect()
    assert (result.counts["taken_in"], result.counts["received"]) == (0, 1)


def test_some_rows_taken_in__reminded_of_the_others_only(work):
    Path(MASTER).write_bytes(asked_master(make_answer("1-1-2", department=TAX, round_=Round.PRELIMINARY)))
    result = collect()
    assert result.counts["missing"] == 3
    assert states()["税務課"][:2] == ("未提出", 1)
    letter = letters()["税務課_督促.txt"]
    assert "回答していただく2行のうち、1行は取込済みです。まだ回答のない取組は、1-1-1 です。" in letter
    assert "取込済みの行も空欄にせず" in letter


@pytest.mark.parametrize(
    ("asked", "given", "taken"),
    [
        (Round.PRELIMINARY, Round.PRELIMINARY, 1),
        (Round.PRELIMINARY, Round.FINAL, 1),
        (Round.FINAL, Round.FINAL, 1),
        (Round.FINAL, Round.PRELIMINARY, 0),
    ],
)
def test_round__a_preliminary_answer__does_not_do_for_the_final_one(work, asked, given, taken):
    answer = make_answer("1-1-1", department=SECTION, round_=given)
    Path(MASTER).write_bytes(asked_master(answer, completed_answer(), round_=asked))
    assert collect().counts["taken_in"] == taken
