"""五年一望図: the actual state of each year, and a legend that explains everything that stands in it."""

import io
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import openpyxl
import pytest

from hitaplan.office.text_fit import text_width
from hitaplan.plan.model import Verdict
from hitaplan.plan.vocabulary import Evaluation, Stage
from hitaplan.summary.five_year_chart import MARKS, five_year_chart
from tests.builders import R5, R6, R7, make_answer, make_initiative, make_plan, number
from tests.office_suite import office_test, soffice_convert

HEAD, R6_COLUMN = 7, 6
# Behind the heading of the 基本項目.
FIRST = HEAD + 2
# What a page of A3 on its long side holds within the margins, in points.
PAGE_WIDTH, PAGE_HEIGHT = (16.54 - 0.8) * 72, (11.69 - 1.0) * 72


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
        ((make_answer(evaluation=None),), (), "実施中 評価の記入なし"),
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
    legend = "".join(sheet.cell(row, 1).value for row in range(3, HEAD))
    assert all(f"{mark}{word}" in legend for word, mark in MARKS.items())
    assert all(f"{word}: " in legend for word in ("未回答", "評価の記入なし", "完了済", "対象外", "空白"))
    assert [sheet.cell(3, column).value for column in range(5, 9)] == [f"{each}の段階" for each in Stage]
    for column in range(5, 9):
        sample, planned = sheet.cell(3, column), sheet.cell(FIRST, column)
        assert look_of(sample) == look_of(planned)
    assert len({look_of(sheet.cell(3, column)) for column in range(5, 9)}) == 4
    assert sheet.print_title_rows == f"$1:${HEAD}"


@pytest.mark.parametrize("years", [2, 5, 10])
def test_legend__every_line__has_room_before_the_next_cell_that_says_something(years):
    plan = make_plan(make_initiative())
    sheet = sheet_of(replace(plan, last_year=plan.first_year + (years - 1)))
    columns = sorted(sheet.column_dimensions.values(), key=lambda each: each.min)
    widths = [each.width for each in columns for _ in range(each.min, each.max + 1)]
    beside = {3: 4}
    for row in range(3, HEAD):
        room = sum(widths[: beside.get(row, len(widths))])
        assert text_width(sheet.cell(row, 1).value) < room, row


def test_actual__before_the_plan_was_written__asked_as_every_year():
    plan = make_plan(make_initiative("1-1-1"), answers=[make_answer(year=R5)])
    assert sheet_of(plan).cell(FIRST + 1, R6_COLUMN - 1).value == "実施中 ○"


def long_plan():
    """Five 基本項目 with 取組 whose names, 課 and notes take one line or several, in two 基本方針."""
    names = ("短い名前", "五年一望図の列に入りきらない長い取組の名前" * 4)
    notes = ("実施中", "実施予定(一部拡大し、翌年度に見直しを検討するもの)")
    return make_plan(
        *(
            make_initiative(
                f"{policy}-{item}-{place}",
                *(notes[place % 3 == 0] for _ in range(5)),
                name=names[place % 4 == 0],
                departments=("長い名前の課及び室並びにセンター" * (1 + item % 3),),
            )
            for policy, items in ((1, 4), (2, 1))
            for item in range(1, items + 1)
            for place in range(1, 5 * item + 2)
        )
    )


def page_starts(sheet):
    """The rows with which the pages begin, and the one after the last; repeated rows apart."""
    return [HEAD + 1, *(each.id + 1 for each in sheet.row_breaks.brk), sheet.max_row + 1]


@pytest.mark.parametrize(("years", "least"), [(1, 100), (5, 90), (10, 75), (15, 60)])
def test_print__columns__fit_the_width_of_the_page_at_a_scale_that_can_be_read(years, least):
    plan = make_plan(make_initiative())
    sheet = sheet_of(replace(plan, last_year=plan.first_year + (years - 1)))
    columns = sheet.column_dimensions.values()
    widths = [each.width for each in columns for _ in range(each.min, each.max + 1)]
    assert len(widths) == 4 + years
    # The full size is not written.
    scale = sheet.page_setup.scale or 100
    # Excel's own font is narrower than what stands in for it elsewhere: both fit.
    for digit in (5.25, 6.36):
        needed = sum(width * digit for width in widths) * scale / 100
        assert needed < PAGE_WIDTH
    assert scale >= least
    assert sheet.sheet_properties.pageSetUpPr.fitToPage is None
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (8, "landscape")


def test_print__long_plan__pages_are_full_and_no_initiative_or_heading_is_torn():
    sheet = sheet_of(long_plan())
    starts = page_starts(sheet)
    assert len(starts) > 4
    height = {row: sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1)}
    repeated = sum(height[row] for row in range(1, HEAD + 1))
    for first, after in pairwise(starts):
        held = (repeated + sum(height[row] for row in range(first, after))) * sheet.page_setup.scale / 100
        assert held < PAGE_HEIGHT
        assert held > 0.8 * PAGE_HEIGHT or after == starts[-1]
        # A page begins with a heading or a 計画 row, and ends with an 実際 row.
        assert sheet.cell(first, 4).value == "計画" or sheet.cell(first + 1, 4).value == "計画"
        assert sheet.cell(after - 1, 4).value == "実際"
    assert "計画" in [sheet.cell(first, 4).value for first in starts]


def test_print__text_of_several_lines__its_row_has_room():
    sheet = sheet_of(make_plan(make_initiative("1-1-1", "実施中(一部終了し、翌年度に見直しを検討)")))
    assert sheet.row_dimensions[FIRST].height > 30
    assert sheet.row_dimensions[FIRST + 1].height == 18


@office_test
def test_print__libreoffice__as_many_pages_as_we_set(tmp_path):
    path = tmp_path / "五年一望図.xlsx"
    path.write_bytes(five_year_chart(long_plan(), R7, date(2026, 3, 31)))
    book = openpyxl.load_workbook(path)
    expected = sum(len(page_starts(sheet)) - 1 for sheet in book)
    pdf = soffice_convert(path, "pdf", tmp_path / "PDF").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == expected
