"""連絡先が空白である。

見つけるもの:
    シート「計画」の発信者・担当・内線・メール・提出先の値が空白であること。
困ること:
    照会文と調査票に、問合せ先や提出先が印字されません。
悪い例:
    | 担当 | |
良い例:
    | 担当 | 情報政策係 日田 |
限界:
    書いてある連絡先が正しいかどうかは分かりません。項目の行そのものがないときは知らせません。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, PlanItem
from hitaplan.master.master import Master
from hitaplan.rules.rule import Fault, Rule

_CONTACTS = (
    PlanItem.SENDER,
    PlanItem.CONTACT,
    PlanItem.EXTENSION,
    PlanItem.MAIL,
    PlanItem.RETURN_TO,
)
# The same words for all: neighbours are folded into one line.
_MESSAGE = "照会文と調査票に印字する連絡先が空白です。"
_REMEDY = "書いてください。印字しなくてよければ、このままでかまいません。"


def _find(master: Master) -> Iterator[Fault]:
    for item in _CONTACTS:
        record = master.plan_items.get(item)
        if record and record.has(Heading.VALUE) and record.cell(Heading.VALUE).blank:
            yield Fault(record.sheet, record.cell(Heading.VALUE), _MESSAGE, _REMEDY)


RULE = Rule("P005", Severity.INFO, "連絡先が空白", _find)
