"""シート「計画」の項目がない、または読めない。

見つけるもの:
    計画名・策定年月・計画期間・対象年度・所管課がないこと、年月や年度として読めないこと。
困ること:
    どの年度の文書を作ればよいか分からず、何も作れません。
悪い例:
    | 対象年度 | 今年 |
良い例:
    | 対象年度 | 令和6年度 |
限界:
    読めた年度が正しいかどうかは分かりません。最初の行の表示で確かめてください。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.findings.near_miss import near_miss
from hitaplan.master.layout import REQUIRED_PLAN_ITEMS, Heading, PlanItem, SheetName
from hitaplan.master.master import Master
from hitaplan.master.plan_building import established_month
from hitaplan.master.records import Table
from hitaplan.plan.keys import normalize_key
from hitaplan.rules.rule import Fault, Rule, is_legible

_YEARS = (PlanItem.FIRST_YEAR, PlanItem.LAST_YEAR, PlanItem.TARGET_YEAR)


def _find(master: Master) -> Iterator[Fault]:
    table = master.tables.get(SheetName.PLAN)
    if table is None or not table.records or not {Heading.ITEM, Heading.VALUE} <= set(table.headings):
        return
    named = [record.cell(Heading.ITEM) for record in table.records]
    all_legible = all(cell.blank or is_legible(cell) for cell in named)
    for item in REQUIRED_PLAN_ITEMS:
        record = master.plan_items.get(item)
        if record is None:
            # The item may be the one that cannot be read: of that S005 speaks.
            if all_legible:
                yield _missing(table, item)
            continue
        cell = record.cell(Heading.VALUE)
        if cell.blank:
            yield Fault(record.sheet, cell, f"「{item}」が空白です。", f"「{item}」の値を書いてください。")
        elif not is_legible(cell, dates=item is PlanItem.ESTABLISHED):
            continue
        elif item in _YEARS and record.year(Heading.VALUE) is None:
            message = f"「{item}」の「{cell.text}」を年度として読めません。"
            yield Fault(record.sheet, cell, message, "「令和6年度」のように書いてください。")
        elif item is PlanItem.ESTABLISHED and established_month(record) is None:
            message = f"「{item}」の「{cell.text}」を年月として読めません。"
            yield Fault(record.sheet, cell, message, "「令和6年3月」のように書いてください。")


def _missing(table: Table, item: PlanItem) -> Fault:
    known = {normalize_key(each) for each in PlanItem}
    cells = [record.cell(Heading.ITEM) for record in table.records]
    others = {cell.text: cell for cell in cells if normalize_key(cell.text) not in known}
    nearest = near_miss(item, others)
    remedy = (
        f"「{nearest}」を「{item}」に直してください。"
        if nearest
        else f"「項目」の列に「{item}」の行を足してください。"
    )
    cell = others[nearest] if nearest else None
    return Fault(table.grid.title, cell, f"項目「{item}」がありません。", remedy)


RULE = Rule("P001", Severity.ERROR, "「計画」の項目がない・読めない", _find)
