from dataclasses import replace

import pytest

from hitaplan.plan.model import Settings, Verdict
from hitaplan.plan.responsibility import departments_in
from hitaplan.plan.vocabulary import Evaluation, ReplyKind, Round, Status
from hitaplan.reports.progress_report import report_words
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
from tests.forms import department
from tests.plan_text import INITIATIVES, asked_names, in_block
from tests.sheets import real_plan
from tests.word_files import real_words

NAMES = [each.name for each in departments_in(real_plan(), R6)]
FIRST, LAST = Round.PRELIMINARY, Round.FINAL
COLUMNS = ("完了", "計画どおり", "一部遅れ", "遅れ", "未着手中止", "対象外", "完了済", "未回答")


def words_of(plan, name=SECTION, year=R6):
    return report_words(plan, department(plan, name), year)


def block_of(plan, name=SECTION, year=R6, printed="1-1-1"):
    return next(each for each in words_of(plan, name, year)["取組一覧"] if each["番号"] == printed)


def answers_of(**rounds):
    """One answer of each department to 1-1-1."""
    return [make_answer(department=name, round_=round_) for name, round_ in rounds.items()]


@pytest.mark.parametrize(
    ("rounds", "name", "kind"),
    [
        ({}, "甲課", "回答前・確認用"),
        ({"甲課": FIRST}, "甲課", "速報"),
        ({"甲課": LAST}, "甲課", "確定"),
        # Another department's part is printed as well.
        ({"甲課": LAST, "乙課": FIRST}, "甲課", "速報"),
        ({"甲課": FIRST, "乙課": LAST}, "乙課", "速報"),
        ({"甲課": LAST, "乙課": LAST}, "乙課", "確定"),
        ({"甲課": LAST}, "乙課", "回答前・確認用"),
    ],
)
def test_kind__rounds_of_the_answers__final_only_where_all_that_is_printed_is(rounds, name, kind):
    plan = make_plan(make_initiative(departments=["甲課", "乙課"]), answers=answers_of(**rounds))
    words = words_of(plan, name)
    assert words["種別"] == kind
    assert words["説明"]


def test_kind__final_and_preliminary_of_the_same_answer__final():
    plan = make_plan(make_initiative(), answers=[make_answer(round_=each) for each in (LAST, FIRST)])
    assert words_of(plan)["種別"] == "確定"


@pytest.mark.parametrize("cells", [("事業開始・完了", ""), ("", "", "検討")])
def test_kind__nothing_asked_of_the_department__only_to_look_at(cells):
    assert words_of(make_plan(make_initiative("1-1-1", *cells)))["種別"] == "確認用"


@pytest.mark.parametrize("name", NAMES)
def test_kind__real_plan_without_answers__before_the_answers_or_nothing_asked(name):
    assert real_words(name)["種別"] == ("確認用" if name == "施設工務課" else "回答前・確認用")


@pytest.mark.parametrize("name", NAMES)
def test_counts__real_department__sum_up_and_are_those_of_its_initiatives(name):
    lead, supporting = real_words(name)["評価別件数"]
    assert (lead["区分"], supporting["区分"]) == ("主管", "関係")
    own = [e["number"] for e in INITIATIVES if "relisted_from" not in e and name in asked_names(e["number"])]
    leads = [each for each in own if asked_names(each)[0] == name]
    assert (int(lead["計"]), int(supporting["計"])) == (len(leads), len(own) - len(leads))
    for row in (lead, supporting):
        assert sum(int(row[column].split("\n")[0]) for column in COLUMNS) == int(row["計"])


def test_counts__all_departments_of_the_real_plan__every_initiative_once_in_the_lead():
    assert sum(int(real_words(name)["評価別件数"][0]["計"]) for name in NAMES) == 61


def test_counts__each_evaluation__in_its_column():
    planned = ("検討", "検討")
    initiatives = [make_initiative(f"1-1-{serial}", *planned) for serial in range(1, 8)]
    initiatives += [make_initiative("1-1-8", "事業開始・完了", ""), make_initiative("1-1-9", "", "", "検討")]
    answers = [make_answer(f"1-1-{serial}", each) for serial, each in enumerate(Evaluation, 1)]
    lead, supporting = words_of(make_plan(*initiatives, answers=answers))["評価別件数"]
    assert lead == {
        "区分": "主管",
        "完了": "1",
        "計画どおり": "1\n(うち検討段階 1)",
        "一部遅れ": "1",
        "遅れ": "1",
        "未着手中止": "1",
        "対象外": "2",
        "完了済": "1",
        "未回答": "1",
        "計": "9",
    }
    assert {supporting[column] for column in (*COLUMNS, "計")} == {"0"}


