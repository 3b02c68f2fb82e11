"""表の範囲の外に内容がある。

見つけるもの:
    Excel の「テーブル」の範囲より下の行に、内容があること。
困ること:
    いまは困りません(範囲の外の行も読みます)。ただし、フィルターや並べ替えには、範囲の外の行が入りません。
悪い例:
    表が A1:M66 なのに、67行目にも取組がある。
良い例:
    表を A1:M67 に広げる。
限界:
    見出しの行から始まる表があるシートだけを見ます。続いた行は、最初の行だけを示します。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.master import Master
from hitaplan.master.ranges import own_ranges, run_text, runs
from hitaplan.rules.rule import Fault, Rule

_REMEDY = "表の右下の角をドラッグして、この行まで範囲を広げてください(間に空白の行があれば、先に削除します)。台帳の内容でなければ、別のシートに移してください。"


def _find(master: Master) -> Iterator[Fault]:
    for table in master.tables.values():
        own = own_ranges(table)
        outside = {
            record.row: record
            for record in table.records
            if own and not any(each.first_row <= record.row <= each.last_row for each in own)
        }
        for run in runs(outside):
            cells = sorted(outside[run[0]].cells.values(), key=lambda cell: cell.column)
            cell = next(each for each in cells if not each.blank)
            message = f"{run_text(*run)}が、表の範囲({'・'.join(map(str, own))})の外にあります。範囲の外でも、読み取って使います。"
            yield Fault(table.grid.title, cell, message, _REMEDY)


RULE = Rule("S010", Severity.INFO, "表の範囲の外に内容がある", _find)
