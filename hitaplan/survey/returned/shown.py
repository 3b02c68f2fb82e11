"""Numbers in the cells to be filled in: 0.25 that Excel shows as 25% is read as 25%, for that is what the department saw."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from hitaplan.findings.finding import Finding
from hitaplan.office.cells import Cell, CellKind
from hitaplan.office.number_formats import ShownNumber
from hitaplan.survey.returned.findings import Located
from hitaplan.survey.returned.rows import ReturnedRow

# Tells how Excel shows the numbers of some cells of a sheet.
ShowNumbers = Callable[[str, Sequence[Cell]], Mapping[Cell, ShownNumber]]


def rows_as_shown(
    rows: Sequence[ReturnedRow], sheet: str, show_numbers: ShowNumbers, at: Located
) -> tuple[tuple[ReturnedRow, ...], tuple[Finding, ...]]:
    """Put what Excel shows in the place of numbers.

    Args:
        rows: The rows as they are stored.
        sheet: Name of their sheet.
        show_numbers: Tells how numbers are shown; called only where some were filled in.
        at: Makes the findings.

    Returns:
        The rows, and one finding for each number that is shown otherwise than it is stored, or of which nobody knows how.
    """
    numbers = [cell for row in rows for _, cell in _numbers(row)]
    if not numbers:
        return tuple(rows), ()
    shown = show_numbers(sheet, numbers)
    found = (_finding(heading, cell, shown[cell], at) for row in rows for heading, cell in _numbers(row))
    return tuple(_as_shown(row, shown) for row in rows), tuple(each for each in found if each)


def _as_shown(row: ReturnedRow, shown: Mapping[Cell, ShownNumber]) -> ReturnedRow:
    texts = {
        heading: Cell(cell.row, cell.column, text, CellKind.TEXT, cell.formula)
        for heading, cell in _numbers(row)
        if (text := shown[cell].text)
    }
    return replace(row, record=replace(row.record, cells={**row.record.cells, **texts}))


def _finding(heading: str, cell: Cell, shown: ShownNumber, at: Located) -> Finding | None:
    # As the Japanese Excel names it.
    code = shown.code.replace("General", "G/標準")
    if shown.text is None:
        return at.number_unclear(cell, heading, code)
    return None if shown.text == cell.text else at.number_shown(cell, heading, code, shown.text)


def _numbers(row: ReturnedRow) -> Iterator[tuple[str, Cell]]:
    for heading in row.headings:
        cell = row.record.cell(heading)
        if cell.kind is CellKind.NUMBER:
            yield heading, cell
