"""評価の目安: the proposed 評価 as a table for the reader, and as a formula that looks it up."""

from hitaplan.office.workbook_writing import quote_sheet
from hitaplan.plan.evaluation import Expectation, ExpectationKind, propose
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.schedule import ScheduleEntry
from hitaplan.plan.vocabulary import ReplyKind, Stage, Status
from hitaplan.survey.form_layout import FormSheet
from hitaplan.survey.questions import Question

# Where the table stands on the guide sheet, rows and columns from 0.
TABLE_ROW, TABLE_COLUMN = 6, 1
# Printed where the plan states no 予定 and the 取組 goes on: people decide.
UNDECIDED = "課で判断"

_OVERDUE = Expectation(ExpectationKind.OVERDUE, since=FiscalYear(2024))
_UNSTATED = Expectation(ExpectationKind.UNSTATED)


def _planned(stage: Stage) -> Expectation:
    entry = ScheduleEntry(stage.value, (stage,), planned=True, note="")
    return Expectation(ExpectationKind.PLANNED, entry=entry)


_ROWS = {
    **{stage.value: _planned(stage) for stage in Stage},
    "完了予定の年度を過ぎたもの": _OVERDUE,
    "予定の記載がないもの": _UNSTATED,
}
ROW_LABELS = tuple(_ROWS)


def proposal_table() -> tuple[tuple[str, ...], ...]:
    """Return the table 予定 × 状況 as the guide sheet prints it: a row for each of ROW_LABELS."""
    return tuple(
        tuple(propose(expects, status) or UNDECIDED for status in Status) for expects in _ROWS.values()
    )


def proposal_formula(expected: Expectation, status_cell: str, reply_cell: str) -> str:
    """Return the formula of 評価の目安.

    Args:
        expected: What the plan expects of the year.
        status_cell: Address of the cell 状況.
        reply_cell: Address of the cell 回答区分.

    Returns:
        A formula that looks the 状況 up in the table of the guide sheet; blank where there is no 状況.
    """
    row = TABLE_ROW + 2 + ROW_LABELS.index(_row_label(expected))
    sheet = quote_sheet(FormSheet.GUIDE)
    last = chr(ord("A") + TABLE_COLUMN + len(Status))
    first = chr(ord("A") + TABLE_COLUMN + 1)
    header = f"{sheet}!${first}${TABLE_ROW + 1}:${last}${TABLE_ROW + 1}"
    values = f"{sheet}!${first}${row}:${last}${row}"
    looked_up = f'IF({status_cell}="","",IFERROR(INDEX({values},MATCH({status_cell},{header},0)),""))'
    as_planned = propose(expected, expected.entry.status) if expected.entry else None
    if as_planned is None:
        return f"={looked_up}"
    return f'=IF({reply_cell}="{ReplyKind.AS_PLANNED}","{as_planned}",{looked_up})'


def stored_proposal(question: Question) -> str:
    """Return the result that the formula has for the values as issued."""
    answer = question.answer
    if answer is None:
        return ""
    status = answer.status
    if answer.reply_kind is ReplyKind.AS_PLANNED and question.expected.entry:
        status = question.expected.entry.status
    return propose(question.expected, status) or UNDECIDED


def _row_label(expected: Expectation) -> str:
    if expected.entry:
        return expected.entry.stage.value
    return ROW_LABELS[-2] if expected.kind is ExpectationKind.OVERDUE else ROW_LABELS[-1]
