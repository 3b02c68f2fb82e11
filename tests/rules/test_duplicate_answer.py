import pytest

from hitaplan.rules.duplicate_answer import RULE
from tests.builders import R5
from tests.sheets import answers, append, delete_column, found_by

VERDICT = {"年度": "令和6年度", "取組番号": "1-1-3", "評価(確定)": "計画どおり"}


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (answers({}, {}), [("A002", "error", "進捗!C3")]),
        (answers({}, {}, {}), [("A002", "error", "進捗!C3"), ("A002", "error", "進捗!C4")]),
        (
            answers({}, {"取組番号": "１－１－３", "課": "契約 検査室", "年度": "R6"}),
            [("A002", "error", "進捗!C3")],
        ),
        (answers({"区分": "確定"}, {"区分": None}), [("A002", "error", "進捗!C3")]),
        (answers({"年度": "R5"}, {"年度": "R5"}), [("A002", "warning", "進捗!C3")]),
        (append("取組別まとめ", VERDICT, VERDICT), [("A002", "error", "取組別まとめ!B3")]),
    ],
)
def test_answer__twice__second_is_named(edit, expected):
    assert found_by(RULE, edit) == expected


@pytest.mark.parametrize(
    "edit",
    [
        answers({}, {"区分": "確定"}),
        answers({}, {"年度": "令和5年度"}),
        answers({}, {"課": "税務課"}),
        answers({}, {"取組番号": "1-1-4"}),
        answers({"課": None}, {"課": None}),
        answers({"年度": "昨年度"}, {"年度": "昨年度"}),
        answers({"取組番号": "1-1"}, {"取組番号": "1-1"}),
        answers({"区分": "確定"}, {"区分": "速法"}),
        append("取組別まとめ", VERDICT, VERDICT | {"年度": "令和5年度"}),
    ],
)
def test_answer__differs_or_another_rule_speaks__nothing_found(edit):
    assert found_by(RULE, edit) == []


@pytest.mark.parametrize("heading", ["課", "区分", "取組番号"])
def test_answer__column_missing__no_guess_is_made(heading):
    two = answers({}, {"課": "税務課", "区分": "確定", "取組番号": "1-1-5"})
    assert found_by(RULE, two, delete_column("進捗", heading)) == []


def test_answer__years_asked__decide_how_grave_it_is():
    assert found_by(RULE, answers({"年度": "R5"}, {"年度": "R5"}), years=(R5,)) == [
        ("A002", "error", "進捗!C3")
    ]
