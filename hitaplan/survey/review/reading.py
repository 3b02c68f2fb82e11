"""Reads a returned 見直し照会票: what the department decided on each of its 取組."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hitaplan.findings.finding import Finding, has_errors
from hitaplan.master.layout import Heading
from hitaplan.master.records import Record
from hitaplan.office.cells import Grid
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.initiative_number import InitiativeNumber
from hitaplan.plan.keys import normalize_key
from hitaplan.plan.model import Department, Plan
from hitaplan.survey.form_layout import HeadLabel, KeyLabel
from hitaplan.survey.returned.entry import EntrySheet, find_entry_sheets
from hitaplan.survey.returned.findings import Located
from hitaplan.survey.returned.keys import Keys, read_keys
from hitaplan.survey.returned.remarks import form_remarks
from hitaplan.survey.returned.rows import ReturnedRow, read_rows
from hitaplan.survey.returned.shown import ShowNumbers, rows_as_shown
from hitaplan.survey.review.candidate import candidates, own_candidates
from hitaplan.survey.review.findings import NOTHING_DECIDED, LocatedReview
from hitaplan.survey.review.form import REVIEW_LAYOUT
from hitaplan.survey.review.layout import (
    ENTRY_COLUMNS,
    NEW_TEXTS,
    REVIEW_VERSION,
    Decision,
    ReviewHeading,
)
from hitaplan.survey.review.new_text import department_problems, schedule_problems

_CHANGING = (Decision.CHANGE, Decision.MERGE, Decision.ABOLISH)
# What is written there means something with these decisions alone.
_BELONGS_TO = {
    **dict.fromkeys(NEW_TEXTS, (Decision.CHANGE, Decision.MERGE)),
    ReviewHeading.MERGED_INTO: (Decision.MERGE,),
}


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a department decided on one 取組.

    Attributes:
        number: The 取組番号.
        decision: The 判断, or None where it is blank or unknown.
        texts: What it wrote into the columns, by heading; blank ones are left out.
    """

    number: InitiativeNumber
    decision: Decision | None
    texts: dict[str, str]

    @property
    def label(self) -> str:
        """The decision with what belongs to it, a line each."""
        others = (
            f"{heading}: {text}" for heading, text in self.texts.items() if heading != ReviewHeading.DECISION
        )
        return "\n".join([self.texts.get(ReviewHeading.DECISION, "(判断なし)"), *others])


@dataclass(frozen=True, slots=True)
class ReturnedReview:
    """A returned 見直し照会票.

    Attributes:
        file: The file, as seen from the folder of the returns.
        department: Whose it is, or None where nobody can tell.
        year: The fiscal year of the review, or None where it does not say.
        opinions: What was decided.
        findings: What was changed about the form, and what is to be mended.
    """

    file: str
    department: Department | None
    year: FiscalYear | None
    opinions: tuple[Opinion, ...]
    findings: tuple[Finding, ...]

    @property
    def blank(self) -> bool:
        """Whether it came back as it was issued."""
        return any(each.code == NOTHING_DECIDED for each in self.findings)

    @property
    def valid(self) -> bool:
        """Whether it can be used as it is."""
        return self.department is not None and not has_errors(self.findings)


def is_review(grids: Sequence[Grid]) -> bool:
    """Return whether a workbook is a 見直し照会票: it has the sheet with its headings."""
    return bool(_entry_sheets(grids, read_keys(grids)))


def _entry_sheets(grids: Sequence[Grid], keys: Keys | None) -> tuple[EntrySheet, ...]:
    """The sheets that look like the one to fill in; the hidden one has the same headings and is none."""
    shown = (grid for grid in grids if keys is None or grid.title != keys.sheet)
    return find_entry_sheets(shown, REVIEW_LAYOUT)


def read_review(plan: Plan, grids: Sequence[Grid], file: str, show_numbers: ShowNumbers) -> ReturnedReview:
    """Read a returned 見直し照会票.

    Args:
        plan: The plan.
        grids: All sheets of a workbook that is one.
        file: The file, for places.
        show_numbers: Tells how numbers are shown; called only where some were filled in.

    Returns:
        What was read; nothing is taken from the file's name.
    """
    keys = read_keys(grids)
    entries = _entry_sheets(grids, keys)
    entry = entries[0]
    at = Located(file, entry.grid.title)
    year = _year(keys, entry)
    issued = keys.issued if keys else {}
    read = read_rows(entry, issued, (year,) if year else (), at)
    returned, said = rows_as_shown(read.rows, entry.grid.title, show_numbers, at)
    name = (keys.labels.get(KeyLabel.DEPARTMENT) if keys else "") or entry.head(HeadLabel.DEPARTMENT)
    department = plan.department(name)
    if department is not None and department.collective:
        department = None
    findings = [
        *read.findings,
        *said,
        *([] if keys else [at.keys_gone()]),
        *form_remarks(entry, returned, issued, at),
        *_identity(plan, keys, name, department, at),
    ]
    if len(entries) > 1:
        findings.append(at.several_entry_sheets("、".join(each.grid.title for each in entries)))
    judge = LocatedReview(file, entry.grid.title)
    own = _own_numbers(plan, department, year)
    asked = [number for number in own if not plan.by_number[number].relisted]
    rows = [row for row in returned if row.number in asked]
    findings += (finding for row in returned for finding in _not_asked(plan, row, own, at, judge))
    findings += (finding for row in rows for finding in _judged(plan, row, year or plan.target_year, judge))
    decided = {row.number for row in rows if row.record.text(ReviewHeading.DECISION)}
    undecided = [str(number) for number in asked if number not in decided]
    if asked and not any(row.filled for row in rows):
        findings.append(judge.nothing_decided(len(asked)))
    elif undecided:
        findings.append(judge.undecided(undecided))
    opinions = tuple(_opinion(row) for row in rows if row.filled)
    return ReturnedReview(file, department, year, opinions, tuple(findings))


