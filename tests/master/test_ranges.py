import pytest

from hitaplan.master.layout import SheetName
from hitaplan.master.ranges import is_covered, own_ranges, parse_ranges, run_text, runs
from hitaplan.office.cells import Cell, CellKind, Grid
from tests.sheets import read


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ((), []),
        ((4,), [(4, 4)]),
        ((5, 3, 4, 9), [(3, 5), (9, 9)]),
        ((2, 4, 6), [(2, 2), (4, 4), (6, 6)]),
    ],
)
def test_runs__rows_in_any_order__neighbours_together(rows, found):
    assert runs(rows) == found


def test_run_text__one_row_and_several__in_words():
    assert (run_text(3, 3), run_text(3, 5)) == ("3行目", "3行目から5行目")


def test_parse_ranges__out_of_order_and_illegible__from_top_to_bottom():
    assert [str(each) for each in parse_ranges(("B10:C11", "A4:A5", "A:C", "B2"))] == [
        "B2",
        "A4:A5",
        "B10:C11",
    ]


@pytest.mark.parametrize(
    ("row", "column", "covered"),
    [(2, 2, False), (2, 3, True), (4, 3, True), (5, 3, False), (1, 2, False), (3, 1, False), (3, 2, True)],
)
def test_is_covered__cells_around_a_merge__all_within_but_the_top_left(row, column, covered):
    grid = Grid("取組", {}, merged=("B2:C4",))
    assert is_covered(grid, Cell(row, column, None, CellKind.BLANK)) is covered


def test_own_ranges__real_master__the_table_of_the_sheet():
    assert [str(each) for each in own_ranges(read().tables[SheetName.INITIATIVES])] == ["A1:M66"]
