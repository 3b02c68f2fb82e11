"""Makes a new master workbook from a plan: pleasant in Excel, readable by machine."""

from hitaplan.master.guide import GUIDE
from hitaplan.master.layout import Column, Heading, Sheet, SheetName, ValueKind, sheets
from hitaplan.master.rows import Row, rows
from hitaplan.office.cells import column_letter
from hitaplan.office.text_fit import row_height
from hitaplan.office.workbook_writing import A4, WorkbookOut, new_workbook, quote_sheet
from hitaplan.office.workbook_writing import Sheet as OutSheet
from hitaplan.plan.model import Plan
from hitaplan.plan.vocabulary import Stage, VocabularyKind

# Rows below the records that are ready to be typed in: drop-downs and text format reach so far.
_SPARE_ROWS = 500
# The drop-down of 課 reaches beyond the last department, for those that are added later.
_SPARE_DEPARTMENTS = 50
_HEADING_LOOK = {
    "bold": True,
    "bg_color": "#DDE6F0",
    "border": 1,
    "border_color": "#8A97A8",
    "text_wrap": True,
    "align": "center",
    "valign": "vcenter",
}
_CELL_LOOK = {"text_wrap": True, "valign": "top", "num_format": "@"}
_RECORD_LOOK = {"border": 1, "border_color": "#C3CCD8"}
# Light enough to be read in print; the word in the cell says the same without colour.
_STAGE_COLORS = {
    Stage.STUDY: "#F2F2F2",
    Stage.START: "#DCEBF9",
    Stage.RUNNING: "#E5F3E0",
    Stage.COMPLETION: "#FCE8D2",
}
_TAB_COLORS = {
    SheetName.PLAN: "#C0504D",
    SheetName.INQUIRY: "#C0504D",
    SheetName.INITIATIVES: "#1F497D",
    SheetName.PROGRESS: "#4F8A3C",
}


def create_master(plan: Plan) -> bytes:
    """Make a master workbook.

    Args:
        plan: Everything that is to stand in it.

    Returns:
        The .xlsx file; the same plan gives the same bytes.

    Raises:
        NotWritten: Where a text does not fit into a cell.
    """
    layout = sheets(plan.years)
    content = rows(plan)
    with new_workbook(f"{plan.title} 台帳", plan.established) as (book, buffer):
        _write_guide(book, plan)
        for sheet in layout:
            _write_sheet(book, sheet, content[sheet.name])
        _define_choices(book, plan)
    return buffer.getvalue()


def _write_guide(book: WorkbookOut, plan: Plan) -> None:
    out = book.add_sheet(SheetName.GUIDE)
    looks = {
        "title": book.format(bold=True, font_size=16),
        "heading": book.format(bold=True, font_size=12, bottom=1),
        "text": book.format(text_wrap=True, valign="top"),
        "": book.format(),
    }
    out.set_column(0, 0, 110)
    out.write_string(0, 0, plan.title, book.format(bold=True))
    for row, (look, text) in enumerate(GUIDE, 1):
        out.write_string(row, 0, text, looks[look])
    out.set_row(1, 26)
    out.hide_gridlines(2)
    _set_up_print(out, landscape=False)


def _write_sheet(book: WorkbookOut, sheet: Sheet, content: list[Row]) -> None:
    out = book.add_sheet(sheet.name)
    for index, column in enumerate(sheet.columns):
        out.set_column(index, index, column.width, book.format(**_look(column)))
    for number, row in enumerate(content, 1):
        for index, column in enumerate(sheet.columns):
            _write_cell(book, out, number, index, row.get(column.heading, ""), column)
        fitted = ((str(row.get(column.heading, "")), column.width) for column in sheet.columns)
        out.set_row(number, row_height(fitted))
    if not content:
        for index, column in enumerate(sheet.columns):
            _write_cell(book, out, 1, index, "", column)
    _add_table(book, out, sheet, max(len(content), 1))
    for index, column in enumerate(sheet.columns):
        _add_choices(out, index, column, len(content) + _SPARE_ROWS)
    _color_stages(book, out, sheet, len(content) + _SPARE_ROWS)
    out.freeze_panes(1, 2 if sheet.name in (SheetName.INITIATIVES, SheetName.PROGRESS) else 0)
    out.repeat_rows(0)
    out.set_row(0, 30)
    if sheet.name in _TAB_COLORS:
        out.set_tab_color(_TAB_COLORS[sheet.name])
    _set_up_print(out, landscape=True)