def test_counts__relisted__counted_once_at_the_original():
    plan = make_plan(make_initiative("1-1-1"), make_initiative("2-1-1", relisted_from="1-1-1"))
    words = words_of(plan)
    assert (words["取組数"], words["評価別件数"][0]["計"]) == ("1(主管1・関係0)、ほかに再掲1", "1")
    assert [each["番号"] for each in words["取組一覧"]] == ["1-1-1", "2-1-1"]


def test_block__relisted__prints_the_answer_of_its_original():
    answer = replace(make_answer("1-1-1"), achievement="元の実績")
    relisted = make_initiative("2-1-1", relisted_from="1-1-1", name="取組")
    block = block_of(make_plan(make_initiative("1-1-1"), relisted, answers=[answer]), printed="2-1-1")
    assert (block["名称"], block["再掲元"], block["実績"]) == ("取組(再掲)", "1-1-1", "元の実績")
    assert (block["状況"], block["評価"], block["回答を求める"]) == ("実施中", "計画どおり", False)


@pytest.mark.parametrize("name", NAMES)
def test_blocks__real_department__number_role_plan_and_schedule(name):
    entries = [each for each in INITIATIVES if name in asked_names(each["number"])]
    words = real_words(name)
    for block, entry in zip(words["取組一覧"], entries, strict=True):
        assert block["番号"] == entry["number"]
        assert block["役割"] == ("主管" if asked_names(entry["number"])[0] == name else "関係")
        planned = [in_block(each) for each in entry["schedule"].values()]
        assert [each["予定"] for each in block["年度一覧"]] == planned
        assert [each["報告年度"] for each in block["年度一覧"]] == [False, True, False, False, False]
        assert block["再掲元"] == entry.get("relisted_from", "")
        silent = [each for each in asked_names(entry["number"]) if each != name]
        assert block["未回答の課"] == ("、".join(silent) if entry["schedule"]["R6"] else "")


@pytest.mark.parametrize(
    ("cells", "answered", "status", "evaluation", "reason"),
    [
        (("実施中", "実施予定"), [], "未回答", "未回答", "未回答"),
        (("実施中", "実施予定"), ["甲課"], "未回答", "計画どおり", "未回答"),
        (("実施中", "実施予定"), ["乙課"], "実施中", "未回答", "未回答"),
        (("事業開始・完了", ""), [], "―", "完了済", "令和5年度に完了しています。"),
        (("", "", "検討"), [], "―", "対象外", "令和7年度に始まる取組です。"),
    ],
    ids=["nobody", "only the lead", "only this one", "completed", "not begun"],
)
def test_block__supporting_department__its_own_status_and_the_leads_evaluation(
    cells, answered, status, evaluation, reason
):
    initiative = make_initiative("1-1-1", *cells, departments=["甲課", "乙課"])
    block = block_of(make_plan(initiative, answers=answers_of(**dict.fromkeys(answered, LAST))), "乙課")
    assert (block["状況"], block["評価"], block["回答なしの理由"]) == (status, evaluation, reason)
    assert block["回答あり"] is ("乙課" in answered)


def test_block__verdict_of_the_section__goes_before_the_leads_evaluation():
    verdict = Verdict(R6, number("1-1-1"), Evaluation.LATE)
    block = block_of(make_plan(make_initiative(), answers=[make_answer()], verdicts=[verdict]))
    assert (block["状況"], block["評価"]) == ("実施中", "遅れ")


@pytest.mark.parametrize(
    ("kind", "printed"),
    [(None, ""), (ReplyKind.FULL, ""), (ReplyKind.AS_PLANNED, "予定どおり・特記なし")],
)
def test_block__reply_kind__printed_only_where_it_says_something(kind, printed):
    plan = make_plan(make_initiative(), answers=[replace(make_answer(), reply_kind=kind)])
    assert block_of(plan)["回答区分"] == printed


