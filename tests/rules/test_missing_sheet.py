import pytest

from hitaplan.master.layout import SheetName
from hitaplan.rules.missing_sheet import RULE
from tests.sheets import delete_sheet, found_by, remedies, rename_sheet

SHEETS = [name for name in SheetName if name is not SheetName.GUIDE]


@pytest.mark.parametrize("name", SHEETS)
def test_sheet__deleted__named(name):
    assert found_by(RULE, delete_sheet(name)) == [("S001", "error", name)]


@pytest.mark.parametrize(
    ("name", "new", "place"),
    [
        ("取組", "取組み", "取組み"),
        ("取組", "取組 (2)", "取組 (2)"),
        ("担当課", "担当課一覧", "担当課一覧"),
        ("進捗", "進捗状況", "進捗状況"),
        ("進捗", "Sheet1", "進捗"),
    ],
)
def test_sheet__renamed__near_miss_is_the_place(name, new, place):
    assert found_by(RULE, rename_sheet(name, new)) == [("S001", "error", place)]


def test_sheet__near_miss__remedy_names_both():
    text = remedies(RULE, rename_sheet("取組", "取組み"))
    assert "「取組み」" in text
    assert "「取組」" in text


@pytest.mark.parametrize(
    "edit",
    [
        rename_sheet("取組", "取 組"),
        rename_sheet("はじめに", "使い方"),
        delete_sheet("はじめに"),
        lambda book: book.create_sheet("職員のメモ"),
        lambda book: book.create_sheet("取組 (2)"),
    ],
)
def test_sheet__there_or_the_staffs_own__nothing_found(edit):
    assert found_by(RULE, edit) == []
