"""同じ見出しが2つある。

見つけるもの:
    シートの1行目に、プログラムが使う見出しが2回以上あること。
困ること:
    どちらの列が正しいか分からず、違う列の内容が文書に出るおそれがあります。
悪い例:
    | 取組番号 | 取組名 | 取組名 |
良い例:
    | 取組番号 | 取組名 | 取組名(案) |
限界:
    職員が自分用に足した列どうしの重なりは見ません。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.master import Master
from hitaplan.master.reading import heading_cells, heading_key
from hitaplan.rules.rule import Fault, Rule


def _find(master: Master) -> Iterator[Fault]:
    for table in master.tables.values():
        by_key = {heading_key(heading): heading for heading in table.headings}
        for cell in heading_cells(table.grid):
            heading = by_key.get(heading_key(cell.text))
            if heading and table.headings[heading] != cell.column:
                yield Fault(
                    table.grid.title,
                    cell,
                    f"見出し「{heading}」が2つあります。",
                    "使わないほうの列の見出しを別の名前に変えるか、列を削除してください。",
                )


RULE = Rule("S004", Severity.ERROR, "同じ見出しが2つある", _find)
