"""The sheet 記入: one row for each 取組 and year, grey to read and yellow to fill in."""

from collections.abc import Callable, Mapping

from hitaplan.master.layout import Heading
from hitaplan.office.cells import column_letter
from hitaplan.office.text_fit import row_height
from hitaplan.office.workbook_writing import A4, Sheet, WorkbookOut
from hitaplan.plan.japanese_calendar import printed_date
from hitaplan.plan.model import Answer, Settings
from hitaplan.plan.vocabulary import Evaluation, ReplyKind, Status
from hitaplan.survey.form import Form
from hitaplan.survey.form_layout import (
    COLUMNS,
    FIRST_ROW,
    GROUP_ROW,
    HEADING_ROW,
    FormColumn,
    FormHeading,
    FormSheet,
    HeadLabel,
    column_index,
)
from hitaplan.survey.proposal import proposal_formula, stored_proposal
from hitaplan.survey.questions import Question

_GREY, _YELLOW, _DARK = "#EDEDED", "#FFF9D9", "#595959"
_EDGE = {"border": 1, "border_color": "#A6A6A6"}
_CELL = {**_EDGE, "text_wrap": True, "valign": "top"}
# An asked row has room for a few lines from the start.
_LEAST_LINES = 5
_INSTRUCTIONS = (
    f"黄色の欄に記入してください。評価は主管課だけが記入し、関係課は自分の課の分の状況と実績を記入します。"
    f"書き方は、シート「{FormSheet.GUIDE}」にあります。",
    f"予定どおりで特に書くことがない取組は、回答区分で「{ReplyKind.AS_PLANNED}」を選べば、ほかの欄は空欄でかまいません"
    "(選べる取組だけ、一覧に出ます)。",
)
_NOTHING_TO_DO = ("回答していただく取組はありません。返送は不要です。",)

# What a department fills in, from an answer that stands in the master already.
ENTERED: Mapping[Heading, Callable[[Answer], str]] = {
    Heading.REPLY_KIND: lambda answer: answer.reply_kind or "",
    Heading.STATUS: lambda answer: answer.status,
    Heading.EVALUATION: lambda answer: answer.evaluation or "",
    Heading.ACHIEVEMENT: lambda answer: answer.achievement,
    Heading.OUTCOME: lambda answer: answer.outcome,
    Heading.CHALLENGE: lambda answer: answer.challenge,
    Heading.OUTLOOK: lambda answer: answer.outlook,
    Heading.PLAN_CHANGE: lambda answer: answer.plan_change,
}


def issued_values(question: Question) -> dict[str, str]:
    """Return every value of a row as it is issued, by heading; 評価の目安 is a formula and not among them."""
    initiative = question.initiative
    values: dict[str, str] = {
        FormHeading.ROW_ID: question.row_id,
        Heading.NUMBER: str(initiative.number),
        Heading.NAME: initiative.printed_name,
        Heading.CONTENT: initiative.content,
        FormHeading.ROLE: question.role,
        Heading.YEAR: question.year.label,
        FormHeading.LAST_STATUS: question.last_status,
        FormHeading.LAST_ANSWER: question.last_answer,
        Heading.PLANNED: question.planned,
    }
    answer = question.answer if question.asked else None
    values |= {heading: str(read(answer)) if answer else "" for heading, read in ENTERED.items()}
    if not question.asked:
        values[Heading.ACHIEVEMENT] = question.no_answer_because
    return values


def write_entry_sheet(book: WorkbookOut, form: Form) -> None:
    """Write the sheet that the department fills in."""
    out = book.add_sheet(FormSheet.ENTRY)
    for index, column in enumerate(COLUMNS):
        hidden = {"hidden": True} if column.heading is FormHeading.ROW_ID else {}
        out.set_column(index, index, column.width, None, hidden)
    _write_head(book, out, form)
    _write_headings(book, out)
    for number, question in enumerate(form.questions):
        _write_row(book, out, FIRST_ROW + number, question)
    _set_up(out, form)


def _write_head(book: WorkbookOut, out: Sheet, form: Form) -> None:
    settings, inquiry = form.plan.settings, form.inquiry
    title = f"{form.plan.title}　{form.period} 進捗状況調査票({form.round})"
    out.write_string(0, 1, title, book.format(bold=True, font_size=14))
    label = book.format(**_EDGE, bold=True, bg_color=_GREY, valign="vcenter", text_wrap=True)
    value = book.format(valign="vcenter", bottom=1)
    # A long value may run over the empty cells beside it, but 課 and 年度 have a neighbour.
    narrow = book.format(valign="vcenter", bottom=1, shrink=True)
    entry = book.format(**_EDGE, bg_color=_YELLOW, valign="vcenter", locked=False, num_format="@")
    printed = (
        (1, 1, HeadLabel.DEPARTMENT, form.department.name),
        (2, 1, HeadLabel.YEAR, form.period),
        (1, 6, HeadLabel.ROUND, form.round.value),
        (2, 6, HeadLabel.DEADLINE, printed_date(inquiry.deadline) if inquiry else ""),
        (1, 8, HeadLabel.RETURN_TO, settings.return_to or settings.section),
        (2, 8, HeadLabel.CONTACT, _contact(settings)),
    )
    for row, column, name, text in printed:
        out.write_string(row, column, name, label)
        out.write_text(row, column + 1, text, narrow if column == 1 else value)
    out.write_string(1, 3, f"この課の取組: {form.workload.label}", book.format(valign="vcenter"))
    asked = sum(question.asked for question in form.questions)
    out.write_string(2, 3, f"回答していただく行: {asked}", book.format(valign="vcenter"))
    fields = (
        (1, 12, HeadLabel.AUTHOR),
        (2, 12, HeadLabel.EXTENSION),
        (1, 14, HeadLabel.ENTERED_ON),
        (2, 14, HeadLabel.CONFIRMED_ON),
    )
    for row, column, name in fields:
        out.write_string(row, column, name, label)
        out.write_blank(row, column + 1, None, entry)
    for row, text in enumerate(_INSTRUCTIONS if asked else _NOTHING_TO_DO, 3):
        out.write_string(row, 1, text, book.format(font_color=_DARK, valign="vcenter"))
    for row in (0, 1, 2):
        out.set_row(row, 24)


