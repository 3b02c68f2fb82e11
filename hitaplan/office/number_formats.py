"""Number formats of single cells, which the readers of values do not tell."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hitaplan.office.cells import Cell
from hitaplan.office.lossless import Package
from hitaplan.office.shown_number import shown_number

STYLES = "xl/styles.xml"
# Formats that a workbook need not write out, as Excel in Japan has them.
_BUILT_IN = {
    "0": "General",
    "1": "0",
    "2": "0.00",
    "3": "#,##0",
    "4": "#,##0.00",
    "9": "0%",
    "10": "0.00%",
    "11": "0.00E+00",
    "12": "# ?/?",
    "13": "# ??/??",
    "37": "#,##0;-#,##0",
    "38": "#,##0;[Red]-#,##0",
    "39": "#,##0.00;-#,##0.00",
    "40": "#,##0.00;[Red]-#,##0.00",
    "48": "##0.0E+0",
    "49": "@",
}


@dataclass(frozen=True, slots=True)
class ShownNumber:
    """How Excel shows the number of a cell.

    Attributes:
        code: The code of its number format, for messages.
        text: What is shown, or None where that is not certain.
    """

    code: str
    text: str | None


def shown_numbers(data: bytes, sheet: str, cells: Iterable[Cell]) -> Mapping[Cell, ShownNumber]:
    """Tell how Excel shows the numbers of some cells.

    Args:
        data: The workbook, already guarded.
        sheet: Name of the worksheet.
        cells: Its cells that hold numbers.

    Returns:
        How each cell is shown.
    """
    package = Package(data)
    part = package.sheet_parts.get(sheet, "")
    styles = _cell_styles(package.read(part)) if package.has(part) else {}
    codes = _codes(package)
    return {cell: _shown(cell, codes.get(styles.get(cell.address, ""), "不明")) for cell in cells}


def _shown(cell: Cell, code: str) -> ShownNumber:
    number = cell.value if isinstance(cell.value, (int, float)) else None
    return ShownNumber(code, None if number is None else shown_number(number, code))


def _cell_styles(sheet: bytes) -> dict[str, str]:
    """The number of each cell's style, by address."""
    from lxml import etree

    cells = etree.fromstring(sheet).iter("{*}c")
    return {str(cell.get("r")): str(cell.get("s", "0")) for cell in cells}


def _codes(package: Package) -> dict[str, str]:
    """The code of the number format of each style, by the style's number; of one that is not known, its number."""
    from lxml import etree

    if not package.has(STYLES):
        return {}
    root = etree.fromstring(package.read(STYLES))
    own = {each.get("numFmtId"): each.get("formatCode") for each in root.iterfind("{*}numFmts/{*}numFmt")}
    ids = [each.get("numFmtId", "0") for each in root.iterfind("{*}cellXfs/{*}xf")]
    return {
        str(style): str(own.get(number) or _BUILT_IN.get(number) or f"組込みの{number}番")
        for style, number in enumerate(ids)
    }
