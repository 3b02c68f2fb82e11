import pytest

from hitaplan.rules.table_without_place import RULE
from tests.accidents import clear
from tests.sheets import added, delete_row, found_by, put

FRONT = ("P013", "warning", "本文")


@pytest.mark.parametrize(
    ("edit", "places"),
    [
        (delete_row("本文", 7), ["本文"]),
        (put("本文!C7", "3"), ["本文"]),
        (put("本文!D7", None), ["本文"]),
        (put("本文!B8", "基本方針について"), ["本文"]),
        (delete_row("本文", 8), ["本文"]),
        (lambda book: book["本文"].delete_rows(2, 99), ["本文"]),
        (lambda book: book["本文"].delete_rows(7, 2), ["本文", "本文"]),
        (put("基本方針!A3", "5"), ["標準化対象業務"]),
    ],
)
def test_table__nowhere_to_be_printed__found(edit, places):
    assert found_by(RULE, edit) == [("P013", "warning", place) for place in places]


@pytest.mark.parametrize(
    "edits",
    [
        (),
        (delete_row("本文", 7), lambda book: book["計画期間"].delete_rows(2, 99)),
        (clear("本文!A2:D9"), lambda book: book["計画期間"].delete_rows(2, 99)),
        (put("基本方針!A3", "5"), lambda book: book["標準化対象業務"].delete_rows(2, 99)),
        (lambda book: book["標準化対象業務"].delete_rows(2, 99),),
    ],
)
def test_table__printed_or_empty__nothing_found(edits):
    assert found_by(RULE, *edits) == []


def test_table__section_renamed__the_only_finding():
    assert added(put("本文!B8", "基本方針について")) == [FRONT]
