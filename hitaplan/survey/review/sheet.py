"""The rows of a review as a sheet: grey to read, yellow to fill in. 見直し候補 and 見直し照会票 share them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hitaplan.office.text_fit import row_height
from hitaplan.office.workbook_writing import A3, A4, Sheet, WorkbookOut
from hitaplan.survey.review.layout import ENTRY_COLUMNS, Decision, SheetColumn

_EDGE = {"border": 1, "border_color": "#A6A6A6"}
_CELL = {**_EDGE, "text_wrap": True, "valign": "top"}
_HEAD = {**_EDGE, "bold": True, "text_wrap": True, "align": "center", "valign": "vcenter"}
# Points below the text, so that no other font of a printer cuts the last line.
_ROOM = 4
_GREY, _YELLOW = "#EDEDED", "#FFF9D9"


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One row: what is printed, and whether anything may be filled in."""

    printed: tuple[str, ...]
    open: bool = True


def write_rows(
    book: WorkbookOut,
    out: Sheet,
    columns: Sequence[SheetColumn],
    rows: Sequence[ReviewRow],
    heading_row: int,
) -> None:
    """Write the headings and the rows of a review.

    Args:
        book: The workbook.
        out: The sheet.
        columns: The printed columns; those to be filled in follow.
        rows: The rows.
        heading_row: The row of the headings, from 0.
    """
    every = (*columns, *ENTRY_COLUMNS)
    for index, column in enumerate(every):
        out.set_column(index, index, column.width)
        shade = "#D9D9D9" if index < len(columns) else "#FFE699"
        out.write_string(heading_row, index, column.heading, book.format(**_HEAD, bg_color=shade))
    out.set_row(heading_row, 32)
    printed = [_format(book, column, _GREY) for column in columns]
    filled = [_format(book, column, _YELLOW) for column in ENTRY_COLUMNS]
    closed = [_format(book, column, _GREY) for column in ENTRY_COLUMNS]
    for number, row in enumerate(rows, heading_row + 1):
        for index, (text, look) in enumerate(zip(row.printed, printed, strict=True)):
            out.write_text(number, index, text, look)
        for index, look in enumerate(filled if row.open else closed, len(columns)):
            out.write_blank(number, index, None, look)
        shown = [(text, column.width) for text, column in zip(row.printed, columns, strict=True)]
        out.set_row(number, row_height(shown, 4) + _ROOM)
        if row.open:
            _add_choice(out, number, len(columns))
    _set_up(out, heading_row, len(rows), len(every))


def _format(book: WorkbookOut, column: SheetColumn, shade: str) -> object:
    align = {"align": "center"} if column.centered else {}
    opened = {"locked": False, "num_format": "@"} if shade == _YELLOW else {}
    return book.format(**_CELL, **align, **opened, bg_color=shade)


def _add_choice(out: Sheet, row: int, column: int) -> None:
    options = {
        "validate": "list",
        "source": [decision.value for decision in Decision],
        "error_title": "一覧にない言葉です",
        "error_message": "右の▼を押して、一覧から選んでください。",
    }
    out.data_validation(row, column, row, column, options)


def _set_up(out: Sheet, heading_row: int, rows: int, columns: int) -> None:
    out.freeze_panes(heading_row + 1, 0)
    out.autofilter(heading_row, 0, heading_row + max(rows, 1), columns - 1)
    out.repeat_rows(heading_row)
    out.set_landscape()
    # On A4 so many columns could not be read.
    out.set_paper(A3)
    out.fit_to_pages(1, 0)
    out.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    out.hide_gridlines(2)


def write_explanations(
    book: WorkbookOut, name: str, title: str, parts: Iterable[tuple[str, Iterable[tuple[str, str]]]]
) -> None:
    """Write a sheet that explains words.

    Args:
        book: The workbook.
        name: The name of the sheet.
        title: Its title.
        parts: Each part's heading, and its words with what they mean.
    """
    out = book.add_sheet(name)
    out.set_column(0, 0, 24)
    out.set_column(1, 1, 90)
    out.write_string(0, 0, title, book.format(bold=True, font_size=14))
    row = 2
    for heading, words in parts:
        out.write_string(row, 0, heading, book.format(bold=True))
        for row, (word, meaning) in enumerate(words, row + 1):  # noqa: B020 - goes on below
            out.write_string(row, 0, word, book.format(**_CELL, bold=True))
            out.write_string(row, 1, meaning, book.format(**_CELL))
            out.set_row(row, row_height([(word, 24), (meaning, 90)]) + 3)
        row += 2
    out.set_landscape()
    out.set_paper(A4)
    out.fit_to_pages(1, 0)
