"""Masters for tests: the real one, with the edits that a test is about standing in the test.

An edit is any function on an openpyxl workbook; those below are enough for most tests:
    check(put("取組!E4", "契約検査質")) reads the edited master and gives its findings.

read() and all that stands on it give the edited workbook to the reader as it is in memory; edited() saves it as a file,
which takes ten times as long. test_sheets.py holds that both come to the same.
"""

import hashlib
import io
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
from openpyxl.cell.cell import Cell as OpenpyxlCell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from hitaplan.findings.finding import Finding, Place
from hitaplan.master.creating import create_master
from hitaplan.master.master import Master
from hitaplan.master.reading import master_of, read_master
from hitaplan.office.cells import Cell, CellKind, CellRange, Grid, column_letter, decode_text, kind_of
from hitaplan.office.grid_reading import read_grids
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.from_data import plan_from_data
from hitaplan.plan.model import Plan
from hitaplan.rules.catalogue import _order, check_master
from hitaplan.rules.folding import folded
from hitaplan.rules.rule import Rule

PLAN_JSON = Path(__file__).parents[1] / "workbooks" / "plan.json"
FILE = "台帳.xlsx"
Edit = Callable[[Workbook], object]
# Code, severity, and the place as people write it: 取組!E4, or the sheet where there is no cell.
Found = tuple[str, str, str]
# A row of 進捗 in which nothing is wrong.
ANSWER = {
    "年度": "令和6年度",
    "区分": "速報",
    "取組番号": "1-1-3",
    "課": "契約検査室",
    "状況": "実施中",
    "評価": "計画どおり",
    "実績": "電子入札を12件行った。",
}


@cache
def real_plan() -> Plan:
    """The plan of workbooks/plan.json."""
    return plan_from_data(json.loads(PLAN_JSON.read_text("utf-8")))


@cache
def real_master() -> bytes:
    """The real master as the program makes it."""
    return create_master(real_plan())


def edited(*edits: Edit) -> bytes:
    """The real master after the edits, one after the other, saved."""
    if not edits:
        return real_master()
    book = openpyxl.load_workbook(io.BytesIO(real_master()))
    for edit in edits:
        edit(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read_bytes(data: bytes) -> Master:
    """The master that is read from a workbook's bytes."""
    with TemporaryDirectory() as folder:
        path = Path(folder, FILE)
        path.write_bytes(data)
        return read_master(path)


def read(*edits: Edit) -> Master:
    """The master that is read after the edits."""
    return master_of(grids(*edits), FILE, hashlib.sha256(real_master()).hexdigest())


def grids(*edits: Edit) -> tuple[Grid, ...]:
    """The sheets of the real master after the edits, which are not saved on the way."""
    book = _RealBook()
    for edit in edits:
        edit(book)
    return book.grids()


@cache
def real_grids() -> tuple[Grid, ...]:
    """The sheets of the untouched master."""
    return read_grids(real_master(), FILE)


class _RealBook(Workbook):
    """The real master; a sheet is filled when it is first asked for by its name, and else stays as it was read."""

    def __init__(self) -> None:
        super().__init__()
        self.results: dict[tuple[str, str], object] = {}
        super().remove(self.worksheets[0])
        self._unfilled = {id(self.create_sheet(grid.title)): grid for grid in real_grids()}

    def __getitem__(self, title: str) -> Worksheet:
        out = super().__getitem__(title)
        grid = self._unfilled.pop(id(out), None)
        if grid:
            for cells in grid.rows.values():
                for cell in cells.values():
                    out.cell(cell.row, cell.column).value = cell.value
            for number, area in enumerate(grid.table_ranges):
                out.add_table(Table(displayName=f"表_{title}_{number}", ref=area))
        return out

    def grids(self) -> tuple[Grid, ...]:
        """What would be read of the workbook if it were saved."""
        return tuple(self._grid(out) for out in self.worksheets)

    def _grid(self, out: Worksheet) -> Grid:
        if id(out) in self._unfilled:
            assert not out._cells, "ask for the sheet by its name: book[title]"
            return self._unfilled[id(out)]
        rows: dict[int, dict[int, Cell]] = {}
        for (row, column), source in sorted(out._cells.items()):
            if source.value not in (None, ""):
                result = self.results.get((out.title, source.coordinate))
                rows.setdefault(row, {})[column] = _read_cell(row, column, source, result)
        return Grid(
            title=out.title,
            rows=rows,
            merged=tuple(sorted(map(str, out.merged_cells.ranges))),
            hidden_rows=frozenset(row for row, look in out.row_dimensions.items() if look.hidden),
            table_ranges=tuple(table.ref for table in out.tables.values()),
        )


def _read_cell(row: int, column: int, source: OpenpyxlCell, result: object) -> Cell:
    """A filled cell as it is read: an error value is told by its type, a date has a time, and 5.0 is 5."""
    if source.data_type == "f":
        kind = CellKind.UNCALCULATED if result is None else kind_of(result)
        return Cell(row, column, result, kind, formula=True)
    value = source.value
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, time())
    elif isinstance(value, float) and value.is_integer():
        value = int(value)
    elif isinstance(value, str):
        value = decode_text(value)
    return Cell(row, column, value, CellKind.ERROR if source.data_type == "e" else kind_of(value))


