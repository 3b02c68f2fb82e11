from dataclasses import replace

import pytest

from hitaplan.plan.responsibility import departments_in
from hitaplan.plan.vocabulary import Evaluation, Status
from hitaplan.survey.questions import questions, workload
from tests.builders import (
    R5,
    R6,
    R7,
    R8,
    R9,
    SECTION,
    make_answer,
    make_department,
    make_initiative,
    make_plan,
)
from tests.forms import department
from tests.plan_text import INITIATIVES, asked_names
from tests.sheets import real_plan


def rows_of(plan, name=SECTION, *years):
    return {each.row_id: each for each in questions(plan, department(plan, name), years or (R6,))}


def only_row(plan, name=SECTION, year=R6):
    (row,) = rows_of(plan, name, year).values()
    return row


def test_questions__every_department_of_the_real_plan__its_initiatives_in_the_order_of_the_plan():
    plan = real_plan()
    everyone = departments_in(plan, R6)
    assert len(everyone) == 32
    for each in everyone:
        numbers = [entry["number"] for entry in INITIATIVES if each.name in asked_names(entry["number"])]
        assert list(rows_of(plan, each.name)) == [f"R6/{number}" for number in numbers], each.name


def test_questions__real_plan__every_initiative_asked_of_somebody_once():
    plan = real_plan()
    leads = [
        str(row.initiative.number)
        for each in departments_in(plan, R6)
        for row in rows_of(plan, each.name).values()
        if row.lead and not row.initiative.relisted
    ]
    assert sorted(leads) == sorted(e["number"] for e in INITIATIVES if "relisted_from" not in e)
    assert len(leads) == 61


def test_questions__numbers_with_two_digits__in_natural_order():
    plan = make_plan(*(make_initiative(number) for number in ("2-3-10", "2-3-2", "2-3-1", "10-1-1")))
    assert list(rows_of(plan)) == ["R6/2-3-1", "R6/2-3-2", "R6/2-3-10", "R6/10-1-1"]


@pytest.mark.parametrize(
    ("name", "number", "reason"),
    [
        ("情報統計課", "2-2-2", "回答不要: 1-3-4 の再掲です。1-3-4 の行に答えてください。"),
        ("情報統計課", "2-2-3", "回答不要: 1-3-5 の再掲です。1-3-5 の行に答えてください。"),
        ("総務課", "2-3-7", "回答不要: 2-2-4 の再掲です。2-2-4 の行に答えてください。"),
        ("施設工務課", "2-2-5", "回答不要: 令和5年度に完了しています。"),
        # Its original needs no answer either: nobody is sent there.
        ("施設工務課", "2-3-20", "回答不要: 2-2-5 の再掲です。令和5年度に完了しています。"),
    ],
)
def test_questions__rows_of_the_real_plan_without_a_question__say_why(name, number, reason):
    row = rows_of(real_plan(), name)[f"R6/{number}"]
    assert (row.asked, row.no_answer_because, row.planned) == (False, reason, row.expected.label)


def test_questions__rows_of_the_real_plan__not_asked_are_just_the_relisted_and_the_completed():
    plan = real_plan()
    silent = [
        str(row.initiative.number)
        for each in departments_in(plan, R6)
        for row in rows_of(plan, each.name).values()
        if not row.asked
    ]
    assert sorted(silent) == ["2-2-2", "2-2-3", "2-2-5", "2-3-20", "2-3-7"]


def test_questions__initiative_that_begins_later__not_asked():
    row = only_row(make_plan(make_initiative("1-1-1", "", "", "検討")))
    assert (row.asked, row.planned) == (False, "対象外(令和7年度から)")
    assert row.no_answer_because == "回答不要: 令和7年度に始まる取組です。"


@pytest.mark.parametrize(
    ("departments", "name", "role"),
    [
        (["甲課"], "甲課", "主管"),
        (["甲課", "乙課", "丙課"], "甲課", "主管\n関係課: 乙課、丙課"),
        (["甲課", "乙課", "丙課"], "乙課", "関係\n主管課: 甲課"),
        (["甲課", "乙課", "丙課"], "丙課", "関係\n主管課: 甲課"),
    ],
)
def test_role__lead_and_supporting__names_the_others(departments, name, role):
    assert only_row(make_plan(make_initiative(departments=departments)), name).role == role


@pytest.mark.parametrize(
    ("cells", "planned"),
    [
        (["実施中", "実施予定"], "実施予定"),
        (["実施中", "実施予定(拡大)"], "実施予定(拡大)\n→「(拡大)」も行いましたか"),
        (["実施中", "実施予定（一部拡大）"], "実施予定（一部拡大）\n→「(一部拡大)」も行いましたか"),
        (["検討", "検討"], "検討"),
        (["実施中", ""], "予定の記載なし\n→終了したかどうかをお答えください"),
        (["完了予定", ""], "完了済(令和5年度)"),
        (["", "完了予定"], "完了予定"),
    ],
)
def test_planned__every_kind_of_cell__as_printed_and_asks_about_the_note(cells, planned):
    assert only_row(make_plan(make_initiative("1-1-1", *cells))).planned == planned


def test_questions__three_years__a_row_for_each_initiative_and_year():
    plan = make_plan(
        make_initiative("1-1-1", "実施中", "実施予定", "実施予定(拡大)", "完了予定"),
        make_initiative("1-1-2", "", "", "検討", "事業開始予定"),
    )
    found = {key: (row.asked, row.expected.label) for key, row in rows_of(plan, SECTION, R6, R7, R8).items()}
    assert found == {
        "R6/1-1-1": (True, "実施予定"),
        "R7/1-1-1": (True, "実施予定(拡大)"),
        "R8/1-1-1": (True, "完了予定"),
        "R6/1-1-2": (False, "対象外(令和7年度から)"),
        "R7/1-1-2": (True, "検討"),
        "R8/1-1-2": (True, "事業開始予定"),
    }
    assert list(found) == [f"R{year}/1-1-{serial}" for serial in (1, 2) for year in (6, 7, 8)]


