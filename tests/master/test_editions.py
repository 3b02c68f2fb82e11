"""The plan as it was: 改定履歴 undone, year by year."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hitaplan.master.editions import unwind, with_editions
from hitaplan.master.placing import heading_rows
from hitaplan.master.rows import initiative_row
from hitaplan.plan.model import Item, Policy
from hitaplan.plan.progress import StandingKind, lead_answer, standing
from hitaplan.plan.summary import summarize
from hitaplan.plan.vocabulary import RevisionKind
from hitaplan.revision.changes import compare
from hitaplan.revision.history import proposed
from tests.builders import (
    R5,
    R6,
    R7,
    R8,
    R9,
    make_answer,
    make_initiative,
    make_plan,
    make_revision,
    number,
    schedule,
)
from tests.revision.edits import edited, having, random_edits, renumbered, without
from tests.revision.example import original, recorded_in_full
from tests.sheets import real_plan

ADDED, ABOLISHED, COMPLETED = RevisionKind.ADDED, RevisionKind.ABOLISHED, RevisionKind.COMPLETED
MERGED, RENUMBERED = RevisionKind.MERGED, RevisionKind.RENUMBERED
NAMES = {"1-1-1": "一", "1-1-2": "二", "1-1-3": "三", "1-2-1": "四"}
OLD = make_plan(*(make_initiative(each, name=name) for each, name in NAMES.items()))
LATER = schedule("実施中", "実施予定", "実施予定", "完了予定")
NEW = edited(edited(OLD, "1-1-1", schedule=LATER), "1-1-2", name="二の新しい名")
RECORDED = (
    make_revision("1-1-1", "令和8年度", "実施予定", "完了予定"),
    make_revision("1-1-1", "令和9年度", "実施予定", "", "令和9年度"),
    make_revision("1-1-2", "取組名", "二", "二の新しい名"),
)


def plan_with(plan, *revisions):
    return with_editions(replace(plan, revisions=revisions))


def names(plan):
    return {str(each.number): each.name for each in plan.initiatives}


def texts(plan):
    """What the plan says of its 取組; 旧番号 and 備考 are no part of it."""
    rows = (initiative_row(each) for each in plan.initiatives)
    return [
        {key: text for key, text in row.items() if text and key not in ("旧番号", "備考")} for row in rows
    ]


def cells(plan):
    one = plan.initiatives[0]
    return [one.schedule[year].text if year in one.schedule else "" for year in plan.years]


@pytest.mark.parametrize(
    ("year", "expected", "name"),
    [
        (R6, ["実施中", "実施予定", "実施予定", "実施予定", "実施予定"], "二"),
        (R7, ["実施中", "実施予定", "実施予定", "実施予定", "実施予定"], "二"),
        (R8, ["実施中", "実施予定", "実施予定", "完了予定", "実施予定"], "二の新しい名"),
        (R9, ["実施中", "実施予定", "実施予定", "完了予定", ""], "二の新しい名"),
    ],
)
def test_in_year__texts_changed_since__those_of_that_year(year, expected, name):
    plan = plan_with(NEW, *RECORDED).in_year(year)
    assert (cells(plan), plan.initiatives[1].name) == (expected, name)


def test_in_year__nothing_recorded__the_plan_itself():
    plan = plan_with(NEW)
    assert plan.editions == {}
    assert plan.in_year(R6) is plan


def test_in_year__one_text_revised_twice__the_later_one_undone_first():
    again = make_revision("1-1-2", "取組名", "二の新しい名", "三度目の名", "令和9年度")
    plan = plan_with(edited(NEW, "1-1-2", name="三度目の名"), *RECORDED, again)
    found = [plan.in_year(year).initiatives[1].name for year in (R7, R8, R9)]
    assert found == ["二", "二の新しい名", "三度目の名"]


def test_in_year__rows_sorted_otherwise__undone_in_the_order_of_their_days():
    first = replace(RECORDED[2], revised_on="R8.3.25")
    again = replace(
        make_revision("1-1-2", "取組名", "二の新しい名", "三度目の名"), revised_on="令和8年10月1日"
    )
    plan = plan_with(edited(NEW, "1-1-2", name="三度目の名"), again, *RECORDED[:2], first)
    assert unwind(plan).left == ()
    assert plan.in_year(R7).initiatives[1].name == "二"


def test_in_year__department_renamed_in_its_sheet_alone__the_name_stays():
    row = make_revision("1-1-1", "事業担当課", "情報統計課", "デジタル課", kind="所管替え")
    plan = plan_with(NEW, row)
    assert unwind(plan).left == ()
    assert plan.in_year(R7).initiatives[0].departments == ("情報統計課",)


def test_in_year__recorded_under_a_former_number__found_by_it():
    plan = edited(NEW, "1-1-2", former_number="1-1-7")
    found = plan_with(plan, make_revision("1-1-7", "取組名", "二", "二の新しい名")).in_year(R7)
    assert found.initiatives[1].name == "二"


def removed(printed_number, kind, name, **others):
    """The rows of 改定履歴 of a 取組 that ended."""
    said = {"取組内容": "内容", "事業担当課": "情報統計課", "令和5年度": "実施中", **others}
    return [make_revision(printed_number, field, before, "", kind=kind) for field, before in said.items()]


STRUCTURES = {
    "added": (
        having(OLD, make_initiative("1-1-4", name="新")),
        [make_revision("1-1-4", "取組", "", "新", kind=ADDED)],
        NAMES,
    ),
    "added in a 基本項目 of its own": (
        having(OLD, make_initiative("1-3-1", name="新")),
        [make_revision("1-3-1", "取組", "", "新", kind=ADDED)],
        NAMES,
    ),
    "abolished": (
        without(OLD, "1-1-2"),
        [make_revision("1-1-2", "取組", "二", "", kind=ABOLISHED), *removed("1-1-2", ABOLISHED, "二")],
        NAMES,
    ),
    "completed, and those behind it moved up": (
        renumbered(without(OLD, "1-1-2"), "1-1-3", "1-1-2"),
        [
            make_revision("1-1-2", "取組番号", "1-1-3", "1-1-2", kind=RENUMBERED),
            make_revision("1-1-2", "取組", "二", "", kind=COMPLETED),
            *removed("1-1-2", COMPLETED, "二"),
        ],
        NAMES,
    ),
    "two that changed their numbers": (
        renumbered(renumbered(renumbered(OLD, "1-1-1", "1-1-9"), "1-1-2", "1-1-1"), "1-1-9", "1-1-2"),
        [
            make_revision("1-1-1", "取組番号", "1-1-2", "1-1-1", kind=RENUMBERED),
            make_revision("1-1-2", "取組番号", "1-1-1", "1-1-2", kind=RENUMBERED),
        ],
        NAMES,
    ),
    "merged": (
        without(OLD, "1-1-2"),
        [make_revision("1-1-1", "統合", "1-1-2", "1-1-1", kind=MERGED), *removed("1-1-2", MERGED, "二", 取組名="二")],
        NAMES,
    ),
    "divided": (
        having(OLD, make_initiative("1-1-4", name="三の二")),
        [
            make_revision("1-1-3", "分割", "1-1-3", "1-1-3、1-1-4"),
            make_revision("1-1-4", "取組番号", "1-1-3", "1-1-4", kind=RENUMBERED),
        ],
        NAMES,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", STRUCTURES)
def test_in_year__whole_initiatives_changed_since__those_of_that_year(case):
    new, revisions, expected = STRUCTURES[case]
    plan = plan_with(new, *revisions)
    assert unwind(plan).left == ()
    assert names(plan.in_year(R7)) == expected
    assert names(plan.in_year(R8)) == names(new)
    assert [len(policy.items) for policy in plan.in_year(R7).policies] == [2]


def test_in_year__worked_example__the_plan_before():
    assert unwind(recorded_in_full()).left == ()
    assert texts(recorded_in_full().in_year(R7)) == texts(original())


def with_items(*titles):
    """A plan of one 基本方針 whose 基本項目 have these names and one 取組 each, of the same name."""
    items = (
        Item(place, title, (f"{title}の本文。",), (make_initiative(f"1-{place}-1", name=title),))
        for place, title in enumerate(titles, 1)
    )
    return replace(make_plan(), policies=(Policy(1, "方針", tuple(items)),))


ITEMS = {
    "abolished, with its 取組": (("甲", "乙", "丙"), ("甲", "乙")),
    "abolished, and the next moved up": (("甲", "乙", "丙"), ("甲", "丙")),
    "put in, and the next moved on": (("甲", "丙"), ("甲", "乙", "丙")),
    "renamed": (("甲", "乙"), ("甲", "乙の新しい名")),
}


@pytest.mark.parametrize("case", ITEMS)
def test_in_year__items_changed_since__those_of_that_year(case):
    old, new = (with_items(*titles) for titles in ITEMS[case])
    rows = proposed(compare(old, new), ())
    plan = plan_with(new, *(replace(each, applies_from="令和8年度") for each in rows))
    assert unwind(plan).left == ()
    assert plan.in_year(R7).policies == tuple(old.policies)


def test_in_year__item_said_to_be_new_but_its_initiatives_are_not__they_stay():
    plan = plan_with(OLD, make_revision("1-2", "名称", "", "基本項目2", kind=ADDED))
    assert names(plan.in_year(R7)) == NAMES


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.sampled_from([lambda: OLD, real_plan]))
def test_in_year__any_revision_that_compare_records__the_plan_before(data, make):
    old = make()
    new = data.draw(random_edits(old, grouping=True))
    rows = proposed(compare(old, new), ())
    plan = plan_with(new, *(replace(each, applies_from="令和8年度") for each in rows))
    assert unwind(plan).left == ()
    assert texts(plan.in_year(R7)) == sorted(texts(old), key=lambda row: number(row["取組番号"]))
    assert list(heading_rows(plan.in_year(R7).policies)) == list(heading_rows(old.policies))


UNFIT = {
    "plan says something else": make_revision("1-1-2", "取組名", "二", "別の名"),
    "no such 取組": make_revision("9-9-9", "取組名", "二", "二の新しい名"),
    "no schedule word before": make_revision("1-1-1", "令和8年度", "そのうち", "完了予定"),
    "added, yet not there": make_revision("1-1-8", "取組", "", "新", kind=ADDED),
    "abolished, and nothing kept of it": make_revision("1-1-8", "取組", "八", "", kind=ABOLISHED),
    "abolished, yet there": make_revision("1-1-2", "取組", "二の新しい名", "", kind=ABOLISHED),
    "number that nobody has": make_revision("1-1-8", "取組番号", "1-1-7", "1-1-8", kind=RENUMBERED),
    "former number that another has": make_revision("1-1-1", "取組番号", "1-1-2", "1-1-1", kind=RENUMBERED),
    "former number in no 基本項目": make_revision("1-1-1", "取組番号", "3-1-1", "1-1-1", kind=RENUMBERED),
    "part that is not there": make_revision("1-1-1", "分割", "1-1-1", "1-1-1、1-1-8"),
    "merged, and nothing kept of it": make_revision("1-1-1", "統合", "1-1-8", "1-1-1", kind=MERGED),
    "no heading of the master": make_revision("1-1-1", "担当", "税務課", "市民課"),
}


@pytest.mark.parametrize("case", UNFIT)
def test_unwind__row_that_does_not_fit__is_left_and_the_plan_stays(case):
    plan = plan_with(NEW, UNFIT[case])
    assert unwind(plan).left == (0,)
    assert plan.in_year(R7).initiatives == NEW.initiatives


@pytest.mark.parametrize("applies", ["", "いつか"])
def test_unwind__no_legible_year__nothing_to_undo(applies):
    plan = plan_with(NEW, make_revision("1-1-2", "取組名", "二", "二の新しい名", applies))
    assert (unwind(plan).left, plan.editions) == ((), {})


def answered():
    """1-1-2 ended after 令和7年度 and 1-1-3 took its number; all three were answered, each under its number then."""
    new, revisions, _ = STRUCTURES["completed, and those behind it moved up"]
    given = [make_answer("1-1-2", year=R7, evaluation=None), make_answer("1-1-3", year=R7)]
    return plan_with(replace(new, answers=(*given, make_answer("1-1-2", year=R8))), *revisions)


def test_answer__under_the_number_of_its_year__belongs_to_the_initiative():
    plan = answered()
    three = plan.by_number[number("1-1-2")]
    assert three.name == "三"
    assert [lead_answer(plan, three, year) for year in (R7, R8)] == [plan.answers[1], plan.answers[2]]
    assert plan.number_in(R7, three.number) == number("1-1-3")
    then = plan.in_year(R7)
    assert lead_answer(then, then.by_number[number("1-1-2")], R7) == plan.answers[0]


def test_answer__of_what_was_divided_since__belongs_to_every_part():
    new, revisions, _ = STRUCTURES["divided"]
    plan = plan_with(replace(new, answers=(make_answer("1-1-3", year=R7),)), *revisions)
    for part in ("1-1-3", "1-1-4"):
        assert plan.number_in(R7, number(part)) == number("1-1-3")
        assert lead_answer(plan, plan.by_number[number(part)], R7) == plan.answers[0]
    assert summarize(plan, R7).total.total == len(NAMES)


def test_as_of__department_changed_since__who_was_asked_then_answers():
    new = edited(OLD, "1-1-1", departments=("税務課",))
    row = make_revision("1-1-1", "事業担当課", "情報統計課", "税務課", kind="所管替え")
    departments = (*OLD.departments, replace(OLD.departments[0], name="税務課"))
    plan = plan_with(replace(new, departments=departments, answers=(make_answer("1-1-1", year=R7),)), row)
    assert lead_answer(plan, plan.initiatives[0], R7) == plan.answers[0]
    assert standing(plan, plan.initiatives[0], R8).kind is StandingKind.UNANSWERED


def test_summarize__year_before_a_revision__counts_what_was_in_force():
    plan = answered()
    assert {year.short: summarize(plan, year).total.total for year in (R5, R7, R8, R9)} == {
        "R5": 4, "R7": 4, "R8": 3, "R9": 3,
    }  # fmt: skip