def remedies(rule: Rule, *edits: Edit) -> str:
    """The remedies of all that one rule finds after the edits: what a near miss is looked for in."""
    return "".join(finding.remedy for finding in rule.check(read(*edits), ()))


def check(*edits: Edit, years: tuple[FiscalYear, ...] = ()) -> tuple[Finding, ...]:
    """What all rules find after the edits."""
    return check_master(read(*edits), years)


def found_by(rule: Rule, *edits: Edit, years: tuple[FiscalYear, ...] | None = None) -> list[Found]:
    """What one rule finds after the edits, in its own order; without years, 対象年度 is asked for."""
    master = read(*edits)
    asked = years if years is not None else (master.plan.target_year,) if master.plan else ()
    return [summary(finding) for finding in rule.check(master, asked)]


def summary(finding: Finding) -> Found:
    """Code, severity and place of a finding."""
    place = Place("", finding.place.sheet, finding.place.cell)
    return (finding.code, finding.severity.value, str(place))


def added(*edits: Edit) -> list[Found]:
    """What all rules find more than on the untouched master, but for A011: that answers are still out is no mistake."""
    return [each for each in all_added(*edits) if each[0] != "A011"]


def all_added(*edits: Edit) -> list[Found]:
    """What all rules find more than on the untouched master."""
    after, before = _one_by_one(check(*edits)), _one_by_one(check_real())
    found, gone = _without(after, before, _standing), _without(before, after, _standing)
    # A row that was inserted or deleted moves the places of what was there before.
    return [summary(each) for each in sorted(folded(_without(found, gone, _said)), key=_order)]


def _one_by_one(findings: Iterable[Finding]) -> list[Finding]:
    """Findings cell by cell, where neighbouring cells were folded into one."""
    single: list[Finding] = []
    for each in findings:
        area = CellRange.parse(each.place.cell)
        cells = [f"{column_letter(column)}{row}" for row, column in area.cells] if area else [""]
        single += (replace(each, place=replace(each.place, cell=cell)) for cell in cells)
    return single


def _without(
    found: Iterable[Finding], known: Iterable[Finding], likeness: Callable[[Finding], object]
) -> list[Finding]:
    """The findings but those that are like known ones, each of these taken once."""
    left = Counter(map(likeness, known))
    rest = []
    for each in found:
        if left[likeness(each)] > 0:
            left[likeness(each)] -= 1
        else:
            rest.append(each)
    return rest


def _standing(finding: Finding) -> tuple[object, ...]:
    return (*summary(finding), finding.value)


def _said(finding: Finding) -> tuple[object, ...]:
    return (finding.code, finding.severity, finding.value, finding.message)


@cache
def check_real() -> tuple[Finding, ...]:
    """What all rules find on the untouched master."""
    return check()


def put(place: str, value: object) -> Edit:
    """Set one cell: put("取組!E3", "税務課")."""

    def edit(book: Workbook) -> None:
        title, address = place.split("!")
        book[title][address].value = value

    return edit


