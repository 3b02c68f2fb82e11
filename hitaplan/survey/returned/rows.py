"""Tells which 取組 and fiscal year each row of a returned 調査票 is about: by its hidden key and its 取組番号."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from hitaplan.findings.finding import Finding
from hitaplan.master.layout import Heading
from hitaplan.master.records import Record
from hitaplan.office.cells import Cell, CellKind
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.initiative_number import InitiativeNumber
from hitaplan.survey.form_layout import FormHeading
from hitaplan.survey.returned.entry import EntrySheet
from hitaplan.survey.returned.findings import Located

_Key = tuple[FiscalYear, InitiativeNumber]


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """One row of a returned form.

    Attributes:
        year: Its fiscal year.
        number: Its 取組番号.
        record: Its cells by heading.
        issued: Its values as issued by heading; empty where the keys are gone.
        headings: The headings of what is to be filled in.
    """

    year: FiscalYear
    number: InitiativeNumber
    record: Record
    issued: Mapping[str, str]
    headings: tuple[str, ...]

    @property
    def entered(self) -> tuple[str, ...]:
        """What stands in the cells to be filled in."""
        return tuple(self.record.text(heading) for heading in self.headings)

    @property
    def filled(self) -> bool:
        """Whether anything was filled in."""
        return any(not self.record.cell(heading).blank for heading in self.headings)


@dataclass(slots=True)
class Rows:
    """The rows of a form, and what is to be said of them.

    Attributes:
        rows: The rows in their order, none twice.
        findings: What was found on the way.
        keyless: Whether some row was known by its 取組番号 alone.
    """

    rows: list[ReturnedRow] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    keyless: bool = False


def read_rows(
    entry: EntrySheet, issued: Mapping[str, Mapping[str, str]], years: tuple[FiscalYear, ...], at: Located
) -> Rows:
    """Read the rows of a form.

    Args:
        entry: The sheet 記入.
        issued: Each row's values as issued, by row key.
        years: The years of the form: where a row does not say its own, the only one.
        at: Makes the findings.

    Returns:
        The rows whose 取組 is plain.
    """
    found = Rows()
    seen: dict[_Key, ReturnedRow] = {}
    for record in entry.rows:
        key = _identify(record, issued, years, at, found)
        if key is None:
            continue
        row = ReturnedRow(*key, record, issued.get(row_id(key), {}), entry.layout.entered)
        first = seen.setdefault(key, row)
        if first is row:
            found.rows.append(row)
        elif first.entered != row.entered:
            found.findings.append(at.row_twice(record.cell(Heading.NUMBER), first.record.row))
    return found


def row_id(key: _Key) -> str:
    """Return the hidden key of a row."""
    return f"{key[0].short}/{key[1]}"


def _identify(
    record: Record,
    issued: Mapping[str, Mapping[str, str]],
    years: tuple[FiscalYear, ...],
    at: Located,
    found: Rows,
) -> _Key | None:
    hidden, visible = _parse_id(record.text(FormHeading.ROW_ID)), _visible(record, years)
    number = record.cell(Heading.NUMBER)
    if number.kind is CellKind.DATE and visible:
        found.findings.append(at.number_became_date(number, visible[1]))
    if hidden is None:
        if visible is None:
            found.findings += map(at.stray_row, _stray_cells(record))
        found.keyless = found.keyless or visible is not None
        return visible
    if visible is None or visible == hidden:
        return hidden
    # The hidden column may have stayed behind when the visible ones were sorted: the printed name decides.
    if _is_named(record, issued.get(row_id(visible))):
        found.keyless = True
        return visible
    if _is_named(record, issued.get(row_id(hidden))):
        return hidden
    found.findings.append(at.row_unclear(number, record.text(FormHeading.ROW_ID)))
    return None


def _parse_id(text: str) -> _Key | None:
    year, _, number = text.partition("/")
    try:
        return FiscalYear.parse(year), InitiativeNumber.parse(number)
    except ValueError:
        return None


def _visible(record: Record, years: tuple[FiscalYear, ...]) -> _Key | None:
    number = record.number(Heading.NUMBER)
    year = record.year(Heading.YEAR) or (years[0] if len(years) == 1 else None)
    return (year, number) if year and number else None


def _is_named(record: Record, issued: Mapping[str, str] | None) -> bool:
    return issued is not None and issued.get(Heading.NAME) == record.text(Heading.NAME)


def _stray_cells(record: Record) -> Iterator[Cell]:
    return (cell for cell in record.cells.values() if not cell.blank and not cell.formula)
