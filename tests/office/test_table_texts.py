"""Texts written into a list: read back as they were, whatever stood in the cell before."""

import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hitaplan.office.table_rows import (
    RowWrite,
)
from tests.odd_texts import ODD_TEXTS
from tests.office.listed_workbooks import (
    COLUMNS,
    LAST,
    SHEET,
    list_of,
    png,
    with_text,
)
from tests.office.test_lossless import changed_parts, parts
from tests.office.written_lists import (
    PLAIN,
    calamine_values,
    opened,
    program_values,
    written,
)
from tests.office_files import SHEET as SHEET_PART

# openpyxl, which reads the results here, says what it would lose on saving.
pytestmark = [
    pytest.mark.filterwarnings("ignore:.*will be removed:UserWarning"),
    pytest.mark.filterwarnings("ignore:Cannot parse header or footer:UserWarning"),
]


@pytest.mark.parametrize("name", ODD_TEXTS)
def test_write_rows__odd_text__read_back(name):
    text = ODD_TEXTS[name]
    values = calamine_values(written(PLAIN, [RowWrite(2, {1: text}), RowWrite(None, {4: text})]))

    assert (values[SHEET, 2, 1], values[SHEET, 5, 4]) == (text, text)


# Two that are no characters: calamine, though not the program, leaves them escaped.
TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\ufffe\uffff"))
ROWS = st.dictionaries(st.sampled_from(COLUMNS), TEXTS, min_size=1)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.integers(2, LAST), ROWS, max_size=3), st.lists(ROWS, max_size=3))
def test_write_rows__any_texts__read_back_and_nothing_else_changed(changes, appended):
    writes = [
        *(RowWrite(row, texts) for row, texts in changes.items()),
        *(RowWrite(None, texts) for texts in appended),
    ]
    rows = {**changes, **dict(enumerate(appended, LAST + 1))}
    wanted = {(SHEET, row, column): text for row, texts in rows.items() for column, text in texts.items()}
    data = written(PLAIN, writes)

    wanted = {**calamine_values(PLAIN), **wanted}
    assert (
        calamine_values(data)
        == program_values(data)
        == {place: text for place, text in wanted.items() if text}
    )
    assert changed_parts(PLAIN, data) <= {SHEET_PART, "xl/tables/table1.xml"}


def test_write_rows__furigana_and_rich_text__replaced_whole():
    def rich(book, sheet):
        sheet.write_rich_string("D2", "普通", book.add_format({"bold": True}), "太字")

    data = with_text(list_of(extra=rich), SHEET_PART, '<c r="D3"', '<c r="D3" ph="1"')
    after = parts(written(data, [RowWrite(2, {4: "新"}), RowWrite(3, {4: "別"})]))

    sheet = after[SHEET_PART].decode()
    assert re.search('<c r="D2" s="[0-9]+" t="inlineStr"><is><t xml:space="preserve">新</t></is></c>', sheet)
    assert " ph=" not in sheet
    assert after["xl/sharedStrings.xml"] == parts(data)["xl/sharedStrings.xml"]


def test_write_rows__picture_in_the_cell__gives_way_to_the_text():
    data = list_of(
        extra=lambda _, sheet: sheet.embed_image("D2", "点.png", {"image_data": io.BytesIO(png())})
    )
    assert ' vm="1"' in parts(data)[SHEET_PART].decode()
    after = written(data, [RowWrite(2, {4: "文字"})])

    assert " vm=" not in parts(after)[SHEET_PART].decode()
    assert opened(after)["D2"].value == "文字"


def test_write_rows__emptied_cell__keeps_its_look():
    sheet = opened(written(PLAIN, [RowWrite(2, {1: ""})]))

    assert sheet["A2"].value is None
    assert sheet["A2"]._style == sheet["A3"]._style


def test_write_rows__emptied_cell_that_is_not_there__is_not_made():
    data = with_text(PLAIN, SHEET_PART, '<c r="A3" s="3" t="s"><v>11</v></c>', "")

    assert '<c r="A3"' not in parts(written(data, [RowWrite(3, {1: "", 2: "新"})]))[SHEET_PART].decode()


# What is in the way