def test_block__other_departments__their_parts_and_those_that_are_silent():
    initiative = make_initiative(departments=["甲課", "乙課", "丙課", "丁課"])
    answers = [
        replace(make_answer(department="甲課"), achievement="甲の実績"),
        replace(
            make_answer(department="丙課", status=Status.STUDY), achievement="丙の実績", challenge="丙の課題"
        ),
    ]
    plan = make_plan(initiative, answers=answers)
    block = block_of(plan, "乙課")
    parts = [(p["課"], p["役割"], p["状況"], p["実績"], p["課題"]) for p in block["他課の回答"]]
    assert parts == [
        ("甲課", "主管課", "実施中", "甲の実績", ""),
        ("丙課", "関係課", "検討", "丙の実績", "丙の課題"),
    ]
    assert block["未回答の課"] == "丁課"
    assert block_of(plan, "甲課")["未回答の課"] == "乙課、丁課"


def test_block__other_departments_with_the_very_same_answer__named_together():
    initiative = make_initiative(departments=["甲課", "乙課", "丙課", "丁課"])
    texts = {"乙課": "同じ", "丙課": "違う", "丁課": "同じ"}
    answers = [replace(make_answer(department=name), achievement=text) for name, text in texts.items()]
    block = block_of(make_plan(initiative, answers=answers), "甲課")
    assert [(p["課"], p["実績"]) for p in block["他課の回答"]] == [("乙課、丁課", "同じ"), ("丙課", "違う")]


def test_history__earlier_years__the_latest_first_and_no_later_one():
    answers = [
        replace(make_answer(year=year, evaluation=evaluation), achievement=str(year))
        for year, evaluation in ((R5, Evaluation.LATE), (R6, None), (R7, Evaluation.COMPLETED))
    ]
    plan = make_plan(make_initiative(), answers=answers)
    found = [
        (each["年度"], each["評価"], each["実績"], each["課"])
        for each in block_of(plan, year=R7)["過去の回答"]
    ]
    assert found == [
        ("令和6年度", "未回答", "令和6年度", ""),
        ("令和5年度", "遅れ", "令和5年度", ""),
    ]
    assert block_of(plan, year=R5)["過去の回答"] == []


def test_history__renamed_department__answers_under_the_old_name():
    departments = [
        make_department("旧甲課", 1, last=R6, successors=["新課"]),
        make_department("旧乙課", 2, last=R6, successors=["新課"]),
        make_department("新課", 3, first=R7),
    ]
    answers = [make_answer(department=name) for name in ("旧甲課", "旧乙課")]
    plan = make_plan(
        make_initiative(departments=["旧甲課", "旧乙課"]), departments=departments, answers=answers
    )
    block = block_of(plan, "新課", R7)
    assert [(each["年度"], each["課"]) for each in block["過去の回答"]] == [
        ("令和6年度", "旧甲課"),
        ("令和6年度", "旧乙課"),
    ]
    assert (block["役割"], block["担当課"]) == ("主管", "旧甲課、旧乙課")


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        ("", "令和7年3月31日"),
        ("R7.5.1", "令和7年5月1日"),
        ("きのう", "令和7年3月31日"),
        ("令和7年2月30日", "令和7年3月31日"),
    ],
    ids=["blank", "given", "no date", "no such day"],
)
def test_report_date__as_given__else_the_closing_day(day, printed):
    plan = replace(make_plan(make_initiative()), settings=Settings(section=SECTION, report_date=day))
    assert words_of(plan)["報告日"] == printed


def test_headings__items_of_the_plan__printed_where_a_new_one_begins():
    plan = make_plan(*(make_initiative(each) for each in ("1-1-1", "1-1-2", "1-2-1", "2-1-1")))
    blocks = words_of(plan)["取組一覧"]
    assert [each["基本項目"] for each in blocks] == ["1-1　基本項目1", "", "1-2　基本項目2", "2-1　基本項目1"]


def test_words__real_plan__only_texts_numbers_lists_and_mappings():
    def kinds(value):
        if isinstance(value, dict):
            return set().union(*map(kinds, value.values()))
        if isinstance(value, list):
            return set().union(*map(kinds, value)) if value else set()
        return {type(value)}

    assert kinds(real_words(SECTION)) <= {str, int, bool, Round, Evaluation, Status}
