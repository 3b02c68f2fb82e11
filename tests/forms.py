"""調査票 made and read back, for tests."""

import io
from functools import cache

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.model import Department, Plan
from hitaplan.plan.vocabulary import Round
from hitaplan.survey.form import Form, make_form
from hitaplan.survey.form_layout import FormHeading, FormSheet
from hitaplan.survey.writing import write_form
from tests.builders import R6, SECTION
from tests.sheets import real_plan

SHA256 = "ab" * 32
# Its column has no value of its own: a formula gives it.
COMPUTED = FormHeading.PROPOSAL


def department(plan: Plan, name: str = SECTION) -> Department:
    """The department of that name, which there is."""
    found = plan.department(name)
    assert found is not None
    return found


def form(plan: Plan, name: str = SECTION, *years: FiscalYear, asking: Round = Round.PRELIMINARY) -> Form:
    """A department's form; without years, for 令和6年度."""
    return make_form(plan, department(plan, name), years or (R6,), asking, SHA256)


def written(plan: Plan, name: str = SECTION, *years: FiscalYear, asking: Round = Round.PRELIMINARY) -> bytes:
    """The .xlsx of a department's form."""
    return write_form(form(plan, name, *years, asking=asking), (years or (R6,))[-1].last_day)


@cache
def real_form(name: str) -> bytes:
    """The form of a department of the real plan for 令和6年度."""
    return written(real_plan(), name)


def opened(data: bytes, *, results: bool = False) -> Workbook:
    """The workbook; with results, formulas are read as what they stored."""
    return openpyxl.load_workbook(io.BytesIO(data), data_only=results)


def text(cell: Cell) -> str:
    """What Excel shows in a cell of text."""
    # openpyxl has undone Excel's escape already (_x005F_x0041_ is _x0041_); the forms have no control characters.
    return str(cell.value) if cell.value is not None else ""


def heading_row(sheet: Worksheet) -> int:
    """The row of the headings on the sheet 記入."""
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == FormHeading.ROW_ID)


def columns(sheet: Worksheet) -> dict[str, int]:
    """The number of each column of the sheet 記入, by heading."""
    return {str(cell.value): cell.column for cell in sheet[heading_row(sheet)] if cell.value}


def rows(book: Workbook) -> dict[str, dict[str, Cell]]:
    """The rows of the sheet 記入 by key, each with its cells by heading."""
    sheet = book[FormSheet.ENTRY]
    found = {}
    for row in range(heading_row(sheet) + 1, sheet.max_row + 1):
        cells = {heading: sheet.cell(row, column) for heading, column in columns(sheet).items()}
        found[str(cells[FormHeading.ROW_ID].value)] = cells
    return found


def beside(sheet: Worksheet, label: str) -> Cell:
    """The cell to the right of a label in the head block."""
    above = (cell for row in sheet.iter_rows(max_row=heading_row(sheet) - 1) for cell in row)
    place = next(cell for cell in above if cell.value == label)
    return sheet.cell(place.row, place.column + 1)


def keys(book: Workbook) -> tuple[dict[str, str], list[dict[str, str]]]:
    """The keys of the hidden sheet, and the values of each row as issued by heading."""
    lines = [[text(cell) for cell in row] for row in book[FormSheet.KEYS].iter_rows()]
    gap = next(index for index, line in enumerate(lines) if not any(line))
    headings = lines[gap + 1]
    issued = [dict(zip(headings, line, strict=True)) for line in lines[gap + 2 :]]
    return {line[0]: line[1] for line in lines[:gap]}, issued
