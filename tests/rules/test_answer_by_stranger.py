import pytest

from hitaplan.rules.answer_by_stranger import RULE
from tests.builders import R5, R6
from tests.sheets import answers, append, delete_sheet, found_by, put, read, remedies

PLACE = "進捗!D2"
ERROR, WARNING = ("A003", "error", PLACE), ("A003", "warning", PLACE)
# 契約検査室 became 契約課 in 令和7年度.
RENAMED = (
    put("担当課!F11", "令和6年度"),
    put("担当課!G11", "契約課"),
    append("担当課", {"課名": "契約課", "区分": "課", "開始年度": "令和7年度"}),
)
REASSIGNED = {"適用年度": "令和6年度", "種別": "所管替え", "取組番号": "1-1-3"}


@pytest.mark.parametrize(
    "answer",
    [
        {"課": "税務課"},
        {"課": "関係各課"},
        {"課": "税務 課"},
        {"課": "税務課", "状況": None},
        {"取組番号": "1-1-4"},
        {"取組番号": "1-1-1", "課": "税務課"},
    ],
)
def test_answer__by_one_who_is_not_asked__at_the_department(answer):
    assert found_by(RULE, answers(answer)) == [ERROR]


def test_answer__by_one_who_was_asked_before_a_revision__says_what_to_do_first():
    assert "対象年度を、改定の年度に進めてください。" in remedies(RULE, answers({"課": "税務課"}))


@pytest.mark.parametrize(("years", "expected"), [((R5,), ERROR), ((R6,), WARNING), ((R5, R6), ERROR)])
def test_answer__of_a_year_not_asked_for__to_be_looked_at(years, expected):
    edit = answers({"年度": "令和5年度", "課": "税務課"})
    assert found_by(RULE, edit, years=years) == [expected]


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"課": "契約　検査室"},
        {"取組番号": "1-1-2", "課": "観光課", "評価": None},
        {"取組番号": "1-2-1", "課": "農業委員会"},
        {"取組番号": "1-2-1", "課": "農業委員会事務局"},
        {"取組番号": "1-1-4", "課": "情報統計課"},
        {"取組番号": "2-2-2", "課": "税務課"},
        {"取組番号": "1-1-99", "課": "税務課"},
        {"年度": "昨年度", "課": "税務課"},
        {"年度": "令和16年度", "課": "税務課"},
        {"課": "税務果"},
        {"課": None},
    ],
)
def test_answer__by_one_who_is_asked_or_another_rule_speaks__nothing_found(answer):
    assert found_by(RULE, answers(answer)) == []


@pytest.mark.parametrize(
    ("year", "department", "expected"),
    [
        ("令和6年度", "契約検査室", []),
        ("令和7年度", "契約課", []),
        ("令和6年度", "契約課", [ERROR]),
        ("令和7年度", "契約検査室", [WARNING]),
    ],
)
def test_answer__of_a_renamed_department__under_its_name_of_that_year(year, department, expected):
    assert found_by(RULE, *RENAMED, answers({"年度": year, "課": department})) == expected


@pytest.mark.parametrize(
    ("revision", "year", "found"),
    [
        (REASSIGNED, "令和5年度", False),
        (REASSIGNED, "令和6年度", True),
        (REASSIGNED | {"取組番号": "1-1-4"}, "令和5年度", True),
        (REASSIGNED | {"種別": "変更"}, "令和5年度", True),
    ],
)
def test_answer__from_before_another_department_took_over__is_right(revision, year, found):
    edits = (append("改定履歴", revision), answers({"年度": year, "課": "税務課"}))
    assert bool(found_by(RULE, *edits)) is found


@pytest.mark.parametrize(
    "edit",
    [put("取組!E4", "契約検査質"), put("取組!E4", None), put("取組!F4", "市民果"), delete_sheet("担当課")],
)
def test_answer__while_it_is_not_plain_who_is_asked__nothing_found(edit):
    assert found_by(RULE, edit, answers({"課": "税務課"})) == []


def test_remedy__names_who_answers():
    assert "令和6年度に回答するのは、契約検査室です" in remedies(RULE, answers({"課": "税務課"}))
    assert "総称" in next(RULE.check(read(answers({"課": "各課"})), ())).message
