"""Writes texts into the rows of one list of a workbook and appends rows to it; nothing else of the workbook is lost.

What it guarantees:

- Of the package, three parts may change: the worksheet, its table (only how far the table and its filter reach, and that
  it no longer waits for a first row), and the workbook part (only fullCalcOnLoad="1", so that Excel works out all
  formulas when it opens the file). Every other part stays byte for byte, and so does what is not named here in the
  other two.
- In the worksheet, only cells of the given columns get another content. New text stands in the cell itself, never as a
  formula; rich text, furigana and a picture in the cell go with the old content, the cell's format stays.
- Rows are appended right below the last record, first into blank rows that the table already has. Below the table's
  end they look as the row above, in the staff's own columns too, whose cells stay blank. Table, filter and dimension
  grow with them. Heights, drop-downs and conditional formats are not extended.
- No formula and no part of an array is ever overwritten, and nothing is appended above something that stands below the
  list: write_rows raises ValueError. Ask obstacles() and formula_cells() before, to say it in words.
- Nothing to write gives the same bytes.

Stored results of formulas stay old until a program calculates them.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from hitaplan.office.cells import CellRange, column_letter
from hitaplan.office.lossless import WORKBOOK, Package
from hitaplan.office.sheet_patch import SheetPatch
from hitaplan.office.table_page import Table, TablePage
from hitaplan.office.workbook_writing import MAX_CELL_TEXT
from hitaplan.office.xml_tags import attribute, has_element, with_attributes, with_child
from hitaplan.plan.keys import normalize_key

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LAST_ROW = 1_048_576
_FORMULA = re.compile(rb"<(?:[\w.-]+:)?f[\s/>]")
# Elements of the workbook part that stand before calcPr.
_BEFORE_CALCULATION = ("sheets", "functionGroups", "externalReferences", "definedNames")
_MAX_SHOWN = 20


class ObstacleKind(Enum):
    """What keeps rows from being appended."""

    TOTALS = "集計行"
    FILLED = "内容"
    MERGED = "結合されたセル"
    TABLE = "別の表"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Something that stands where rows would be appended, or below.

    Attributes:
        kind: What it is.
        cell: Its address; of merged cells or a table, the range.
        text: What stands there, or the table's name.
    """

    kind: ObstacleKind
    cell: str
    text: str = ""

    @property
    def label(self) -> str:
        """The words in which to speak of it: 内容「合計」."""
        line = " ".join(self.text.split())
        shown = line if len(line) <= _MAX_SHOWN else f"{line[:_MAX_SHOWN]}…"
        return f"{self.kind.value}「{shown}」" if shown else self.kind.value


@dataclass(frozen=True, slots=True)
class RowWrite:
    """One row to write.

    Attributes:
        row: The row to change, or None for a row to append.
        texts: Text by column number, from 1; "" empties the cell, which keeps its format.
    """

    row: int | None
    texts: Mapping[int, str]


def obstacles(
    data: bytes, sheet: str, headings_row: int, columns: Collection[int], last_record: int
) -> tuple[Obstacle, ...]:
    """Find what keeps rows from being appended to a list.

    Args:
        data: The workbook, already guarded.
        sheet: Name of the worksheet.
        headings_row: The row of the list's headings.
        columns: The program's own columns.
        last_record: The last row that holds a record, or the heading row.

    Returns:
        The totals row of its table; every filled cell below the last record in the program's columns, or below the table
        in any of its columns; merged cells and other tables there.
    """
    page = TablePage(data, sheet, headings_row, columns)
    return tuple(_obstacles(page, last_record))


def formula_cells(data: bytes, sheet: str) -> frozenset[tuple[int, int]]:
    """Return row and column of each cell that gets its value from a formula, also from an array next to it."""
    return TablePage(data, sheet, 1, ()).formulas()


def has_formulas(data: bytes) -> bool:
    """Return whether any worksheet holds a formula."""
    package = Package(data)
    sheets = (package.read(part) for part in package.sheet_parts.values())
    # What follows the cells has formulas of its own (sparklines, rules) that have no result.
    return any(_FORMULA.search(xml, 0, xml.rfind(b"sheetData>")) for xml in sheets)


