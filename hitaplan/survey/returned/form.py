"""One returned 調査票 as it was read: whose it is, and each row with what it said when it was issued."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Finding, Place
from hitaplan.master.layout import SheetName
from hitaplan.office.cells import Grid
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.vocabulary import NAME_SEPARATOR, Round
from hitaplan.survey.form_layout import FormSheet, HeadLabel, KeyLabel
from hitaplan.survey.returned.entry import ENTERED_HEADINGS, EntrySheet, find_entry_sheets
from hitaplan.survey.returned.findings import Located
from hitaplan.survey.returned.keys import Keys, read_keys
from hitaplan.survey.returned.remarks import form_remarks
from hitaplan.survey.returned.rows import ReturnedRow, read_rows
from hitaplan.survey.returned.shown import ShowNumbers, rows_as_shown

_OF_A_MASTER = frozenset((SheetName.PLAN, SheetName.INITIATIVES, SheetName.DEPARTMENTS, SheetName.PROGRESS))


@dataclass(frozen=True, slots=True)
class ReturnedForm:
    """A returned form.

    Attributes:
        file: The file, as seen from the folder of the returns, with / between.
        sheet: Name of the sheet 記入 as it stands in the file.
        department: The 課 that it says it is of; "" where it says none.
        years: The fiscal years that it asks for.
        round: 速報 or 確定, or None where it does not say.
        plan_title: The 計画 that it says it is of; "" without keys.
        version: The version of its layout; "" without keys.
        shown: What the head block says of 課 and 区分, which the keys say too.
        author: 記入者.
        entered_on: 記入日.
        rows: Its rows.
        findings: What was changed about it, and what could not be read.
    """

    file: str
    sheet: str
    department: str
    years: tuple[FiscalYear, ...]
    round: Round | None
    plan_title: str
    version: str
    shown: Mapping[HeadLabel, str]
    author: str
    entered_on: str
    rows: tuple[ReturnedRow, ...]
    findings: tuple[Finding, ...]

    @property
    def keyed(self) -> bool:
        """Whether the hidden keys were there."""
        return bool(self.version)


def read_form(grids: tuple[Grid, ...], file: str, show_numbers: ShowNumbers) -> ReturnedForm:
    """Read a returned form.

    Args:
        grids: All sheets of the workbook.
        file: The file, for places.
        show_numbers: Tells how numbers are shown; called only where some were filled in.

    Returns:
        What was read; nothing is taken from the file's name.

    Raises:
        Failure: F-MASTER where the workbook is a master, F-FORM where it is no 調査票 otherwise.
    """
    keys = _keys(grids, file)
    entries = find_entry_sheets(grid for grid in grids if keys is None or grid.title != keys.sheet)
    if not entries:
        raise Failure(
            "F-FORM",
            Place(file),
            f"{file} は、調査票ではありません(シート「{FormSheet.ENTRY}」の見出しが見つかりません)。",
            "調査票のファイルかどうか確かめてください。",
        )
    entry = entries[0]
    at = Located(file, entry.grid.title)
    years = _years(keys, entry)
    issued = keys.issued if keys else {}
    read = read_rows(entry, issued, years, at)
    rows, said = rows_as_shown(read.rows, entry.grid.title, show_numbers, at)
    return ReturnedForm(
        file=file,
        sheet=entry.grid.title,
        department=_label(keys, KeyLabel.DEPARTMENT) or entry.head(HeadLabel.DEPARTMENT),
        years=years or tuple(sorted({row.year for row in read.rows})),
        round=_round(_label(keys, KeyLabel.ROUND) or entry.head(HeadLabel.ROUND)),
        plan_title=_label(keys, KeyLabel.PLAN),
        version=_label(keys, KeyLabel.FORM_VERSION),
        shown={label: entry.head(label) for label in (HeadLabel.DEPARTMENT, HeadLabel.ROUND)} if keys else {},
        author=entry.head(HeadLabel.AUTHOR),
        entered_on=entry.head(HeadLabel.ENTERED_ON),
        rows=rows,
        findings=(
            *read.findings,
            *_other_sheets(entries, at),
            *([] if keys else [at.keys_gone()]),
            *([at.rearranged("行キーのない行がありますが")] if keys and read.keyless else []),
            *form_remarks(entry, rows, issued, at),
            *said,
        ),
    )


def _keys(grids: tuple[Grid, ...], file: str) -> Keys | None:
    """Return the hidden keys; without any the workbook may be a master."""
    keys = read_keys(grids)
    if keys is None and {grid.title for grid in grids} >= _OF_A_MASTER:
        raise Failure(
            "F-MASTER",
            Place(file),
            f"{file} は、調査票ではなく、台帳(又はその写し)です。",
            "「提出」フォルダーから、別の場所に移してください。",
        )
    return keys


def _other_sheets(entries: Sequence[EntrySheet], at: Located) -> Iterator[Finding]:
    """A copy that says the same as the sheet that is read is no other answer."""
    said = [_entered(each) for each in entries]
    if any(each != said[0] for each in said):
        yield at.several_entry_sheets("、".join(each.grid.title for each in entries))


def _entered(entry: EntrySheet) -> list[tuple[str, ...]]:
    return [tuple(record.text(heading) for heading in ENTERED_HEADINGS) for record in entry.rows]


def _label(keys: Keys | None, label: KeyLabel) -> str:
    return keys.labels.get(label, "") if keys else ""


def _round(text: str) -> Round | None:
    return next((each for each in Round if each == text), None)


def _years(keys: Keys | None, entry: EntrySheet) -> tuple[FiscalYear, ...]:
    """The years that the keys state, else the one of the head block; several years stand in the rows themselves."""
    texts = _label(keys, KeyLabel.YEARS).split(NAME_SEPARATOR) if keys else [entry.head(HeadLabel.YEAR)]
    try:
        return tuple(FiscalYear.parse(text) for text in texts)
    except ValueError:
        return ()
