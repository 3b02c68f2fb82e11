import pytest
from hypothesis import given
from hypothesis import strategies as st

from hitaplan.plan.evaluation import Expectation, ExpectationKind, expectation, propose
from hitaplan.plan.schedule import parse_entry
from hitaplan.plan.vocabulary import Evaluation, Status
from tests.builders import R5, R6, R7, R8, R9, schedule

STATUSES = ["未着手", "中止", "検討", "事業開始", "実施中", "完了"]
# 予定: the 評価 for each of STATUSES. The design's table, walked whole.
TABLE = {
    "検討": ["未着手・中止", "未着手・中止", "計画どおり", "計画どおり", "計画どおり", "完了"],
    "事業開始予定": ["未着手・中止", "未着手・中止", "遅れ", "計画どおり", "計画どおり", "完了"],
    "実施予定": ["未着手・中止", "未着手・中止", "遅れ", "一部遅れ", "計画どおり", "完了"],
    "完了予定": ["未着手・中止", "未着手・中止", "遅れ", "遅れ", "一部遅れ", "完了"],
    "事業開始・完了": ["未着手・中止", "未着手・中止", "遅れ", "遅れ", "一部遅れ", "完了"],
}
KINDS = {
    "予": ExpectationKind.PLANNED,
    "済": ExpectationKind.COMPLETED,
    "過": ExpectationKind.OVERDUE,
    "無": ExpectationKind.UNSTATED,
    "外": ExpectationKind.NOT_BEGUN,
}


@pytest.mark.parametrize(
    ("planned", "status", "evaluation"),
    [
        (planned, status, evaluation)
        for planned, row in TABLE.items()
        for status, evaluation in zip(STATUSES, row, strict=True)
    ],
)
def test_propose__every_plan_and_status__as_the_table_says(planned, status, evaluation):
    expected = Expectation(ExpectationKind.PLANNED, entry=parse_entry(planned))
    assert propose(expected, Status(status)) is Evaluation(evaluation)


@pytest.mark.parametrize("planned", ["実施予定(拡大)", "実施予定(検討)", "実施中(一部終了)"])
def test_propose__plan_with_a_note__judged_by_its_stage_alone(planned):
    expected = Expectation(ExpectationKind.PLANNED, entry=parse_entry(planned))
    assert [propose(expected, Status(status)) for status in STATUSES] == TABLE["実施予定"]


@pytest.mark.parametrize(
    ("kind", "proposals"),
    [
        ("過", ["未着手・中止", "未着手・中止", "遅れ", "遅れ", "遅れ", "完了"]),
        ("無", ["未着手・中止", "未着手・中止", None, None, None, "完了"]),
        ("済", [None] * 6),
        ("外", ["対象外"] * 6),
    ],
)
def test_propose__blank_plan__by_the_reason_why_it_is_blank(kind, proposals):
    expected = Expectation(KINDS[kind], since=R6)
    assert [propose(expected, Status(status)) for status in STATUSES] == proposals


@pytest.mark.parametrize("kind", list(ExpectationKind))
def test_propose__no_status__nothing(kind):
    entry = parse_entry("実施予定") if kind is ExpectationKind.PLANNED else None
    assert propose(Expectation(kind, entry=entry, since=R5), None) is None


