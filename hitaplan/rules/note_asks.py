"""備考に「要確認」とある。

見つけるもの:
    どのシートでも、備考に「要確認」という言葉があること。
困ること:
    確かめるはずだったことが、そのままになっているかもしれません。
悪い例:
    | 備考 | 要確認: 課名が原文で切れている |
良い例:
    | 備考 | (確かめて内容を直し、「要確認」を消す) |
限界:
    「要確認」という言葉だけで判断します。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading
from hitaplan.master.master import Master
from hitaplan.plan.vocabulary import ASK_MARK
from hitaplan.rules.rule import Fault, Rule

# The whole note stands in 検証結果, as the value that was read.
_SHOWN = 40


def _find(master: Master) -> Iterator[Fault]:
    for table in master.tables.values():
        for record in table.records:
            note = record.text(Heading.NOTE)
            if ASK_MARK in note:
                message = f"備考に「{ASK_MARK}」とあります: 「{_shortened(note)}」"
                remedy = "確かめて内容を直し、備考の「要確認」を消してください。"
                yield Fault(record.sheet, record.cell(Heading.NOTE), message, remedy)


def _shortened(note: str) -> str:
    return note if len(note) <= _SHOWN else note[:_SHOWN] + "…"


RULE = Rule("X001", Severity.WARNING, "備考に「要確認」とある", _find)
