"""A copy of a workbook in which some cells are coloured, with a first sheet that leads to them."""

from collections.abc import Mapping
from dataclasses import replace

from hitaplan.office.added_sheet import Page, with_first_sheet
from hitaplan.office.cells import CellRange
from hitaplan.office.lossless import Package
from hitaplan.office.sheet_patch import SheetPatch
from hitaplan.office.style_patch import StylePatch

_STYLES = "xl/styles.xml"


def marked_copy(data: bytes, tints: Mapping[tuple[str, str], str], page: Page) -> bytes:
    """Return a copy with coloured cells and a new first sheet; nothing else of the workbook is lost.

    Args:
        data: The workbook, already guarded.
        tints: The colour (RRGGBB) of each cell or range (G12, G12:K12) by sheet and address.
        page: What the first sheet holds.

    Returns:
        The file.
    """
    package = Package(data)
    styles = StylePatch(package.read(_STYLES))
    changed: dict[str, bytes] = {}
    for sheet, part in package.sheet_parts.items():
        marks = {address: color for (name, address), color in tints.items() if name == sheet and address}
        if marks:
            changed[part] = _tinted(package.read(part), marks, styles)
    page = replace(page, style=styles.wrapped())
    return with_first_sheet(package.with_parts({**changed, _STYLES: styles.to_bytes()}), page)


def _tinted(xml: bytes, marks: Mapping[str, str], styles: StylePatch) -> bytes:
    sheet = SheetPatch(xml)
    for address, color in marks.items():
        marked = CellRange.parse(address)
        for row, column in marked.cells if marked else ():
            sheet.set_style(row, column, styles.tinted(sheet.style(row, column), color))
    return sheet.to_bytes()
