"""Workbooks out, by xlsxwriter: every refusal of the library is an error, and the same content is the same bytes."""

import io
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

GOTHIC = "ＭＳ ゴシック"
# Without a scheme: Excel would put the theme's font in the place of this one.
_HOUSE_FORMAT = {"font_name": GOTHIC, "font_size": 10, "font_family": 3, "font_scheme": False}
# Excel's limit for the text of one cell.
MAX_CELL_TEXT = 32_767
# Paper sizes of Excel's print set-up.
A4, A3 = 9, 8


class NotWritten(Exception):  # noqa: N818 - says what happened
    """Raised where xlsxwriter refused a call: without it the content would be missing silently."""


def _growing_rows() -> type[Any]:
    from xlsxwriter.worksheet import Worksheet

    class GrowingRows(Worksheet):  # type: ignore[misc]  # xlsxwriter ships no types
        """A worksheet whose rows go on fitting their text.

        xlsxwriter marks every height as set by hand, and Excel fits no such row again when somebody types into
        it. Without the mark the height is only where the row starts from.
        """

        def _xml_start_tag_unencoded(self, tag: str, attributes: Any = None) -> None:
            if tag == "row":
                attributes = [each for each in attributes if each[0] != "customHeight"]
            super()._xml_start_tag_unencoded(tag, attributes)

    return GrowingRows


class Sheet:
    """A worksheet of xlsxwriter whose methods raise where the library only returns a negative number."""

    def __init__(self, worksheet: Any) -> None:
        """Wrap one worksheet."""
        self._worksheet = worksheet

    def write_text(self, row: int, column: int, text: str, look: object) -> None:
        """Write a text, or leave the cell blank: an empty text would be a value that nobody sees."""
        if text:
            self.write_string(row, column, text, look)
        else:
            self.write_blank(row, column, None, look)

    def __getattr__(self, name: str) -> Any:
        """Return the worksheet's method, checked; any other attribute as it is."""
        found = getattr(self._worksheet, name)
        return _checked(found, name) if callable(found) else found


def _checked(method: Callable[..., Any], name: str) -> Callable[..., Any]:
    def call(*arguments: Any, **options: Any) -> Any:
        result = method(*arguments, **options)
        if isinstance(result, int) and result < 0:
            raise NotWritten(f"{name}{arguments[:3]!r}: {result}")
        return result

    return call


class WorkbookOut:
    """A new workbook in memory.

    Formats are made once for each set of properties, so a caller may ask for them by properties.
    """

    def __init__(self, buffer: io.BytesIO, title: str, created: date) -> None:
        """Open the workbook; the date of creation is a given day, so that no clock gets into the bytes."""
        import xlsxwriter

        options = {"in_memory": True, "default_format_properties": dict(_HOUSE_FORMAT)}
        self._book: Workbook = xlsxwriter.Workbook(buffer, options)
        self._sheet_class = _growing_rows()
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}
        self._book.set_properties({"title": title, "created": datetime.combine(created, time())})

    def add_sheet(self, name: str) -> Sheet:
        """Add a worksheet."""
        return Sheet(self._book.add_worksheet(name, worksheet_class=self._sheet_class))

    def format(self, **properties: object) -> "Format":
        """Return the format with these properties of xlsxwriter; font and size are the house's own."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(_HOUSE_FORMAT | properties)
        return self._formats[key]

    def add_chart(self, options: dict[str, Any]) -> Any:
        """Make a chart, to be put into a sheet; raises where the library refuses it."""
        chart = self._book.add_chart(options)
        if chart is None:
            raise NotWritten(f"add_chart{options!r}")
        return chart

    def define_name(self, name: str, formula: str) -> None:
        """Define a name; raises where the library refuses it."""
        _checked(self._book.define_name, "define_name")(name, formula)

    def close(self) -> None:
        """Write the package into the buffer."""
        self._book.close()


@contextmanager
def new_workbook(title: str, created: date) -> Iterator[tuple[WorkbookOut, io.BytesIO]]:
    """Open a new workbook and close it at the end; every warning of the library is an error.

    Args:
        title: The document's title.
        created: The day that stands as its date of creation.

    Yields:
        The workbook, and the buffer that holds its bytes afterwards.
    """
    buffer = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        book = WorkbookOut(buffer, title, created)
        yield book, buffer
        book.close()


def quote_sheet(name: str) -> str:
    """Return a sheet's name as it stands in a formula."""
    doubled = name.replace("'", "''")
    return f"'{doubled}'"
