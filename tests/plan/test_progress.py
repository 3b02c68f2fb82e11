import pytest
from hypothesis import given
from hypothesis import strategies as st

from hitaplan.plan.evaluation import ExpectationKind
from hitaplan.plan.model import Inquiry, Verdict
from hitaplan.plan.progress import (
    Standing,
    StandingKind,
    current_round,
    expected,
    lead_answer,
    standing,
    tally,
)
from hitaplan.plan.vocabulary import Evaluation, Round, Status
from tests.builders import (
    R5,
    R6,
    R7,
    SECTION,
    make_answer,
    make_department,
    make_initiative,
    make_plan,
    number,
)

FINAL, PRELIMINARY = Round.FINAL, Round.PRELIMINARY
ON_SCHEDULE, LATE, COMPLETED = Evaluation.ON_SCHEDULE, Evaluation.LATE, Evaluation.COMPLETED
UNANSWERED = Standing(StandingKind.UNANSWERED, None, in_study=False, label="未回答")


def evaluated(evaluation, *, in_study=False):
    return Standing(StandingKind.EVALUATED, evaluation, in_study=in_study, label=evaluation.value)


def verdict(evaluation, year=R6):
    return Verdict(year, number("1-1-1"), evaluation)


SHARED = make_initiative(departments=["市民課", "税務課"])
LEAD_SAYS_LATE = make_answer(evaluation=LATE, department="市民課")


@pytest.mark.parametrize(
    ("answers", "verdicts", "found"),
    [
        pytest.param([], [], UNANSWERED, id="nobody answered"),
        pytest.param([LEAD_SAYS_LATE], [], evaluated(LATE), id="主管課"),
        pytest.param(
            [LEAD_SAYS_LATE], [verdict(ON_SCHEDULE)], evaluated(ON_SCHEDULE), id="取組別まとめ first"
        ),
        pytest.param([LEAD_SAYS_LATE], [verdict(None)], evaluated(LATE), id="取組別まとめ without 評価"),
        pytest.param(
            [LEAD_SAYS_LATE], [verdict(COMPLETED, R5)], evaluated(LATE), id="取組別まとめ of another year"
        ),
        pytest.param(
            [], [verdict(COMPLETED)], evaluated(COMPLETED), id="取組別まとめ though 主管課 is silent"
        ),
        pytest.param(
            [make_answer(evaluation=LATE, department="税務課")], [], UNANSWERED, id="関係課 never counts"
        ),
        pytest.param(
            [LEAD_SAYS_LATE, make_answer(evaluation=COMPLETED, department="税務課")],
            [],
            evaluated(LATE),
            id="関係課 disagrees",
        ),
        pytest.param(
            [
                make_answer(evaluation=COMPLETED, department="市民課", round_=FINAL),
                make_answer(evaluation=LATE, department="市民課", round_=PRELIMINARY),
            ],
            [],
            evaluated(COMPLETED),
            id="確定 before 速報",
        ),
        pytest.param(
            [make_answer(evaluation=LATE, department="市民課", round_=PRELIMINARY)],
            [],
            evaluated(LATE),
            id="速報 alone",
        ),
        pytest.param(
            [make_answer(evaluation=None, department="市民課")], [], UNANSWERED, id="状況 without 評価"
        ),
        pytest.param(
            [make_answer(evaluation=LATE, department="市民課", year=R5)], [], UNANSWERED, id="last year"
        ),
        pytest.param(
            [make_answer(evaluation=LATE, department=" 市民課\u3000")], [], evaluated(LATE), id="spaces"
        ),
    ],
)
def test_standing__who_said_what__the_one_that_counts(answers, verdicts, found):
    plan = make_plan(SHARED, answers=answers, verdicts=verdicts)
    assert standing(plan, SHARED, R6) == found


def test_standing__relisted__as_its_original():
    original = make_initiative("1-1-1")
    relisted = make_initiative("2-1-1", "検討", relisted_from="1-1-1")
    plan = make_plan(
        original, relisted, answers=[make_answer("1-1-1", LATE), make_answer("2-1-1", COMPLETED)]
    )
    assert standing(plan, relisted, R6) == standing(plan, original, R6) == evaluated(LATE)


@pytest.mark.parametrize(
    ("cell", "evaluation", "in_study"),
    [
        ("検討", ON_SCHEDULE, True),
        ("検討", Evaluation.NOT_DONE, False),
        ("検討", COMPLETED, False),
        ("事業開始予定", ON_SCHEDULE, False),
        ("実施予定(検討)", ON_SCHEDULE, False),
    ],
)
def test_standing__on_schedule_where_study_is_planned__in_study(cell, evaluation, in_study):
    initiative = make_initiative("1-1-1", "検討", cell)
    plan = make_plan(initiative, answers=[make_answer(evaluation=evaluation)])
    assert standing(plan, initiative, R6) == evaluated(evaluation, in_study=in_study)


