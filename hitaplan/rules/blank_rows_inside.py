"""途中に空白の行がある。

見つけるもの:
    内容のある行と行の間に、何も書かれていない行があること。
困ること:
    いまは困りません(空白の行の下も読みます)。ただし、Excel の並べ替えやフィルターが空白の行で止まることがあります。
悪い例:
    | 1-1-1 | オンライン申請 |
    | | |
    | 1-1-2 | 施設予約 |
良い例:
    | 1-1-1 | オンライン申請 |
    | 1-1-2 | 施設予約 |
限界:
    職員が自分用に足した列に何か書かれた行は、空白の行とみなしません。続いた空白の行は、最初の行だけを示します。
    表の範囲より下は、S010 が知らせます。
"""

from collections.abc import Iterator
from itertools import pairwise

from hitaplan.findings.finding import Severity
from hitaplan.master.master import Master
from hitaplan.master.ranges import cell_at, own_ranges, run_text
from hitaplan.rules.rule import Fault, Rule

# An Excel sheet ends here.
_LAST_ROW = 1_048_576


def _find(master: Master) -> Iterator[Fault]:
    for table in master.tables.values():
        if not table.records:
            continue
        end = max((each.last_row for each in own_ranges(table)), default=_LAST_ROW)
        first, last = table.records[0].row, table.records[-1].row
        filled = sorted(
            row
            for row, cells in table.grid.rows.items()
            if first <= row <= last and not all(cell.blank for cell in cells.values())
        )
        for above, below in pairwise(filled):
            # Of what stands below the table, S010 speaks.
            if below - above > 1 and below <= end:
                cell = cell_at(table.grid, above + 1, min(table.headings.values()))
                message = (
                    f"途中に空白の行があります({run_text(above + 1, below - 1)})。その下の行も読み取ります。"
                )
                remedy = "要らなければ、行ごと削除してください。"
                yield Fault(table.grid.title, cell, message, remedy)


RULE = Rule("S009", Severity.INFO, "途中に空白の行がある", _find)
