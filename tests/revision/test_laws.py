"""What holds for any two plans."""

from collections import Counter
from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hitaplan.master.layout import SheetName
from hitaplan.plan.vocabulary import RevisionKind
from hitaplan.revision.applying import apply
from hitaplan.revision.changes import compare
from hitaplan.revision.numbering import number_pairs
from hitaplan.revision.texts import NUMBERED, entries
from tests.builders import make_initiative, make_plan
from tests.revision.edits import random_edits
from tests.sheets import real_plan

MIRRORED = {RevisionKind.ADDED: "端", RevisionKind.ABOLISHED: "端", RevisionKind.COMPLETED: "端"}
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@cache
def small_plan():
    return make_plan(
        make_initiative("1-1-1", name="電子申請を広げる"),
        make_initiative("1-1-2", name="窓口の混雑を知らせる", departments=("市民課",)),
        make_initiative("1-2-1", "検討", "検討", "完了予定", name="公衆無線を整える"),
        make_initiative("2-1-1", name="紙の書類を減らす", departments=("税務課", "市民課")),
        make_initiative("2-1-2", name="電子申請を広げる", relisted_from="1-1-1"),
    )


PLANS = st.sampled_from([small_plan, real_plan])


def sorted_texts(sheet, rows):
    """The texts of rows; numbered ones in the order of their numbers, which is that of the plan."""
    return [dict(row) for row in rows] if sheet in NUMBERED else rows


@SLOW
@given(st.data(), PLANS)
def test_apply__changes_to_the_old_plan__the_new_one(data, make):
    old = make()
    new = data.draw(random_edits(old, grouping=True))
    comparison = compare(old, new)
    applied = apply(entries(old), comparison.changes)
    assert applied == {sheet: [each.texts for each in rows] for sheet, rows in entries(new).items()}


@SLOW
@given(st.data(), PLANS)
def test_compare__with_itself__nothing(data, make):
    plan = data.draw(random_edits(make(), grouping=True))
    assert compare(plan, plan).changes == ()


@SLOW
@given(st.data(), PLANS)
def test_compare__swapped__the_mirror_image(data, make):
    old = make()
    new = data.draw(random_edits(old))

    def seen(comparison, *, mirrored):
        return Counter(
            (
                each.sheet,
                MIRRORED.get(each.kind, each.kind),
                each.field,
                *((each.new_key, each.old_key) if mirrored else (each.old_key, each.new_key)),
                *((each.after, each.before) if mirrored else (each.before, each.after)),
            )
            for each in comparison.changes
        )

    assert seen(compare(new, old), mirrored=True) == seen(compare(old, new), mirrored=False)


@SLOW
@given(st.data(), PLANS)
def test_numbers__every_initiative_of_both_plans__once_or_more(data, make):
    old = make()
    new = data.draw(random_edits(old, grouping=True))
    pairs = number_pairs(compare(old, new))
    assert {each.old for each in pairs} - {""} == {str(each.number) for each in old.initiatives}
    assert {each.new for each in pairs} - {""} == {str(each.number) for each in new.initiatives}


@SLOW
@given(st.data(), PLANS)
def test_compare__random_edits__a_renumbered_initiative_is_never_new(data, make):
    old = make()
    new = data.draw(random_edits(old))
    contents = {each.content for each in old.initiatives if each.content != "内容"}
    added = [
        each.after
        for each in compare(old, new).changes
        if each.sheet is SheetName.INITIATIVES and not each.old_key and each.field == "取組内容"
    ]
    assert not contents & set(added)


@SLOW
@given(st.data(), PLANS)
def test_numbers__swapped__the_same_pairs_the_other_way_round(data, make):
    old = make()
    new = data.draw(random_edits(old, grouping=True))
    mirrored = {(each.new, each.old) for each in number_pairs(compare(new, old))}
    assert mirrored == {(each.old, each.new) for each in number_pairs(compare(old, new))}
