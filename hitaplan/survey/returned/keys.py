"""Reads the very hidden sheet of a returned 調査票. It helps to read the form; it proves nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hitaplan.office.cells import Grid
from hitaplan.plan.keys import normalize_key
from hitaplan.survey.form_layout import FormHeading, KeyLabel

_FEWEST_LABELS = 4


@dataclass(frozen=True, slots=True)
class Keys:
    """What the hidden sheet says.

    Attributes:
        sheet: Name of that sheet.
        labels: Its labels with their values.
        issued: Each row's values as issued, by heading, by row key.
    """

    sheet: str
    labels: Mapping[KeyLabel, str]
    issued: Mapping[str, Mapping[str, str]]


def read_keys(grids: Iterable[Grid]) -> Keys | None:
    """Find and read the sheet of keys, whatever its name is now.

    Args:
        grids: All sheets of the workbook.

    Returns:
        The keys, or None where no sheet holds them.
    """
    found = ((grid, _labels(grid)) for grid in grids)
    return next(
        (Keys(grid.title, labels, _issued(grid)) for grid, labels in found if len(labels) >= _FEWEST_LABELS),
        None,
    )


def _labels(grid: Grid) -> dict[KeyLabel, str]:
    by_key = {normalize_key(label): label for label in KeyLabel}
    found: dict[KeyLabel, str] = {}
    for cells in grid.rows.values():
        label = by_key.get(normalize_key(cells[1].text)) if 1 in cells else None
        # The row of headings begins with 行キー, and no label stands below it.
        if label and label not in found:
            found[label] = cells[2].text if 2 in cells else ""
    return found if KeyLabel.FORM_VERSION in found else {}


def _issued(grid: Grid) -> dict[str, dict[str, str]]:
    head = next(
        (number for number, cells in grid.rows.items() if 1 in cells and cells[1].text == FormHeading.ROW_ID),
        None,
    )
    if head is None:
        return {}
    headings = {column: cell.text for column, cell in grid.rows[head].items()}
    return {
        cells[1].text: {
            heading: cells[column].text if column in cells else "" for column, heading in headings.items()
        }
        for number, cells in grid.rows.items()
        if number > head and 1 in cells and cells[1].text
    }
