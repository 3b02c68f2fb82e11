"""The very hidden sheet 発行情報: keys that help to read a form when it comes back. They prove nothing."""

from hitaplan.office.workbook_writing import WorkbookOut
from hitaplan.plan.vocabulary import NAME_SEPARATOR
from hitaplan.survey.entry_sheet import issued_values
from hitaplan.survey.form import Form
from hitaplan.survey.form_layout import COLUMNS, FORM_VERSION, FormHeading, FormSheet, KeyLabel

KEY_HEADINGS = tuple(str(column.heading) for column in COLUMNS if column.heading is not FormHeading.PROPOSAL)


def write_key_sheet(book: WorkbookOut, form: Form) -> None:
    """Write the keys: label and value in two columns, then each row's values as issued, under their headings."""
    out = book.add_sheet(FormSheet.KEYS)
    keys = {
        KeyLabel.FORM_VERSION: FORM_VERSION,
        KeyLabel.PLAN: form.plan.title,
        KeyLabel.MUNICIPALITY_CODE: form.plan.settings.municipality_code,
        KeyLabel.YEARS: NAME_SEPARATOR.join(year.short for year in form.years),
        KeyLabel.ROUND: form.round.value,
        KeyLabel.DEPARTMENT: form.department.name,
        KeyLabel.MASTER_SHA256: form.master_sha256,
    }
    for row, (label, value) in enumerate(keys.items()):
        out.write_string(row, 0, label)
        out.write_string(row, 1, value)
    head = len(keys) + 1
    for column, heading in enumerate(KEY_HEADINGS):
        out.write_string(head, column, heading)
    for offset, question in enumerate(form.questions, 1):
        values = issued_values(question)
        for column, heading in enumerate(KEY_HEADINGS):
            if values[heading]:
                out.write_string(head + offset, column, values[heading])
    out.very_hidden()
