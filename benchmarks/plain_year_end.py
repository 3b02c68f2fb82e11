"""The peer: the documents of the end of the year as a competent engineer writes them with docxtpl and openpyxl alone.

Reading the master and deciding what is asked are hitaplan's own, so that both write the same words; they differ in how
a document is written. Per 報告書 one DocxTemplate is opened, rendered with autoescape and saved; per 調査票 one openpyxl
workbook is filled with the same cells, looks, drop-downs, protection and print set-up. Looks are made once per run and
shared as named styles (of four usual ways to style cells one of the fastest), and drop-downs once per list.

It does less than hitaplan: no check, no 検証結果, no 配布一覧, no 実行記録, no stored results of the formulas, no look
at tables that are longer than a page, and it names no mistake of a template.

    python -m benchmarks.plain_year_end 台帳.xlsx 様式.docx フォルダー
"""

import sys
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from docxtpl import DocxTemplate
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from hitaplan.master.layout import Heading
from hitaplan.master.reading import read_master
from hitaplan.office.file_names import safe_name
from hitaplan.office.text_fit import row_height
from hitaplan.plan.japanese_calendar import printed_date
from hitaplan.plan.progress import current_round
from hitaplan.plan.responsibility import departments_in
from hitaplan.plan.vocabulary import NAME_SEPARATOR, Evaluation, ReplyKind, Status, VocabularyKind
from hitaplan.reports.progress_report import report_words
from hitaplan.survey import entry_sheet, guide_sheet
from hitaplan.survey.form import Form, make_form
from hitaplan.survey.form_layout import (
    COLUMNS,
    FIRST_ROW,
    FORM_VERSION,
    GROUP_ROW,
    HEADING_ROW,
    FormColumn,
    FormHeading,
    FormSheet,
    HeadLabel,
    KeyLabel,
    column_index,
)
from hitaplan.survey.key_sheet import KEY_HEADINGS
from hitaplan.survey.proposal import ROW_LABELS, TABLE_COLUMN, TABLE_ROW, proposal_formula, proposal_table
from hitaplan.survey.questions import Question

_GREY, _YELLOW, _DARK, _LIGHT = "EDEDED", "FFF9D9", "595959", "D9D9D9"
_EDGE = Border(*(Side("thin", "A6A6A6") for _ in range(4)))
_UNDERLINE = Border(bottom=Side("thin"))
# Size, whether bold, and colour.
_TITLE, _SUBTITLE, _BOLD = ((size, True, "000000") for size in (14, 12, 10))
_A4 = "9"


@cache
def _look(
    shade: str = "",
    *,
    font: tuple[int, bool, str] = (10, False, "000000"),
    border: Border | None = None,
    wrap: bool = False,
    horizontal: str | None = None,
    vertical: str = "top",
    entered: bool = False,
) -> NamedStyle:
    size, bold, color = font
    return NamedStyle(
        name=f"見え方{_look.cache_info().currsize}",
        font=Font("ＭＳ ゴシック", size, bold, color=color),
        fill=PatternFill("solid", shade) if shade else PatternFill(),
        border=border or Border(),
        alignment=Alignment(horizontal=horizontal, vertical=vertical, wrap_text=wrap),
        protection=Protection(locked=not entered),
        number_format="@" if entered else "General",
    )


def main(master: Path, template: Path, out: Path) -> None:
    """Make all documents."""
    read = read_master(master)
    plan = read.plan
    if plan is None:
        raise SystemExit("no plan")
    year = plan.target_year
    asking = current_round(plan, year)
    for number, department in enumerate(departments_in(plan, year), 1):
        name = safe_name(department.name)
        folder = out / f"{number:02d}_{name}"
        folder.mkdir(parents=True)
        form = make_form(plan, department, (year,), asking, read.sha256)
        _form_workbook(form).save(folder / f"{year.short}_{name}_調査票.xlsx")
        report = DocxTemplate(template)
        report.render(report_words(plan, department, year), autoescape=True)
        report.save(folder / f"{year.short}_{name}_進捗状況報告書.docx")


