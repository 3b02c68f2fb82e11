import pytest

from hitaplan.rules.answer_under_relisted import RULE
from tests.builders import R5, R6
from tests.sheets import added, answers, append, copy_row, found_by, put, remedies

ANSWER = {"取組番号": "2-2-2", "課": "情報統計課"}


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (answers(ANSWER), [("R004", "error", "進捗!C2")]),
        (answers({}, ANSWER | {"取組番号": "２－２－３"}), [("R004", "error", "進捗!C3")]),
        (answers(ANSWER | {"年度": "令和5年度"}), [("R004", "warning", "進捗!C2")]),
        (
            append("取組別まとめ", {"年度": "R6", "取組番号": "2-2-2"}),
            [("R004", "error", "取組別まとめ!B2")],
        ),
    ],
)
def test_answer__of_a_relisted__named(edit, expected):
    assert found_by(RULE, edit) == expected


@pytest.mark.parametrize(("years", "severity"), [((R5,), "error"), ((R6,), "warning"), ((), "warning")])
def test_answer__of_a_relisted_in_a_year__asked_or_not__decides(years, severity):
    edit = answers(ANSWER | {"年度": "令和5年度"})
    assert found_by(RULE, edit, years=years) == [("R004", severity, "進捗!C2")]


def test_answer__of_a_relisted__remedy_names_the_original():
    assert "取組番号を「1-3-4」に直して" in remedies(RULE, answers(ANSWER))


def test_answer__of_a_relisted__nothing_else_found():
    assert added(answers(ANSWER)) == [("R004", "error", "進捗!C2")]


@pytest.mark.parametrize(
    "edits",
    [
        (answers(ANSWER | {"取組番号": "1-3-4"}),),
        (answers(ANSWER | {"取組番号": "2-2"}),),
        (answers(ANSWER | {"取組番号": "2-2-99"}),),
        (answers(ANSWER), put("取組!C22", None)),
        (answers(ANSWER), put("取組!C22", "9-9-9")),
        (answers(ANSWER), put("取組!C22", "2-2-3")),
        (answers(ANSWER), put("取組!C22", "1-3-5")),
        (answers({}), put("取組!C4", "1-1-1")),
        (answers(ANSWER), copy_row("取組", 22)),
    ],
)
def test_answer__of_an_original_or_of_another_rule__nothing_found(edits):
    assert found_by(RULE, *edits) == []
