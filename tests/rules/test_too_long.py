import pytest

from hitaplan.office.workbook_writing import MAX_CELL_TEXT
from hitaplan.rules.too_long import RULE
from tests.sheets import answers, found_by, put, read


def put_long(place, text):
    """Set a cell to a text that the library would cut."""

    def edit(book):
        title, address = place.split("!")
        cell = book[title][address]
        cell._value, cell.data_type = text, "s"

    return edit


@pytest.mark.parametrize("text", ["あ" * (MAX_CELL_TEXT + 1), "𠮷" * (MAX_CELL_TEXT // 2 + 1)])
@pytest.mark.parametrize("place", ["取組!D4", "本文!D2", "取組!M4"])
def test_text__longer_than_a_cell__at_its_cell(place, text):
    assert found_by(RULE, put_long(place, text)) == [("X006", "error", place)]


@pytest.mark.parametrize(("year", "severity"), [("令和6年度", "error"), ("令和5年度", "warning")])
def test_answer__longer_than_a_cell__as_grave_as_its_year(year, severity):
    edits = (answers({"年度": year}), put_long("進捗!I2", "あ" * 40_000))
    assert found_by(RULE, *edits) == [("X006", severity, "進捗!I2")]


@pytest.mark.parametrize("text", ["あ" * MAX_CELL_TEXT, "𠮷" * (MAX_CELL_TEXT // 2), "短い"])
def test_text__just_fits__nothing_found(text):
    assert found_by(RULE, put("取組!D4", text)) == []


def test_message__tells_the_length():
    (finding,) = RULE.check(read(put_long("取組!D4", "あ" * 40_000)), ())
    assert "40,000文字" in finding.message
