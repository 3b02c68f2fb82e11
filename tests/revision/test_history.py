"""改定履歴: what it lacks, what did not happen, and the plan as it was before."""

from dataclasses import replace

import pytest

from hitaplan.revision.changes import compare
from hitaplan.revision.gained import gained
from hitaplan.revision.history import not_happened, proposed
from tests.builders import make_initiative, make_plan, schedule
from tests.builders import make_revision as revision
from tests.revision.edits import edited, having, renumbered, without

PLAN = make_plan(make_initiative("1-1-1", name="一"), make_initiative("1-1-2", name="二"))
LATER = schedule("実施中", "実施予定", "実施予定", "完了予定")
NEW = edited(edited(PLAN, "1-1-1", schedule=LATER), "1-1-2", name="二の新しい名")


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
    assert rows(proposed(compare(PLAN, NEW), ())) == [
        ("", "変更", "1-1-1", "令和8年度", "実施予定", "完了予定"),
        ("", "変更", "1-1-1", "令和9年度", "実施予定", ""),
        ("", "変更", "1-1-2", "取組名", "二", "二の新しい名"),
    ]


def test_proposed__recorded_already__nothing_whatever_the_widths():
    recorded = (RECORDED[0], replace(RECORDED[1], number="１-１-１"), RECORDED[2])
    assert proposed(compare(PLAN, NEW), recorded) == ()


def test_proposed__added_and_removed__one_row_each_by_the_name():
    new = having(without(PLAN, "1-1-2"), make_initiative("1-1-8", "検討", name="まるで違う三つ目"))
    new = edited(new, "1-1-8", content="何の関わりもない文章")
    assert rows(proposed(compare(PLAN, new), ())) == [
        ("", "廃止", "1-1-2", "取組", "二", ""),
        ("", "廃止", "1-1-2", "取組内容", "内容", ""),
        ("", "廃止", "1-1-2", "事業担当課", "情報統計課", ""),
        ("", "廃止", "1-1-2", "令和5年度", "実施中", ""),
        *(("", "廃止", "1-1-2", f"令和{year}年度", "実施予定", "") for year in (6, 7, 8, 9)),
        ("", "追加", "1-1-8", "取組", "", "まるで違う三つ目"),
    ]


def test_proposed__title_of_the_plan__by_its_name():
    new = replace(PLAN, title="新しい計画")
    assert rows(proposed(compare(PLAN, new), ())) == [("", "変更", "", "計画名", "計画", "新しい計画")]


def places(old, new, recorded, before=()):
    return [(each.place, each.found) for each in not_happened(compare(old, new), before, recorded)]


def test_not_happened__recorded_but_the_plan_says_otherwise():
    assert places(PLAN, PLAN, RECORDED) == [(0, "実施予定"), (1, "実施予定"), (2, "二")]
    assert places(PLAN, NEW, RECORDED) == []


def test_not_happened__recorded_in_the_old_plan_already__of_an_earlier_revision():
    assert places(PLAN, PLAN, RECORDED, RECORDED) == []


def test_not_happened__other_text_before__the_row():
    wrong = replace(RECORDED[2], before="二の昔の名")
    assert places(PLAN, NEW, (*RECORDED[:2], wrong)) == [(2, "二の新しい名")]


def test_not_happened__changed_twice__only_the_last_row_counts():
    first = replace(RECORDED[2], after="二の途中の名")
    second = replace(RECORDED[2], before="二の途中の名")
    assert places(PLAN, NEW, (*RECORDED[:2], first, second)) == []
    assert proposed(compare(PLAN, NEW), (*RECORDED[:2], first, second)) == ()


def test_proposed__back_and_forth__each_revision_has_rows_of_its_own():
    again = gained(RECORDED, RECORDED)
    assert (again, proposed(compare(PLAN, NEW), again)) == ((), proposed(compare(PLAN, NEW), ()))
    assert gained(RECORDED[:2], (*RECORDED[:2], RECORDED[0])) == (RECORDED[0],)


def test_proposed__renumbered_twice__the_steps_explain_it():
    new = renumbered(renumbered(PLAN, "1-1-2", "1-1-7"), "1-1-7", "1-1-5", former=False)
    new = edited(new, "1-1-5", name="二の新しい名", former_number="1-1-2")
    steps = (
        revision("1-1-7", "取組番号", "1-1-2", "1-1-7", kind="番号変更"),
        revision("1-1-7", "取組名", "二", "二の新しい名"),
        revision("1-1-5", "取組番号", "1-1-7", "1-1-5", "令和9年度", kind="番号変更"),
    )
    comparison = compare(PLAN, new)
    assert len(proposed(comparison, ())) == 2
    assert proposed(comparison, steps) == ()
    assert not_happened(comparison, (), steps) == ()
    assert [each.field for each in proposed(comparison, steps[1:])] == ["取組番号"]


WHOLE = {
    "追加": revision("1-1-8", "取組", "", "三つ目", kind="追加"),
    "廃止": revision("1-1-2", "取組", "二", "", kind="廃止"),
    "番号変更": revision("1-1-7", "取組番号", "1-1-2", "1-1-7", kind="番号変更"),
    "統合": revision("1-1-1", "統合", "1-1-2", "1-1-1", kind="統合"),
    "分割": revision("1-1-1", "分割", "1-1-1", "1-1-1、1-1-9"),
}


@pytest.mark.parametrize("kind", WHOLE)
def test_not_happened__whole_initiative__the_row(kind):
    assert places(PLAN, PLAN, (WHOLE[kind],)) == [(0, None)]


def test_not_happened__whole_initiative_that_happened__nothing():
    new = having(without(PLAN, "1-1-2"), make_initiative("1-1-8", "検討", name="三つ目"))
    new = edited(new, "1-1-8", content="何の関わりもない文章")
    said = revision("1-1-8", "取組内容", "", "何の関わりもない文章", kind="追加")
    assert places(PLAN, new, (WHOLE["追加"], WHOLE["廃止"], said)) == []
