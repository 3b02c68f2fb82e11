"""改定履歴: what it lacks, what did not happen, and the plan as it was before."""

from dataclasses import replace

import pytest

from hitaplan.plan.model import Revision
from hitaplan.plan.vocabulary import RevisionKind
from hitaplan.revision.changes import compare
from hitaplan.revision.history import not_happened, plan_in_force, proposed
from tests.builders import R6, R7, R8, R9, make_initiative, make_plan, schedule
from tests.revision.edits import edited, having, without

PLAN = make_plan(make_initiative("1-1-1", name="一"), make_initiative("1-1-2", name="二"))
LATER = schedule("実施中", "実施予定", "実施予定", "完了予定")
NEW = edited(edited(PLAN, "1-1-1", schedule=LATER), "1-1-2", name="二の新しい名")


def revision(number, field, before, after, applies="令和8年度", kind="変更"):
    return Revision("令和8年3月25日", applies, kind, number, field, before, after, "理由")


RECORDED = (
    revision("1-1-1", "令和8年度", "実施予定", "完了予定"),
    revision("1-1-1", "令和9年度", "実施予定", "", "令和9年度"),
    revision("1-1-2", "取組名", "二", "二の新しい名"),
)


def rows(revisions):
    return [
        (each.applies_from, each.kind, each.number, each.field, each.before, each.after) for each in revisions
    ]


def test_proposed__nothing_recorded__a_row_for_each_change():
    assert rows(proposed(compare(PLAN, NEW).changes, ())) == [
        ("令和8年度", "変更", "1-1-1", "令和8年度", "実施予定", "完了予定"),
        ("令和9年度", "変更", "1-1-1", "令和9年度", "実施予定", ""),
        ("", "変更", "1-1-2", "取組名", "二", "二の新しい名"),
    ]


def test_proposed__recorded_already__nothing_whatever_the_widths():
    recorded = (RECORDED[0], replace(RECORDED[1], number="１-１-１"), RECORDED[2])
    assert proposed(compare(PLAN, NEW).changes, recorded) == ()


def test_proposed__added_and_removed__one_row_each_by_the_name():
    new = having(without(PLAN, "1-1-2"), make_initiative("1-1-8", "検討", name="まるで違う三つ目"))
    new = edited(new, "1-1-8", content="何の関わりもない文章")
    assert rows(proposed(compare(PLAN, new).changes, ())) == [
        ("", "廃止", "1-1-2", "取組", "二", ""),
        ("", "追加", "1-1-8", "取組", "", "まるで違う三つ目"),
    ]


def test_proposed__title_of_the_plan__by_its_name():
    new = replace(PLAN, title="新しい計画")
    assert rows(proposed(compare(PLAN, new).changes, ())) == [
        ("", "変更", "", "計画名", "計画", "新しい計画")
    ]


def test_not_happened__recorded_but_the_plan_says_otherwise():
    found = not_happened((), RECORDED, compare(NEW, PLAN).new)
    assert [(each.place, each.found) for each in found] == [(0, "実施予定"), (1, "実施予定"), (2, "二")]
    assert not_happened((), RECORDED, compare(PLAN, NEW).new) == ()


def test_not_happened__recorded_in_the_old_plan_already__of_an_earlier_revision():
    assert not_happened(RECORDED, RECORDED, compare(NEW, PLAN).new) == ()


def cells(plan, number="1-1-1"):
    one = next(each for each in plan.initiatives if str(each.number) == number)
    return [one.schedule[year].text if year in one.schedule else "" for year in plan.years]


REVISED = replace(NEW, revisions=RECORDED)


@pytest.mark.parametrize(
    ("year", "expected", "name"),
    [
        (R6, ["実施中", "実施予定", "実施予定", "実施予定", "実施予定"], "二"),
        (R7, ["実施中", "実施予定", "実施予定", "実施予定", "実施予定"], "二"),
        (R8, ["実施中", "実施予定", "実施予定", "完了予定", "実施予定"], "二の新しい名"),
        (R9, ["実施中", "実施予定", "実施予定", "完了予定", ""], "二の新しい名"),
    ],
)
def test_in_force__year__the_plan_of_that_year(year, expected, name):
    found = plan_in_force(REVISED, year)
    assert (cells(found.plan), found.left) == (expected, ())
    assert found.plan.initiatives[1].name == name


def test_in_force__two_revisions_of_one_field__the_later_one_first():
    again = revision("1-1-2", "取組名", "二の新しい名", "三度目の名", "令和9年度")
    plan = replace(edited(REVISED, "1-1-2", name="三度目の名"), revisions=(*RECORDED, again))
    names = [plan_in_force(plan, year).plan.initiatives[1].name for year in (R7, R8, R9)]
    assert names == ["二", "二の新しい名", "三度目の名"]


def test_in_force__renumbered_since__found_by_its_former_number():
    plan = edited(
        replace(NEW, revisions=(revision("1-1-7", "取組名", "二", "二の新しい名"),)),
        "1-1-2",
        former_number="1-1-7",
    )
    assert plan_in_force(plan, R7).plan.initiatives[1].name == "二"


UNCLEAR = {
    "plan says something else": revision("1-1-2", "取組名", "二", "別の名"),
    "no such 取組": revision("9-9-9", "取組名", "二", "二の新しい名"),
    "no schedule word before": revision("1-1-1", "令和8年度", "そのうち", "完了予定"),
}


@pytest.mark.parametrize("case", UNCLEAR)
def test_in_force__row_that_does_not_fit__is_left(case):
    found = plan_in_force(replace(NEW, revisions=(UNCLEAR[case],)), R7)
    assert found.left == (UNCLEAR[case],)
    assert found.plan.initiatives == NEW.initiatives


@pytest.mark.parametrize(
    "row",
    [
        revision("1-1-2", "取組名", "二", "二の新しい名", ""),
        revision("1-1-2", "取組名", "二", "二の新しい名", "いつか"),
        revision("1-1-2", "取組番号", "1-1-1", "1-1-2", kind=RevisionKind.RENUMBERED),
    ],
)
def test_in_force__no_year_or_no_field_of_an_initiative__is_passed_over(row):
    found = plan_in_force(replace(NEW, revisions=(row,)), R7)
    assert (found.plan.initiatives, found.left) == (NEW.initiatives, ())
