"""The answers of a returned 調査票 as records of 進捗, each value in the cell where the department wrote it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hitaplan.findings.finding import Finding, has_errors
from hitaplan.master.layout import Heading
from hitaplan.master.plan_building import find_word
from hitaplan.master.records import Record
from hitaplan.office.cells import Cell, CellKind
from hitaplan.plan.evaluation import propose
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.initiative_number import InitiativeNumber
from hitaplan.plan.model import Department, Plan
from hitaplan.plan.vocabulary import ReplyKind, Round, Status
from hitaplan.survey.questions import Question
from hitaplan.survey.returned.due import DueRows
from hitaplan.survey.returned.entry import ENTERED_HEADINGS
from hitaplan.survey.returned.findings import NOT_FILLED, Located
from hitaplan.survey.returned.form import ReturnedForm
from hitaplan.survey.returned.remarks import same_text
from hitaplan.survey.returned.rows import ReturnedRow

# What stands as 実績 where a department chose 「予定どおり・特記なし」 and wrote nothing.
AS_PLANNED_TEXT = "予定どおり実施した(特記事項なし)"
_NO_ANSWER_DUE = "回答不要"


@dataclass(frozen=True, slots=True)
class Reply:
    """What a department answered in one row.

    Attributes:
        row: The row of the form.
        question: What was asked in it.
        round: 速報 or 確定.
        record: The answer as a record of 進捗; its sheet is the file, so that a rule's finding says which one.
    """

    row: ReturnedRow
    question: Question
    round: Round
    record: Record


@dataclass(frozen=True, slots=True)
class Replies:
    """The answers of one form.

    Attributes:
        replies: The rows that were answered.
        due: How many rows are to be answered.
        findings: Rows that are missing, not filled in, or not asked.
    """

    replies: tuple[Reply, ...]
    due: int
    findings: tuple[Finding, ...]


def read_replies(
    plan: Plan, due: DueRows, form: ReturnedForm, department: Department, answer_round: Round
) -> Replies:
    """Match the rows of a form with what the department is asked.

    Args:
        plan: The plan.
        due: The rows that departments are to answer.
        form: The form.
        department: Whose form it is.
        answer_round: 速報 or 確定.

    Returns:
        The answers, and what is to be said of the rows.
    """
    at = Located(form.file, form.sheet)
    years = tuple(year for year in form.years if year in plan.years)
    asked = due.of(department, years)
    found: list[Reply] = []
    findings: list[Finding] = []
    seen = set()
    for row in form.rows:
        question = asked.get((row.year, row.number))
        if row.year not in plan.years:
            findings.append(at.outside_period(row.record.cell(Heading.YEAR)))
        elif question is None:
            findings += (at.row_not_asked(cell, str(row.number)) for cell in _written(row))
        else:
            seen.add((row.year, row.number))
            if row.filled:
                found.append(_reply(form, row, question, answer_round))
                findings += _remarks(row, question, at)
            else:
                findings.append(_not_filled(question, row, answer_round, at))
    findings += (
        _not_filled(question, None, answer_round, at) for key, question in asked.items() if key not in seen
    )
    blank = [each for each in findings if each.code == NOT_FILLED]
    if has_errors(blank) and not found:
        other = (each for each in findings if each.code != NOT_FILLED)
        return Replies((), len(asked), (at.nothing_filled(), *other))
    return Replies(tuple(found), len(asked), tuple(findings))


def _not_filled(question: Question, row: ReturnedRow | None, answer_round: Round, at: Located) -> Finding:
    """Whoever left a row blank of which the master has the answer wants nothing; whoever emptied it may."""
    number, year = str(question.initiative.number), str(question.year)
    cell = row.record.cell(Heading.STATUS) if row else None
    before = question.answered_in(answer_round)
    emptied = row is not None and any(row.issued.get(heading) for heading in ENTERED_HEADINGS)
    if before and not emptied:
        return at.row_answered_before(cell, number, year, before.source)
    return at.row_not_filled(cell, number, year)


def _written(row: ReturnedRow) -> Iterator[Cell]:
    """The cells of a row that needs no answer in which somebody wrote one."""
    for heading in ENTERED_HEADINGS:
        cell = row.record.cell(heading)
        issued = row.issued.get(heading, "")
        if not cell.blank and not same_text(cell.text, issued) and not cell.text.startswith(_NO_ANSWER_DUE):
            yield cell


def _remarks(row: ReturnedRow, question: Question, at: Located) -> Iterator[Finding]:
    cell = row.record.cell(Heading.REPLY_KIND)
    if find_word(ReplyKind, cell.text) is ReplyKind.AS_PLANNED and not question.brief_allowed:
        yield at.brief_not_offered(cell)
    change = row.record.cell(Heading.PLAN_CHANGE)
    if not change.blank:
        yield at.plan_change_asked(change, str(row.number))


def _reply(form: ReturnedForm, row: ReturnedRow, question: Question, answer_round: Round) -> Reply:
    record = row.record
    key = record.cell(Heading.NUMBER)
    derived = {
        Heading.YEAR: row.year.label,
        Heading.ROUND: answer_round.value,
        Heading.NUMBER: str(question.number),
        Heading.DEPARTMENT: question.department.name,
        Heading.AUTHOR: form.author,
        Heading.ENTERED_ON: form.entered_on,
        Heading.SOURCE: form.file.rsplit("/", 1)[-1],
    }
    cells: dict[str, Cell] = {heading: _text_cell(key, text) for heading, text in derived.items()}
    cells |= {heading: record.cell(heading) for heading in ENTERED_HEADINGS}
    cells |= {
        heading: _text_cell(cells[heading], text)
        for heading, text in _as_planned(record, question).items()
        if cells[heading].blank
    }
    return Reply(row, question, answer_round, Record(form.file, record.row, cells))


def _text_cell(place: Cell, text: str) -> Cell:
    kind = CellKind.TEXT if text else CellKind.BLANK
    return Cell(place.row, place.column, text or None, kind)


def _as_planned(record: Record, question: Question) -> Mapping[str, str]:
    """What 「予定どおり・特記なし」 stands for: the 状況 of the year's 予定, and the 評価 that follows from it."""
    entry = question.expected.entry
    if find_word(ReplyKind, record.text(Heading.REPLY_KIND)) is not ReplyKind.AS_PLANNED or entry is None:
        return {}
    status = find_word(Status, record.text(Heading.STATUS)) or entry.status
    proposed = propose(question.expected, status) if question.lead else None
    return {
        Heading.STATUS: status.value,
        Heading.EVALUATION: proposed or "",
        Heading.ACHIEVEMENT: AS_PLANNED_TEXT,
    }


AnswerKey = tuple[FiscalYear, Round, InitiativeNumber, str]


def answer_key(reply: Reply) -> AnswerKey:
    """Return the key of the row of 進捗 that an answer belongs to."""
    return (reply.row.year, reply.round, reply.question.number, reply.question.department.name)