def _contact(settings: Settings) -> str:
    """Whom to ask: the person in charge, with extension and mail where they are filled in."""
    extension = f"内線{settings.extension}" if settings.extension else ""
    parts = (settings.contact or settings.section, extension, settings.mail)
    return "　".join(part for part in parts if part)


def _write_headings(book: WorkbookOut, out: Sheet) -> None:
    group = {"bold": True, "font_color": "#FFFFFF", "valign": "vcenter"}
    first_entered = next(index for index, column in enumerate(COLUMNS) if column.entered)
    for index, column in enumerate(COLUMNS):
        color = "#9C6500" if column.entered else _DARK
        text = {1: "印字してある欄(変更できません)", first_entered: "記入していただく欄"}.get(index, "")
        out.write_string(GROUP_ROW, index, text, book.format(**group, bg_color=color))
        head = {**_EDGE, "bold": True, "text_wrap": True, "align": "center", "valign": "vcenter"}
        shade = "#FFE699" if column.entered else "#D9D9D9"
        out.write_string(HEADING_ROW, index, column.heading, book.format(**head, bg_color=shade))
    out.set_row(HEADING_ROW, 32)


def _write_row(book: WorkbookOut, out: Sheet, row: int, question: Question) -> None:
    values = issued_values(question)
    for index, column in enumerate(COLUMNS):
        look = book.format(**_look(column, question))
        if column.heading is FormHeading.PROPOSAL:
            _write_proposal(out, row, index, question, look)
        else:
            out.write_text(row, index, values[column.heading], look)
    shown = [(values.get(column.heading, ""), column.width) for column in COLUMNS[1:]]
    out.set_row(row, row_height(shown, _LEAST_LINES if question.asked else 2))
    if question.asked:
        _add_choices(out, row, question)


def _write_proposal(out: Sheet, row: int, index: int, question: Question, look: object) -> None:
    if not (question.asked and question.lead):
        out.write_string(row, index, "―", look)
        return
    status = f"${column_letter(column_index(Heading.STATUS) + 1)}{row + 1}"
    reply = f"${column_letter(column_index(Heading.REPLY_KIND) + 1)}{row + 1}"
    formula = proposal_formula(question.expected, status, reply)
    out.write_formula(row, index, formula, look, stored_proposal(question))


def _look(column: FormColumn, question: Question) -> dict[str, object]:
    look: dict[str, object] = {**_CELL, "bg_color": _GREY}
    if column.centered:
        look["align"] = "center"
    if column.entered and _open(column, question):
        look |= {"bg_color": _YELLOW, "locked": False, "num_format": "@"}
    if not question.asked:
        look["font_color"] = "#7F7F7F"
    return look


def _open(column: FormColumn, question: Question) -> bool:
    """Whether the department may fill in this cell; 評価 is the 主管課's alone."""
    return question.asked and (question.lead or column.heading is not Heading.EVALUATION)


def _add_choices(out: Sheet, row: int, question: Question) -> None:
    kinds = list(ReplyKind) if question.brief_allowed else [ReplyKind.FULL]
    choices: dict[Heading, list[str]] = {
        Heading.REPLY_KIND: [kind.value for kind in kinds],
        Heading.STATUS: [status.value for status in Status],
    }
    if question.lead:
        choices[Heading.EVALUATION] = [evaluation.value for evaluation in Evaluation]
    for heading, source in choices.items():
        index = column_index(heading)
        options = {
            "validate": "list",
            "source": source,
            "error_title": "一覧にない言葉です",
            "error_message": "右の▼を押して、一覧から選んでください。",
        }
        out.data_validation(row, index, row, index, options)


def _set_up(out: Sheet, form: Form) -> None:
    allowed = {"format_rows": True, "format_columns": True, "autofilter": True}
    out.protect("", allowed)
    out.freeze_panes(FIRST_ROW, column_index(Heading.NAME) + 1)
    out.repeat_rows(HEADING_ROW)
    out.set_landscape()
    out.set_paper(A4)
    out.fit_to_pages(1, 0)
    out.print_area(0, 1, FIRST_ROW + max(len(form.questions), 1) - 1, len(COLUMNS) - 1)
    out.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    # In a footer, 「&」 begins a command; doubled, it is printed.
    name = form.department.name.replace("&", "&&")
    out.set_footer(f"&L{name}&C&P / &N&R{form.period} 調査票({form.round})")
    out.hide_gridlines(2)
