"""Makes one line of what is one thing to mend."""

from collections.abc import Iterable
from dataclasses import replace

from hitaplan.findings.finding import Finding
from hitaplan.office.cells import CellRange

# A required cell that is blank: whatever else is said of that cell follows from it.
BLANK_REQUIRED = "B001"
_Key = tuple[object, ...]


def without_followers(findings: Iterable[Finding]) -> list[Finding]:
    """Leave out what is said of a cell that is blank and must not be."""
    every = list(findings)
    blank = {finding.place for finding in every if finding.code == BLANK_REQUIRED}
    return [finding for finding in every if finding.code == BLANK_REQUIRED or finding.place not in blank]


def folded(findings: Iterable[Finding]) -> list[Finding]:
    """Fold findings that say the same of neighbouring cells into one with a range of cells (取組!G12:K12).

    Args:
        findings: Findings of single cells, or of no cell.

    Returns:
        The findings; of those that say the same, cells side by side are one, and then rows below each other.
    """
    groups: dict[_Key, dict[CellRange, Finding]] = {}
    single: list[Finding] = []
    for finding in findings:
        place = CellRange.parse(finding.place.cell)
        if place is None:
            single.append(finding)
        else:
            said = (finding.code, finding.severity, finding.place.sheet, finding.message, finding.remedy)
            groups.setdefault((*said, finding.value, finding.repaired), {})[place] = finding
    for group in groups.values():
        example = next(iter(group.values()))
        places = _joined(_joined(sorted(group), across=True), across=False)
        single += [replace(example, place=replace(example.place, cell=str(place))) for place in places]
    return single


def _joined(places: list[CellRange], *, across: bool) -> list[CellRange]:
    """Join ranges that continue each other along a row, or down the same columns."""
    joined: list[CellRange] = []
    open_ends: dict[tuple[int, ...], int] = {}
    for place in places:
        start, end = _edges(place, across=across)
        position = open_ends.pop(start, None)
        if position is None:
            joined.append(place)
            open_ends[end] = len(joined) - 1
        else:
            grown = replace(joined[position], last_row=place.last_row, last_column=place.last_column)
            joined[position] = grown
            open_ends[end] = position
    return joined


def _edges(place: CellRange, *, across: bool) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return where another range must end to be continued by this one, and where this one ends."""
    if across:
        rows = (place.first_row, place.last_row)
        return (*rows, place.first_column), (*rows, place.last_column + 1)
    columns = (place.first_column, place.last_column)
    return (*columns, place.first_row), (*columns, place.last_row + 1)
