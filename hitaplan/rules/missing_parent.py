"""番号の親がない。

見つけるもの:
    取組番号の上2つの数字に当たる基本項目がないこと、基本項目の最初の数字に当たる基本方針がないこと。
困ること:
    その取組を置く見出しがなく、どの文書にも出ません。
悪い例:
    取組「5-1-1」があるのに、基本項目「5-1」がない。
良い例:
    基本項目「5-1」と基本方針「5」を足す。
限界:
    番号の打ち間違いか、基本項目の書き忘れかは分かりません。同じ親がない行は、最初の行だけを示します。
    親の番号に読めないものや重なりがあるうちは、調べません(先に N001・N003 などを直します)。
"""

from collections.abc import Iterable, Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.master.plan_building import item_number
from hitaplan.master.records import Record
from hitaplan.rules.rule import Fault, Rule, keys_are_sound


def _find(master: Master) -> Iterator[Fault]:
    items = [
        (record, number) for record in master.records(SheetName.ITEMS) if (number := item_number(record))
    ]
    orphans = list(_orphan_items(master, items))
    yield from orphans
    # A 基本項目 with a wrong number has orphans of its own: they are mended with it.
    if orphans or not keys_are_sound(master, SheetName.ITEMS, Heading.SERIAL, item_number):
        return
    initiatives = [
        (record, (own.policy, own.item))
        for record in master.records(SheetName.INITIATIVES)
        if (own := record.number(Heading.NUMBER))
    ]
    yield from _orphans(initiatives, {number for _, number in items}, SheetName.ITEMS, Heading.NUMBER)


def _orphan_items(master: Master, items: list[tuple[Record, tuple[int, int]]]) -> Iterator[Fault]:
    def serial(record: Record) -> int | None:
        return record.integer(Heading.SERIAL)

    if keys_are_sound(master, SheetName.POLICIES, Heading.SERIAL, serial):
        policies = {(serial(record),) for record in master.records(SheetName.POLICIES)}
        numbered = [(record, number[:1]) for record, number in items]
        yield from _orphans(numbered, policies, SheetName.POLICIES, Heading.SERIAL)


def _orphans(
    numbered: Iterable[tuple[Record, tuple[int, ...]]],
    parents: Iterable[tuple[int | None, ...]],
    parent_sheet: SheetName,
    heading: Heading,
) -> Iterator[Fault]:
    """One fault for each parent that is missing, at the first record that needs it."""
    missing: dict[tuple[int, ...], list[Record]] = {}
    for record, parent in numbered:
        if parent not in parents:
            missing.setdefault(parent, []).append(record)
    for parent, records in missing.items():
        name = f"{parent_sheet}「{'-'.join(map(str, parent))}」"
        others = f"(ほかに {len(records) - 1} 行)" if len(records) > 1 else ""
        remedy = f"番号を直すか、シート「{parent_sheet}」に{name}を足してください。"
        yield Fault(records[0].sheet, records[0].cell(heading), f"{name}がありません{others}。", remedy)


RULE = Rule("N004", Severity.ERROR, "番号の親がない", _find)
