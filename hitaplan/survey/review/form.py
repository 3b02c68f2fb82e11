"""見直し照会票: what one department is asked about its 取組 when the plan is revised."""

from dataclasses import dataclass
from datetime import date

from hitaplan.office.workbook_writing import Sheet, WorkbookOut, new_workbook
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.model import Department, Plan
from hitaplan.revision.reasons import REASONS
from hitaplan.survey.form_layout import FormHeading, FormSheet, HeadLabel, KeyLabel
from hitaplan.survey.returned.entry import FormLayout
from hitaplan.survey.review.candidate import Candidate, own_candidates
from hitaplan.survey.review.layout import (
    DECISION_MEANINGS,
    ENTRY_COLUMNS,
    FORM_COLUMNS,
    FORM_NAME,
    REVIEW_VERSION,
    ReviewHeading,
    ReviewSheet,
    SheetColumn,
)
from hitaplan.survey.review.sheet import (
    ReviewRow,
    write_explanations,
    write_rows,
)

_EDGE = {"border": 1, "border_color": "#A6A6A6"}
_HEADING_ROW = 6
_COLUMNS = (
    SheetColumn(FormHeading.ROW_ID, 4),
    *FORM_COLUMNS,
    SheetColumn(FormHeading.ROLE, 13),
)
REVIEW_LAYOUT = FormLayout.of(
    ReviewSheet.ENTRY, (column.heading for column in _COLUMNS), (column.heading for column in ENTRY_COLUMNS)
)
_INSTRUCTIONS = (
    "この課の取組を見て、黄色の欄に、判断と、変えるときの新しい内容を記入してください。変えないところは空欄のままで、「継続」だけを選びます。",
    f"「{ReviewHeading.NEW_SCHEDULE}」は、左の欄のように、1年度を1行で書きます(例: R8 実施予定)。変わる年度だけでかまいません。",
    "灰色の欄の「見直しの理由」は、台帳から機械的に挙げたものです。理由がない取組も、見直してかまいません。",
)


@dataclass(frozen=True, slots=True)
class ReviewForm:
    """Everything that stands in one 見直し照会票.

    Attributes:
        plan: The plan.
        department: The department that fills it in.
        year: The fiscal year of the review.
        rows: Its 取組, in plan order.
        master_sha256: Hash of the master from which it is made.
    """

    plan: Plan
    department: Department
    year: FiscalYear
    rows: tuple[Candidate, ...]
    master_sha256: str

    @property
    def title(self) -> str:
        """What stands at its head."""
        return f"{self.plan.title}　{self.year} {FORM_NAME}"

    def issued(self, candidate: Candidate) -> dict[str, str]:
        """Return every printed value of a row, by heading."""
        own = {column.heading: column.value(candidate) for column in FORM_COLUMNS}
        own[FormHeading.ROW_ID] = f"{self.year.short}/{candidate.initiative.number}"
        own[FormHeading.ROLE] = candidate.role_of(self.department)
        return own


def make_review_form(department: Department, every: list[Candidate], master_sha256: str) -> ReviewForm:
    """Gather what is to stand in a department's 見直し照会票.

    Args:
        department: The department.
        every: Every 取組 of the plan.
        master_sha256: Hash of the master.

    Returns:
        The form.
    """
    plan, year = every[0].plan, every[0].year
    return ReviewForm(plan, department, year, tuple(own_candidates(department, every)), master_sha256)


def write_review_form(form: ReviewForm, created: date) -> bytes:
    """Write a 見直し照会票.

    Args:
        form: What is to stand in it.
        created: The day that stands as its date of creation.

    Returns:
        The .xlsx file; the same form gives the same bytes.

    Raises:
        NotWritten: Where a text does not fit into a cell.
    """
    with new_workbook(f"{form.title} {form.department.name}", created) as (book, buffer):
        out = book.add_sheet(ReviewSheet.ENTRY)
        rows = [
            ReviewRow(
                tuple(form.issued(each)[column.heading] for column in _COLUMNS),
                open=not each.initiative.relisted,
            )
            for each in form.rows
        ]
        write_rows(book, out, _COLUMNS, rows, _HEADING_ROW)
        _write_head(book, out, form)
        reasons = ((reason.name, reason.rule) for reason in REASONS)
        parts = (("判断", DECISION_MEANINGS.items()), ("見直しの理由", reasons))
        write_explanations(book, ReviewSheet.REASONS, "判断と見直しの理由", parts)
        _write_keys(book, form)
    return buffer.getvalue()


def _write_head(book: WorkbookOut, out: Sheet, form: ReviewForm) -> None:
    settings = form.plan.settings
    out.set_column(0, 0, 4, None, {"hidden": True})
    out.write_string(0, 1, form.title, book.format(bold=True, font_size=14))
    label = book.format(**_EDGE, bold=True, bg_color="#EDEDED", valign="vcenter")
    value = book.format(valign="vcenter", bottom=1)
    entry = book.format(**_EDGE, bg_color="#FFF9D9", valign="vcenter", locked=False, num_format="@")
    contact = "　".join(
        filter(None, (settings.contact or settings.section, settings.extension, settings.mail))
    )
    printed = (
        (1, 1, HeadLabel.DEPARTMENT, form.department.name),
        (2, 1, HeadLabel.YEAR, form.year.label),
        (1, 4, HeadLabel.RETURN_TO, settings.return_to or settings.section),
        (2, 4, HeadLabel.CONTACT, contact),
    )
    for row, column, head, text in printed:
        out.write_string(row, column, head, label)
        out.write_text(row, column + 1, text, value)
    fields = (
        (1, 8, HeadLabel.AUTHOR),
        (2, 8, HeadLabel.EXTENSION),
        (1, 10, HeadLabel.ENTERED_ON),
        (2, 10, HeadLabel.CONFIRMED_ON),
    )
    for row, column, head in fields:
        out.write_string(row, column, head, label)
        out.write_blank(row, column + 1, None, entry)
    for row, text in enumerate(_INSTRUCTIONS, 3):
        out.write_string(row, 1, text, book.format(font_color="#595959", valign="vcenter"))
    for row in (1, 2):
        out.set_row(row, 22)
    out.protect("", {"format_rows": True, "format_columns": True, "autofilter": True})
    name = form.department.name.replace("&", "&&")
    out.set_footer(f"&L{name}&C&P / &N&R{form.year} {FORM_NAME}")


def _write_keys(book: WorkbookOut, form: ReviewForm) -> None:
    """Write the very hidden sheet, as a 調査票 has it: keys that help to read the form."""
    out = book.add_sheet(FormSheet.KEYS)
    keys = {
        KeyLabel.FORM_VERSION: REVIEW_VERSION,
        KeyLabel.PLAN: form.plan.title,
        KeyLabel.MUNICIPALITY_CODE: form.plan.settings.municipality_code,
        KeyLabel.YEARS: form.year.short,
        KeyLabel.DEPARTMENT: form.department.name,
        KeyLabel.MASTER_SHA256: form.master_sha256,
    }
    for row, (key, text) in enumerate(keys.items()):
        out.write_string(row, 0, key)
        out.write_string(row, 1, text)
    head = len(keys) + 1
    for column, printed in enumerate(_COLUMNS):
        out.write_string(head, column, printed.heading)
    for offset, candidate in enumerate(form.rows, 1):
        values = form.issued(candidate)
        for column, printed in enumerate(_COLUMNS):
            if values[printed.heading]:
                out.write_string(head + offset, column, values[printed.heading])
    out.very_hidden()
