"""The master workbook as it was read."""

from dataclasses import dataclass, field

from hitaplan.findings.finding import Place
from hitaplan.master.layout import PlanItem, SheetName
from hitaplan.master.records import Record, Tables, records_of
from hitaplan.office.cells import Cell, Grid
from hitaplan.plan.model import Plan


@dataclass(frozen=True, slots=True, eq=False)
class Master:
    """One master workbook: its records with their cells, and the plan they make.

    Two masters are the same only if they are one object, so that what is worked out of one is worked out once.

    Attributes:
        file: The file's name without its folder.
        sha256: Hash of the file that was read.
        tables: The sheets of the layout that were found.
        grids: All sheets of the workbook.
        plan_items: The records of 計画 by 項目.
        plan: The plan that the records make, illegible rows left out; None without a legible 計画.
        open_elsewhere: Whether an owner file beside it says that somebody has it open.
        has_macros: Whether macros stand in the workbook; they are never run.
    """

    file: str
    sha256: str
    tables: Tables = field(repr=False)
    grids: tuple[Grid, ...] = field(repr=False)
    plan_items: dict[PlanItem, Record] = field(repr=False)
    plan: Plan | None = field(repr=False)
    open_elsewhere: bool = False
    has_macros: bool = False

    def records(self, name: SheetName) -> tuple[Record, ...]:
        """Return the records of a sheet, none where it is missing."""
        return records_of(self.tables, name)

    def place(self, sheet: str = "", cell: Cell | None = None) -> Place:
        """Return a place in this workbook."""
        return Place(self.file, sheet, cell.address if cell else "")
