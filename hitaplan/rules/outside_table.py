"""表の範囲の外に内容がある。

見つけるもの:
    Excel の「テーブル」の範囲より下の行に、内容があること。
困ること:
    範囲の外の行も読みますが、フィルターや並べ替えには入りません。
    シート「進捗」と「改定履歴」では、プログラムが行を足せず、取込みと改定履歴への書き足しが止まります(このシートでは要確認)。
悪い例:
    表が A1:M66 なのに、67行目にも取組がある。
良い例:
    表を A1:M67 に広げる。
限界:
    見出しの行から始まる表があるシートだけを見ます。続いた行は、最初の行だけを示します。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import SheetName
from hitaplan.master.master import Master
from hitaplan.master.ranges import own_ranges, run_text, runs
from hitaplan.rules.rule import Fault, Rule

_REMEDY = "表の右下の角をドラッグして、この行まで範囲を広げてください(間に空白の行があれば、先に削除します)。台帳の内容でなければ、別のシートに移してください。"
# The sheets to which the program itself appends rows, and what is refused while something stands below their tables.
_APPENDED = {
    SheetName.PROGRESS: "回答の取込み",
    SheetName.REVISIONS: "改定履歴への書き足し(--record)",
}


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
            if table.name in _APPENDED:
                message += f"このままでは、{_APPENDED[table.name]}ができません。"
            severity = Severity.WARNING if table.name in _APPENDED else None
            yield Fault(table.grid.title, cell, message, _REMEDY, severity=severity)


RULE = Rule("S010", Severity.INFO, "表の範囲の外に内容がある", _find)
