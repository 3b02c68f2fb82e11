"""Changes single cells in the XML of a worksheet; every other element stays as it is."""

import re
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
        self._rows = {int(row.get("r", "0")): row for row in data}

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
        for child in list(cell):
            cell.remove(child)
        cell.set("s", str(style))
        cell.set("t", "inlineStr")
        inner = etree.SubElement(etree.SubElement(cell, f"{_S}is"), f"{_S}t")
        inner.text = escape_text(text)
        inner.set(_SPACE, "preserve")

    def deselect(self) -> None:
        """Let the sheet not be among the selected ones when the workbook opens."""
        for view in self._root.iterfind(f"{_S}sheetViews/{_S}sheetView"):
            view.attrib.pop("tabSelected", "")

    def to_bytes(self) -> bytes:
        """Return the part."""
        from lxml import etree

        return etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _find(self, row: int, column: int) -> "_Element | None":
        line = self._rows.get(row)
        address = f"{column_letter(column)}{row}"
        return None if line is None else next((cell for cell in line if cell.get("r") == address), None)

    def _cell(self, row: int, column: int) -> "_Element":
        from lxml import etree

        found = self._find(row, column)
        if found is not None:
            return found
        line = self._row(row)
        cell = etree.Element(f"{_S}c", {"r": f"{column_letter(column)}{row}"})
        style = self.style(row, column)
        if style:
            cell.set("s", str(style))
        before = sum(_column(each.get("r", "")) < column for each in line)
        line.insert(before, cell)
        line.attrib.pop("spans", "")
        return cell

    def _row(self, row: int) -> "_Element":
        from lxml import etree

        if row not in self._rows:
            line = etree.Element(f"{_S}row", {"r": str(row)})
            self._data.insert(sum(number < row for number in self._rows), line)
            self._rows[row] = line
        return self._rows[row]


def escape_text(text: str) -> str:
    """Return a text as a workbook stores it: what XML cannot hold is written _x000D_, as Excel does."""
    return _TO_ESCAPE.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def _column(address: str) -> int:
    place = CellRange.parse(address)
    return place.first_column if place else 0
