"""What happens to a workbook in a city office, as edits (see sheets.py): cells merged, rows sorted, columns moved."""

from collections.abc import Callable, Iterable
from functools import cache

from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from hitaplan.plan.evaluation import ExpectationKind, propose
from hitaplan.plan.model import Initiative, Plan
from hitaplan.plan.progress import expected
from hitaplan.plan.responsibility import responders
from hitaplan.plan.vocabulary import STATUS_OF_STAGE, Status
from tests.sheets import Edit, append, real_plan


def merge(place: str) -> Edit:
    """Merge cells: merge("取組!E4:E5")."""
    return _on(place, lambda out, cells: out.merge_cells(cells))


def hide(title: str, *rows: int) -> Edit:
    """Hide rows, as a filter does."""

    def edit(book: Workbook) -> None:
        for row in rows:
            book[title].row_dimensions[row].hidden = True

    return edit


def paste(place: str, *rows: str) -> Edit:
    """Paste texts over cells, from a cell on: columns separated by |, nothing makes a cell blank."""

    def edit(out: Worksheet, cell: str) -> None:
        first = out[cell]
        for down, row in enumerate(rows):
            for across, text in enumerate(row.split("|")):
                out.cell(first.row + down, first.column + across).value = text.strip() or None

    return _on(place, edit)


def copy_cells(source: str, target: str) -> Edit:
    """Copy a range of a sheet over another place of it: copy_cells("取組!A3:B3", "A9")."""

    def edit(out: Worksheet, cells: str) -> None:
        values = [[cell.value for cell in row] for row in _rows(out, cells)]
        first = out[target]
        for down, row in enumerate(values):
            for across, value in enumerate(row):
                out.cell(first.row + down, first.column + across).value = value

    return _on(source, edit)


def clear(place: str) -> Edit:
    """Press the delete key on a range: clear("取組!A4:M4")."""

    def edit(out: Worksheet, cells: str) -> None:
        for row in _rows(out, cells):
            for cell in row:
                cell.value = None

    return _on(place, edit)


def swap(title: str, one: int, other: int) -> Edit:
    """Let two rows, or two columns where they are letters, change places."""

    def edit(book: Workbook) -> None:
        pairs = zip(book[title][one], book[title][other], strict=True)
        for cell, twin in list(pairs):
            cell.value, twin.value = twin.value, cell.value

    return edit


def sort(title: str, heading: str) -> Edit:
    """Sort all records by the texts of one column, as Excel does: 2-3-10 before 2-3-2."""
    return _reorder(title, lambda rows, column: sorted(rows, key=lambda row: str(row[column] or "")), heading)


def sort_one_column(title: str, heading: str) -> Edit:
    """Sort one column alone, upside down: every other one stays where it is."""

    def edit(book: Workbook) -> None:
        column = _column(book[title], heading)
        cells = [row[column] for row in book[title].iter_rows(min_row=2)]
        values = [cell.value for cell in cells]
        for cell, value in zip(cells, reversed(values), strict=True):
            cell.value = value

    return edit


def move_column(title: str, heading: str, to: int) -> Edit:
    """Move a column so that it becomes the one of that number."""

    def edit(book: Workbook) -> None:
        column = _column(book[title], heading)
        for row in book[title].iter_rows():
            values = [cell.value for cell in row]
            values.insert(to - 1, values.pop(column))
            for cell, value in zip(row, values, strict=True):
                cell.value = value

    return edit


def copy_sheet(title: str, copy: str) -> Edit:
    """Copy a sheet under another name."""

    def edit(book: Workbook) -> None:
        book.copy_worksheet(book[title]).title = copy

    return edit


def add_sheet(title: str, *rows: str) -> Edit:
    """Add a sheet with texts: columns separated by |."""

    def edit(book: Workbook) -> None:
        book.create_sheet(title)
        for row in rows:
            book[title].append(row.split("|"))

    return edit


def set_text(place: str, text: str) -> Edit:
    """Set a cell to a text that openpyxl would take for a formula, or cut."""

    def edit(out: Worksheet, address: str) -> None:
        cell = out[address]
        cell._value, cell.data_type = text, "s"

    return _on(place, edit)


def all_answered(*left_out: tuple[str, str]) -> Edit:
    """Let every department answer 令和6年度 as planned, from row 2 of 進捗 on, in the order of the 取組.

    Args:
        left_out: 取組番号 and 課 of those who do not.
    """
    rows = (row for row in _all_answers() if (row["取組番号"], row["課"]) not in left_out)
    return append("進捗", *rows)


@cache
def _all_answers() -> list[dict[str, str]]:
    plan = real_plan()
    return [row for each in plan.initiatives if not each.relisted for row in _answers(plan, each)]


def _answers(plan: Plan, initiative: Initiative) -> list[dict[str, str]]:
    expects = expected(plan, initiative, plan.target_year)
    if not expects.asked:
        return []
    stated = expects.kind is ExpectationKind.PLANNED and expects.entry is not None
    status = STATUS_OF_STAGE[expects.entry.stage] if stated else Status.RUNNING
    who = responders(plan, initiative, plan.target_year)
    return [
        {
            "年度": "令和6年度",
            "区分": "速報",
            "取組番号": str(initiative.number),
            "課": department.name,
            "状況": str(status),
            "評価": str(propose(expects, status) or "計画どおり") if department == who.lead else "",
            "実績": f"{initiative.name}について、{department.name}が{number}回の打合せをした。",
        }
        for number, department in enumerate(who.departments, 1)
    ]


def _rows(out: Worksheet, cells: str) -> Iterable[tuple[Cell, ...]]:
    first, _, last = cells.partition(":")
    one, other = out[first], out[last or first]
    return out.iter_rows(one.row, other.row, one.column, other.column)


def _on(place: str, change: Callable[[Worksheet, str], object]) -> Edit:
    title, cells = place.split("!")
    return lambda book: change(book[title], cells)


def _reorder(
    title: str, order: Callable[[list[tuple[object, ...]], int], list[tuple[object, ...]]], heading: str
) -> Edit:
    def edit(book: Workbook) -> None:
        out = book[title]
        rows = list(out.iter_rows(min_row=2, values_only=True))
        for number, row in enumerate(order(rows, _column(out, heading)), 2):
            for column, value in enumerate(row, 1):
                out.cell(number, column).value = value

    return edit


def _column(out: Worksheet, heading: str) -> int:
    return next(cell.column - 1 for cell in out[1] if cell.value == heading)
