"""What became of a 取組: every way in which a plan is renumbered, and none of them 廃止 + 追加."""

import time
from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from hitaplan.master.layout import SheetName
from hitaplan.plan.model import Revision
from hitaplan.plan.vocabulary import DIVIDED, MERGED, RevisionKind
from hitaplan.revision.changes import compare
from hitaplan.revision.numbering import number_pairs
from tests.builders import R6, R7, make_department, make_initiative, make_plan
from tests.revision.edits import edited, having, renumbered, shifted, with_initiatives, without
from tests.revision.example import original, revised

ADDED, CHANGED, ABOLISHED = RevisionKind.ADDED, RevisionKind.CHANGED, RevisionKind.ABOLISHED
NAMES = {
    "1-1-1": "電子申請の手続を広げる", "1-1-2": "窓口の待ち時間を知らせる", "1-1-3": "公共施設の予約を受ける",
    "1-2-1": "書かない窓口を置く", "2-1-1": "会議録を自動で作る",
}  # fmt: skip


def initiative(number, name="", content="", **others):
    made = make_initiative(number, name=name or NAMES[number], **others)
    return replace(made, content=content or f"{made.name}ことにより、市民の利便性を高めるもの。")


PLAN = make_plan(*map(initiative, NAMES))
NEW = initiative("1-1-9", "災害の情報を届ける", "防災の無線を整え、避難の情報を届けるもの。")


def moved_content(number):
    return next(each for each in PLAN.initiatives if str(each.number) == number)


def pairs(new, old=PLAN):
    return [(each.old, each.new) for each in number_pairs(compare(old, new)) if each.old != each.new]


def divided():
    first = replace(moved_content("1-1-3"), name="公共施設の予約を受ける(体育館)")
    second = replace(
        initiative("1-2-5", "文化施設の予約を受ける"), former_number="1-1-3", content=first.content
    )
    return having(edited(PLAN, "1-1-3", name=first.name), second)


def merged():
    return edited(without(PLAN, "1-1-2"), "1-1-1", former_number="1-1-1、1-1-2")


