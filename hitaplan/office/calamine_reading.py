"""Reads plain workbooks with calamine, many times faster than openpyxl.

calamine gives values only: it cannot tell a formula or an error value from what they show, nor where a row is hidden,
and it lays out the whole rectangle around the cells. So it reads only sheets of which every cell is written as Excel
writes it, in a rectangle of sensible size; which cells hold formulas and error values, and what else there is to know,
is taken from the XML.
"""

import io
import posixpath
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from typing import TYPE_CHECKING

from hitaplan.office.cells import Cell, CellKind, CellRange, Grid, kind_of
from hitaplan.office.lossless import Package, part_at

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

# How a cell is written. Nothing can match in two ways, so that a hostile file takes no longer than a good one.
_REF = rb'<c r="([A-Z]{1,3})([1-9]\d{0,6})"'
_BARE_REF = _REF.replace(b"([", b"(?:[")
_LOOK = rb'(?: (?:s|cm|vm|ph)="\d+")*'
_NUMBER = rb"-?\d{1,15}(?:\.\d+)?(?:[eE][+-]?\d+)?"
_NO_VALUE = rb"<v></v>|<v ?/>"
_WHITE = rb"\s{0,40}"
# calamine leaves escapes in a result (_x000D_) and the longer ones in any text (_x3042_); openpyxl_reading decodes them.
_RESULT = rb"[^<_]*(?:_(?!x[0-9A-Fa-f]{4}_)[^<_]*)*"
_CHARACTERS = rb"[^<_]*(?:_(?!x(?!00)[0-9A-Fa-f]{4}_)[^<_]*)*"
# calamine cuts off white space that is not said to be kept; openpyxl keeps it.
_TEXT_ELEMENT = rb'<t(?: xml:space="preserve">%b|>(?![ \t\r\n])%b(?<![ \t\r\n]))</t>' % (
    _CHARACTERS,
    _CHARACTERS,
)
_RUN = rb'<r>(?:<rPr>(?:<\w+(?: \w+="[^"<>]*")* ?/>)*</rPr>)?%b</r>' % _TEXT_ELEMENT
_INLINE = (
    rb'<is>(?:%b|(?:%b)+)(?:<rPh sb="\d+" eb="\d+"><t>[^<]*</t></rPh>)*(?:<phoneticPr[^<>]*/>)?</is>'
    % (_TEXT_ELEMENT, _RUN)
)
_FORMULA = rb'<f(?: (?:t|ref|si|ca|aca|bx|dt2D|dtr|del1|del2|r1|r2|xml:space)="[^"<>]*")*(?: ?/>|>[^<]*</f>)'
_STORED = rb'<v(?: xml:space="preserve")?>([^<]+)</v>'
# The commonest two come first. The other types may stand before the look or after it.
_PLAIN_CELL = re.compile(
    rb'%b(?: s="\d+")?(?:/>| t="s"><v>\d+</v></c>|%b(?:(?: t="\w+")?%b(?: ?/>|>%b</c>)|(?:'
    % (_BARE_REF, _LOOK, _LOOK, _WHITE)
    + b"|".join(
        typed + _LOOK + b">" + _WHITE + value
        for typed, value in (
            (rb' t="s"', rb"<v>\d+</v>"),
            (rb'(?: t="n")?', rb"(?:<v>%b</v>|%b)" % (_NUMBER, _NO_VALUE)),
            (rb' t="b"', rb"<v>[01]</v>"),
            (rb' t="str"', rb'(?:<v(?: xml:space="preserve")?>%b</v>|%b)' % (_RESULT, _NO_VALUE)),
            (rb' t="inlineStr"', _INLINE),
        )
    )
    + rb")%b</c>))" % _WHITE
)
_SPECIAL_CELL = re.compile(
    rb'%b%b(?: t="(\w+)")?%b>%b(?:(%b)%b)?(?:%b|%b)?%b</c>'
    % (_REF, _LOOK, _LOOK, _WHITE, _FORMULA, _WHITE, _STORED, _NO_VALUE, _WHITE)
)
_ROW_TAG = re.compile(rb'<row r="[1-9]\d{0,6}"(?: [\w:]+="[^"<>]*")* ?/?>|</row>')
# What a result of each type may be.
_RESULTS = {
    b"n": re.compile(_NUMBER),
    b"s": re.compile(rb"\d+"),
    b"b": re.compile(rb"[01]"),
    b"str": re.compile(_RESULT),
    b"e": re.compile(rb"#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!)"),
}
_NO_CELLS = re.compile(rb"<sheetData ?/>")
# Beyond column Z or row 9999: only there can the rectangle be too large.
_FAR = re.compile(rb'<c r="(?:[A-Z]{2}|[A-Z]\d{5})')
_PLACE = re.compile(_REF)
_MAX_CELLS = 2_000_000
_TEXT = CellKind.TEXT
_HIDDEN_ROW = re.compile(rb'<row r="(\d+)"[^<>]*? hidden="(?:1|true)"')
_MERGED = re.compile(rb'<mergeCell ref="([A-Z]+\d+:[A-Z]+\d+)"')
_TABLE_PART = re.compile(rb'<tablePart [^<>]*?\bid="([^"]+)"')
_RELATION = re.compile(rb"<Relationship [^<>]+>")
_TABLE_RANGE = re.compile(rb'<table [^<>]*?\bref="([^"]+)"')


