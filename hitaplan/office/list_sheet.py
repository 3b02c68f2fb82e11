"""A plain list as a worksheet: heading, filter, fitted rows, ready to print."""

from collections.abc import Sequence
from dataclasses import dataclass

from hitaplan.office.text_fit import row_height
from hitaplan.office.workbook_writing import A4, MAX_CELL_TEXT, Sheet, WorkbookOut

# Excel keeps at most 65,530 links on a sheet.
_MAX_LINKS = 60_000
_HEADING = {
    "bold": True,
    "bg_color": "#DDE6F0",
    "border": 1,
    "text_wrap": True,
    "align": "center",
    "valign": "vcenter",
}
_CELL = {"border": 1, "border_color": "#C3CCD8", "text_wrap": True, "valign": "top"}


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column: its heading, its width in characters, and whether its values are centred."""

    heading: str
    width: int
    centered: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    r"""A value that leads somewhere.

    Attributes:
        text: What the reader sees.
        target: A target as xlsxwriter writes it (external:..\book.xlsx#'Sheet'!A1).
    """

    text: str
    target: str


Value = str | int | Link


def add_list(
    book: WorkbookOut,
    name: str,
    columns: Sequence[ListColumn],
    rows: Sequence[Sequence[Value]],
    *,
    first_row: int = 0,
    tints: Sequence[str] = (),
) -> Sheet:
    """Add a sheet with a list.

    Args:
        book: The workbook.
        name: Name of the sheet.
        columns: The columns.
        rows: The values of each row, one for each column.
        first_row: Row of the heading, from 0; the caller fills what stands above.
        tints: A background colour for the first cell of each row, "" for none; or nothing at all.

    Returns:
        The sheet.
    """
    out = book.add_sheet(name)
    for index, column in enumerate(columns):
        out.set_column(index, index, column.width)
        out.write_string(first_row, index, column.heading, book.format(**_HEADING))
    out.set_row(first_row, row_height((column.heading, column.width) for column in columns))
    looks = [_look(column) for column in columns]
    plain = [book.format(**look) for look in looks]
    for number, row in enumerate(rows, first_row + 1):
        tint = tints[number - first_row - 1] if tints else ""
        first = book.format(**looks[0], bg_color=tint) if tint else plain[0]
        linked = number <= _MAX_LINKS
        for index, value in enumerate(row):
            if isinstance(value, Link) and linked:
                blue = book.format(**looks[index], font_color="#0563C1", underline=1)
                out.write_url(number, index, value.target, blue, value.text)
            else:
                _write(out, (number, index), value, plain[index] if index else first)
        shown = ((_text(value), column.width) for column, value in zip(columns, row, strict=True))
        out.set_row(number, row_height(shown))
    out.freeze_panes(first_row + 1, 0)
    out.autofilter(first_row, 0, first_row + max(len(rows), 1), len(columns) - 1)
    out.repeat_rows(first_row)
    out.set_landscape()
    out.set_paper(A4)
    out.fit_to_pages(1, 0)
    out.set_margins(left=0.5, right=0.4, top=0.6, bottom=0.6)
    out.set_footer("&L&A&R&P / &N")
    return out


def _look(column: ListColumn) -> dict[str, object]:
    return {**_CELL, "align": "center"} if column.centered else dict(_CELL)


def _write(out: Sheet, at: tuple[int, int], value: Value, look: object) -> None:
    if isinstance(value, int):
        out.write_number(*at, value, look)
    else:
        out.write_string(*at, _text(value)[:MAX_CELL_TEXT], look)


def _text(value: Value) -> str:
    return value.text if isinstance(value, Link) else str(value)