def _look(column: Column) -> dict[str, object]:
    centered = column.kind in (ValueKind.KEY, ValueKind.SCHEDULE, ValueKind.YEAR, ValueKind.INTEGER)
    look: dict[str, object] = dict(_CELL_LOOK)
    if column.kind is ValueKind.INTEGER:
        look["num_format"] = "General"
    if centered:
        look["align"] = "center"
    if column.for_reading:
        look["font_color"] = "#7F7F7F"
    return look


def _write_cell(
    book: WorkbookOut, out: OutSheet, row: int, index: int, value: str | int, column: Column
) -> None:
    look = book.format(**_look(column), **_RECORD_LOOK)
    if isinstance(value, int):
        out.write_number(row, index, value, look)
    elif value:
        out.write_string(row, index, value, look)
    else:
        out.write_blank(row, index, None, look)


def _add_table(book: WorkbookOut, out: OutSheet, sheet: Sheet, length: int) -> None:
    look = book.format(**_HEADING_LOOK)
    out.add_table(
        0,
        0,
        length,
        len(sheet.columns) - 1,
        {
            "name": f"表_{sheet.name}",
            "style": "Table Style Light 1",
            "columns": [{"header": column.heading, "header_format": look} for column in sheet.columns],
        },
    )


def _add_choices(out: OutSheet, index: int, column: Column, last_row: int) -> None:
    if column.choices_from is not None:
        source: object = f"={_choices_name(column.choices_from)}"
    elif column.choices:
        source = [str(choice) for choice in column.choices]
    else:
        return
    # A スケジュール may carry any note in ( ): the list helps and does not forbid.
    strict = column.kind is not ValueKind.SCHEDULE
    options = {
        "validate": "list",
        "source": source,
        "show_error": strict,
        "error_title": "一覧にない言葉です",
        "error_message": "右の▼を押して、一覧から選んでください。",
    }
    out.data_validation(1, index, last_row, index, options)


def _choices_name(source: VocabularyKind | SheetName) -> str:
    return f"一覧_{source}"


def _define_choices(book: WorkbookOut, plan: Plan) -> None:
    """Name the ranges of the drop-downs: a list written into the cell's rule vanishes beyond 255 characters."""
    for kind in VocabularyKind:
        found = [row for row, word in enumerate(plan.vocabulary, 2) if word.kind is kind]
        if found:
            _define_range(book, _choices_name(kind), SheetName.VOCABULARY, Heading.VALUE, found[0], found[-1])
    last = len(plan.departments) + _SPARE_DEPARTMENTS
    _define_range(
        book, _choices_name(SheetName.DEPARTMENTS), SheetName.DEPARTMENTS, Heading.DEPARTMENT_NAME, 2, last
    )


def _define_range(
    book: WorkbookOut, name: str, sheet: SheetName, heading: Heading, first: int, last: int
) -> None:
    columns = next(each.headings for each in sheets(()) if each.name is sheet)
    letter = column_letter(columns.index(heading) + 1)
    book.define_name(name, f"={quote_sheet(sheet)}!${letter}${first}:${letter}${last}")


def _color_stages(book: WorkbookOut, out: OutSheet, sheet: Sheet, last_row: int) -> None:
    indexes = [i for i, column in enumerate(sheet.columns) if column.kind is ValueKind.SCHEDULE]
    if not indexes:
        return
    for stage, color in _STAGE_COLORS.items():
        options = {
            "type": "text",
            "criteria": "begins with",
            "value": stage.value,
            "format": book.format(bg_color=color),
        }
        out.conditional_format(1, indexes[0], last_row, indexes[-1], options)


def _set_up_print(out: OutSheet, *, landscape: bool) -> None:
    if landscape:
        out.set_landscape()
    out.set_paper(A4)
    out.fit_to_pages(1, 0)
    out.set_margins(left=0.5, right=0.4, top=0.6, bottom=0.6)
    out.set_footer("&L&F&C&A&R&P / &N")
