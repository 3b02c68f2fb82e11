import pytest

from hitaplan.rules.merged_cells import RULE
from tests.sheets import Edit, added, answers, found_by, put


def merge(title: str, *ranges: str) -> Edit:
    def edit(book):
        for each in ranges:
            book[title].merge_cells(each)

    return edit


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (merge("取組", "M4:M5"), ("S007", "warning", "取組!M4")),
        (merge("取組", "L4:M4"), ("S007", "warning", "取組!L4")),
        (merge("取組", "C70:D72"), ("S007", "warning", "取組!C70")),
        (merge("取組", "M4:P4"), ("S007", "warning", "取組!M4")),
        (merge("本文", "A2:A4"), ("S007", "warning", "本文!A2")),
        (merge("照会", "A1:A2"), ("S007", "error", "照会!A1")),
        (merge("取組", "E4:E5"), ("S007", "error", "取組!E4")),
        (merge("取組", "H4:K4"), ("S007", "error", "取組!H4")),
        (merge("取組", "A4:C4"), ("S007", "error", "取組!A4")),
        (merge("取組", "E10:K12"), ("S007", "error", "取組!E10")),
    ],
)
def test_cells__merged__top_left_is_the_only_finding(edit, expected):
    assert found_by(RULE, edit) == [expected]
    assert added(edit) == [expected]


def test_cells__year_of_the_answers_merged__one_error():
    edits = (answers({}, {"取組番号": "1-1-7", "課": "こども家庭相談室"}), merge("進捗", "A2:A3"))
    assert found_by(RULE, *edits) == [("S007", "error", "進捗!A2")]


def test_cells__several_merges__each_named_from_top_to_bottom():
    edit = merge("取組", "M10:M11", "M4:M5")
    assert found_by(RULE, edit) == [("S007", "warning", "取組!M4"), ("S007", "warning", "取組!M10")]


@pytest.mark.parametrize(
    "edits",
    [
        (),
        (merge("取組", "A1:B1"),),
        (put("取組!O1", "職員のメモ"), merge("取組", "O4:P8")),
        (merge("はじめに", "A3:B4"),),
        (lambda book: book.create_sheet("職員のメモ").merge_cells("A2:B4"),),
    ],
)
def test_cells__not_merged_or_the_staffs_own__nothing_found(edits):
    assert found_by(RULE, *edits) == []