def staff_formula_columns(
    data: bytes, sheet: str, *, headings_row: int = 1, columns: Collection[int] = ()
) -> tuple[str, ...]:
    """Return the names of the table's columns that Excel calculates; in appended rows they stay blank.

    Args:
        data: The workbook, already guarded.
        sheet: Name of the worksheet.
        headings_row: The row of the list's headings.
        columns: The program's own columns, where the sheet may have several tables.

    Returns:
        Their headings in order.
    """
    own = TablePage(data, sheet, headings_row, columns).own
    return own.calculated if own else ()


def target_cells(last_record: int, writes: Sequence[RowWrite]) -> tuple[tuple[int, int], ...]:
    """Return row and column of each cell that write_rows would write, those of appended rows too."""
    return tuple((row, column) for row, texts in _placed(last_record, writes) for column in texts)


def write_rows(
    data: bytes,
    sheet: str,
    columns: Collection[int],
    last_record: int,
    writes: Sequence[RowWrite],
    *,
    headings_row: int = 1,
) -> bytes:
    """Change rows of a list and append others.

    Args:
        data: The workbook, already guarded.
        sheet: Name of the worksheet.
        columns: The program's own columns.
        last_record: The last row that holds a record, or the heading row.
        writes: The rows; those to append stand below the last record in this order. One without texts is none.
        headings_row: The row of the list's headings.

    Returns:
        The file.

    Raises:
        ValueError: If a cell to write is not the program's own, holds a formula or cannot hold the text, or if something
            stands where rows are to be appended; nothing was written.
    """
    rows = _placed(last_record, writes)
    if not rows:
        return data
    page = TablePage(data, sheet, headings_row, columns)
    _refuse(page, last_record, rows)
    for row, texts in rows:
        if row > last_record:
            _prepare_row(page, row)
        for column, text in texts.items():
            if text:
                page.patch.set_text(row, column, text)
            else:
                page.patch.clear(row, column)
    _grow_dimension(page.patch, rows)
    last = max(row for row, _ in rows)
    table = _grow_list(page, last) if last > last_record else {}
    book = _calculated_on_load(page.package.read(WORKBOOK))
    changed = {page.part: page.patch.to_bytes(), WORKBOOK: book, **table}
    return page.package.with_parts(
        {name: xml for name, xml in changed.items() if xml != page.package.read(name)}
    )


def _placed(last_record: int, writes: Sequence[RowWrite]) -> list[tuple[int, Mapping[int, str]]]:
    """Give each row to append its number."""
    rows: list[tuple[int, Mapping[int, str]]] = []
    free = last_record + 1
    for write in writes:
        if write.texts:
            rows.append((free if write.row is None else write.row, write.texts))
            free += write.row is None
    return rows


def _obstacles(page: TablePage, last_record: int) -> Iterator[Obstacle]:
    own = page.own
    if own and own.totals:
        row = own.last_row + 1
        cells = page.patch.cells(row)
        texts = {column: page.text(cells[column]) for column in own.columns if column in cells}
        column = next((each for each in texts if texts[each]), own.area.first_column)
        yield Obstacle(ObstacleKind.TOTALS, f"{column_letter(column)}{row}", texts.get(column, ""))
    yield from _filled_cells(page, last_record)
    for area in page.patch.merged:
        columns = range(area.first_column, area.last_column + 1)
        if area.last_row > last_record and not page.all_columns.isdisjoint(columns):
            yield Obstacle(ObstacleKind.MERGED, str(area))
    for table in page.tables:
        beside = table is own or page.all_columns.isdisjoint(table.columns)
        if table.area.last_row > last_record and not beside:
            yield Obstacle(ObstacleKind.TABLE, str(table.area), table.name)


