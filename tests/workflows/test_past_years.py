"""After a revision, a year before it is checked, counted and reported by the plan then in force."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from hitaplan.master.creating import create_master
from hitaplan.master.reading import read_master
from hitaplan.plan.responsibility import responders
from hitaplan.workflows.check import check, run_check
from hitaplan.workflows.collect import Options, collect
from hitaplan.workflows.report import report
from tests.builders import R7, R8, make_answer, number
from tests.folders import MASTER, make_working_folder
from tests.forms import rows
from tests.returns import GOOD, put_returns, returned
from tests.revision.example import original, recorded_in_full
from tests.word_files import tables

OLD = "改定前.xlsx"


def answered():
    """Every 取組 of the plan before, answered for 令和7年度 under the number that it had then."""
    plan = original()
    return tuple(
        make_answer(str(each.number), department=responders(plan, each, R7).departments[0].name, year=R7)
        for each in plan.initiatives
        if not each.relisted
    )


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    data = create_master(replace(recorded_in_full(), answers=answered()))
    monkeypatch.chdir(make_working_folder(tmp_path / "作業", data))
    Path(OLD).write_bytes(create_master(original()))


def sheet(year, name):
    book = openpyxl.load_workbook(f"output/{year}/全体/集計.xlsx", read_only=True)
    return [row for row in book[name].iter_rows(values_only=True) if any(row)]


def listed(year):
    return {row[0]: row for row in sheet(year, "一覧")}


def test_check__answers_under_the_numbers_of_their_year__nothing_found():
    untouched = {each.code for each in check(Path(OLD))}
    assert {each.code for each in run_check(MASTER).findings} <= untouched | {"A006", "R005"}


def test_check__answer_under_the_number_that_came_later__says_that_of_its_year():
    plan = recorded_in_full()
    wrong = tuple(
        replace(each, number=number("1-3-8")) if each.number == number("1-2-3") else each
        for each in answered()
    )
    Path(MASTER).write_bytes(create_master(replace(plan, answers=wrong)))
    (told,) = [each for each in run_check(MASTER).findings if each.code == "A001"]
    assert told.message == "取組「1-3-8」は、令和7年度の計画にありません。"
    assert told.remedy == "その年度の番号「1-2-3」に直してください。"


def test_report__year_before__what_was_in_force_with_its_answers():
    report(MASTER, fiscal_year=R7)
    found = listed("令和7年度")
    assert {"1-2-3", "1-3-2", "2-3-17", "4-3-6"} <= set(found)
    assert not {"1-3-7", "1-3-8", "2-2-6"} & set(found)
    for each in ("1-2-3", "2-3-17", "4-3-6"):
        assert "計画どおり" in found[each]
    numbers = [
        each[0][1]
        for each in tables(Path("output/令和7年度/全体/計画書.docx").read_bytes())
        if each[0][0] == "取組番号"
    ]
    assert numbers == [str(each.number) for each in original().initiatives]


def test_report__year_after__counts_the_year_before_as_its_own_report_did():
    report(MASTER, fiscal_year=R7)
    report(MASTER, fiscal_year=R8)
    before, after = ({row[0]: row for row in sheet(year, "年度推移")} for year in ("令和7年度", "令和8年度"))
    assert before["令和7年度"] == after["令和7年度"]
    assert sum(1 for each in listed("令和8年度") if each in ("1-2-3", "1-3-2", "2-3-17", "4-3-6")) == 0


def fill_all(book):
    """Answer every row that wants an answer."""
    for row in rows(book).values():
        if not str(row["状況"].value or "").startswith("回答不要"):
            for heading, value in GOOD.items():
                row[heading].value = value


def test_collect__answers_of_two_years_in_one_form__under_the_number_of_each_year():
    plan = replace(recorded_in_full(), answers=())
    Path(MASTER).write_bytes(create_master(plan))
    form = returned("市民課", fill_all, plan=plan, years=(R7, R8), filled=False)
    put_returns(Path("提出"), {"市民課.xlsx": form})
    collect("提出", options=Options(apply=True))
    stands = {(each.year, str(each.number)) for each in read_master(MASTER).plan.answers}
    assert {(R7, "1-2-3"), (R8, "1-3-8")} <= stands
    assert "A001" not in {each.code for each in run_check(MASTER).findings}
