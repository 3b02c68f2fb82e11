"""同じ番号が2つある。

見つけるもの:
    取組番号・基本項目の番号・基本方針の番号が、2つ以上の行にあること。
困ること:
    どちらの行に対する回答か分からなくなります。
悪い例:
    | 1-1-1 | オンライン申請 |
    | 1-1-1 | 施設予約 |
良い例:
    | 1-1-1 | オンライン申請 |
    | 1-1-2 | 施設予約 |
限界:
    全角・半角の違いだけの番号は、同じ番号とみなします。
"""

from collections.abc import Iterator, Sequence

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.master.plan_building import item_number
from hitaplan.master.records import Record
from hitaplan.rules.rule import Fault, Rule


def _find(master: Master) -> Iterator[Fault]:
    initiatives = [(each, each.number(Heading.NUMBER)) for each in master.records(SheetName.INITIATIVES)]
    items = [(each, item_number(each)) for each in master.records(SheetName.ITEMS)]
    policies = [(each, each.integer(Heading.SERIAL)) for each in master.records(SheetName.POLICIES)]
    yield from _twice(initiatives, Heading.NUMBER)
    yield from _twice(items, Heading.SERIAL)
    yield from _twice(policies, Heading.SERIAL)


def _twice(numbered: Sequence[tuple[Record, object]], heading: Heading) -> Iterator[Fault]:
    first: dict[object, Record] = {}
    for record, number in numbered:
        if number is None:
            continue
        if number not in first:
            first[number] = record
            continue
        cell = record.cell(heading)
        message = f"「{cell.text}」は、{first[number].cell(heading).address} にもあります。"
        yield Fault(record.sheet, cell, message, "どちらかの番号を直すか、要らない行を削除してください。")


RULE = Rule("N003", Severity.ERROR, "同じ番号が2つある", _find)