def put_formula(place: str, formula: str, result: object) -> Edit:
    """Set one cell to a formula with its stored result, which openpyxl could not save."""

    def edit(book: Workbook) -> None:
        title, address = place.split("!")
        book[title][address].value = formula
        book.results[title, address] = result  # type: ignore[attr-defined]

    return edit


def sheet(title: str, table: str) -> Edit:
    """Replace a sheet's content by a table: columns separated by |, the first line is row 1."""

    def edit(book: Workbook) -> None:
        out = book[title]
        out.delete_rows(1, out.max_row)
        out.tables.clear()
        for row, line in enumerate(table.strip().splitlines(), 1):
            for column, text in enumerate(line.split("|"), 1):
                out.cell(row, column).value = text.strip() or None

    return edit


def schedules(*rows: str) -> Edit:
    """Replace 取組 by 1-1-1, 1-1-2 and so on with the years of these スケジュール in D to H, separated by |."""
    years = " | ".join(f"令和{year}年度" for year in range(5, 10))
    lines = [f"1-1-{row} | 取組{row} | | {cells}" for row, cells in enumerate(rows, 1)]
    return sheet("取組", "\n".join((f"取組番号 | 取組名 | 再掲元 | {years}", *lines)))


def append(title: str, *rows: Mapping[str, object]) -> Edit:
    """Add records below the last one, each a value under some headings; the table grows with them."""

    def edit(book: Workbook) -> None:
        out = book[title]
        columns = {heading: _column(out, heading) for row in rows for heading in row}
        for number, row in enumerate(rows, _last_row(out) + 1):
            for heading, value in row.items():
                out.cell(number, columns[heading]).value = value
        _grow_tables(out)

    return edit


def answers(*changes: Mapping[str, object]) -> Edit:
    """Fill 進捗 from row 2 on: in each row, ANSWER with these changes."""
    return append("進捗", *(ANSWER | change for change in changes))


def copy_row(title: str, row: int) -> Edit:
    """Copy a row below the last record."""

    def edit(book: Workbook) -> None:
        out = book[title]
        number = _last_row(out) + 1
        for cell in out[row]:
            out.cell(number, cell.column).value = cell.value
        _grow_tables(out)

    return edit


def delete_row(title: str, row: int) -> Edit:
    """Delete a row."""
    return lambda book: book[title].delete_rows(row)


def insert_row(title: str, row: int, *values: object) -> Edit:
    """Insert a row above that row."""

    def edit(book: Workbook) -> None:
        book[title].insert_rows(row)
        for column, value in enumerate(values, 1):
            book[title].cell(row, column).value = value
        _grow_tables(book[title])

    return edit


def delete_column(title: str, heading: str) -> Edit:
    """Delete a column."""
    return lambda book: book[title].delete_cols(_column(book[title], heading))


def clear_column(title: str, heading: str) -> Edit:
    """Blank a column below its heading."""

    def edit(book: Workbook) -> None:
        column = _column(book[title], heading)
        for row in range(2, book[title].max_row + 1):
            book[title].cell(row, column).value = None

    return edit


def rename_heading(title: str, heading: str, new: object) -> Edit:
    """Write another heading in the place of one."""

    def edit(book: Workbook) -> None:
        book[title].cell(1, _column(book[title], heading)).value = new

    return edit


def rename_sheet(title: str, new: str) -> Edit:
    """Give a sheet another name."""
    return lambda book: setattr(book[title], "title", new)


def delete_sheet(title: str) -> Edit:
    """Delete a sheet."""
    return lambda book: book.remove(book[title])


def _column(out: Worksheet, heading: str) -> int:
    return next(cell.column for cell in out[1] if cell.value == heading)


def _grow_tables(out: Worksheet) -> None:
    """Let the tables reach to the last record, as Excel does when somebody types below one."""
    for table in out.tables.values():
        first, last = table.ref.split(":")
        row = max(_last_row(out), out[last].row)
        table.ref = f"{first}:{out[last].column_letter}{row}"


def _last_row(out: Worksheet) -> int:
    # By its cells: out.max_row looks at all of them each time.
    return max((row for (row, _), cell in out._cells.items() if cell.value is not None), default=0)
