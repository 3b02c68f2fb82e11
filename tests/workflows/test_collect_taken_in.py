"""Answers that stand in the master already: their departments are not asked again, and the others for no more than is left."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from hitaplan.plan.vocabulary import Evaluation, Round
from hitaplan.workflows.collect import Options, collect
from tests.builders import R5, R6, SECTION, make_answer
from tests.folders import make_working_folder
from tests.returns import (
    CITIZENS,
    GOOD,
    SUPPORT,
    TAX,
    asked_master,
    asked_plan,
    cell_of,
    completed_answer,
    fill,
    put_returns,
    returned,
)

PLAN = asked_plan(completed_answer())
FILE = "税務課.xlsx"
OUTPUT = Path("output/令和6年度/受付")


def working_folder(monkeypatch, tmp_path, *answers, round_=Round.PRELIMINARY):
    master = asked_master(completed_answer(), *answers, round_=round_)
    monkeypatch.chdir(make_working_folder(tmp_path / "作業", master))
    Path("提出").mkdir()


def answer(number="1-1-2", round_=Round.PRELIMINARY, *, year=R6, **details):
    evaluation = Evaluation.ON_SCHEDULE if number == "1-1-2" else None
    made = make_answer(number, evaluation, department=TAX, year=year, round_=round_)
    return replace(made, achievement="説明会を開いた。", **details)


def standings():
    """Each department's row of the sheet 受付簿, by heading."""
    book = openpyxl.load_workbook(OUTPUT / "受付簿.xlsx")
    head, *lines = book["受付簿"].iter_rows(min_row=3, values_only=True)
    return {line[1]: dict(zip(head, line, strict=True)) for line in lines}


def letters():
    """Each letter by 課 and kind."""
    paths = (OUTPUT / "連絡文").glob("*.txt") if (OUTPUT / "連絡文").exists() else ()
    return {tuple(path.stem.split("_")[1:]): path.read_text("utf-8-sig") for path in paths}


def test_merged_and_moved_away__taken_in_and_no_letter(tmp_path, monkeypatch):
    working_folder(monkeypatch, tmp_path)
    put_returns(Path("提出"), {FILE: returned(TAX, plan=PLAN)})
    collect("提出", options=Options(apply=True))
    Path("提出", FILE).rename("済.xlsx")
    result = collect("提出")
    row = standings()[TAX]
    assert (row["状態"], row["回答した行"], row["回答を求める行"], row["取込み"]) == ("取込済", 2, 2, "済み")
    assert row["ファイル"] == f"台帳(取込元: {FILE}、記入日: 記載なし)"
    assert set(letters()) == {(SECTION, "督促"), (CITIZENS, "督促")}
    assert (result.counts["taken_in"], result.counts["missing"]) == (1, 2)
    assert result.summary[0] == "3課中0課 受付、1課 取込済、2課 未提出"


def test_a_part_entered_by_hand__the_rest_is_named_and_asked_for(tmp_path, monkeypatch):
    working_folder(monkeypatch, tmp_path, answer(source="紙", entered_on="令和7年3月20日"))
    result = collect("提出")
    row = standings()[TAX]
    assert (row["状態"], row["回答した行"], row["取込み"]) == ("一部取込済", 1, "一部")
    assert row["まだ回答のない取組"] == "1-1-1"
    assert row["ファイル"] == "台帳(取込元: 紙、記入日: 令和7年3月20日)"
    text = letters()[TAX, "督促"]
    assert "次の1行だけ" in text
    assert "・1-1-1 窓口の改善" in text
    assert "1-1-2" not in text
    assert (result.counts["partly_taken_in"], result.counts["missing"]) == (1, 2)


def test_the_rest_comes_back_alone__received_and_merged(tmp_path, monkeypatch):
    working_folder(monkeypatch, tmp_path, answer())
    rest = returned(TAX, fill({"1-1-1": SUPPORT}), plan=PLAN, filled=False)
    put_returns(Path("提出"), {FILE: rest})
    result = collect("提出", options=Options(apply=True))
    assert standings()[TAX]["状態"] == "提出済"
    assert [(each.code, each.severity) for each in result.findings] == [("K015", "info")]
    assert result.counts["rows_merged"] == 1
    Path("提出", FILE).unlink()
    collect("提出")
    assert standings()[TAX]["状態"] == "取込済"


def test_an_answer_of_the_master_is_emptied_in_the_form__to_be_mended(tmp_path, monkeypatch):
    working_folder(monkeypatch, tmp_path, answer())
    plan = asked_plan(completed_answer(), answer())
    emptied = fill({"1-1-1": SUPPORT, "1-1-2": dict.fromkeys(GOOD)})
    put_returns(Path("提出"), {FILE: returned(TAX, emptied, plan=plan, filled=False)})
    result = collect("提出")
    assert standings()[TAX]["状態"] == "要修正"
    assert [(each.code, each.severity) for each in result.findings] == [("K015", "error")]


@pytest.mark.parametrize(
    ("asked", "stands", "state"),
    [
        (Round.FINAL, Round.PRELIMINARY, "未提出"),
        (Round.FINAL, Round.FINAL, "取込済"),
        (Round.PRELIMINARY, Round.PRELIMINARY, "取込済"),
        (Round.PRELIMINARY, Round.FINAL, "取込済"),
    ],
)
def test_round__the_first_does_not_stand_for_the_settled_one(tmp_path, monkeypatch, asked, stands, state):
    both = (answer("1-1-1", stands), answer("1-1-2", stands))
    working_folder(monkeypatch, tmp_path, *both, round_=asked)
    collect("提出")
    assert standings()[TAX]["状態"] == state
    assert ((TAX, "督促") in letters()) == (state == "未提出")


def test_answers_of_another_year__do_not_count(tmp_path, monkeypatch):
    working_folder(monkeypatch, tmp_path, answer("1-1-1", year=R5), answer("1-1-2", year=R5))
    collect("提出")
    assert standings()[TAX]["状態"] == "未提出"


def test_form_of_another_year__no_matter_where_everything_is_taken_in(tmp_path, monkeypatch):
    working_folder(monkeypatch, tmp_path, answer("1-1-1"), answer("1-1-2"))
    put_returns(Path("提出"), {FILE: returned(TAX, plan=PLAN, years=(R5,), filled=False)})
    collect("提出")
    assert standings()[TAX]["状態"] == "取込済"
    assert (TAX, "修正依頼") not in letters()


def test_form_that_must_be_mended__goes_before_what_is_taken_in(tmp_path, monkeypatch):
    working_folder(monkeypatch, tmp_path, answer("1-1-1"), answer("1-1-2"))
    put_returns(Path("提出"), {FILE: returned(TAX, cell_of("状況", "1-1-2", "順調"), plan=PLAN)})
    collect("提出")
    assert standings()[TAX]["状態"] == "要修正"


def test_merged_and_sent_again__counts_as_sent(tmp_path, monkeypatch):
    working_folder(monkeypatch, tmp_path)
    put_returns(Path("提出"), {FILE: returned(TAX, plan=PLAN)})
    collect("提出", options=Options(apply=True))
    result = collect("提出")
    assert (result.counts["taken_in"], result.counts["received"]) == (0, 1)
