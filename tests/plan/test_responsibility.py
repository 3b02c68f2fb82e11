import pytest

from hitaplan.plan.responsibility import departments_in, responders
from tests.builders import (
    R5,
    R6,
    R7,
    R8,
    SECTION,
    make_collective,
    make_department,
    make_initiative,
    make_plan,
)

ALL_FOUR = (
    make_department(SECTION, 1),
    make_department("市民課", 2),
    make_department("農業委員会事務局", 3, aliases=["農業委員会"]),
    make_collective("関係各課"),
    make_collective("各課"),
)


def names_of(plan, year=R6, index=0):
    return [each.name for each in responders(plan, plan.initiatives[index], year).departments]


@pytest.mark.parametrize(
    ("departments", "inquiry", "answering", "by_section"),
    [
        pytest.param(["市民課"], [], ["市民課"], False, id="as named"),
        pytest.param([SECTION, "関係各課"], [], [SECTION], False, id="1-1-1: 総称 never answers"),
        pytest.param(["関係各課"], [], [SECTION], True, id="1-1-4: 総称 alone"),
        pytest.param(["各課", "関係各課"], [], [SECTION], True, id="two 総称"),
        pytest.param([], [], [SECTION], True, id="nobody named"),
        pytest.param([SECTION, "関係各課"], ["市民課"], ["市民課"], False, id="照会先 is the whole list"),
        pytest.param([SECTION], ["市民課", SECTION], ["市民課", SECTION], False, id="照会先 gives the order"),
        pytest.param(["市民課"], ["関係各課"], [SECTION], True, id="照会先 holds only a 総称"),
        pytest.param(["関係各課"], ["市民課", "各課"], ["市民課"], False, id="総称 within 照会先"),
        pytest.param(["農業委員会"], [], ["農業委員会事務局"], False, id="alias"),
        pytest.param(
            ["農業委員会", "農業委員会事務局"], [], ["農業委員会事務局"], False, id="alias and name"
        ),
        pytest.param(["市民課", SECTION, "市民課"], [], ["市民課", SECTION], False, id="twice"),
        pytest.param([" 市民\u3000課"], [], ["市民課"], False, id="spaces in the name"),
        pytest.param(["無い課", "市民課"], [], ["市民課"], False, id="unknown left out"),
        pytest.param(["無い課"], [], [SECTION], True, id="only an unknown one"),
    ],
)
def test_responders__as_the_plan_names_them__in_order(departments, inquiry, answering, by_section):
    initiative = make_initiative(departments=departments, inquiry=inquiry)
    found = responders(make_plan(initiative, departments=ALL_FOUR), initiative, R6)
    assert [each.name for each in found.departments] == answering
    assert found.by_section is by_section


def test_responders__several__the_first_leads_and_the_others_take_part():
    initiative = make_initiative(departments=["市民課", "農業委員会", SECTION])
    found = responders(make_plan(initiative, departments=ALL_FOUR), initiative, R6)
    assert found.lead.name == "市民課"
    assert [each.name for each in found.others] == ["農業委員会事務局", SECTION]


def test_responders__section_unknown_too__nobody():
    initiative = make_initiative(departments=["各課"])
    found = responders(make_plan(initiative, departments=ALL_FOUR, section=""), initiative, R6)
    assert (found.lead, found.others, found.by_section) == (None, (), True)


def test_responders__relisted__those_of_its_original():
    original = make_initiative("1-1-1", departments=["市民課"])
    relisted = make_initiative("2-1-1", departments=[SECTION], relisted_from="1-1-1")
    plan = make_plan(original, relisted, departments=ALL_FOUR)
    assert names_of(plan, index=1) == ["市民課"]


@pytest.mark.parametrize("named", ["旧課", "新課"])
@pytest.mark.parametrize(("year", "answering"), [(R5, "旧課"), (R6, "旧課"), (R7, "新課"), (R8, "新課")])
def test_responders__renamed_from_reiwa_7__the_name_of_that_year(named, year, answering):
    plan = make_plan(
        make_initiative(departments=[named]),
        departments=[
            make_department("旧課", last=R6, successors=["新課"]),
            make_department("新課", first=R7),
        ],
    )
    assert names_of(plan, year) == [answering]


