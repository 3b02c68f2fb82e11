"""五年一望図: the actual state of each year, and a legend that explains everything that stands in it."""

import io
from datetime import date

import openpyxl
import pytest

from hitaplan.plan.model import Verdict
from hitaplan.plan.vocabulary import Evaluation, Stage
from hitaplan.summary.five_year_chart import MARKS, five_year_chart
from tests.builders import R5, R6, R7, make_answer, make_initiative, make_plan, number

FIRST, R6_COLUMN = 7, 6


def look_of(cell):
    fill = cell.fill
    return (fill.patternType, fill.fgColor.rgb, fill.bgColor.rgb, cell.font.color and cell.font.color.rgb)


def sheet_of(plan):
    return openpyxl.load_workbook(io.BytesIO(five_year_chart(plan, R7, date(2026, 3, 31)))).worksheets[0]


@pytest.mark.parametrize(
    ("answers", "verdicts", "actual"),
    [
        ((make_answer(),), (), "実施中 ○"),
        ((), (), "未回答"),
        ((), (Verdict(R6, number("1-1-1"), Evaluation.LATE),), "▲"),
        ((make_answer(),), (Verdict(R6, number("1-1-1"), Evaluation.NOT_APPLICABLE),), "実施中 対象外"),
        ((make_answer(evaluation=None),), (), "実施中 未回答"),
    ],
)
def test_actual__answer_and_verdict__status_and_mark_or_why_there_is_none(answers, verdicts, actual):
    sheet = sheet_of(make_plan(make_initiative("1-1-1"), answers=answers, verdicts=verdicts))
    assert (sheet.cell(FIRST, 1).value, sheet.cell(FIRST + 1, R6_COLUMN).value) == ("1-1-1", actual)


def test_actual__not_begun_and_completed__said():
    plan = make_plan(make_initiative("1-1-1", "", "", "検討"), make_initiative("1-1-2", "完了"))
    sheet = sheet_of(plan)
    assert [sheet.cell(row, R6_COLUMN).value for row in (FIRST + 1, FIRST + 3)] == ["対象外", "完了済"]


def test_legend__every_mark_word_and_shade__explained():
    sheet = sheet_of(make_plan(make_initiative("1-1-1", "検討", "事業開始予定", "実施予定", "完了予定")))
    legend = sheet["A3"].value + sheet["A4"].value
    assert all(f"{mark}{word}" in legend for word, mark in MARKS.items())
    assert all(f"{word}: " in legend for word in ("未回答", "完了済", "対象外", "空白"))
    assert [sheet.cell(3, column).value for column in range(5, 9)] == [f"{each}の段階" for each in Stage]
    for column in range(5, 9):
        sample, planned = sheet.cell(3, column), sheet.cell(FIRST, column)
        assert look_of(sample) == look_of(planned)
    assert len({look_of(sheet.cell(3, column)) for column in range(5, 9)}) == 4
    assert sheet.print_title_rows == "$1:$5"


def test_actual__before_the_plan_was_written__asked_as_every_year():
    plan = make_plan(make_initiative("1-1-1"), answers=[make_answer(year=R5)])
    assert sheet_of(plan).cell(FIRST + 1, R6_COLUMN - 1).value == "実施中 ○"
