"""Whatever is done to a form, reading it gives findings or a Failure, never anything else."""

import datetime
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from hitaplan.findings.failure import Failure
from hitaplan.office.cells import Cell, CellKind, kind_of
from hitaplan.office.grid_reading import read_grids
from hitaplan.office.number_formats import ShownNumber
from hitaplan.office.shown_number import shown_number
from hitaplan.plan.vocabulary import Round
from hitaplan.survey.form_layout import FormHeading, FormSheet, KeyLabel
from hitaplan.survey.returned.due import DueRows
from hitaplan.survey.returned.form import read_form
from hitaplan.survey.returned.identity import Asked, identify_form
from hitaplan.survey.returned.replies import read_replies
from hitaplan.survey.review.book import answers_book
from hitaplan.survey.review.layout import Decision, ReviewHeading, ReviewSheet
from hitaplan.survey.review.reading import is_review, read_review
from hitaplan.survey.review.register import Received, ReviewState, register_reviews
from tests.builders import R6
from tests.forms import written
from tests.returns import TAX, asked_plan, completed_answer
from tests.survey.test_review import issued as issued_review

PLAN = asked_plan(completed_answer())
DUE = DueRows(PLAN)
GRIDS = tuple(grid for grid in read_grids(written(PLAN, TAX), "調査票.xlsx") if grid.title != FormSheet.GUIDE)
WORDS = [
    *KeyLabel,
    *FormHeading,
    "取組番号",
    "状況",
    "実績",
    "R6/1-1-1",
    "R99/1-1-1",
    "1-1-2",
    "税務課",
    "R5、R6",
    "0",
]
VALUES = st.one_of(
    st.none(),
    st.sampled_from(WORDS),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    st.integers(-5, 60_000),
    st.booleans(),
    st.just(datetime.datetime(2001, 1, 2)),
    st.just(datetime.timedelta(hours=30)),
)
EDITS = st.lists(st.tuples(st.integers(0, 1), st.integers(1, 14), st.integers(1, 19), VALUES), max_size=12)
DROPPED_ROWS = st.sets(st.tuples(st.integers(0, 1), st.integers(1, 14)), max_size=3)


def damaged(edits, dropped, grids=GRIDS):
    """The sheets of a form with some cells overwritten and some rows gone."""
    rows = [{number: dict(cells) for number, cells in grid.rows.items()} for grid in grids]
    for sheet, row, column, value in edits:
        line = rows[sheet].setdefault(row, {})
        line.pop(column, None)
        if value is not None:
            kind = CellKind.ERROR if value == "#N/A" else kind_of(value)
            line[column] = Cell(row, column, value, kind)
    for sheet, row in dropped:
        rows[sheet].pop(row, None)
    return tuple(replace(grid, rows=changed) for grid, changed in zip(grids, rows, strict=True))


def in_percent(_, cells):
    return {cell: ShownNumber("0%", shown_number(cell.value, "0%")) for cell in cells}


@settings(max_examples=150, deadline=None)
@given(EDITS, DROPPED_ROWS)
def test_form__damaged_anyhow__findings_or_a_failure(edits, dropped):
    try:
        form = read_form(damaged(edits, dropped), "提出/調査票.xlsx", in_percent)
    except Failure as failure:
        assert failure.finding.code == "F-FORM"  # noqa: PT017 - most damaged forms can be read
        return
    identity = identify_form(PLAN, form, Asked(R6, Round.PRELIMINARY))
    found = [*form.findings, *identity.findings]
    if identity.department:
        replies = read_replies(PLAN, DUE, form, identity.department, identity.round)
        found += replies.findings
        assert len(replies.replies) <= replies.due
    assert all(each.message.endswith(("。", "」")) and each.remedy.endswith("。") for each in found)


REVIEW = tuple(
    grid for grid in read_grids(issued_review(), "照会票.xlsx") if grid.title != ReviewSheet.REASONS
)
REVIEW_TEXTS = st.one_of(
    VALUES,
    st.sampled_from(
        [
            *ReviewHeading,
            *Decision,
            "R8 実施予定",
            "R8 (空白)\n令和9年度 完了",
            "R0 実施",
            "1900 検討",
            "1-2-1",
            "税務課・市民課",
        ]
    ),
)
REVIEW_EDITS = st.lists(
    st.tuples(st.integers(0, 1), st.integers(1, 11), st.integers(1, 16), REVIEW_TEXTS), max_size=12
)


@settings(max_examples=150, deadline=None)
@given(REVIEW_EDITS, DROPPED_ROWS)
def test_review__damaged_anyhow__findings_and_a_book(edits, dropped):
    grids = damaged(edits, dropped, REVIEW)
    if not is_review(grids):
        return
    review = read_review(PLAN, grids, "提出/照会票.xlsx", in_percent)
    register = register_reviews(PLAN, [Received(review, datetime.datetime(2027, 3, 1))])
    assert [each.file for each in register.files] == [review.file]
    assert {each.state for each in register.standings if each.used is None} <= {
        ReviewState.MISSING, ReviewState.OTHER_YEAR,
    }  # fmt: skip
    assert all(
        each.message.endswith(("。", "」")) and each.remedy.endswith("。") for each in register.findings
    )
    assert answers_book(PLAN, register, register.year.last_day).startswith(b"PK")


def test_form__not_damaged__nothing_but_rows_to_fill_in():
    form = read_form(damaged([], set()), "税務課.xlsx", in_percent)
    replies = read_replies(PLAN, DUE, form, PLAN.department(TAX), Round.PRELIMINARY)
    assert (form.findings, replies.due, [each.code for each in replies.findings]) == ((), 2, ["K015"])
