"""配布一覧: what goes to which department, with boxes to tick."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hitaplan.office.list_sheet import Link, ListColumn, Value, add_list
from hitaplan.office.workbook_writing import new_workbook

_TITLE_ROWS = 2
_KINDS = {"xlsx": "調査票", "docx": "報告書"}


@dataclass(frozen=True, slots=True)
class Delivery:
    """What one department gets.

    Attributes:
        department: 課名.
        lead: Number of 取組 for which it is 主管課.
        supporting: Number of 取組 for which it is 関係課.
        rows_asked: Rows of the 調査票 that it is asked to fill in.
        files: Paths of its files as seen from the folder of the list.
    """

    department: str
    lead: int
    supporting: int
    rows_asked: int
    files: tuple[str, ...]


def distribution_list(title: str, deadline: str, deliveries: Sequence[Delivery], created: date) -> bytes:
    """Make the 配布一覧.

    Args:
        title: Its title.
        deadline: 回答期限, "" where it is not fixed yet.
        deliveries: What each department gets, in the order of the folders.
        created: The day that stands as the date of creation.

    Returns:
        The .xlsx file.
    """
    longest = max((delivery.files for delivery in deliveries), key=len, default=())
    most = len(longest)
    columns = (
        ListColumn("番号", 6, centered=True),
        ListColumn("課名", 26),
        ListColumn("主管", 7, centered=True),
        ListColumn("関係", 7, centered=True),
        ListColumn("回答を求める行", 10, centered=True),
        *(ListColumn(_KINDS[path.rsplit(".", 1)[-1]], 47) for path in longest),
        ListColumn("回答期限", 20, centered=True),
        ListColumn("配布", 8, centered=True),
        ListColumn("提出", 8, centered=True),
    )
    rows = [_row(number, delivery, most, deadline) for number, delivery in enumerate(deliveries, 1)]
    with new_workbook(title, created) as (book, buffer):
        out = add_list(book, "配布一覧", columns, rows, first_row=_TITLE_ROWS)
        out.write_string(0, 0, title, book.format(bold=True, font_size=14))
        total = f"{len(deliveries)}課、回答を求める行 {sum(each.rows_asked for each in deliveries)}"
        out.write_string(1, 0, f"{total}(「主管」「関係」は、取組の数です。再掲は数えません)")
    return buffer.getvalue()


def _row(number: int, delivery: Delivery, most: int, deadline: str) -> tuple[Value, ...]:
    links: list[Value] = [Link(path.rsplit("/", 1)[-1], f"external:{path}") for path in delivery.files]
    return (
        number,
        delivery.department,
        delivery.lead,
        delivery.supporting,
        delivery.rows_asked,
        *links,
        *([""] * (most - len(links))),
        deadline if delivery.rows_asked else "回答不要",
        "",
        "",
    )
