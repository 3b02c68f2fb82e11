import pytest

from hitaplan.rules.formula_in_csv import RULE
from tests.sheets import answers, found_by, put


def text(value):
    """A text in a cell, also where it begins with =."""

    def edit(book):
        book["取組"]["D4"].value = value
        book["取組"]["D4"].data_type = "s"

    return edit


@pytest.mark.parametrize(
    "value",
    ["-説明会を3回開いた。", "- 説明会", "=SUM(A1:A3)", "+3件", "@担当者", "-5件", "--\n説明会", "=1+1"],
)
def test_text__that_excel_takes_for_a_formula__at_its_cell(value):
    assert found_by(RULE, text(value)) == [("X007", "info", "取組!D4")]


def test_answer__likewise__at_its_cell():
    assert found_by(RULE, answers({"実績": "-説明会を3回開いた。"})) == [("X007", "info", "進捗!I2")]


@pytest.mark.parametrize(
    "value",
    [
        "・説明会を3回開いた。",
        "説明会=3回",
        "-",
        "=",
        "----",
        "-5",
        "+3.2%",
        "-1,200",
        "－説明会",
        "＝合計",
        " -説明会",
    ],
)
def test_text__harmless__nothing_found(value):
    assert found_by(RULE, text(value)) == []


@pytest.mark.parametrize("edit", [put("取組!M4", "-メモ"), put("計画!B15", "@共有"), put("取組!D4", -5)])
def test_text__not_printed_or_a_number__nothing_found(edit):
    assert found_by(RULE, edit) == []