CASES = {
    "nothing": (PLAN, []),
    "added at the end": (having(PLAN, NEW), [("", "1-1-9")]),
    "removed": (without(PLAN, "1-1-2"), [("1-1-2", "")]),
    "renumbered, with 旧番号": (renumbered(PLAN, "1-1-3", "1-1-7"), [("1-1-3", "1-1-7")]),
    "renumbered, 旧番号 forgotten": (renumbered(PLAN, "1-1-3", "1-1-7", former=False), [("1-1-3", "1-1-7")]),
    "moved to another 基本項目": (renumbered(PLAN, "1-1-3", "2-1-4"), [("1-1-3", "2-1-4")]),
    "moved, and its number taken by a new one": (
        having(renumbered(PLAN, "1-1-3", "2-1-4"), replace(NEW, number=moved_content("1-1-3").number)),
        [("", "1-1-3"), ("1-1-3", "2-1-4")],
    ),
    "put in before others, no 旧番号": (
        shifted(PLAN, 1, 1, 1, replace(NEW, number=moved_content("1-1-1").number)),
        [("", "1-1-1"), ("1-1-1", "1-1-2"), ("1-1-2", "1-1-3"), ("1-1-3", "1-1-4")],
    ),
    "renamed in its place": (edited(PLAN, "1-1-1", name="電子申請の手続を一部広げる"), []),
    "rewritten in its place, alike": (
        edited(PLAN, "1-1-1", name="電子申請を広げる", content="電子申請の手続を広げることで、市民の利便性を高めるもの。"), [],
    ),
    "replaced by another under its number": (
        having(without(PLAN, "1-1-1"), replace(NEW, number=moved_content("1-1-1").number)),
        [("1-1-1", ""), ("", "1-1-1")],
    ),
    "divided": (divided(), [("1-1-3", "1-2-5")]),
    "merged": (merged(), [("1-1-2", "1-1-1")]),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_numbers__case__what_became_of_each(case):
    new, expected = CASES[case]
    assert sorted(pairs(new)) == sorted(expected)


@pytest.mark.parametrize("case", CASES)
def test_numbers__the_other_way_round__the_same_pairs(case):
    new, expected = CASES[case]
    mirrored = [(old, new) for new, old in pairs(PLAN, old=new)]
    assert sorted(mirrored) == sorted(expected)


def test_numbers__worked_example_the_other_way_round__the_same_pairs():
    mirrored = {(each.new, each.old) for each in number_pairs(compare(revised(), original()))}
    assert mirrored == {(each.old, each.new) for each in number_pairs(compare(original(), revised()))}


def test_kinds__worked_example_the_other_way_round__mirrored():
    def counted(comparison):
        return Counter(each.kind.split("、")[0] for each in number_pairs(comparison))

    forward, backward = counted(compare(original(), revised())), counted(compare(revised(), original()))
    assert forward == {
        "変更なし": 55,
        "内容変更": 3,
        "所管替え": 1,
        "番号変更": 1,
        "完了": 1,
        "追加": 1,
        "廃止": 1,
        "分割": 2,
        "統合": 2,
    }
    assert (backward["統合"], backward["分割"], backward["番号変更"]) == (2, 2, 1)
    assert backward["追加"] == forward["廃止"] + forward["完了"]
    assert backward["廃止"] + backward["完了"] == forward["追加"]


def test_numbers__what_has_become_of_each__said():
    new = renumbered(
        having(PLAN, initiative("2-1-2", NAMES["1-1-3"], relisted_from="1-1-3")), "1-1-3", "1-1-7"
    )
    old = having(PLAN, initiative("2-1-2", NAMES["1-1-3"], relisted_from="1-1-3"))
    new = edited(edited(new, "1-1-7", content="まったく別の文"), "1-1-1", name=NAMES["1-1-1"] + " ")
    told = {each.new: (each.kind, each.fields) for each in number_pairs(compare(old, new))}
    assert told["1-1-7"] == ("番号変更、内容変更", "取組内容")
    assert told["1-1-1"] == ("字句の整理", "取組名")
    assert told["2-1-2"] == ("再掲元の変更", "")
    assert told["1-1-2"] == ("変更なし", "")


def merged_and_closed_up():
    """2-3-17 goes into 2-3-16, and those behind it move up without a 旧番号."""
    plan = edited(without(original(), "2-3-17"), "2-3-16", former_number="2-3-16、2-3-17")
    for serial in (18, 19, 20):
        plan = renumbered(plan, f"2-3-{serial}", f"2-3-{serial - 1}", former=False)
    return plan


def test_numbers__merger_and_those_behind_it_moved_up__renumbered_and_no_part_of_the_merger():
    expected = [("2-3-17", "2-3-16"), ("2-3-18", "2-3-17"), ("2-3-19", "2-3-18"), ("2-3-20", "2-3-19")]
    assert pairs(merged_and_closed_up(), original()) == expected
    assert sorted((new, old) for old, new in pairs(original(), merged_and_closed_up())) == expected


def test_former_number__left_over_from_an_earlier_revision__is_no_link():
    old = edited(PLAN, "1-1-3", former_number="1-1-1")
    assert pairs(old, old=old) == []
    assert pairs(without(old, "1-1-2"), old=old) == [("1-1-2", "")]


def test_former_number__of_a_merger_and_moved_up_rows__cleared_or_left_at_the_next_revision__means_nothing_more():
    first = merged_and_closed_up()
    for serial in (17, 18, 19):
        first = edited(first, f"2-3-{serial}", former_number=f"2-3-{serial + 1}")
    cleared = with_initiatives(first, [replace(each, former_number="") for each in first.initiatives])
    again = without(cleared, "2-3-15")
    left = without(first, "2-3-15")
    for serial in (16, 17, 18, 19):
        left = renumbered(left, f"2-3-{serial}", f"2-3-{serial - 1}", former=False)
    kept = {each.name: each.former_number for each in first.initiatives}
    left = with_initiatives(left, [replace(each, former_number=kept[each.name]) for each in left.initiatives])
    moved = [("2-3-15", ""), *((f"2-3-{n}", f"2-3-{n - 1}") for n in (16, 17, 18, 19))]
    assert pairs(cleared, first) == []
    assert pairs(again, first) == [("2-3-15", "")]
    assert sorted(pairs(left, first)) == moved


@pytest.mark.parametrize("between", [",", "・", "\n", "，", " "])
def test_former_number__whatever_stands_between_two__both_are_read(between):
    new = edited(without(PLAN, "1-1-2"), "1-1-1", former_number=f"1-1-1{between}1-1-2")
    assert pairs(new) == [("1-1-2", "1-1-1")]


def kinds(new, old=PLAN):
    return {
        (each.kind, each.field, each.old_key, each.new_key)
        for each in compare(old, new).changes
        if each.sheet is SheetName.INITIATIVES
    }


def test_division__one_row_that_names_the_parts_and_the_changed_fields():
    found = kinds(divided())
    assert (CHANGED, DIVIDED, "1-1-3", "1-1-3") in found
    assert (RevisionKind.RENUMBERED, "取組番号", "1-1-3", "1-2-5") in found
    assert not {ADDED, ABOLISHED} & {kind for kind, *_ in found}


def test_merger__a_row_for_each_that_was_merged():
    found = kinds(merged())
    assert {(kind, old) for kind, field, old, _ in found if field == MERGED} == {
        (RevisionKind.MERGED, "1-1-1"), (RevisionKind.MERGED, "1-1-2"),
    }  # fmt: skip
    assert not {ADDED, ABOLISHED} & {kind for kind, *_ in found}


def test_removed__with_a_completion__is_completed_not_abolished():
    done = make_plan(*map(initiative, list(NAMES)[1:]), initiative("1-1-1", "", "", relisted_from=""))
    completed = edited(done, "1-1-1", schedule=make_initiative("1-1-1", "実施中", "完了予定").schedule)
    assert {kind for kind, *_ in kinds(without(completed, "1-1-1"), completed)} == {RevisionKind.COMPLETED}
    assert {kind for kind, *_ in kinds(without(done, "1-1-1"), done)} == {ABOLISHED}


def test_departments__changed_in_an_initiative__are_reassigned():
    assert kinds(edited(PLAN, "1-1-1", departments=("税務課",))) == {
        (RevisionKind.REASSIGNED, "事業担当課", "1-1-1", "1-1-1")
    }


def test_departments__renamed__reassigned_with_its_successor():
    old = make_plan(initiative("1-1-1"), departments=[make_department("旧課"), make_department("情報統計課")])
    new = make_plan(
        initiative("1-1-1"),
        departments=[
            make_department("旧課", last=R6, successors=("新課",)),
            make_department("情報統計課"),
            make_department("新課", first=R7),
        ],
    )
    found = {
        (each.kind, each.number, each.field, each.after)
        for each in compare(old, new).changes
        if each.sheet is SheetName.DEPARTMENTS
    }
    assert {kind for kind, *_ in found} == {RevisionKind.REASSIGNED}
    assert {
        ("旧課", "終了年度", "令和6年度"),
        ("旧課", "後継課", "新課"),
        ("新課", "開始年度", "令和7年度"),
    } <= {rest for _, *rest in map(tuple, found) for rest in [tuple(rest)]}


def test_other_parts__title_items_and_text__each_its_row():
    item = replace(PLAN.policies[0].items[0], title="新しい名称", narrative=("新しい本文。",))
    policy = replace(PLAN.policies[0], title="新しい方針", items=(item, *PLAN.policies[0].items[1:]))
    new = replace(PLAN, title="第5次計画", policies=(policy, *PLAN.policies[1:]))
    assert {
        (each.sheet.value, each.new_key, each.field, each.after) for each in compare(PLAN, new).changes
    } == {
        ("計画", "計画名", "値", "第5次計画"),
        ("基本方針", "1", "名称", "新しい方針"),
        ("基本項目", "1-1", "名称", "新しい名称"),
        ("基本項目", "1-1", "本文", "新しい本文。"),
    }


def test_compare__same_initiatives_in_another_order__nothing():
    assert compare(PLAN, with_initiatives(PLAN, list(reversed(PLAN.initiatives)))).changes == ()


def test_relisted_from__follows_its_original__is_renumbered_too():
    old = having(PLAN, initiative("2-1-2", NAMES["1-1-3"], relisted_from="1-1-3"))
    assert kinds(renumbered(old, "1-1-3", "1-1-7"), old) == {
        (RevisionKind.RENUMBERED, "取組番号", "1-1-3", "1-1-7"),
        (RevisionKind.RENUMBERED, "再掲元", "2-1-2", "2-1-2"),
    }


def test_match__long_texts_that_share_all_their_characters__in_a_moment():
    letters = "市民の窓口における手続を電子化し利便性の向上を図るため検討する"

    def plan(start):
        chosen = Random(start)  # noqa: S311 - texts for a test
        made = (
            replace(
                initiative(f"1-{place // 20 + 1}-{place % 20 + start}", "".join(chosen.sample(letters, 12))),
                content="".join(chosen.choices(letters, k=1500)),
            )
            for place in range(60)
        )
        return make_plan(*made)

    started = time.monotonic()
    compare(plan(1), plan(31))
    assert time.monotonic() - started < 10


def test_merger__its_own_number_written_as_it_is_now__still_one_of_the_merged():
    new = renumbered(without(PLAN, "1-2-1"), "1-1-2", "1-1-8")
    new = edited(new, "1-1-8", former_number="1-1-8、1-2-1")
    assert sorted(pairs(new)) == [("1-1-2", "1-1-8"), ("1-2-1", "1-1-8")]


def recorded(kind, number):
    return Revision("令和8年3月1日", "令和8年度", kind, number)


ENDED, BEGUN = recorded(ABOLISHED, "1-1-3"), recorded(ADDED, "1-1-7")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((), [("1-1-3", "1-1-7")]),
        ((ENDED, BEGUN), [("1-1-3", ""), ("", "1-1-7")]),
        ((recorded(RevisionKind.COMPLETED, "1-1-3"), BEGUN), [("1-1-3", ""), ("", "1-1-7")]),
        # One word alone may be a mistake: the texts count.
        ((ENDED,), [("1-1-3", "1-1-7")]),
        ((BEGUN,), [("1-1-3", "1-1-7")]),
    ],
)
def test_alike__one_ended_and_the_other_begun_by_the_history__not_the_same(rows, expected):
    plan = renumbered(PLAN, "1-1-3", "1-1-7", former=False)
    assert pairs(replace(plan, revisions=rows)) == expected


def test_alike__with_the_number_of_what_was_ended__not_the_same():
    rows = (ENDED, recorded(ADDED, "1-1-3"))
    plan = edited(PLAN, "1-1-3", name="公共施設の予約を電子で受ける")
    assert {kind for kind, *_ in kinds(plan)} == {CHANGED}
    assert {kind for kind, *_ in kinds(replace(plan, revisions=rows))} == {ABOLISHED, ADDED}


def test_alike__ended_and_begun_but_former_number_says_otherwise__renumbered():
    plan = renumbered(PLAN, "1-1-3", "1-1-7")
    assert pairs(replace(plan, revisions=(ENDED, BEGUN))) == [("1-1-3", "1-1-7")]


def test_alike__ended_and_begun_in_the_plan_before_already__says_nothing_of_this_revision():
    old = replace(PLAN, revisions=(ENDED, BEGUN))
    plan = replace(renumbered(PLAN, "1-1-3", "1-1-7", former=False), revisions=(ENDED, BEGUN))
    assert pairs(plan, old) == [("1-1-3", "1-1-7")]