def _form_workbook(form: Form) -> Workbook:
    book = Workbook()
    book.properties.title = f"{form.period} 進捗状況調査票 {form.department.name}"
    sheet = book.active
    sheet.title = FormSheet.ENTRY.value
    _fill_entry_sheet(sheet, form)
    _fill_guide_sheet(book.create_sheet(FormSheet.GUIDE.value), form)
    _fill_key_sheet(book.create_sheet(FormSheet.KEYS.value), form)
    return book


def _put(sheet: Worksheet, row: int, column: int, value: str | None, look: NamedStyle) -> None:
    """Write a cell; row and column from 0, as the layout gives them."""
    cell = sheet.cell(row + 1, column + 1, value)
    # By name where the workbook knows it already: openpyxl compares a style itself with all others.
    cell.style = look.name if look.name in sheet.parent.style_names else look


def _fill_entry_sheet(sheet: Worksheet, form: Form) -> None:
    for index, column in enumerate(COLUMNS, 1):
        dimension = sheet.column_dimensions[get_column_letter(index)]
        dimension.width = column.width
        dimension.hidden = column.heading is FormHeading.ROW_ID
    _fill_head(sheet, form)
    _fill_headings(sheet)
    for row, question in enumerate(form.questions, FIRST_ROW):
        _fill_row(sheet, row, question)
    _add_choices(sheet, form.questions)
    last = FIRST_ROW + max(len(form.questions), 1)
    sheet.freeze_panes = f"{get_column_letter(column_index(Heading.NAME) + 2)}{FIRST_ROW + 1}"
    sheet.print_title_rows = f"{HEADING_ROW + 1}:{HEADING_ROW + 1}"
    sheet.print_area = f"B1:{get_column_letter(len(COLUMNS))}{last}"
    sheet.oddFooter.left.text = form.department.name
    sheet.oddFooter.right.text = f"{form.period} 調査票({form.round})"
    _set_up(sheet)
    sheet.protection.autoFilter = False


def _fill_head(sheet: Worksheet, form: Form) -> None:
    settings, inquiry = form.plan.settings, form.inquiry
    title = f"{form.plan.title}　{form.period} 進捗状況調査票({form.round})"
    _put(sheet, 0, 1, title, _look(font=_TITLE))
    label = _look(_GREY, font=_BOLD, border=_EDGE, vertical="center", wrap=True)
    value = _look(border=_UNDERLINE, vertical="center")
    entry = _look(_YELLOW, border=_EDGE, vertical="center", entered=True)
    printed = (
        (1, 1, HeadLabel.DEPARTMENT, form.department.name),
        (2, 1, HeadLabel.YEAR, form.period),
        (1, 6, HeadLabel.ROUND, form.round.value),
        (2, 6, HeadLabel.DEADLINE, printed_date(inquiry.deadline) if inquiry else ""),
        (1, 8, HeadLabel.RETURN_TO, settings.return_to or settings.section),
        (2, 8, HeadLabel.CONTACT, entry_sheet._contact(settings)),
    )
    for row, column, name, text in printed:
        _put(sheet, row, column, name.value, label)
        _put(sheet, row, column + 1, text, value)
    asked = sum(question.asked for question in form.questions)
    _put(sheet, 1, 3, f"この課の取組: {form.workload.label}", _look(vertical="center"))
    _put(sheet, 2, 3, f"回答していただく行: {asked}", _look(vertical="center"))
    fields = (
        (1, 12, HeadLabel.AUTHOR),
        (2, 12, HeadLabel.EXTENSION),
        (1, 14, HeadLabel.ENTERED_ON),
        (2, 14, HeadLabel.CONFIRMED_ON),
    )
    for row, column, name in fields:
        _put(sheet, row, column, name.value, label)
        _put(sheet, row, column + 1, None, entry)
    for row, text in enumerate(_instructions(form), 3):
        _put(sheet, row, 1, text, _look(font=(10, False, _DARK), vertical="center"))
    for row in (1, 2, 3):
        sheet.row_dimensions[row].height = 24


def _instructions(form: Form) -> tuple[str, ...]:
    asked = any(question.asked for question in form.questions)
    return entry_sheet._INSTRUCTIONS if asked else entry_sheet._NOTHING_TO_DO


