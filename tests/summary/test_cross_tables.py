"""The cross tables of 集計: counted by pandas, they say what the Word documents say."""

import pytest

from hitaplan.master.reading import read_master
from hitaplan.plan.summary import COUNTED, base_of, percentage, summarize
from hitaplan.plan.vocabulary import Evaluation, Status
from hitaplan.summary.cross_tables import (
    LEAD,
    POLICY,
    TOTAL,
    YEAR,
    changes_of,
    count_by,
    counts_of,
    shares_of,
    standings,
)
from tests.builders import R5, R6, R7, make_answer, make_department, make_initiative, make_plan
from tools.make_workbooks import PRACTICE, WORKBOOKS

YEARS = (R5, R6, R7)
HEADINGS = [
    "完了", "計画どおり", "一部遅れ", "遅れ", "未着手・中止", "未回答",
    "評価の対象", "うち検討段階", "完了済", "対象外", "取組(実数)",
]  # fmt: skip
PLAN = make_plan(
    make_initiative("1-1-1", departments=("乙課",)),
    make_initiative("1-1-2", "検討", "検討", departments=("甲課",)),
    make_initiative("1-1-3", "完了", departments=("甲課",)),
    make_initiative("2-1-1", relisted_from="1-1-1"),
    make_initiative("3-1-1", "", "", "検討", departments=("丙課",)),
    departments=[make_department(name, order) for order, name in enumerate(("甲課", "乙課", "丙課"))],
    answers=[
        make_answer("1-1-1", Evaluation.LATE, department="乙課"),
        make_answer("1-1-2", department="甲課", status=Status.STUDY),
        make_answer("1-1-3", Evaluation.COMPLETED, department="甲課", year=R5, status=Status.COMPLETED),
    ],
)


def rows(table):
    """The rows of a table by name; each value with its type."""
    return {name: values for name, *values in table.itertuples(name=None)}


def said(tally):
    """The row that the counts of the Word documents make."""
    graded = [tally.by_evaluation[each] for each in COUNTED]
    apart = (tally.completed_before, tally.by_evaluation[Evaluation.NOT_APPLICABLE])
    return [*graded, tally.unanswered, base_of(tally), tally.in_study, *apart, tally.total]


@pytest.mark.parametrize("plan", [PLAN, read_master(WORKBOOKS / PRACTICE).plan], ids=["small", "practice"])
@pytest.mark.parametrize("year", YEARS, ids=str)
def test_counts__every_year__those_of_the_word_documents(plan, year):
    summary = summarize(plan, year)
    counted = counts_of(standings(plan, YEARS), year, POLICY)
    named = {f"{policy.number} {policy.title}": said(each) for policy, each in summary.by_policy}
    assert rows(counted) == named | {TOTAL: said(summary.total)}
    base = base_of(summary.total)
    graded = [*(summary.total.by_evaluation[each] for each in COUNTED), summary.total.unanswered]
    assert rows(shares_of(counted))[TOTAL] == [percentage(each, base) for each in graded]
    assert rows(count_by(standings(plan, YEARS), YEAR))[year.label] == said(summary.total)


def test_counts__small_plan__each_in_its_column():
    counted = counts_of(standings(PLAN, YEARS), R6, POLICY)
    assert list(counted.columns) == HEADINGS
    assert rows(counted) == {
        "1 基本方針1": [0, 1, 0, 1, 0, 0, 2, 1, 1, 0, 3],
        "2 基本方針2": [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        "3 基本方針3": [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1],
        "計": [0, 1, 0, 1, 0, 0, 2, 1, 1, 1, 4],
    }


def test_counts__by_department__in_the_order_of_the_master():
    counted = counts_of(standings(PLAN, YEARS), R6, LEAD)
    assert {name: row[-1] for name, row in rows(counted).items()} == {
        "甲課": 2,
        "乙課": 1,
        "丙課": 1,
        "計": 4,
    }
    assert list(counted.index) == ["甲課", "乙課", "丙課", "計"]


def test_counts__department_of_another_year__not_in_this_years_table():
    plan = make_plan(
        make_initiative("1-1-1", departments=("旧課",)),
        departments=[
            make_department("旧課", 1, last=R5, successors=("新課",)),
            make_department("新課", 2, first=R6),
        ],
    )
    frame = standings(plan, YEARS)
    assert [list(counts_of(frame, year, LEAD).index) for year in (R5, R6)] == [["旧課", "計"], ["新課", "計"]]


def test_shares_and_changes__nothing_to_share_or_compare__none():
    counted = counts_of(standings(PLAN, YEARS), R6, POLICY)
    assert rows(shares_of(counted))["2 基本方針2"] == [None] * 6
    assert rows(changes_of(counted, None))[TOTAL] == [None] * 6
    before = counts_of(standings(PLAN, YEARS), R5, POLICY)
    assert rows(changes_of(counted, before))[TOTAL] == [-1, 1, 0, 1, 0, -2]


@pytest.mark.parametrize("initiatives", [(), (make_initiative("1-1-1", departments=("不明課",)),)])
def test_counts__nothing_to_count_or_nobody_who_answers__no_row_but_the_whole(initiatives):
    plan = make_plan(*initiatives, departments=[make_department("甲課", 1)])
    counted = rows(counts_of(standings(plan, YEARS), R6, LEAD))
    assert {name: row[-1] for name, row in counted.items()} == {TOTAL: len(initiatives)}


def test_counts__values__plain_numbers():
    frame = standings(PLAN, YEARS)
    counted = counts_of(frame, R6, POLICY)
    tables = (counted, changes_of(counted, counts_of(frame, R5, POLICY)), count_by(frame, YEAR))
    assert {type(value) for table in tables for row in rows(table).values() for value in row} == {int}
