"""文の一部が失われている(「…」)。

見つけるもの:
    本文・基本方針・基本項目・取組の文章に「…」があること。元の計画書から読み取れなかった部分の印です。
困ること:
    「…」のまま、調査票や報告書に印字されます。
悪い例:
    | 取組内容 | 人事給与システ…を改修するもの… |
良い例:
    | 取組内容 | (計画書の原本から写した全文) |
限界:
    「…」を文章の書き方として使っている場合も知らせます。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.plan.vocabulary import LOST_TEXT_MARK
from hitaplan.rules.rule import Fault, Rule

_TEXTS = (
    (SheetName.FRONT_MATTER, Heading.TEXT),
    (SheetName.POLICIES, Heading.TITLE),
    (SheetName.ITEMS, Heading.TITLE),
    (SheetName.ITEMS, Heading.TEXT),
    (SheetName.INITIATIVES, Heading.NAME),
    (SheetName.INITIATIVES, Heading.CONTENT),
)


def _find(master: Master) -> Iterator[Fault]:
    for name, heading in _TEXTS:
        for record in master.records(name):
            if LOST_TEXT_MARK in record.text(heading):
                message = f"「{heading}」に、失われた文の印「{LOST_TEXT_MARK}」があります。"
                remedy = "計画書の原本を見て、全文を書いてください。"
                yield Fault(record.sheet, record.cell(heading), message, remedy)


RULE = Rule("X002", Severity.WARNING, "文の一部が失われている", _find)
