"""Puts a new first sheet into a workbook, without touching what the other sheets hold."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from hitaplan.office.cells import column_letter
from hitaplan.office.lossless import WORKBOOK, Package
from hitaplan.office.sheet_patch import SheetPatch, escape_text
from hitaplan.office.text_fit import row_height

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_S = f"{{{_MAIN}}}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS, _TYPES = "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


@dataclass(frozen=True, slots=True)
class Page:
    """A plain list to be put in.

    Attributes:
        name: Name of the sheet.
        widths: Widths of its columns.
        rows: Its texts, the headings first.
        links: Where a cell leads to within the workbook, by row and column from 0.
        style: Number of the format of its cells.
    """

    name: str
    widths: Sequence[int]
    rows: Sequence[Sequence[str]]
    links: Mapping[tuple[int, int], str]
    style: int = 0


def with_first_sheet(data: bytes, page: Page) -> bytes:
    """Return a workbook with a new first sheet, which is the one that opens.

    Args:
        data: The workbook, already guarded.
        page: What the sheet holds.

    Returns:
        The file. Beside the new part only the list of sheets changes, and which sheet is selected.
    """
    from lxml import etree

    package = Package(data)
    part = _free_part(package)
    book = etree.fromstring(package.read(WORKBOOK))
    relations = etree.fromstring(package.read(_RELATIONS))
    types = etree.fromstring(package.read(_TYPES))
    key = _free_key({str(each.get("Id")) for each in relations}, "rIdKensho")
    _add(relations, "Relationship", Id=key, Type=f"{_OFFICE}/worksheet", Target=part.removeprefix("xl/"))
    _add(types, "Override", PartName=f"/{part}", ContentType=_SHEET_TYPE)
    _insert_sheet(book, _free_key(set(package.sheet_parts), page.name), key)
    changed = {
        WORKBOOK: _bytes(book),
        _RELATIONS: _bytes(relations),
        _TYPES: _bytes(types),
        **_deselected(package),
    }
    return package.with_parts(changed, {part: _sheet_xml(page).encode()})


def _insert_sheet(book: "_Element", name: str, key: str) -> None:
    from lxml import etree

    sheets = book.find(f"{_S}sheets")
    if sheets is None:
        raise ValueError("a workbook without sheets")
    number = max((int(each.get("sheetId", "0")) for each in sheets), default=0) + 1
    attributes = {"name": name, "sheetId": str(number), f"{{{_OFFICE}}}id": key}
    sheets.insert(0, etree.Element(f"{_S}sheet", attributes))
    for defined in book.iterfind(f"{_S}definedNames/{_S}definedName"):
        if (place := defined.get("localSheetId")) is not None:
            defined.set("localSheetId", str(int(place) + 1))
    for view in book.iterfind(f"{_S}bookViews/{_S}workbookView"):
        for attribute in ("activeTab", "firstSheet"):
            view.attrib.pop(attribute, "")


def _deselected(package: Package) -> dict[str, bytes]:
    """Two selected sheets would be edited together: only the new one may be selected."""
    changed = {}
    for part in package.sheet_parts.values():
        if b"tabSelected" in package.read(part) and part.startswith("xl/worksheets/"):
            sheet = SheetPatch(package.read(part))
            sheet.deselect()
            changed[part] = sheet.to_bytes()
    return changed


def _sheet_xml(page: Page) -> str:
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>'
        for place, width in enumerate(page.widths, 1)
    )
    rows = "".join(_row_xml(number, row, page) for number, row in enumerate(page.rows))
    links = "".join(
        f'<hyperlink ref="{column_letter(column + 1)}{row + 1}" location="{escape(target)}" '
        f'display="{escape(page.rows[row][column])}"/>'
        for (row, column), target in page.links.items()
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{_MAIN}">'
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView tabSelected="1" workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>{rows}</sheetData>"
        + (f"<hyperlinks>{links}</hyperlinks>" if links else "")
        + '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    )


def _row_xml(number: int, row: Sequence[str], page: Page) -> str:
    cells = "".join(
        f'<c r="{column_letter(column)}{number + 1}" s="{page.style}" t="inlineStr"><is><t xml:space="preserve">'
        f"{escape(escape_text(text), quote=False)}</t></is></c>"
        for column, text in enumerate(row, 1)
    )
    height = row_height(zip(row, page.widths, strict=True))
    return f'<row r="{number + 1}" ht="{height}" customHeight="1">{cells}</row>'


def _free_part(package: Package) -> str:
    names = (f"xl/worksheets/sheet{number}.xml" for number in range(1, 100_000))
    return next(name for name in names if not package.has(name))


def _free_key(taken: set[str], wanted: str) -> str:
    candidates = (wanted if number == 1 else f"{wanted}{number}" for number in range(1, 100_000))
    return next(each for each in candidates if each not in taken)


def _add(parent: "_Element", name: str, **attributes: str) -> None:
    from lxml import etree

    namespace = re.match(r"{[^}]*}", str(parent.tag))
    etree.SubElement(parent, (namespace[0] if namespace else "") + name, attributes)


def _bytes(root: "_Element") -> bytes:
    from lxml import etree

    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