@dataclass(slots=True)
class _Special:
    """What the XML says of a cell with a formula or an error value.

    Attributes:
        formula: Whether it is a formula.
        kind: The kind of its value, None where calamine gives the stored result.
        error: The error value.
    """

    formula: bool
    kind: CellKind | None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class _Sheet:
    specials: Mapping[tuple[int, int], _Special]
    merged: tuple[str, ...]
    hidden_rows: frozenset[int]
    table_ranges: tuple[str, ...]


def read_with_calamine(data: bytes, without: Collection[str] = ()) -> tuple[Grid, ...] | None:
    """Read all worksheets, if they are plain.

    Args:
        data: The workbook, already guarded.
        without: Names of sheets that nobody needs.

    Returns:
        The worksheets in their order, or None where some sheet holds more than calamine can tell.
    """
    package = Package(data)
    sheets = {}
    for name, part in package.sheet_parts.items():
        if name in without:
            continue
        sheet = _plain_sheet(package, part)
        if sheet is None:
            return None
        sheets[name] = sheet
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return tuple(_grid(name, book, sheet) for name, sheet in sheets.items())
    except (CalamineError, OverflowError):
        # It knows fewer ways to write a workbook, and durations that no timedelta holds are an error to it.
        return None


def _plain_sheet(package: Package, part: str) -> _Sheet | None:
    if not part.startswith("xl/worksheets/"):
        return None
    above, cells, below = _split(package.read(part))
    # In a comment or a CDATA section, what looks like an element is none; among the cells, neither is known.
    if not below or b"<!" in above or b"<!" in below:
        return None
    specials = _specials(cells)
    if specials is None or _area(cells) > _MAX_CELLS:
        return None
    merged, tables = _MERGED.findall(below), _table_ranges(package, part, below)
    if tables is None or len(merged) != below.count(b"mergeCell") - below.count(b"mergeCells"):
        return None
    return _Sheet(
        specials=specials,
        merged=tuple(sorted({each.decode() for each in merged})),
        hidden_rows=frozenset(map(int, _HIDDEN_ROW.findall(cells))),
        table_ranges=tables,
    )


def _split(xml: bytes) -> tuple[bytes, bytes, bytes]:
    """Return what stands above the cells, the cells, and what stands below: nothing where no cells are found."""
    start, end = xml.find(b"<sheetData>"), xml.rfind(b"</sheetData>")
    if start < 0 or end < 0:
        above, *below = _NO_CELLS.split(xml, 1)
        return above, b"", b"".join(below)
    return xml[:start], xml[start + len(b"<sheetData>") : end], xml[end:]


def _specials(cells: bytes) -> dict[tuple[int, int], _Special] | None:
    """Find the cells with formulas and error values; None where any cell is written in a way that is not known."""
    found: dict[tuple[int, int], _Special] = {}

    def take(match: re.Match[bytes]) -> bytes:
        special = _special(match[3] or b"n", match[5] or b"", formula=match[4] is not None)
        if special is None:
            return match[0]
        found[int(match[2]), _column(match[1])] = special
        return b""

    left = _SPECIAL_CELL.sub(take, _PLAIN_CELL.sub(b"", cells))
    return None if _ROW_TAG.sub(b"", left).strip() else found


