"""Long tables: what the template keeps together must then be allowed to break.

The template holds the rows of a block together, so that a block of up to half a page is never torn. A longer one would
leave a page half blank, and one longer than a page cannot be held together at all: LibreOffice would leave its heading
alone on a page, and Word would start it on a new page all the same. Such a table keeps its first rows together and
breaks between rows, and in rows that are long themselves.
"""

from itertools import groupby
from typing import TYPE_CHECKING

from hitaplan.office.text_fit import line_count

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Sizes in points: one line of a table's text, the room above and below it, and a half-width character.
_LINE, _MARGIN, _CHARACTER = 13.0, 3.5, 4.9
_TWIPS = 20
# What a page of A4 holds of a block, its heading apart.
_PAGE = 660.0
# A longer table kept whole would leave more than half of the page before it blank.
_LONG_TABLE = _PAGE / 2
_LONG_ROW = _PAGE / 3
# 取組番号, 取組内容, 事業担当課 and the two rows of スケジュール.
_HEAD_ROWS = 5
# The style of the labels of a block, which keeps them with the next row.
_LABEL = "label"


def loosen_long_tables(body: "_Element") -> None:
    """Let every table that is longer than half a page break between its rows, and its long rows within.

    Args:
        body: The body of a document; changed in place.
    """
    for table in body.iter(f"{_W}tbl"):
        rows = table.findall(f"{_W}tr")
        grid = _column_widths(table)
        heights = [_row_height(row, grid) for row in rows]
        if sum(heights) > _LONG_TABLE:
            held = _held_too_long(rows, heights)
            for index, (row, height) in enumerate(zip(rows, heights, strict=True)):
                follows = heights[index + 1] if index + 1 < len(rows) else 0.0
                if index in held or follows > _LONG_ROW:
                    _remove(row, "keepNext")
                    _remove_style_keep(row)
                if height > _LONG_ROW:
                    _remove(row, "cantSplit")


def _held_too_long(rows: "list[_Element]", heights: list[float]) -> set[int]:
    """Of every stretch of rows kept together that is longer than half a page, those behind its first rows."""
    found: set[int] = set()
    for held, stretch in groupby(range(len(rows)), key=lambda index: _holds(rows[index])):
        places = list(stretch)
        if held and sum(heights[place] for place in places) > _LONG_TABLE:
            found.update(places[_HEAD_ROWS:])
    return found


def _holds(row: "_Element") -> bool:
    """Whether a row is kept on the page of the next one, by a paragraph or by the style of its label."""
    styles = (each.get(f"{_W}val") for each in row.iter(f"{_W}pStyle"))
    return row.find(f".//{_W}keepNext") is not None or _LABEL in styles


def _row_height(row: "_Element", grid: list[float]) -> float:
    """Return the height of a row whose table has columns of these widths."""
    height, column = 0.0, 0
    for cell in row.iterfind(f"{_W}tc"):
        span = _span(cell)
        width = max(sum(grid[column : column + span]), 1.0)
        lines = sum(line_count(_text(each), width) for each in cell.iterfind(f"{_W}p"))
        height = max(height, lines * _LINE + _MARGIN)
        column += span
    return height


def _column_widths(table: "_Element") -> list[float]:
    """Return the widths of a table's columns in half-width characters."""
    columns = table.iterfind(f"{_W}tblGrid/{_W}gridCol")
    return [float(column.get(f"{_W}w", "0")) / _TWIPS / _CHARACTER for column in columns]


def _span(cell: "_Element") -> int:
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    return int(span.get(f"{_W}val", "1")) if span is not None else 1


def _text(paragraph: "_Element") -> str:
    parts = (
        "\n" if element.tag == f"{_W}br" else (element.text or "")
        for element in paragraph.iter(f"{_W}t", f"{_W}br")
    )
    return "".join(parts)


def _remove(row: "_Element", name: str) -> None:
    for element in list(row.iter(f"{_W}{name}")):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def _remove_style_keep(row: "_Element") -> None:
    """Switch off what a paragraph style keeps together: the labels of a block do."""
    from lxml import etree

    for properties in row.iter(f"{_W}pPr"):
        if properties.find(f"{_W}keepNext") is None:
            off = etree.Element(f"{_W}keepNext", {f"{_W}val": "0"})
            style = properties.find(f"{_W}pStyle")
            properties.insert(0 if style is None else 1, off)
