"""シートに見出ししかない。

見つけるもの:
    シート「基本方針」「基本項目」「取組」「担当課」に、見出しだけがあって、内容が1行もないこと。
困ること:
    取組も課もないので、文書を何も作れません。
悪い例:
    | 課名 | 別名 | 区分 |
良い例:
    | 課名 | 別名 | 区分 |
    | 税務課 | | 課 |
限界:
    ほかのシートは、空でもかまいません。見出しのないシートは S002 が知らせます。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.master.ranges import cell_at
from hitaplan.rules.rule import Fault, Rule

_NEEDED = (
    (SheetName.PLAN, Heading.ITEM),
    (SheetName.POLICIES, Heading.SERIAL),
    (SheetName.ITEMS, Heading.SERIAL),
    (SheetName.INITIATIVES, Heading.NUMBER),
    (SheetName.DEPARTMENTS, Heading.DEPARTMENT_NAME),
)


def _find(master: Master) -> Iterator[Fault]:
    for name, heading in _NEEDED:
        table = master.tables.get(name)
        if table is None or table.records or heading not in table.headings:
            continue
        cell = cell_at(table.grid, 2, table.headings[heading])
        message = f"シート「{table.grid.title}」に、見出しだけがあり、内容がありません。"
        remedy = "2行目から内容を書いてください(控えの台帳があれば、そこから写してください)。"
        yield Fault(table.grid.title, cell, message, remedy)


RULE = Rule("S006", Severity.ERROR, "シートに見出ししかない", _find)