@pytest.mark.parametrize(
    ("cells", "last_year", "allowed"),
    [
        (["実施中", "実施予定"], None, True),
        (["実施中", "実施予定"], Evaluation.ON_SCHEDULE, True),
        (["実施中", "実施予定"], Evaluation.COMPLETED, True),
        (["実施中", "実施予定"], Evaluation.SLIGHTLY_LATE, False),
        (["実施中", "実施予定"], Evaluation.LATE, False),
        (["実施中", "実施予定"], Evaluation.NOT_DONE, False),
        (["実施中", "実施予定(拡大)"], Evaluation.ON_SCHEDULE, False),
        (["実施中(一部)", "実施予定"], None, True),
        (["実施中", ""], None, False),
        (["事業開始・完了", ""], None, False),
        (["", "", "検討"], None, False),
    ],
)
def test_brief_allowed__note_and_last_years_evaluation__only_without_note_and_delay(
    cells, last_year, allowed
):
    answers = [make_answer(evaluation=last_year, year=R5)] if last_year else []
    plan = make_plan(make_initiative("1-1-1", *cells), answers=answers)
    assert only_row(plan).brief_allowed is allowed


def test_brief_allowed__delay_of_the_year_before_last__does_not_count():
    answers = [make_answer(evaluation=Evaluation.LATE, year=R5), make_answer(year=R6)]
    row = only_row(make_plan(make_initiative(), answers=answers), SECTION, R7)
    assert row.brief_allowed


def test_brief_allowed__supporting_department__by_the_leads_evaluation():
    late = make_answer(evaluation=Evaluation.LATE, department="甲課", year=R5)
    plan = make_plan(make_initiative(departments=["甲課", "乙課"]), answers=[late])
    assert [only_row(plan, name).brief_allowed for name in ("甲課", "乙課")] == [False, False]


@pytest.mark.parametrize(
    ("year", "answers", "status"),
    [
        (R6, [], "実施中(一部終了)"),
        (R6, [make_answer(year=R5, status=Status.STARTED)], "事業開始"),
        (R7, [], ""),
        (R7, [make_answer(year=R6, status=Status.CANCELLED)], "中止"),
        (R7, [make_answer(year=R5, status=Status.CANCELLED)], ""),
    ],
)
def test_last_status__closed_year_of_the_plan_or_answer__the_answer_goes_first(year, answers, status):
    initiative = make_initiative("1-1-1", "実施中(一部終了)", "実施予定", "実施予定")
    assert only_row(make_plan(initiative, answers=answers), SECTION, year).last_status == status


def test_last_answer__four_texts__each_with_its_name_and_blank_ones_left_out():
    texts = {"achievement": "12件\n増やした", "challenge": "予算", "outlook": "続ける"}
    answer = replace(make_answer(year=R6), **texts)
    row = only_row(make_plan(make_initiative(), answers=[answer]), SECTION, R7)
    assert row.last_answer == "【実績】12件\n増やした\n【課題】予算\n【今後の予定】続ける"


def test_last_answer__four_long_texts__refers_to_the_report():
    long = dict.fromkeys(("achievement", "outcome", "challenge", "outlook"), "長" * 10_000)
    plan = make_plan(make_initiative(), answers=[replace(make_answer(year=R6), **long)])
    assert only_row(plan, SECTION, R7).last_answer.startswith("(長いため、")


def test_last_answer__relisted__that_of_its_original():
    answer = replace(make_answer("1-1-1", year=R6), achievement="元の実績")
    relisted = make_initiative("2-1-1", relisted_from="1-1-1")
    rows = rows_of(make_plan(make_initiative("1-1-1"), relisted, answers=[answer]), SECTION, R7)
    assert rows["R7/2-1-1"].last_answer == "【実績】元の実績"
    assert rows["R7/2-1-1"].last_status == "実施中"


def test_questions__renamed_department__sees_what_its_predecessor_answered():
    departments = [
        make_department("旧課", 1, last=R6, successors=["新課"]),
        make_department("新課", 2, first=R7),
    ]
    answer = replace(make_answer(department="旧課", year=R6), achievement="旧課の実績")
    plan = make_plan(make_initiative(departments=["旧課"]), departments=departments, answers=[answer])
    row = only_row(plan, "新課", R7)
    assert (row.lead, row.last_status, row.last_answer) == (True, "実施中", "【実績】旧課の実績")
    assert row.answer is None
    assert rows_of(plan, "旧課", R7) == {}


def test_questions__answer_in_the_master__stands_in_its_own_row_only():
    mine = make_answer(department="甲課", year=R6)
    plan = make_plan(make_initiative(departments=["甲課", "乙課"]), answers=[mine])
    assert only_row(plan, "甲課").answer == mine
    assert only_row(plan, "乙課").answer is None
    assert only_row(plan, "甲課", R9).answer is None


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("情報統計課", "18(主管15・関係3)、ほかに再掲2"),
        ("施設工務課", "1(主管1・関係0)、ほかに再掲1"),
        ("農業委員会事務局", "2(主管1・関係1)"),
        ("契約検査室", "1(主管1・関係0)"),
    ],
)
def test_workload__departments_of_the_real_plan__lead_supporting_and_relisted(name, label):
    plan = real_plan()
    assert workload(plan, department(plan, name), R6).label == label
