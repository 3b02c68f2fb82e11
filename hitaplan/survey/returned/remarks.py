"""What a department did to its 調査票 besides filling it in: moved, merged, hid, added, overwrote."""

from collections.abc import Iterator, Mapping, Sequence

from hitaplan.findings.finding import Finding
from hitaplan.master.layout import Heading
from hitaplan.master.ranges import parse_ranges, run_text, runs
from hitaplan.office.cells import CellKind
from hitaplan.survey.form_layout import FormHeading
from hitaplan.survey.returned.entry import EntrySheet
from hitaplan.survey.returned.findings import Located
from hitaplan.survey.returned.rows import ReturnedRow, row_id

# The formula of 評価の目安 is no value of the form, and the key is compared where rows are told apart.
_NOT_COMPARED = (FormHeading.PROPOSAL, FormHeading.ROW_ID)


def form_remarks(
    entry: EntrySheet,
    rows: Sequence[ReturnedRow],
    issued: Mapping[str, Mapping[str, str]],
    at: Located,
) -> Iterator[Finding]:
    """Yield what was changed about a form.

    Args:
        entry: The sheet 記入.
        rows: Its rows.
        issued: Each row's values as issued, by row key.
        at: Makes the findings.

    Yields:
        One finding for each change; what was read rightly all the same is 参考.
    """
    yield from (at.heading_missing(each) for each in entry.layout.entered if each not in entry.columns)
    yield from map(at.heading_twice, entry.twice)
    yield from _moved(entry, rows, issued, at)
    yield from _hidden(entry, rows, at)
    yield from _merged(entry, at)
    yield from _added(entry, at)
    for row in rows:
        yield from _printed_changes(entry, row, at)


def _moved(
    entry: EntrySheet, rows: Sequence[ReturnedRow], issued: Mapping[str, Mapping[str, str]], at: Located
) -> Iterator[Finding]:
    if entry.grid.title != entry.layout.sheet:
        yield at.rearranged(f"シート「{entry.layout.sheet}」の名前が「{entry.grid.title}」に変わっていますが")
    columns = [entry.columns[each] for each in entry.layout.headings.values() if each in entry.columns]
    if columns != sorted(columns):
        yield at.rearranged("列の順番が変わっていますが")
    places = {key: place for place, key in enumerate(issued)}
    order = [places[key] for row in rows if (key := row_id((row.year, row.number))) in places]
    if order != sorted(order):
        yield at.rearranged("行の順番が変わっていますが")


def _hidden(entry: EntrySheet, rows: Sequence[ReturnedRow], at: Located) -> Iterator[Finding]:
    hidden = runs(row.record.row for row in rows if row.record.row in entry.grid.hidden_rows)
    if hidden:
        yield at.hidden_rows("、".join(run_text(*run) for run in hidden))


def _merged(entry: EntrySheet, at: Located) -> Iterator[Finding]:
    entered = [entry.columns[heading] for heading in entry.layout.entered if heading in entry.columns]
    for area in parse_ranges(entry.grid.merged):
        if area.last_row > entry.heading_row and any(
            area.first_column <= column <= area.last_column for column in entered
        ):
            yield at.merged_cells(str(area))


def _added(entry: EntrySheet, at: Located) -> Iterator[Finding]:
    for cell in entry.unknown:
        below = (
            cells.get(cell.column) for number, cells in entry.grid.rows.items() if number > entry.heading_row
        )
        if any(each is not None and not each.blank for each in below):
            yield at.added_column(cell)


def _printed_changes(entry: EntrySheet, row: ReturnedRow, at: Located) -> Iterator[Finding]:
    for heading in entry.layout.printed:
        if heading in _NOT_COMPARED or heading not in row.issued or not row.record.has(heading):
            continue
        cell, issued = row.record.cell(heading), row.issued[heading]
        if heading == Heading.NUMBER and cell.kind is CellKind.DATE:
            continue
        if same_text(cell.text, issued):
            continue
        yield at.printed_cell_changed(cell, heading, issued)


def same_text(one: str, other: str) -> bool:
    """Return whether two texts are the same but for the kind of their line ends, which Office programs exchange."""
    return one.replace("\r\n", "\n") == other.replace("\r\n", "\n")
