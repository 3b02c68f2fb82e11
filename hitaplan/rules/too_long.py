"""文字が長すぎて、Excel のセルに入らない。

見つけるもの:
    プログラムが読む欄に、32,767文字(Excel のセルに入る長さ)を超える文章があること。
困ること:
    調査票に書き込めないので、調査票を作れません。台帳も、Excel で開くと文章が切れます。
悪い例:
    | 実績 | (40,000文字の議事録) |
良い例:
    | 実績 | (要点だけの文章) |
限界:
    Excel では作れないので、ほかのソフトで作った台帳だけに起こります。絵文字などは、Excel と同じく1字を2文字と数えます。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading
from hitaplan.master.master import Master
from hitaplan.office.workbook_writing import MAX_CELL_TEXT
from hitaplan.rules.rule import Fault, Rule
from hitaplan.rules.texts import every_text

_REMEDY = "要点だけに短くし、全文は別の文書にしてください。"


def _find(master: Master) -> Iterator[Fault]:
    for record, cell in every_text(master):
        length = _length(cell.text)
        if length > MAX_CELL_TEXT:
            message = f"{length:,}文字あり、Excel のセルに入る{MAX_CELL_TEXT:,}文字を超えています。"
            yield Fault(record.sheet, cell, message, _REMEDY, record.year(Heading.YEAR))


def _length(text: str) -> int:
    """The length as Excel counts it: a character beyond U+FFFF is two."""
    return (
        len(text) + sum(character > "\uffff" for character in text) if len(text) > MAX_CELL_TEXT // 2 else 0
    )


RULE = Rule("X006", Severity.ERROR, "長すぎる文字", _find)
