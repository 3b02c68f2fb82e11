"""セルが結合されている。

見つけるもの:
    台帳の2行目から下で、プログラムが読む列のセルが結合されていること。
困ること:
    結合したセルの内容は左上の1つのセルだけのもので、残りは空白として読みます。並べ替えやフィルターも使えなくなります。
悪い例:
    2つの行の事業担当課を結合して、「税務課」と1回だけ書く。
良い例:
    結合を解除して、どちらの行にも「税務課」と書く。
限界:
    1行目だけの結合と、職員が自分用に足した列の結合は見ません。
    必ず書く欄やスケジュールが結合で隠れた行があれば、文書を間違えるのでエラーにします。
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import ValueKind, sheets
from hitaplan.master.master import Master
from hitaplan.master.ranges import cell_at, covers, parse_ranges
from hitaplan.master.records import Table
from hitaplan.office.cells import CellRange
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.rules.rule import Fault, Rule

_REMEDY = "「セルの結合」を解除し、空いたセルにも、それぞれの内容を書いてください。"


def _find(master: Master) -> Iterator[Fault]:
    years = master.plan.years if master.plan else ()
    for name, table in master.tables.items():
        needed, rows = _needed(name, table, years), [record.row for record in table.records]
        for merged in parse_ranges(table.grid.merged):
            if merged.last_row < 2 or not _meets(merged, table):
                continue
            cell = cell_at(table.grid, merged.first_row, merged.first_column)
            within = rows[bisect_left(rows, merged.first_row) : bisect_right(rows, merged.last_row)]
            hidden = any(covers(merged, row, column) for row in within for column in needed)
            message = (
                f"セル {merged} が結合されています。左上の {cell.address} のほかは、空白として読みます。"
            )
            severity = Severity.ERROR if hidden else None
            yield Fault(table.grid.title, cell, message, _REMEDY, severity=severity)


def _needed(name: str, table: Table, years: tuple[FiscalYear, ...]) -> tuple[int, ...]:
    """The columns in which a blank that a merge makes would stand in a document."""
    columns = next(sheet.columns for sheet in sheets(years) if sheet.name == name)
    headings = [each.heading for each in columns if each.required or each.kind is ValueKind.SCHEDULE]
    return tuple(table.headings[each] for each in headings if each in table.headings)


def _meets(merged: CellRange, table: Table) -> bool:
    return any(merged.first_column <= column <= merged.last_column for column in table.headings.values())


RULE = Rule("S007", Severity.WARNING, "セルが結合されている", _find)