ODD_ROWS = [
    # 取組, its cells 令和5–9年度, reported 状況, expected 令和5–9年度 with the year that is named
    ("2-2-5", ["事業開始・完了", "", "", "", ""], {}, "予 済5 済5 済5 済5"),
    ("2-2-5", ["事業開始・完了", "", "", "", ""], {R5: "完了"}, "予 済5 済5 済5 済5"),
    ("2-2-5 overruled", ["事業開始・完了", "", "", "", ""], {R5: "実施中"}, "予 過5 過5 過5 過5"),
    ("2-2-5 overruled", ["事業開始・完了", "", "", "", ""], {R5: "実施中", R7: "完了"}, "予 過5 過5 済7 済7"),
    ("1-3-2", ["検討", "事業開始予定", "完了予定", "", ""], {}, "予 予 予 過7 過7"),
    ("1-3-2", ["検討", "事業開始予定", "完了予定", "", ""], {R7: "完了"}, "予 予 予 済7 済7"),
    ("1-3-2", ["検討", "事業開始予定", "完了予定", "", ""], {R7: "実施中", R8: "完了"}, "予 予 予 過7 済8"),
    ("1-3-2 early", ["検討", "事業開始予定", "完了予定", "", ""], {R6: "完了"}, "予 予 予 済6 済6"),
    ("2-1-1", ["実施中", "実施予定", "完了予定", "", ""], {}, "予 予 予 過7 過7"),
    ("2-1-1", ["実施中", "実施予定", "完了予定", "", ""], {R6: "実施中", R7: "完了"}, "予 予 予 済7 済7"),
    ("2-1-1", ["実施中", "実施予定", "完了予定", "", ""], {R7: "中止"}, "予 予 予 過7 過7"),
    ("4-3-5", ["実施中", "", "", "", ""], {}, "予 無 無 無 無"),
    ("4-3-5", ["実施中", "", "", "", ""], {R5: "完了"}, "予 済5 済5 済5 済5"),
    ("4-3-5", ["実施中", "", "", "", ""], {R6: "完了"}, "予 無 済6 済6 済6"),
    ("4-3-6", ["実施中", "実施予定", "実施予定", "実施予定", "検討"], {}, "予 予 予 予 予"),
    ("4-3-6", ["実施中", "実施予定", "実施予定", "実施予定", "検討"], {R8: "完了"}, "予 予 予 予 予"),
    ("2-3-2", ["検討", "検討", "検討", "検討", "検討"], {}, "予 予 予 予 予"),
    ("begins late", ["", "", "検討", "事業開始予定", ""], {}, "外7 外7 予 予 無"),
    ("gap", ["実施中", "", "実施予定", "", "完了予定"], {}, "予 無 予 無 予"),
    ("whole row blank", ["", "", "", "", ""], {}, "無 無 無 無 無"),
]


@pytest.mark.parametrize(("_row", "cells", "reported", "expected"), ODD_ROWS)
def test_expectation__odd_rows_of_the_plan__year_by_year(_row, cells, reported, expected):
    planned = schedule(*cells)
    answered = {year: Status(status) for year, status in reported.items()}
    for year, cell, token in zip([R5, R6, R7, R8, R9], cells, expected.split(), strict=True):
        found = expectation(planned, year, answered.get, last_closed_year=R5)
        since = R5 + int(token[1]) - 5 if token[1:] else None
        assert found == Expectation(KINDS[token[0]], parse_entry(cell) if cell else None, since), year


def test_expectation__completion_stated_in_a_year_not_yet_closed__only_planned():
    planned = schedule("事業開始", "完了")
    assert expectation(planned, R7, {}.get, last_closed_year=R5).kind is ExpectationKind.OVERDUE
    assert expectation(planned, R7, {}.get, last_closed_year=R6).kind is ExpectationKind.COMPLETED


@pytest.mark.parametrize(
    ("found", "asked", "label"),
    [
        (Expectation(ExpectationKind.PLANNED, parse_entry("実施予定（拡大）")), True, "実施予定（拡大）"),
        (Expectation(ExpectationKind.COMPLETED, since=R5), False, "完了済(令和5年度)"),
        (Expectation(ExpectationKind.OVERDUE, since=R7), True, "予定なし(令和7年度に完了予定だったもの)"),
        (Expectation(ExpectationKind.UNSTATED), True, "予定の記載なし"),
        (Expectation(ExpectationKind.NOT_BEGUN, since=R7), False, "対象外(令和7年度から)"),
    ],
)
def test_expectation__each_kind__whether_asked_and_how_printed(found, asked, label):
    assert (found.asked, found.label) == (asked, label)


@given(
    st.lists(st.sampled_from(["", "検討", "事業開始予定", "実施予定", "完了予定"]), min_size=5, max_size=5),
    st.dictionaries(st.sampled_from([R5, R6, R7, R8, R9]), st.sampled_from(list(Status))),
    st.sampled_from([R5, R6, R7, R8, R9]),
)
def test_expectation__any_schedule_and_answers__planned_just_where_the_cell_is_filled(cells, reported, year):
    planned = schedule(*cells)
    found = expectation(planned, year, reported.get, last_closed_year=R5)
    assert (found.kind is ExpectationKind.PLANNED) == (year in planned)
    assert found.entry == planned.get(year)
    if found.kind is ExpectationKind.COMPLETED:
        assert found.since < year
        # 令和5年度 was closed when the plan was written: its cell is an answer, unless a department says otherwise.
        stated = planned[R5].status if found.since == R5 and R5 in planned else None
        assert reported.get(found.since, stated) is Status.COMPLETED