def test_responders__renamed_twice__followed_over_both():
    plan = make_plan(
        make_initiative("1-1-1", departments=["一課"]),
        make_initiative("1-1-2", departments=["三課"]),
        departments=[
            make_department("一課", last=R5, successors=["二課"]),
            make_department("二課", first=R6, last=R6, successors=["三課"]),
            make_department("三課", first=R7),
        ],
    )
    assert [names_of(plan, year, 0) for year in (R5, R6, R7)] == [["一課"], ["二課"], ["三課"]]
    assert [names_of(plan, year, 1) for year in (R5, R6, R7)] == [["一課"], ["二課"], ["三課"]]


SPLIT = (
    make_department("元課", last=R6, successors=["甲課", "乙課"]),
    make_department("甲課", first=R7),
    make_department("乙課", first=R7),
)


@pytest.mark.parametrize(
    ("named", "year", "answering"),
    [
        (["元課"], R6, ["元課"]),
        (["元課"], R7, ["甲課", "乙課"]),
        (["元課", "乙課"], R7, ["甲課", "乙課"]),
        (["乙課"], R6, ["元課"]),
        (["甲課", "乙課"], R6, ["元課"]),
    ],
)
def test_responders__split_into_two__both_afterwards_and_one_before(named, year, answering):
    plan = make_plan(make_initiative(departments=named), departments=SPLIT)
    assert names_of(plan, year) == answering


def test_responders__two_merged__both_before_and_one_afterwards():
    plan = make_plan(
        make_initiative(departments=["統合課"]),
        departments=[
            make_department("甲課", last=R6, successors=["統合課"]),
            make_department("乙課", last=R6, successors=["統合課"]),
            make_department("統合課", first=R7),
        ],
    )
    assert names_of(plan, R6) == ["甲課", "乙課"]
    assert names_of(plan, R7) == ["統合課"]


@pytest.mark.parametrize("year", [R7, R8])
def test_responders__circle_of_successors__does_not_loop(year):
    plan = make_plan(
        make_initiative(departments=["甲課"]),
        departments=[
            make_department("甲課", last=R6, successors=["乙課"]),
            make_department("乙課", last=R6, successors=["甲課"]),
        ],
    )
    assert names_of(plan, year) == ["甲課"]


@pytest.mark.parametrize(
    ("successors"), [[], ["無い課"], ["課"], ["関係各課"]], ids=["none", "unknown", "itself", "総称"]
)
def test_responders__ended_without_a_real_successor__stays(successors):
    plan = make_plan(
        make_initiative(departments=["課"]),
        departments=[make_department("課", last=R6, successors=successors), make_collective("関係各課")],
    )
    assert names_of(plan, R7) == ["課"]


def test_responders__new_without_predecessor__stays():
    plan = make_plan(make_initiative(departments=["課"]), departments=[make_department("課", first=R7)])
    assert names_of(plan, R6) == ["課"]


def test_departments_in__whole_plan__each_once_by_order():
    plan = make_plan(
        make_initiative("1-1-1", departments=["丙課", "関係各課"]),
        make_initiative("1-1-2", departments=["甲課", "丙課"]),
        make_initiative("1-1-3", departments=["関係各課"]),
        departments=[
            make_department("丙課", 1),
            make_department("余課", 2),
            make_department(SECTION, 4),
            make_department("甲課", 3),
            make_collective("関係各課"),
        ],
    )
    assert [each.name for each in departments_in(plan, R6)] == ["丙課", "甲課", SECTION]


def test_departments_in__same_order__by_name():
    plan = make_plan(
        make_initiative(departments=["乙", "甲"]),
        departments=[make_department("甲", 1), make_department("乙", 1)],
    )
    assert [each.name for each in departments_in(plan, R6)] == ["乙", "甲"]


def test_departments_in__renamed__the_names_of_that_year():
    plan = make_plan(make_initiative(departments=["元課"]), departments=SPLIT)
    assert [each.name for each in departments_in(plan, R6)] == ["元課"]
    assert [each.name for each in departments_in(plan, R7)] == ["乙課", "甲課"]
