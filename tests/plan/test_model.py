from dataclasses import replace

import pytest

from hitaplan.plan.model import Word
from hitaplan.plan.vocabulary import Round, VocabularyKind
from tests.builders import (
    R5,
    R6,
    R7,
    R8,
    R9,
    make_answer,
    make_collective,
    make_department,
    make_initiative,
    make_plan,
    number,
)


def test_years__of_the_plan__all_five_and_closed_up_to_the_first():
    plan = make_plan()
    assert plan.years == (R5, R6, R7, R8, R9)
    assert plan.last_closed_year == R5


def test_initiatives__over_policies_and_items__in_plan_order():
    plan = make_plan(*map(make_initiative, ["2-1-1", "1-2-1", "1-1-10", "1-1-2"]))
    assert [str(each.number) for each in plan.initiatives] == ["1-1-2", "1-1-10", "1-2-1", "2-1-1"]
    assert plan.by_number[number("1-2-1")] is plan.initiatives[2]


def test_original__relisted_or_not__where_it_is_answered():
    original = make_initiative("1-1-1", name="書かない窓口")
    relisted = make_initiative("2-1-1", name="書かない窓口", relisted_from="1-1-1")
    lost = make_initiative("2-1-2", relisted_from="9-9-9")
    plan = make_plan(original, relisted, lost)
    assert [plan.original(each) for each in (original, relisted, lost)] == [original, original, lost]
    assert [original.printed_name, relisted.printed_name] == ["書かない窓口", "書かない窓口(再掲)"]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("農業委員会事務局", "農業委員会事務局"),
        ("農業委員会", "農業委員会事務局"),
        ("農業 委員会\u3000", "農業委員会事務局"),
        ("ｽﾎﾟｰﾂ振興課", "スポーツ振興課"),
        ("関係各課", "関係各課"),
    ],
)
def test_department__name_or_alias_however_typed__the_department(written, name):
    departments = [
        make_department("農業委員会事務局", aliases=["農業委員会"]),
        make_department("スポーツ振興課"),
        make_collective("関係各課"),
    ]
    assert make_plan(departments=departments).department(written).name == name


def test_department__name_of_one_and_alias_of_another__the_name_wins():
    departments = [make_department("甲課"), make_department("乙課", aliases=["甲課"])]
    assert make_plan(departments=departments).department("甲課").name == "甲課"


def test_department__unknown__none():
    assert make_plan(departments=[make_department("市民課")]).department("市民") is None


@pytest.mark.parametrize(
    ("first", "last", "exists"),
    [
        (None, None, [True, True, True]),
        (R6, None, [False, True, True]),
        (None, R6, [True, True, False]),
        (R6, R6, [False, True, False]),
    ],
)
def test_exists_in__first_and_last_year__both_included(first, last, exists):
    department = make_department("課", first=first, last=last)
    assert [department.exists_in(year) for year in (R5, R6, R7)] == exists


def test_answer__two_rounds__final_first():
    final, preliminary = make_answer(round_=Round.FINAL), make_answer(round_=Round.PRELIMINARY)
    plan = make_plan(make_initiative(), answers=[final, preliminary])
    assert plan.answer(R6, number("1-1-1"), "情報 統計課") is final
    assert plan.answer(R6, number("1-1-2"), "情報統計課") is None
    assert plan.answer(R7, number("1-1-1"), "情報統計課") is None


def test_words__of_one_kind__in_the_order_of_the_sheet():
    words = (
        Word(VocabularyKind.STATUS, "実施中", ""),
        Word(VocabularyKind.NOTE, "拡大", ""),
        Word(VocabularyKind.STATUS, "検討", ""),
    )
    plan = replace(make_plan(), vocabulary=words)
    assert [word.value for word in plan.words(VocabularyKind.STATUS)] == ["実施中", "検討"]
