from datetime import date

import pytest

from hitaplan.rules.unknown_initiative import RULE
from tests.sheets import answers, append, delete_column, delete_sheet, found_by, put, read, remedies


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (answers({"取組番号": "1-1-99"}), [("A001", "error", "進捗!C2")]),
        (answers({"取組番号": "１－１－９９"}), [("A001", "error", "進捗!C2")]),
        (answers({"取組番号": date(2005, 1, 1)}), [("A001", "error", "進捗!C2")]),
        (answers({}, {"取組番号": "5-1-1"}), [("A001", "error", "進捗!C3")]),
        (answers({"年度": "令和5年度", "取組番号": "1-1-99"}), [("A001", "warning", "進捗!C2")]),
        (
            append("取組別まとめ", {"年度": "R6", "取組番号": "1-1-99"}),
            [("A001", "error", "取組別まとめ!B2")],
        ),
    ],
)
def test_number_of_an_answer__not_in_the_plan__named(edit, expected):
    assert found_by(RULE, edit) == expected


def test_number_of_an_answer__near_miss__suggested():
    assert "「2-3-20」ではありませんか" in remedies(RULE, answers({"取組番号": "2-3-200"}))


@pytest.mark.parametrize(("year", "said"), [("令和6年度", True), ("令和5年度", False)])
def test_number_of_an_answer__of_the_target_year__says_what_to_do_first_after_a_revision(year, said):
    remedy = remedies(RULE, answers({"年度": year, "取組番号": "1-1-99"}))
    assert ("先にシート「計画」の対象年度を、改定の年度に進めてください。" in remedy) is said


@pytest.mark.parametrize(
    "edits",
    [
        (answers({}),),
        (answers({"取組番号": "1－1－3"}),),
        (answers({"取組番号": date(2001, 1, 3)}),),
        (answers({"取組番号": "1-1"}),),
        (answers({"取組番号": None}),),
        (answers({}), put("取組!A4", "1-1")),
        (answers({}), put("取組!A4", "1-1-2")),
        (answers({}), delete_sheet("取組")),
        (answers({}), delete_column("取組", "取組番号")),
    ],
)
def test_number_of_an_answer__known_or_of_another_rule__nothing_found(edits):
    assert found_by(RULE, *edits) == []


def test_numbers_of_answers__many_wrong__only_the_first_get_a_near_miss():
    edit = answers(*({"取組番号": f"1-1-{serial}"} for serial in range(900, 930)))
    told = [finding.remedy for finding in RULE.check(read(edit), ())]
    assert [len(told), sum("ではありませんか" in each for each in told)] == [30, 20]
