"""What a rule is, and what it yields."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from hitaplan.findings.finding import Finding, Severity
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.master.records import Record
from hitaplan.office.cells import Cell, CellKind
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.keys import normalize_key

# Fewer faults than this are told one by one.
_MANY = 5


@dataclass(frozen=True, slots=True)
class Fault:
    """One place where a rule is broken.

    Attributes:
        sheet: Name of the sheet as it stands in the workbook.
        cell: The cell to mend, or None where it is the whole sheet.
        message: What is wrong.
        remedy: What to do.
        year: The fiscal year it is about, if about one: other years than those asked for are 要確認 at most.
        severity: How much it matters, where that differs from the rule's own severity.
        repaired: What the cell is taken for, where the program restores the key alone.
    """

    sheet: str
    cell: Cell | None
    message: str
    remedy: str
    year: FiscalYear | None = None
    severity: Severity | None = None
    repaired: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        code: Stable code, never used again for anything else.
        severity: How much its faults matter.
        title: The fault in a few words.
        find: Finds its faults in a master.
    """

    code: str
    severity: Severity
    title: str
    find: Callable[[Master], Iterable[Fault]]

    def check(self, master: Master, asked_years: Iterable[FiscalYear]) -> Iterator[Finding]:
        """Check one master.

        Args:
            master: The master as it was read.
            asked_years: The fiscal years that are being asked for.

        Yields:
            One finding for each fault.
        """
        asked = frozenset(asked_years)
        for fault in self.find(master):
            severity = fault.severity or self.severity
            if severity is Severity.ERROR and fault.year is not None and fault.year not in asked:
                severity = Severity.WARNING
            yield Finding(
                code=self.code,
                severity=severity,
                place=master.place(fault.sheet, fault.cell),
                value=fault.cell.text if fault.cell else "",
                message=fault.message,
                remedy=fault.remedy,
                repaired=fault.repaired,
            )


def is_legible(cell: Cell, *, dates: bool = False) -> bool:
    """Return whether a cell holds something to be read; of other kinds of value S005 speaks.

    Args:
        cell: The cell.
        dates: Whether a date may stand in it.
    """
    return cell.kind in (CellKind.TEXT, CellKind.NUMBER) or (dates and cell.kind is CellKind.DATE)


def keys_are_sound(
    master: Master, name: SheetName, heading: str, read: Callable[[Record], object | None]
) -> bool:
    """Return whether a sheet's keys can be relied on: there are some, every one legible and none twice.

    While they cannot, another rule speaks of the key itself, and whatever refers to it would only be noise.

    Args:
        master: The master as it was read.
        name: The sheet.
        heading: The heading of its keys.
        read: Reads the key of a record, None where it is illegible.
    """
    table = master.tables.get(name)
    if table is None or heading not in table.headings or not table.records:
        return False
    keys = [read(record) for record in table.records]
    return None not in keys and len(set(keys)) == len(keys)


@lru_cache(maxsize=1)
def numbers_are_sound(master: Master) -> bool:
    """Return whether the 取組番号 of the plan can be relied on."""
    return keys_are_sound(
        master, SheetName.INITIATIVES, Heading.NUMBER, lambda each: each.number(Heading.NUMBER)
    )


@lru_cache(maxsize=1)
def departments_are_sound(master: Master) -> bool:
    """Return whether the 課名 of 担当課 can be relied on."""
    return keys_are_sound(master, SheetName.DEPARTMENTS, Heading.DEPARTMENT_NAME, _department_key)


def _department_key(record: Record) -> str | None:
    cell = record.cell(Heading.DEPARTMENT_NAME)
    return (normalize_key(cell.text) or None) if is_legible(cell) else None


def has_one_cause(faults: int, among: int) -> bool:
    """Return whether so many share a fault that one cause lies behind them all, and it is to be told once."""
    return faults >= _MANY and faults * 2 > among
