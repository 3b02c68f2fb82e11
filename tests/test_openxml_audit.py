from functools import cache
from pathlib import Path

import pytest

from hitaplan.master.reading import read_master
from hitaplan.plan.vocabulary import Round
from hitaplan.reports.comparison_table import UPRIGHT_TEMPLATE, Sides
from hitaplan.reports.plan_book import PlanBook
from hitaplan.revision.changes import compare
from hitaplan.summary.change_list import change_list
from hitaplan.summary.five_year_chart import five_year_chart
from hitaplan.summary.summary_book import summary_book
from hitaplan.survey.review.book import candidates_book
from hitaplan.survey.review.candidate import asked_departments, candidates
from hitaplan.survey.review.form import make_review_form, write_review_form
from hitaplan.workflows.collect import Options, collect
from tests.builders import R7, SECTION
from tests.folders import MASTER, make_working_folder
from tests.forms import real_form
from tests.office_suite import office_test
from tests.returns import TAX, asked_master, asked_plan, completed_answer, put_returns, returned
from tests.revision.example import original, revised
from tests.sheets import real_master
from tests.word_files import comparison_table, plan_book, real_letter, real_overall, real_report

# ISO/IEC 29500-1 §11.3.5 and §14.2.7 allow a document without either part ("at most one"), and Word makes its own.
OPTIONAL = ("relationships/fontTable' is missing", "relationships/theme' is missing")


def review_form():
    every = candidates(practice_plan(), R7)
    form = make_review_form(asked_departments(every)[0], every, "0" * 64)
    return write_review_form(form, R7.last_day)


FILES = {
    "調査票.xlsx": lambda: real_form(SECTION),
    "報告書.docx": lambda: real_report(SECTION),
    "照会文.docx": real_letter,
    "台帳.xlsx": real_master,
    "総括報告書.docx": lambda: real_overall(practice_plan(), R7),
    "計画書.docx": lambda: plan_book(PlanBook(practice_plan(), "令和8年3月改定", R7)),
    "新旧対照表.docx": lambda: comparison_table(original(), revised()),
    "新旧対照表(縦).docx": lambda: comparison_table(
        original(), revised(), UPRIGHT_TEMPLATE, Sides(remarks=True)
    ),
    "変更一覧.xlsx": lambda: change_list("変更一覧", compare(original(), revised()), (), R7.last_day),
    "見直し候補.xlsx": lambda: candidates_book("候補", candidates(practice_plan(), R7), R7.last_day),
    "見直し照会票.xlsx": review_form,
    "集計.xlsx": lambda: summary_book(practice_plan(), R7, Round.FINAL, (), R7.last_day),
    "五年一望図.xlsx": lambda: five_year_chart(practice_plan(), R7, R7.last_day),
}


@cache
def practice_plan():
    return read_master(Path(__file__).parents[1] / "workbooks" / "練習用.xlsx").plan


@office_test
@pytest.mark.parametrize("name", FILES)
def test_openxml_audit__file_of_ours__no_error(name, tmp_path):
    audit = pytest.importorskip("openxml_audit")
    path = tmp_path / name
    path.write_bytes(FILES[name]())
    assert errors_of(audit, path) == []


@office_test
def test_openxml_audit__master_after_a_merge_and_the_register__no_error(tmp_path, monkeypatch):
    audit = pytest.importorskip("openxml_audit")
    monkeypatch.chdir(make_working_folder(tmp_path / "作業", asked_master(completed_answer())))
    put_returns(Path("提出"), {"税務課.xlsx": returned(TAX, plan=asked_plan(completed_answer()))})
    collect(options=Options(apply=True))
    assert errors_of(audit, Path(MASTER)) == []
    assert errors_of(audit, Path("output/令和6年度/受付/受付簿.xlsx")) == []


def errors_of(audit, path):
    errors = map(str, audit.OpenXmlValidator(max_errors=1000).validate(path).errors)
    return [error for error in errors if not any(optional in error for optional in OPTIONAL)]
