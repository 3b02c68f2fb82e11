"""見直し候補.xlsx: every 取組 with the reasons for a look, and the columns in which the section decides."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from hitaplan.office.list_sheet import ListColumn, add_list
from hitaplan.office.workbook_writing import WorkbookOut, new_workbook
from hitaplan.plan.model import Plan
from hitaplan.revision.reasons import REASONS
from hitaplan.survey.review.candidate import Candidate, candidates
from hitaplan.survey.review.layout import (
    BOOK_COLUMNS,
    DECISION_MEANINGS,
    ReviewHeading,
    ReviewSheet,
    SheetColumn,
)
from hitaplan.survey.review.register import ReviewRegister, ReviewState
from hitaplan.survey.review.sheet import ReviewRow, write_explanations, write_rows

_OPINIONS = SheetColumn(ReviewHeading.OPINIONS, 40)
_HEADING_ROW = 3
_TINTS = {
    ReviewState.ANSWERED: "#E2EFDA",
    ReviewState.TO_MEND: "#FFE699",
    ReviewState.BLANK: "#F8CBAD",
    ReviewState.OTHER_YEAR: "#F8CBAD",
    ReviewState.MISSING: "#F8CBAD",
}


def candidates_book(title: str, every: Sequence[Candidate], created: date) -> bytes:
    """Make 見直し候補.xlsx.

    Args:
        title: The title.
        every: Every 取組, in plan order.
        created: The day that stands as the date of creation.

    Returns:
        The .xlsx file.
    """
    with new_workbook(title, created) as (book, buffer):
        _candidates(book, title, every, BOOK_COLUMNS, [_printed(each) for each in every])
        _explanations(book, every)
    return buffer.getvalue()


def answers_book(plan: Plan, register: ReviewRegister, created: date) -> bytes:
    """Make 見直し回答.xlsx: the same list with what the departments answered, who has answered, what is to be mended, and what became of every file.

    Args:
        plan: The plan.
        register: What was answered.
        created: The day that stands as the date of creation.

    Returns:
        The .xlsx file.
    """
    title = f"{plan.title}　{register.year} 見直しの回答"
    every = candidates(plan, register.year)
    opinions = register.opinions
    printed = [(*_printed(each), opinions.get(each.initiative.number, "")) for each in every]
    with new_workbook(title, created) as (book, buffer):
        _candidates(book, title, every, (*BOOK_COLUMNS, _OPINIONS), printed)
        _returns(book, register)
        _findings(book, register)
        _files(book, register)
        _explanations(book, every)
    return buffer.getvalue()


def _candidates(
    book: WorkbookOut,
    title: str,
    every: Sequence[Candidate],
    columns: Sequence[SheetColumn],
    printed: Sequence[tuple[str, ...]],
) -> None:
    out = book.add_sheet(ReviewSheet.CANDIDATES)
    write_rows(book, out, columns, list(map(ReviewRow, printed)), _HEADING_ROW)
    out.write_string(0, 0, title, book.format(bold=True, font_size=14))
    marked = sum(bool(each.reasons) for each in every)
    counted = f"{len(every)}取組のうち、見直しの理由があるもの: {marked}取組"
    out.write_string(1, 0, f"{counted}。黄色の欄に、判断と新しい内容を書きます。", book.format())
    out.set_footer("&L&A&R&P / &N")


def _returns(book: WorkbookOut, register: ReviewRegister) -> None:
    columns = (
        ListColumn("課名", 24),
        ListColumn("状態", 10, centered=True),
        ListColumn("回答した取組", 12, centered=True),
        ListColumn("回答を求めた取組", 14, centered=True),
        ListColumn("使うファイル", 60),
    )
    rows = [
        (
            each.department.name,
            each.state.value,
            len(each.used.opinions) if each.used else 0,
            each.asked,
            each.used.file if each.used else "",
        )
        for each in register.standings
    ]
    add_list(
        book, ReviewSheet.RETURNS, columns, rows, tints=[_TINTS[each.state] for each in register.standings]
    )


def _files(book: WorkbookOut, register: ReviewRegister) -> None:
    columns = (
        ListColumn("ファイル", 56),
        ListColumn("提出日時", 18, centered=True),
        ListColumn("課名", 24),
        ListColumn("扱い", 70),
    )
    rows = [
        (each.file, f"{each.received:%Y/%m/%d %H:%M}", each.department, str(each.treatment))
        for each in register.files
    ]
    add_list(book, ReviewSheet.FILES, columns, rows)


def _findings(book: WorkbookOut, register: ReviewRegister) -> None:
    columns = (
        ListColumn("区分", 10, centered=True),
        ListColumn("ファイル", 40),
        ListColumn("シート", 12),
        ListColumn("セル", 8, centered=True),
        ListColumn("内容", 60),
        ListColumn("直し方", 50),
        ListColumn("記号", 8, centered=True),
    )
    rows = [
        (
            each.severity.label,
            each.place.file,
            each.place.sheet,
            each.place.cell,
            each.message,
            each.remedy,
            each.code,
        )
        for each in register.findings
    ]
    add_list(book, ReviewSheet.FINDINGS, columns, rows)


def _explanations(book: WorkbookOut, every: Sequence[Candidate]) -> None:
    found = Counter(reason.reason.name for each in every for reason in each.reasons)
    reasons = ((f"{reason.name}({found[reason.name]})", reason.rule) for reason in REASONS)
    parts = (("見直しの理由", reasons), ("判断", DECISION_MEANINGS.items()))
    write_explanations(book, ReviewSheet.REASONS, "見直しの理由と判断", parts)


def _printed(candidate: Candidate) -> tuple[str, ...]:
    return tuple(column.value(candidate) for column in BOOK_COLUMNS)
