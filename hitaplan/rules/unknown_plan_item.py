"""シート「計画」の項目名が少し違う。

見つけるもの:
    シート「計画」に、担当・内線などの決まった項目の行がなく、よく似た名前の知らない項目があること。
困ること:
    その値は読まれず、文書に印字されません。
悪い例:
    | メイル | dx@example.jp |
良い例:
    | メール | dx@example.jp |
限界:
    似た名前がないときと、決まった項目の行がほかにあるときは、職員が自分で足した項目とみて知らせません。
    計画名・対象年度など、欠かせない項目の違いは P001 が知らせます。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.findings.near_miss import near_miss
from hitaplan.master.layout import REQUIRED_PLAN_ITEMS, Heading, PlanItem, SheetName
from hitaplan.master.master import Master
from hitaplan.master.plan_building import find_word
from hitaplan.rules.rule import Fault, Rule


def _find(master: Master) -> Iterator[Fault]:
    missing = [item for item in PlanItem if item not in master.plan_items]
    for record in master.records(SheetName.PLAN):
        cell = record.cell(Heading.ITEM)
        nearest = near_miss(cell.text, missing)
        if cell.blank or find_word(PlanItem, cell.text) or nearest in (None, *REQUIRED_PLAN_ITEMS):
            continue
        message = f"項目「{cell.text}」は、決まった項目ではありません。値は使われません。"
        remedy = f"「{nearest}」ではありませんか。そうなら「{nearest}」に直してください。"
        yield Fault(record.sheet, cell, message, remedy)


RULE = Rule("P012", Severity.WARNING, "「計画」の項目名の誤り", _find)