def _fill_headings(sheet: Worksheet) -> None:
    first_entered = next(index for index, column in enumerate(COLUMNS) if column.entered)
    for index, column in enumerate(COLUMNS):
        color = "9C6500" if column.entered else _DARK
        text = {1: "印字してある欄(変更できません)", first_entered: "記入していただく欄"}.get(index)
        _put(sheet, GROUP_ROW, index, text, _look(color, font=(10, True, "FFFFFF"), vertical="center"))
        shade = "FFE699" if column.entered else _LIGHT
        look = _look(shade, font=_BOLD, border=_EDGE, wrap=True, horizontal="center", vertical="center")
        _put(sheet, HEADING_ROW, index, column.heading.value, look)
    sheet.row_dimensions[HEADING_ROW + 1].height = 32


def _fill_row(sheet: Worksheet, row: int, question: Question) -> None:
    values = entry_sheet.issued_values(question)
    for index, column in enumerate(COLUMNS):
        value = values.get(column.heading, "")
        if column.heading is FormHeading.PROPOSAL:
            value = _proposal(row, question)
        _put(sheet, row, index, value or None, _cell_look(column, question))
    shown = [(values.get(column.heading, ""), column.width) for column in COLUMNS[1:]]
    sheet.row_dimensions[row + 1].height = row_height(shown, 5 if question.asked else 2)


def _proposal(row: int, question: Question) -> str:
    if not (question.asked and question.lead):
        return "―"
    status, reply = (_address(row, heading) for heading in (Heading.STATUS, Heading.REPLY_KIND))
    return proposal_formula(question.expected, f"${status}", f"${reply}")


def _cell_look(column: FormColumn, question: Question) -> NamedStyle:
    own = question.lead or column.heading is not Heading.EVALUATION
    entered = column.entered and question.asked and own
    return _look(
        _YELLOW if entered else _GREY,
        font=(10, False, "000000" if question.asked else "7F7F7F"),
        border=_EDGE,
        wrap=True,
        horizontal="center" if column.centered else None,
        entered=entered,
    )


def _add_choices(sheet: Worksheet, questions: Sequence[Question]) -> None:
    rules: dict[tuple[str, ...], DataValidation] = {}
    for row, question in enumerate(questions, FIRST_ROW):
        if not question.asked:
            continue
        kinds = tuple(ReplyKind) if question.brief_allowed else (ReplyKind.FULL,)
        choices = {Heading.REPLY_KIND: kinds, Heading.STATUS: tuple(Status)}
        if question.lead:
            choices[Heading.EVALUATION] = tuple(Evaluation)
        for heading, words in choices.items():
            if words not in rules:
                rules[words] = DataValidation(
                    "list",
                    formula1=f'"{",".join(words)}"',
                    allow_blank=True,
                    showErrorMessage=True,
                    errorTitle="一覧にない言葉です",
                    error="右の▼を押して、一覧から選んでください。",
                )
                sheet.add_data_validation(rules[words])
            rules[words].add(_address(row, heading))


def _address(row: int, heading: Heading) -> str:
    return f"{get_column_letter(column_index(heading) + 1)}{row + 1}"