def _special(typed: bytes, stored: bytes, *, formula: bool) -> _Special | None:
    known = _RESULTS.get(typed)
    if known is None or not (formula or typed == b"e"):
        return None
    if not stored and typed != b"e":
        return _Special(formula, CellKind.BLANK if typed == b"str" else CellKind.UNCALCULATED)
    if not known.fullmatch(stored):
        return None
    return _Special(formula, CellKind.ERROR, stored.decode()) if typed == b"e" else _Special(formula, None)


def _area(cells: bytes) -> int:
    """Return how many cells calamine lays out at most; where the last one is, only the cells themselves tell."""
    if not _FAR.search(cells):
        return 0
    places = _PLACE.findall(cells)
    width = max(map(_column, {letters for letters, _ in places}))
    return width * max(map(int, {row for _, row in places}))


@cache
def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _table_ranges(package: Package, part: str, below: bytes) -> tuple[str, ...] | None:
    """Return the ranges in the order in which the sheet names its tables; None where one cannot be found."""
    ids = _TABLE_PART.findall(below)
    if not ids:
        return () if b"tablePart " not in below else None
    folder, name = posixpath.split(part)
    targets = {
        _attribute(b"Id", relation): _attribute(b"Target", relation)
        for relation in _RELATION.findall(package.read(f"{folder}/_rels/{name}.rels"))
    }
    tables = [package.read(part_at(folder, targets[each].decode())) for each in ids]
    found = [match[1].decode() for table in tables if (match := _TABLE_RANGE.search(table))]
    return tuple(found) if len(found) == len(ids) else None


def _attribute(name: bytes, tag: bytes) -> bytes:
    found = re.search(rb'\b%b="([^"]*)"' % name, tag)
    return found[1] if found else b""


def _grid(name: str, book: "CalamineWorkbook", sheet: _Sheet) -> Grid:
    values = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    rows: dict[int, dict[int, Cell]] = {}
    for row, line in enumerate(values, 1):
        cells = {
            column: Cell(row, column, value, _TEXT) if type(value) is str else _cell(row, column, value)
            for column, value in enumerate(line, 1)
            if value != ""
        }
        if cells:
            rows[row] = cells
    rows = _with_specials(rows, sheet.specials)
    _drop_covered(rows, sheet.merged)
    return Grid(name, rows, sheet.merged, sheet.hidden_rows, sheet.table_ranges)


def _cell(row: int, column: int, value: object) -> Cell:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    elif isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, time())
    return Cell(row, column, value, kind_of(value))


def _with_specials(
    rows: dict[int, dict[int, Cell]], specials: Mapping[tuple[int, int], _Special]
) -> dict[int, dict[int, Cell]]:
    if not specials:
        return rows
    for (row, column), special in specials.items():
        line = rows.setdefault(row, {})
        line[column] = _special_cell(row, column, special, line.get(column))
    # calamine gives nothing for some of them: they came last, wherever they stand.
    for row in {row for row, _ in specials}:
        rows[row] = dict(sorted(rows[row].items()))
    return dict(sorted(rows.items()))


def _special_cell(row: int, column: int, special: _Special, stored: Cell | None) -> Cell:
    if special.kind is not None:
        return Cell(row, column, special.error, special.kind, special.formula)
    if stored is None:
        # The result is a shared text of no characters.
        return Cell(row, column, "", _TEXT, special.formula)
    return Cell(row, column, stored.value, stored.kind, special.formula)


def _drop_covered(rows: dict[int, dict[int, Cell]], merged: Collection[str]) -> None:
    """Drop what other programs leave in cells that a merged cell covers: nobody can see it."""
    for area in filter(None, map(CellRange.parse, merged)):
        for row in range(area.first_row, area.last_row + 1):
            for column in [
                each for each in rows.get(row, ()) if area.first_column <= each <= area.last_column
            ]:
                if (row, column) != (area.first_row, area.first_column):
                    del rows[row][column]
            if row in rows and not rows[row]:
                del rows[row]
