"""見出しやシート名に余分な空白や全角・半角の違いがある。

見つけるもの:
    空白や全角・半角の違いだけで、見出しまたはシート名がきまりと違うこと。プログラムは正しい名前とみなして読みます。
困ること:
    いまは困りません。ただし、Excel の数式や他の人の処理では別の名前になります。
悪い例:
    | 取 組 番 号 | 取組名 |
良い例:
    | 取組番号 | 取組名 |
限界:
    プログラムの知らない列(職員が自分用に足した列)は見ません。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.master import Master
from hitaplan.rules.rule import Fault, Rule


def _find(master: Master) -> Iterator[Fault]:
    for table in master.tables.values():
        if table.grid.title != table.name:
            yield Fault(
                table.grid.title,
                None,
                f"シート名「{table.grid.title}」を「{table.name}」とみなして読みました。",
                f"シート名を「{table.name}」に直してください。",
            )
        for heading, column in table.headings.items():
            cell = table.grid.rows[1][column]
            if cell.text != heading:
                yield Fault(
                    table.grid.title,
                    cell,
                    f"見出しを「{heading}」とみなして読みました。",
                    f"見出しを「{heading}」に直してください。",
                )


RULE = Rule("S003", Severity.REPAIR, "見出しやシート名の空白・全角半角", _find)