@pytest.mark.parametrize(
    ("cells", "answers", "year", "found"),
    [
        pytest.param(
            ["事業開始・完了"],
            [],
            R6,
            Standing(StandingKind.COMPLETED_BEFORE, None, in_study=False, label="完了済"),
            id="2-2-5",
        ),
        pytest.param(
            ["実施中", "実施予定", "完了予定"],
            [make_answer(status=Status.COMPLETED, evaluation=COMPLETED)],
            R7 + 1,
            Standing(StandingKind.COMPLETED_BEFORE, None, in_study=False, label="完了済"),
            id="completed early",
        ),
        pytest.param(["実施中", "完了予定"], [], R7, UNANSWERED, id="overdue"),
        pytest.param(["実施中"], [], R6, UNANSWERED, id="4-3-5"),
        pytest.param(
            ["", "", "検討"],
            [],
            R6,
            Standing(
                StandingKind.EVALUATED,
                Evaluation.NOT_APPLICABLE,
                in_study=False,
                label="対象外",
            ),
            id="not begun",
        ),
        pytest.param(
            ["事業開始・完了"], [make_answer(evaluation=LATE)], R6, evaluated(LATE), id="完了済 but answered"
        ),
    ],
)
def test_standing__blank_plan__by_its_reason(cells, answers, year, found):
    initiative = make_initiative("1-1-1", *cells)
    assert standing(make_plan(initiative, answers=answers), initiative, year) == found


def test_lead_answer__renamed_department__old_answer_under_the_old_name():
    initiative = make_initiative(departments=["旧課"])
    old, new = make_answer(department="旧課", year=R6), make_answer(department="新課", year=R7)
    plan = make_plan(
        initiative,
        departments=[
            make_department("旧課", last=R6, successors=["新課"]),
            make_department("新課", first=R7),
        ],
        answers=[new, old],
    )
    assert lead_answer(plan, initiative, R6) is old
    assert lead_answer(plan, initiative, R7) is new


def test_lead_answer__nobody_leads__none():
    initiative = make_initiative(departments=["各課"])
    assert (
        lead_answer(
            make_plan(initiative, section="無い課", departments=[make_department("課")]), initiative, R6
        )
        is None
    )


def test_expected__completion_reported_only_by_another_department__not_completed():
    initiative = make_initiative("1-1-1", "実施中", departments=["市民課", "税務課"])
    of_other = make_answer(department="税務課", year=R5, status=Status.COMPLETED)
    of_lead = make_answer(department="市民課", year=R5, status=Status.COMPLETED)
    assert (
        expected(make_plan(initiative, answers=[of_other]), initiative, R6).kind is ExpectationKind.UNSTATED
    )
    assert (
        expected(make_plan(initiative, answers=[of_lead]), initiative, R6).kind is ExpectationKind.COMPLETED
    )


ROWS = st.tuples(
    st.lists(st.sampled_from(["", "検討", "実施予定", "完了予定", "事業開始・完了"]), min_size=1, max_size=5),
    st.none() | st.sampled_from(list(Evaluation)),
    st.sampled_from(list(Status)),
)


@given(st.lists(ROWS, max_size=8), st.sampled_from([R5, R6, R7]))
def test_tally__any_standings__every_one_in_just_one_column(rows, year):
    initiatives = [make_initiative(f"1-1-{serial}", *cells) for serial, (cells, _, _) in enumerate(rows, 1)]
    answers = [
        make_answer(f"1-1-{serial}", evaluation, status=status)
        for serial, (_, evaluation, status) in enumerate(rows, 1)
    ]
    plan = make_plan(*initiatives, departments=[make_department(SECTION)], answers=answers)
    standings = [standing(plan, each, year) for each in initiatives]
    counts = tally(standings)
    assert counts.total == len(standings) == len(rows)
    assert counts.in_study <= counts.by_evaluation[ON_SCHEDULE]


def test_tally__some_of_each__counted_by_column():
    done_before = Standing(StandingKind.COMPLETED_BEFORE, None, in_study=False, label="完了済")
    counts = tally(
        iter(
            [
                evaluated(ON_SCHEDULE),
                evaluated(ON_SCHEDULE, in_study=True),
                evaluated(LATE),
                evaluated(Evaluation.NOT_APPLICABLE),
                done_before,
                UNANSWERED,
                UNANSWERED,
            ]
        )
    )
    assert counts.by_evaluation == {ON_SCHEDULE: 2, LATE: 1, Evaluation.NOT_APPLICABLE: 1}
    assert (counts.in_study, counts.completed_before, counts.unanswered, counts.total) == (1, 1, 2, 7)


def inquiry(round_, year=R6):
    return Inquiry(year, round_, "情統第1号", "令和7年3月1日", "令和7年4月10日")


@pytest.mark.parametrize(
    ("asked", "answered", "current"),
    [
        pytest.param([], [], PRELIMINARY, id="nothing asked"),
        pytest.param([inquiry(PRELIMINARY)], [], PRELIMINARY, id="速報 asked"),
        pytest.param([inquiry(PRELIMINARY)], [PRELIMINARY], PRELIMINARY, id="速報 asked and answered"),
        pytest.param([inquiry(FINAL)], [], FINAL, id="確定 alone"),
        pytest.param([inquiry(PRELIMINARY), inquiry(FINAL)], [], FINAL, id="the last row counts"),
        pytest.param(
            [inquiry(FINAL), inquiry(PRELIMINARY)], [FINAL], PRELIMINARY, id="whatever was answered"
        ),
        pytest.param([inquiry(FINAL, R5)], [], PRELIMINARY, id="another year's 照会"),
        pytest.param([inquiry(PRELIMINARY, R5), inquiry(FINAL)], [], FINAL, id="another year's 速報"),
    ],
)
def test_current_round__what_was_asked_and_answered__the_round_to_answer(asked, answered, current):
    answers = [make_answer(round_=each) for each in answered]
    assert current_round(make_plan(make_initiative(), inquiries=asked, answers=answers), R6) is current
