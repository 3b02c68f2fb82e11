"""The edits of tests/sheets.py come to the same whether the workbook is saved on the way or not."""

from datetime import date, time, timedelta

import pytest

from hitaplan.office.grid_reading import read_grids
from tests.accidents import (
    add_sheet,
    all_answered,
    clear,
    copy_sheet,
    hide,
    merge,
    move_column,
    set_text,
    swap,
)
from tests.sheets import (
    FILE,
    copy_row,
    delete_column,
    delete_row,
    delete_sheet,
    edited,
    grids,
    insert_row,
    put,
    real_grids,
    rename_heading,
    rename_sheet,
    schedules,
)

VALUES = (
    "=A3",
    "#REF!",
    "1-1-3",
    " 前後に空白\u3000",
    "一行目\n二行目",
    "_x0007_",
    "髙田・𠮷野・\ue000",
    5,
    5.0,
    5.25,
    date(2001, 1, 3),
    time(17, 15),
    timedelta(hours=30),
    True,
    False,
    "",
    None,
)


def test_grids__untouched__are_those_that_are_read():
    assert grids() == real_grids()


def test_grids__every_sheet_asked_for__are_those_that_are_read():
    def look(book):
        for title in book.sheetnames:
            assert book[title].max_row

    assert grids(look) == real_grids()


@pytest.mark.parametrize("value", VALUES)
def test_grids__a_value_typed__as_if_saved(value):
    assert grids(put("取組!N4", value)) == read_grids(edited(put("取組!N4", value)), FILE)


@pytest.mark.parametrize(
    "edits",
    [
        (all_answered(),),
        (all_answered(), copy_row("進捗", 2), delete_row("進捗", 5)),
        (merge("取組!E4:E6"), merge("取組!G14:K14"), hide("担当課", 3, 4)),
        (insert_row("取組", 10), insert_row("担当課", 1, "課の一覧"), clear("計画!A4:C9")),
        (
            delete_column("取組", "照会先"),
            move_column("担当課", "並び順", 1),
            rename_heading("計画", "値", "内容"),
        ),
        (rename_sheet("取組", "取 組"), delete_sheet("本文"), add_sheet("メモ", "a|b")),
        (copy_sheet("進捗", "進捗 (2)"), lambda book: book.move_sheet("進捗", -5)),
        (schedules("実施中 | 実施予定 | | | "), swap("基本項目", 2, 3), set_text("本文!D2", "=1+1")),
    ],
)
def test_grids__edited__as_if_saved(edits):
    assert grids(*edits) == read_grids(edited(*edits), FILE)


def test_grids__sheet_edited_without_being_asked_for_by_name__refused():
    with pytest.raises(AssertionError, match="by its name"):
        grids(lambda book: book.worksheets[1].append(["値"]))
