"""One list on a worksheet as the XML has it: its table (ListObject), the tables beside it, and what its cells show."""

import posixpath
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from hitaplan.office.cells import CellRange, decode_text
from hitaplan.office.lossless import Package, part_at
from hitaplan.office.sheet_patch import SheetPatch

if TYPE_CHECKING:
    from lxml.etree import _Element

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SHARED = "xl/sharedStrings.xml"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of Excel (ListObject).

    Attributes:
        part: Its part.
        xml: The part's content.
        name: Its name.
        area: Its range, from the headings to the totals.
        totals: How many rows of totals it ends in.
        headed: Whether it has headings.
        calculated: Headings of the columns that Excel calculates.
    """

    part: str
    xml: bytes
    name: str
    area: CellRange
    totals: int
    headed: bool
    calculated: tuple[str, ...]

    @property
    def columns(self) -> range:
        """The numbers of its columns."""
        return range(self.area.first_column, self.area.last_column + 1)

    @property
    def last_row(self) -> int:
        """The last row for records."""
        return self.area.last_row - self.totals


class TablePage:
    """One worksheet of a package, and the list of it whose headings stand in a given row."""

    def __init__(self, data: bytes, sheet: str, headings_row: int, columns: Collection[int]) -> None:
        """Open a worksheet.

        Args:
            data: The workbook, already guarded.
            sheet: Name of the worksheet.
            headings_row: The row of the list's headings.
            columns: The program's own columns of the list.
        """
        self.package = Package(data)
        self.part = self.package.sheet_parts[sheet]
        self.patch = SheetPatch(self.package.read(self.part))
        self.headings_row = headings_row
        self.columns = frozenset(columns)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """All tables on the sheet."""
        from lxml import etree

        folder, name = posixpath.split(self.part)
        relations = f"{folder}/_rels/{name}.rels"
        if not self.package.has(relations):
            return ()
        parts = (
            part_at(folder, each.get("Target", ""))
            for each in etree.fromstring(self.package.read(relations)).iter("{*}Relationship")
            if each.get("Type", "").endswith("/table")
        )
        tables = (_table(part, self.package.read(part)) for part in parts)
        return tuple(table for table in tables if table)

    @cached_property
    def own(self) -> Table | None:
        """The table that begins with the headings and holds most of the columns, None where there is none."""
        headed = (each for each in self.tables if each.headed and each.area.first_row == self.headings_row)
        shared = [(len(self.columns & set(each.columns)), each) for each in headed]
        found = [pair for pair in shared if pair[0] or not self.columns]
        return max(found, key=lambda pair: pair[0])[1] if found else None

    @cached_property
    def all_columns(self) -> frozenset[int]:
        """The program's own columns and all others of the table."""
        return self.columns | frozenset(self.own.columns if self.own else ())

    def formulas(self) -> frozenset[tuple[int, int]]:
        """Return row and column of each cell that gets its value from a formula, also from an array next to it."""
        found: set[tuple[int, int]] = set()
        arrays: list[CellRange] = []
        for row, line in self.patch.rows():
            if next(line.iter(f"{_S}f"), None) is None:
                continue
            for column, cell in self.patch.cells(row).items():
                formula = cell.find(f"{_S}f")
                if formula is not None:
                    found.add((row, column))
                    area = CellRange.parse(formula.get("ref", ""))
                    if area and formula.get("t") in ("array", "dataTable"):
                        arrays.append(area)
        return frozenset(found.union(*map(self._stored_cells, arrays)))

    def text(self, cell: "_Element") -> str:
        """Return what a stored cell shows; numbers and dates as they are stored."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inner = cell.find(f"{_S}is")
            return "" if inner is None else _string(inner)
        value = cell.findtext(f"{_S}v") or ""
        if kind == "s" and value:
            return self._shared[int(value)]
        return {"0": "FALSE", "1": "TRUE"}.get(value, value) if kind == "b" else decode_text(value)

    @cached_property
    def _shared(self) -> tuple[str, ...]:
        from lxml import etree

        return tuple(map(_string, etree.fromstring(self.package.read(_SHARED)).iterfind(f"{_S}si")))

    def _stored_cells(self, area: CellRange) -> Iterator[tuple[int, int]]:
        """Yield the cells of a range that are stored: the range may reach to the end of the sheet."""
        for row, _ in self.patch.rows(below=area.first_row - 1):
            if row > area.last_row:
                return
            columns = range(area.first_column, area.last_column + 1)
            yield from ((row, column) for column in self.patch.cells(row) if column in columns)


def _table(part: str, xml: bytes) -> Table | None:
    from lxml import etree

    root = etree.fromstring(xml)
    area = CellRange.parse(root.get("ref", ""))
    if area is None:
        return None
    names = (
        decode_text(column.get("name", ""))
        for column in root.iterfind(f"{_S}tableColumns/{_S}tableColumn")
        if column.find(f"{_S}calculatedColumnFormula") is not None
    )
    headed = root.get("headerRowCount", "1") != "0"
    totals = int(root.get("totalsRowCount", "0"))
    return Table(part, xml, root.get("displayName", ""), area, totals, headed, tuple(names))


def _string(element: "_Element") -> str:
    """Return a stored string without its furigana."""
    texts = (each for path in (f"{_S}t", f"{_S}r/{_S}t") for each in element.iterfind(path))
    return decode_text("".join(each.text or "" for each in texts))
