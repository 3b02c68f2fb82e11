"""見直し候補.xlsx: every 取組 with the reasons for a look, and the columns in which the section decides."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from hitaplan.office.workbook_writing import A3, new_workbook
from hitaplan.plan.initiative_number import InitiativeNumber
from hitaplan.revision.reasons import REASONS
from hitaplan.survey.review.candidate import Candidate
from hitaplan.survey.review.layout import (
    BOOK_COLUMNS,
    DECISION_MEANINGS,
    ReviewHeading,
    ReviewSheet,
    SheetColumn,
)
from hitaplan.survey.review.sheet import ReviewRow, write_explanations, write_rows

_OPINIONS = SheetColumn(ReviewHeading.OPINIONS, 40)
_HEADING_ROW = 3


def candidates_book(
    title: str,
    every: Sequence[Candidate],
    created: date,
    opinions: Mapping[InitiativeNumber, str] | None = None,
) -> bytes:
    """Make 見直し候補.xlsx.

    Args:
        title: The title.
        every: Every 取組, in plan order.
        created: The day that stands as the date of creation.
        opinions: What the departments answered for each 取組, where they were asked already.

    Returns:
        The .xlsx file.
    """
    columns = BOOK_COLUMNS if opinions is None else (*BOOK_COLUMNS, _OPINIONS)
    with new_workbook(title, created) as (book, buffer):
        out = book.add_sheet(ReviewSheet.CANDIDATES)
        rows = [ReviewRow(_printed(each, opinions)) for each in every]
        write_rows(book, out, columns, rows, _HEADING_ROW)
        out.write_string(0, 0, title, book.format(bold=True, font_size=14))
        marked = sum(bool(each.reasons) for each in every)
        counted = f"{len(every)}取組のうち、見直しの理由があるもの: {marked}取組"
        out.write_string(1, 0, f"{counted}。黄色の欄に、判断と新しい内容を書きます。", book.format())
        out.set_paper(A3)
        out.set_footer("&L&A&R&P / &N")
        found = Counter(reason.reason.name for each in every for reason in each.reasons)
        write_explanations(
            book,
            ReviewSheet.REASONS,
            "見直しの理由と判断",
            (
                (
                    "見直しの理由",
                    ((f"{reason.name}({found[reason.name]})", reason.rule) for reason in REASONS),
                ),
                ("判断", DECISION_MEANINGS.items()),
            ),
        )
    return buffer.getvalue()


def _printed(candidate: Candidate, opinions: Mapping[InitiativeNumber, str] | None) -> tuple[str, ...]:
    own = tuple(column.value(candidate) for column in BOOK_COLUMNS)
    return own if opinions is None else (*own, opinions.get(candidate.initiative.number, ""))
