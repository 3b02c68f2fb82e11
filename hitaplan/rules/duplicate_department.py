"""同じ課名が2つある。

見つけるもの:
    シート「担当課」で、同じ課名または別名が2つ以上の行にあること。
困ること:
    どちらの課か分からず、調査票が二重になったり抜けたりします。
悪い例:
    | 課名 | 税務課 |
    | 課名 | 税務課 |
良い例:
    | 課名 | 税務課 |
限界:
    空白や全角・半角の違いだけの名前は、同じ名前とみなします。1つの行からは1つだけ知らせます。
    同じ行の中の重なりは D006 が知らせます。
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.plan.keys import normalize_key
from hitaplan.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from hitaplan.office.cells import Cell


def _find(master: Master) -> Iterator[Fault]:
    first: dict[str, Cell] = {}
    for record in master.records(SheetName.DEPARTMENTS):
        own: dict[str, Cell] = {}
        name = record.cell(Heading.DEPARTMENT_NAME)
        aliases = [(alias, record.cell(Heading.ALIASES)) for alias in record.names(Heading.ALIASES)]
        for text, cell in [(name.text, name), *aliases]:
            key = normalize_key(text)
            if key in first:
                message = f"「{text}」は、{first[key].address} にもあります。"
                yield Fault(record.sheet, cell, message, "要らないほうを削除してください。")
                break
            if key:
                own.setdefault(key, cell)
        first = own | first


RULE = Rule("D003", Severity.ERROR, "同じ課名が2つある", _find)
