"""Changes single cells in the XML of a worksheet; every other element stays as it is."""

import re
from bisect import bisect, insort
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from hitaplan.office.cells import CellRange, column_letter

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_S = f"{{{_MAIN}}}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# Characters that XML cannot hold, and texts that look as if they were one of them written out.
_TO_ESCAPE = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


class SheetPatch:
    """One worksheet whose cells can be changed."""

    def __init__(self, xml: bytes) -> None:
        """Parse a worksheet part.

        Args:
            xml: The part, well-formed and without a document type (see package_guard).
        """
        from lxml import etree

        self._root = etree.fromstring(xml)
        data = self._root.find(f"{_S}sheetData")
        if data is None:
            raise ValueError("a worksheet without sheetData")
        self._data = data
        self._rows = _numbered(data.iterchildren(f"{_S}row"), lambda row: int(row.get("r", "0")))
        self._order = sorted(self._rows)
        # The cells of a row by column, for the rows that were asked for.
        self._lines: dict[int, dict[int, _Element]] = {}

    @property
    def merged(self) -> tuple[CellRange, ...]:
        """The ranges of merged cells."""
        refs = (each.get("ref", "") for each in self._root.iterfind(f"{_S}mergeCells/{_S}mergeCell"))
        return tuple(found for ref in refs if (found := CellRange.parse(ref)))

    def rows(self, below: int = 0) -> Iterator[tuple[int, "_Element"]]:
        """Yield the number and the element of each stored row below a row."""
        return ((number, self._rows[number]) for number in self._order[bisect(self._order, below) :])

    def cells(self, row: int) -> dict[int, "_Element"]:
        """Return the stored cells of a row by column, blank ones too."""
        if row not in self._lines:
            line = self._rows.get(row)
            cells = () if line is None else line.iterchildren(f"{_S}c")
            self._lines[row] = _numbered(cells, lambda cell: _column(cell.get("r", "")))
        return self._lines[row]

    def area(self, element: str) -> CellRange | None:
        """Return the range of an element of the sheet such as dimension or autoFilter, None where there is none."""
        found = self._root.find(f"{_S}{element}")
        return None if found is None else CellRange.parse(found.get("ref", ""))

    def set_area(self, element: str, area: CellRange) -> None:
        """Give an element of the sheet another range; where there is none, none is made."""
        found = self._root.find(f"{_S}{element}")
        if found is not None:
            found.set("ref", str(area))

    def style(self, row: int, column: int) -> int:
        """Return the number of a cell's format: its own, else its row's, else its column's."""
        cell = self._find(row, column)
        if cell is not None:
            return int(cell.get("s", "0"))
        line = self._rows.get(row)
        if line is not None and line.get("customFormat") in ("1", "true"):
            return int(line.get("s", "0"))
        for each in self._root.iterfind(f"{_S}cols/{_S}col"):
            if int(each.get("min", "0")) <= column <= int(each.get("max", "0")):
                return int(each.get("style", "0"))
        return 0

    def set_style(self, row: int, column: int, style: int) -> None:
        """Give a cell a format; a cell that is not there yet is made, blank."""
        self._cell(row, column).set("s", str(style))

    def set_text(self, row: int, column: int, text: str) -> None:
        """Write a text into a cell, in its old format.

        Args:
            row: Row number, from 1.
            column: Column number, from 1.
            text: The text; it is stored in the cell itself, never as a formula.
        """
        from lxml import etree

        style = self.style(row, column)
        cell = self._cell(row, column)
        _empty(cell)
        cell.set("s", str(style))
        cell.set("t", "inlineStr")
        inner = etree.SubElement(etree.SubElement(cell, f"{_S}is"), f"{_S}t")
        inner.text = escape_text(text)
        inner.set(_SPACE, "preserve")

    def clear(self, row: int, column: int) -> None:
        """Empty a cell, which keeps its format; a cell that is not there is not made."""
        cell = self._find(row, column)
        if cell is not None:
            _empty(cell)

    def deselect(self) -> None:
        """Let the sheet not be among the selected ones when the workbook opens."""
        for view in self._root.iterfind(f"{_S}sheetViews/{_S}sheetView"):
            view.attrib.pop("tabSelected", "")

    def to_bytes(self) -> bytes:
        """Return the part."""
        from lxml import etree

        return etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _find(self, row: int, column: int) -> "_Element | None":
        return self.cells(row).get(column)

    def _cell(self, row: int, column: int) -> "_Element":
        from lxml import etree

        found = self._find(row, column)
        if found is not None:
            return found
        line, cells = self._row(row), self.cells(row)
        cell = etree.Element(f"{_S}c", {"r": f"{column_letter(column)}{row}"})
        style = self.style(row, column)
        if style:
            cell.set("s", str(style))
        left = max((each for each in cells if each < column), default=0)
        _insert(line, cell, cells.get(left))
        cells[column] = cell
        line.attrib.pop("spans", "")
        return cell

    def _row(self, row: int) -> "_Element":
        from lxml import etree

        if row not in self._rows:
            line = etree.Element(f"{_S}row", {"r": str(row)})
            place = bisect(self._order, row)
            _insert(self._data, line, self._rows[self._order[place - 1]] if place else None)
            insort(self._order, row)
            self._rows[row] = line
        return self._rows[row]


def escape_text(text: str) -> str:
    """Return a text as a workbook stores it: what XML cannot hold is written _x000D_, as Excel does."""
    return _TO_ESCAPE.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def _column(address: str) -> int:
    place = CellRange.parse(address)
    return place.first_column if place else 0


def _numbered(
    elements: Iterable["_Element"], number_of: Callable[["_Element"], int]
) -> dict[int, "_Element"]:
    """Return rows or cells by number; one that does not say where it is stands next to the one before."""
    found: dict[int, _Element] = {}
    last = 0
    for element in elements:
        last = number_of(element) or last + 1
        found[last] = element
    return found


def _insert(parent: "_Element", element: "_Element", before: "_Element | None") -> None:
    if before is None:
        parent.insert(0, element)
    else:
        before.addnext(element)


def _empty(cell: "_Element") -> None:
    for child in list(cell):
        cell.remove(child)
    # Its type, and what belongs to a formula, a picture or furigana that stood in it.
    for attribute in ("t", "cm", "vm", "ph"):
        cell.attrib.pop(attribute, "")
