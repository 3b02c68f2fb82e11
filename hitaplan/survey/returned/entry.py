"""Finds the sheet 記入 in a returned workbook: its headings, its head block, its rows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hitaplan.master.reading import heading_key
from hitaplan.master.records import Record
from hitaplan.office.cells import Cell, CellKind, Grid
from hitaplan.plan.japanese_calendar import format_date
from hitaplan.plan.keys import normalize_key
from hitaplan.survey.form_layout import COLUMNS, FormSheet, HeadLabel

ENTERED_HEADINGS = tuple(str(column.heading) for column in COLUMNS if column.entered)
# Somebody may put rows above; beyond this it is no heading.
_LAST_HEADING_ROW = 100
_FEWEST_HEADINGS = 6
# A value stands beside its label; a column may have been put in between.
_REACH = 4


@dataclass(frozen=True, slots=True)
class FormLayout:
    """What a kind of form is known by.

    Attributes:
        sheet: The name of its sheet to fill in.
        headings: All of its headings in their order, without white space, with the heading itself.
        entered: The headings of what is filled in.
    """

    sheet: str
    headings: Mapping[str, str]
    entered: tuple[str, ...]

    @property
    def printed(self) -> tuple[str, ...]:
        """The headings of what is printed."""
        return tuple(each for each in self.headings.values() if each not in self.entered)

    @classmethod
    def of(cls, sheet: str, printed: Iterable[str], entered: Iterable[str]) -> "FormLayout":
        """Return the layout with these headings."""
        filled = tuple(map(str, entered))
        return cls(sheet, {heading_key(each): str(each) for each in (*printed, *filled)}, filled)


SURVEY_LAYOUT = FormLayout.of(
    FormSheet.ENTRY, (column.heading for column in COLUMNS if not column.entered), ENTERED_HEADINGS
)


@dataclass(frozen=True, slots=True)
class EntrySheet:
    """The sheet that the department filled in.

    Attributes:
        layout: The kind of form.
        grid: Everything on it.
        heading_row: The row of its headings.
        columns: Column number of each known heading; of one that stands twice, the first.
        twice: The cells of headings that stand twice.
        unknown: Cells of the heading row that are no heading of a form.
    """

    layout: FormLayout
    grid: Grid
    heading_row: int
    columns: Mapping[str, int]
    twice: tuple[Cell, ...]
    unknown: tuple[Cell, ...]

    @property
    def rows(self) -> Iterator[Record]:
        """Every filled row below the headings."""
        for number in sorted(self.grid.rows):
            if number > self.heading_row:
                yield self.record(number)

    def record(self, number: int) -> Record:
        """Return one row with its cells by heading, blank ones too."""
        cells = self.grid.rows.get(number, {})
        return Record(
            self.grid.title,
            number,
            {
                heading: cells.get(column) or Cell(number, column, None, CellKind.BLANK)
                for heading, column in self.columns.items()
            },
        )

    def head(self, label: HeadLabel) -> str:
        """Return what stands beside a label of the head block; a date as documents print it, "" where nothing does."""
        labels = {normalize_key(each) for each in HeadLabel}
        for number in sorted(self.grid.rows):
            if number >= self.heading_row:
                break
            cells = self.grid.rows[number]
            place = next((c for c, cell in cells.items() if normalize_key(cell.text) == label), None)
            if place is None:
                continue
            beside = (cells[c] for c in range(place + 1, place + 1 + _REACH) if c in cells)
            cell = next((each for each in beside if not each.blank), None)
            if cell is None or normalize_key(cell.text) in labels:
                return ""
            return format_date(cell.day) if cell.day else cell.text
        return ""


def find_entry_sheets(grids: Iterable[Grid], layout: FormLayout = SURVEY_LAYOUT) -> tuple[EntrySheet, ...]:
    """Find the sheets that have a form's headings, whatever their names are now.

    Args:
        grids: All sheets of the workbook but that of the keys.
        layout: The kind of form.

    Returns:
        The sheets; first the one that has the form's own name, else the one with the most headings.
    """
    found = [each for grid in grids if (each := _entry_sheet(grid, layout))]
    return tuple(sorted(found, key=lambda each: (each.grid.title != layout.sheet, -len(each.columns))))


def _entry_sheet(grid: Grid, layout: FormLayout) -> EntrySheet | None:
    for number in sorted(grid.rows):
        if number > _LAST_HEADING_ROW:
            return None
        known: dict[str, int] = {}
        twice, unknown = [], []
        for column in sorted(grid.rows[number]):
            cell = grid.rows[number][column]
            heading = layout.headings.get(heading_key(cell.text)) if cell.kind is CellKind.TEXT else None
            if heading is None:
                unknown.append(cell)
            elif heading in known:
                twice.append(cell)
            else:
                known[heading] = column
        if len(known) >= _FEWEST_HEADINGS:
            return EntrySheet(layout, grid, number, known, tuple(twice), tuple(unknown))
    return None