def _filled_cells(page: TablePage, last_record: int) -> Iterator[Obstacle]:
    own = page.own
    end = own.area.last_row if own else _LAST_ROW
    for row, _ in page.patch.rows(below=min(last_record, end)):
        if own and own.last_row < row <= end:
            continue
        for column, cell in sorted(page.patch.cells(row).items()):
            below_table = own is not None and row > end and column in own.columns
            if below_table or (row > last_record and column in page.columns):
                text = page.text(cell)
                formula = cell.find(f"{_S}f")
                # One that shows nothing is a formula that is ready for a record, where the table has a row for it.
                if formula is not None and (below_table or cell.find(f"{_S}v") is None):
                    text = text or f"={formula.text or ''}"
                if normalize_key(text):
                    yield Obstacle(ObstacleKind.FILLED, f"{column_letter(column)}{row}", text)


def _refuse(page: TablePage, last_record: int, rows: Sequence[tuple[int, Mapping[int, str]]]) -> None:
    cells = {(row, column) for row, texts in rows for column in texts}
    if foreign := {column for _, column in cells} - page.columns:
        raise ValueError(f"not the program's own columns: {sorted(foreign)}")
    if formulas := cells & page.formulas():
        raise ValueError(f"formulas would be overwritten: {sorted(formulas)}")
    if any(_units(text) > MAX_CELL_TEXT for _, texts in rows for text in texts.values()):
        raise ValueError("a text is too long for a cell")
    last = max(row for row, _ in rows)
    if last > _LAST_ROW or min(row for row, _ in rows) <= page.headings_row:
        raise ValueError("rows outside the sheet, or the headings")
    if last > last_record and (found := next(_obstacles(page, last_record), None)):
        raise ValueError(f"{found.cell} is in the way of new rows")


def _units(text: str) -> int:
    """Return how long a text is to Excel, which counts as UTF-16 does."""
    return len(text) + sum(character > "\uffff" for character in text)


def _prepare_row(page: TablePage, row: int) -> None:
    """Let a row to append look as the row above; what the table already has ready keeps its look."""
    patch, own, above = page.patch, page.own, row - 1
    if above <= page.headings_row:
        return
    ready = patch.cells(row) if own and row <= own.last_row else {}
    for column in sorted(page.all_columns if own else page.columns | patch.cells(above).keys()):
        style = patch.style(above, column)
        if column not in ready and style != patch.style(row, column):
            patch.set_style(row, column, style)


def _grow_dimension(patch: SheetPatch, rows: Sequence[tuple[int, Mapping[int, str]]]) -> None:
    area = patch.area("dimension")
    if area is None:
        return
    numbers = [row for row, _ in rows]
    columns = [column for row in numbers for column in patch.cells(row)]
    grown = CellRange(
        min(area.first_row, *numbers),
        min((area.first_column, *columns)),
        max(area.last_row, *numbers),
        max((area.last_column, *columns)),
    )
    if grown != area:
        patch.set_area("dimension", grown)


def _grow_list(page: TablePage, last: int) -> dict[str, bytes]:
    """Let the sheet's own filter reach to the last row; return the table's part that does so."""
    listed = page.patch.area("autoFilter")
    own = listed and not page.columns.isdisjoint(range(listed.first_column, listed.last_column + 1))
    if listed and own and listed.first_row == page.headings_row and listed.last_row < last:
        page.patch.set_area("autoFilter", replace(listed, last_row=last))
    return {page.own.part: _grown_table(page.own, last)} if page.own else {}


def _grown_table(table: Table, last: int) -> bytes:
    xml = table.xml
    # So an empty table says that its blank row is only there to be typed in.
    if attribute(xml, "table", "insertRow") not in (None, "0", "false"):
        xml = with_attributes(xml, "table", {"insertRow": "0"})
    if table.area.last_row < last:
        xml = with_attributes(xml, "table", {"ref": str(replace(table.area, last_row=last))})
    listed = CellRange.parse(attribute(xml, "autoFilter", "ref") or "")
    if listed and listed.last_row < last:
        xml = with_attributes(xml, "autoFilter", {"ref": str(replace(listed, last_row=last))})
    return xml


def _calculated_on_load(xml: bytes) -> bytes:
    if not has_element(xml, "calcPr"):
        return with_child(xml, "calcPr", 'fullCalcOnLoad="1"', after=_BEFORE_CALCULATION)
    if attribute(xml, "calcPr", "fullCalcOnLoad") in ("1", "true"):
        return xml
    return with_attributes(xml, "calcPr", {"fullCalcOnLoad": "1"})
