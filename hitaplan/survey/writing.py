"""Writes a department's 調査票."""

from datetime import date

from hitaplan.office.workbook_writing import new_workbook
from hitaplan.survey.entry_sheet import write_entry_sheet
from hitaplan.survey.form import Form
from hitaplan.survey.guide_sheet import write_guide_sheet
from hitaplan.survey.key_sheet import write_key_sheet


def write_form(form: Form, created: date) -> bytes:
    """Write a 調査票.

    Args:
        form: What is to stand in it.
        created: The day that stands as its date of creation.

    Returns:
        The .xlsx file; the same form gives the same bytes.

    Raises:
        NotWritten: Where a text does not fit into a cell.
    """
    title = f"{form.period} 進捗状況調査票 {form.department.name}"
    with new_workbook(title, created) as (book, buffer):
        write_entry_sheet(book, form)
        write_guide_sheet(book, form)
        write_key_sheet(book, form)
    return buffer.getvalue()
