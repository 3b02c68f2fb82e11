"""Number formats of cells: written out, built in, and unknown."""

import io

import openpyxl
import pytest

from hitaplan.office.cells import Cell, CellKind
from hitaplan.office.number_formats import ShownNumber, shown_numbers
from tests.office_files import parts_of, with_parts

PLACE = Cell(2, 3, 0.25, CellKind.NUMBER)


def workbook(code):
    book = openpyxl.Workbook()
    book.active.title = "記入"
    cell = book.active.cell(2, 3, 0.25)
    cell.number_format = code
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def with_styles(old, new):
    data = workbook("0%")
    styles = parts_of(data)["xl/styles.xml"]
    assert old in styles
    return with_parts(data, {"xl/styles.xml": styles.replace(old, new)})


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        (workbook("0%"), ShownNumber("0%", "25%")),
        (workbook('0.0"点"'), ShownNumber('0.0"点"', "0.3点")),
        (workbook("General"), ShownNumber("General", "0.25")),
        (workbook("ggge"), ShownNumber("ggge", None)),
        (with_styles(b'numFmtId="9"', b'numFmtId="38"'), ShownNumber("#,##0;[Red]-#,##0", "0")),
        (with_styles(b'numFmtId="9"', b'numFmtId="31"'), ShownNumber("組込みの31番", None)),
        (with_styles(b"cellXfs", b"cellYfs"), ShownNumber("不明", None)),
    ],
    ids=["built in", "own", "none", "era", "comma", "date of Japan", "no styles"],
)
def test_shown_numbers__each_format__code_and_text(data, shown):
    assert shown_numbers(data, "記入", [PLACE]) == {PLACE: shown}


@pytest.mark.parametrize(("sheet", "cell"), [("ほか", PLACE), ("記入", Cell(9, 9, 1, CellKind.NUMBER))])
def test_shown_numbers__no_such_place__unknown(sheet, cell):
    assert shown_numbers(workbook("0%"), sheet, [cell]) == {cell: ShownNumber("不明", None)}
