"""シート「計画」に同じ項目が2つある。

見つけるもの:
    シート「計画」に、対象年度・担当などの同じ項目の行が2つ以上あること。
困ること:
    プログラムは上の行だけを使うので、下の行を書き換えても文書が変わりません。
悪い例:
    | 対象年度 | 令和6年度 |
    | 対象年度 | 令和7年度 |
良い例:
    | 対象年度 | 令和7年度 |
限界:
    職員が自分で足した、プログラムの知らない項目は見ません。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, PlanItem, SheetName
from hitaplan.master.master import Master
from hitaplan.master.plan_building import find_word
from hitaplan.rules.rule import Fault, Rule


def _find(master: Master) -> Iterator[Fault]:
    for record in master.records(SheetName.PLAN):
        item = find_word(PlanItem, record.text(Heading.ITEM))
        used = master.plan_items.get(item) if item else None
        if used and used is not record:
            message = (
                f"項目「{item}」が {used.row} 行目にもあります。プログラムは {used.row} 行目の値を使います。"
            )
            remedy = "正しい値を1つの行に書き、もう1つの行を削除してください。"
            yield Fault(record.sheet, record.cell(Heading.ITEM), message, remedy)


RULE = Rule("P010", Severity.ERROR, "「計画」に同じ項目が2つ", _find)
