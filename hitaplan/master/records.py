"""Records: the rows of a sheet, every value with its cell."""

from collections.abc import Mapping
from dataclasses import dataclass

from hitaplan.master.layout import SheetName
from hitaplan.office.cells import Cell, CellKind, Grid
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.initiative_number import InitiativeNumber
from hitaplan.plan.keys import normalize_key
from hitaplan.plan.vocabulary import NAME_SEPARATOR

# More digits are no number that anybody means, and int() refuses thousands of them.
_MOST_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Record:
    """One row below the heading.

    Attributes:
        sheet: Name of its sheet as it stands in the workbook.
        row: Row number as Excel shows it.
        cells: Its cells by heading, blank ones too; a column that is missing has none.
    """

    sheet: str
    row: int
    cells: Mapping[str, Cell]

    def has(self, heading: str) -> bool:
        """Return whether the sheet has that column."""
        return heading in self.cells

    def cell(self, heading: str) -> Cell:
        """Return the cell under a heading; a blank one in column A where the column is missing."""
        return self.cells.get(heading) or Cell(self.row, 1, None, CellKind.BLANK)

    def text(self, heading: str) -> str:
        """Return the text under a heading, "" where it is blank or the column is missing."""
        return self.cell(heading).text

    def names(self, heading: str) -> tuple[str, ...]:
        """Return the names under a heading that 「、」 separates, without empty ones."""
        return tuple(part for name in self.text(heading).split(NAME_SEPARATOR) if (part := name.strip()))

    def number(self, heading: str) -> InitiativeNumber | None:
        """Return the 取組番号 under a heading, restored where Excel made a date of it; None if there is none."""
        value = self.cell(heading).value
        for read in (InitiativeNumber.parse, InitiativeNumber.from_excel_date):
            try:
                return read(value)
            except ValueError:
                continue
        return None

    def year(self, heading: str) -> FiscalYear | None:
        """Return the fiscal year under a heading, or None."""
        try:
            return FiscalYear.parse(self.cell(heading).value)
        except ValueError:
            return None

    def integer(self, heading: str) -> int | None:
        """Return the whole number under a heading, typed as a number or as text; None if there is none."""
        key = normalize_key(self.text(heading))
        return int(key) if key.isdecimal() and len(key) <= _MOST_DIGITS else None


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet of the layout as it was read.

    Attributes:
        name: Which sheet of the layout it is.
        headings: Column number of each known heading; of a heading that stands twice, the first.
        records: The rows that hold anything in a known column.
        grid: Everything on the sheet.
    """

    name: SheetName
    headings: Mapping[str, int]
    records: tuple[Record, ...]
    grid: Grid


Tables = Mapping[SheetName, Table]


def records_of(tables: Tables, name: SheetName) -> tuple[Record, ...]:
    """Return the records of a sheet, none where it is missing."""
    table = tables.get(name)
    return table.records if table else ()