def _fill_guide_sheet(sheet: Worksheet, form: Form) -> None:
    for index, width in enumerate(guide_sheet._WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    _put(sheet, 0, 1, "記入のしかたと評価の基準", _look(font=_TITLE))
    notes = (
        "1. 黄色の欄を記入し、保存して、回答期限までに提出先へ送ってください。ファイル名は変えてもかまいません。",
        "2. 評価は、年度の「予定」と年度末の「状況」から考えます。下の表が目安です。決めるのは主管課です。",
        "3. 行や列は、消したり並べ替えたりしないでください。行の高さと列の幅は変えられます。",
    )
    for row, text in enumerate(notes, 1):
        _put(sheet, row, 1, text, _look())
    heading = f"{FormHeading.PROPOSAL}(縦: 年度の予定、横: 年度末の状況)"
    _put(sheet, TABLE_ROW - 1, 1, heading, _look(font=_SUBTITLE))
    for row, line in enumerate(_table_lines(), TABLE_ROW):
        for column, text in enumerate(line, TABLE_COLUMN):
            edge = row == TABLE_ROW or column == TABLE_COLUMN
            _put(sheet, row, column, text, _head_look() if edge else _text_look(horizontal="center"))
    row = TABLE_ROW + len(ROW_LABELS) + 2
    words = form.plan.words
    criteria = ((word.value, word.description) for word in words(VocabularyKind.EVALUATION))
    row = _fill_words(sheet, row, "評価の基準", criteria)
    statuses = ((word.value, word.description) for word in words(VocabularyKind.STATUS))
    row = _fill_words(sheet, row, "状況の言葉", statuses)
    row = _fill_words(sheet, row, "欄ごとの書き方", guide_sheet._COLUMN_NOTES)
    _fill_examples(sheet, row)
    _set_up(sheet)


def _head_look() -> NamedStyle:
    return _look(_LIGHT, font=_BOLD, border=_EDGE, wrap=True, horizontal="center", vertical="center")


def _text_look(horizontal: str | None = None) -> NamedStyle:
    return _look(border=_EDGE, wrap=True, horizontal=horizontal)


def _table_lines() -> list[tuple[str, ...]]:
    rows = zip(ROW_LABELS, proposal_table(), strict=True)
    return [("予定＼状況", *(status.value for status in Status)), *((label, *row) for label, row in rows)]


def _fill_words(sheet: Worksheet, row: int, title: str, words: Iterable[tuple[str, str]]) -> int:
    _put(sheet, row, 1, title, _look(font=_SUBTITLE))
    for word, description in words:
        row += 1
        _put(sheet, row, 1, str(word), _head_look())
        _put(sheet, row, 2, description, _text_look())
        for column in range(3, 8):
            _put(sheet, row, column, None, _text_look())
        sheet.merge_cells(start_row=row + 1, end_row=row + 1, start_column=3, end_column=8)
        widths = guide_sheet._WIDTHS
        fitted = [(description, sum(widths[2:])), (word, widths[1])]
        sheet.row_dimensions[row + 1].height = row_height(fitted)
    return row + 2


def _fill_examples(sheet: Worksheet, row: int) -> None:
    _put(sheet, row, 1, "記入例", _look(font=_SUBTITLE))
    headings = ("予定", *(heading for heading, _ in guide_sheet._COLUMN_NOTES[:-1]))
    for number, line in enumerate((headings, *guide_sheet._EXAMPLES)):
        first, kind, status, evaluation, *texts = map(str, line)
        shown = (first, kind, f"{status}\n{evaluation}" if evaluation else status, *texts)
        for column, text in enumerate(shown, 1):
            _put(sheet, row + 1 + number, column, text or None, _text_look() if number else _head_look())
        fitted = zip(shown, guide_sheet._WIDTHS[1:], strict=True)
        sheet.row_dimensions[row + 2 + number].height = row_height(fitted)


def _fill_key_sheet(sheet: Worksheet, form: Form) -> None:
    settings = form.plan.settings
    sheet.append((KeyLabel.FORM_VERSION.value, FORM_VERSION))
    sheet.append((KeyLabel.PLAN.value, form.plan.title))
    sheet.append((KeyLabel.MUNICIPALITY_CODE.value, settings.municipality_code))
    sheet.append((KeyLabel.YEARS.value, NAME_SEPARATOR.join(year.short for year in form.years)))
    sheet.append((KeyLabel.ROUND.value, form.round.value))
    sheet.append((KeyLabel.DEPARTMENT.value, form.department.name))
    sheet.append((KeyLabel.MASTER_SHA256.value, form.master_sha256))
    sheet.append(())
    sheet.append(KEY_HEADINGS)
    for question in form.questions:
        values = entry_sheet.issued_values(question)
        sheet.append([values[heading] or None for heading in KEY_HEADINGS])
    sheet.sheet_state = "veryHidden"


def _set_up(sheet: Worksheet) -> None:
    sheet.protection.enable()
    sheet.protection.formatRows = sheet.protection.formatColumns = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0
    sheet.oddFooter.center.text = "&P / &N"
    sheet.sheet_view.showGridLines = False


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