def _not_asked(
    plan: Plan, row: ReturnedRow, own: Sequence[InitiativeNumber], at: Located, judge: LocatedReview
) -> Iterator[Finding]:
    """Tell of what stands in a row that the department does not decide."""
    if row.number not in own:
        yield judge.unknown_initiative(row.record.cell(Heading.NUMBER))
    elif plan.by_number[row.number].relisted:
        written = (row.record.cell(heading) for heading in row.headings)
        yield from (at.row_not_asked(cell, str(row.number)) for cell in written if not cell.blank)


def _year(keys: Keys | None, entry: EntrySheet) -> FiscalYear | None:
    text = (keys.labels.get(KeyLabel.YEARS) if keys else "") or entry.head(HeadLabel.YEAR)
    try:
        return FiscalYear.parse(text)
    except ValueError:
        return None


def _identity(
    plan: Plan, keys: Keys | None, name: str, department: Department | None, at: Located
) -> Iterator[Finding]:
    title = keys.labels.get(KeyLabel.PLAN, "") if keys else ""
    if title and normalize_key(title) != normalize_key(plan.title):
        yield at.other_plan(title)
    version = keys.labels.get(KeyLabel.FORM_VERSION, REVIEW_VERSION) if keys else REVIEW_VERSION
    if version != REVIEW_VERSION:
        yield at.other_version(version, REVIEW_VERSION)
    if department is None:
        yield at.department_unknown(name)


def _own_numbers(
    plan: Plan, department: Department | None, year: FiscalYear | None
) -> list[InitiativeNumber]:
    """The 取組 that its form lists."""
    if department is None:
        return []
    own = own_candidates(department, candidates(plan, year or plan.target_year))
    return [each.initiative.number for each in own]


def _decision(record: Record) -> Decision | None:
    key = normalize_key(record.text(ReviewHeading.DECISION))
    return next((each for each in Decision if normalize_key(each) == key), None)


def _opinion(row: ReturnedRow) -> Opinion:
    texts = {
        str(column.heading): text for column in ENTRY_COLUMNS if (text := row.record.text(column.heading))
    }
    return Opinion(row.number, _decision(row.record), texts)


def _judged(plan: Plan, row: ReturnedRow, year: FiscalYear, at: LocatedReview) -> Iterator[Finding]:
    record, number = row.record, str(row.number)
    decision, cell = _decision(record), record.cell(ReviewHeading.DECISION)
    written = [heading for heading in NEW_TEXTS if record.text(heading)]
    if decision is None and not cell.blank:
        yield at.unknown_decision(cell)
        return
    if decision is Decision.CHANGE and not written:
        yield at.nothing_new(cell, number)
    if decision is Decision.MERGE:
        yield from _target(plan, row, at)
    if decision in _CHANGING and not record.text(ReviewHeading.REASON):
        yield at.no_reason(cell, number)
    idle = [heading for heading, meant in _BELONGS_TO.items() if decision not in meant]
    for heading in idle:
        if record.text(heading):
            yield at.text_without_change(
                record.cell(heading), number, heading, record.text(ReviewHeading.DECISION)
            )
    yield from _new_texts(plan, row, year, at)


def _target(plan: Plan, row: ReturnedRow, at: LocatedReview) -> Iterator[Finding]:
    """Tell of a 統合先 that is none."""
    cell, number = row.record.cell(ReviewHeading.MERGED_INTO), str(row.number)
    target = row.record.number(ReviewHeading.MERGED_INTO)
    if target is None or target not in plan.by_number:
        text = row.record.text(ReviewHeading.MERGED_INTO)
        yield at.no_target(cell, number, text, [str(each) for each in plan.by_number])
    elif target == row.number:
        yield at.own_target(cell, number)
    elif (original := plan.by_number[target].relisted_from) is not None:
        yield at.relisted_target(cell, number, str(original))


def _new_texts(plan: Plan, row: ReturnedRow, year: FiscalYear, at: LocatedReview) -> Iterator[Finding]:
    """Tell of new departments and years that cannot go into the plan as they stand."""
    record, number = row.record, str(row.number)
    departments = record.cell(ReviewHeading.NEW_DEPARTMENTS)
    for problem in department_problems(plan, year, record.text(ReviewHeading.NEW_DEPARTMENTS)):
        yield at.departments_unclear(departments, number, problem)
    schedule = record.cell(ReviewHeading.NEW_SCHEDULE)
    initiative = plan.by_number[row.number]
    for problem in schedule_problems(plan, initiative, year, record.text(ReviewHeading.NEW_SCHEDULE)):
        yield at.schedule_unclear(schedule, number, problem)
