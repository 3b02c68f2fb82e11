"""外字や制御文字がある。

見つけるもの:
    プログラムが読む欄の文字に、外字(U+E000~U+F8FF など)や、目に見えない制御文字があること。
困ること:
    外字は作ったパソコンの外では「・」や空白になり、制御文字は文書から消えるか、文書を開けなくします。
悪い例:
    | 実績 | (外字の「はしごだか」)田地区で説明会を開いた。 |
良い例:
    | 実績 | 髙田地区で説明会を開いた。 |
限界:
    「髙」「﨑」のように文字コードの決まった文字は外字ではないので、知らせません。改行とタブは知らせません。
"""

import re
from collections import Counter
from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading
from hitaplan.master.master import Master
from hitaplan.rules.rule import Fault, Rule
from hitaplan.rules.texts import every_text

_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_UNPRINTABLE = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{_PRIVATE}]")
_FIRST_PRIVATE = "\ue000"
_REMEDY = (
    "外字はほかの漢字かひらがなに置き換え、制御文字は消してください(見えないときは前後ごと入力し直します)。"
)


def _find(master: Master) -> Iterator[Fault]:
    for record, cell in every_text(master):
        found = _UNPRINTABLE.findall(cell.text)
        if found:
            told = "、".join(_told(character, count) for character, count in Counter(found).items())
            message = f"印刷できない文字があります: {told}。"
            yield Fault(record.sheet, cell, message, _REMEDY, record.year(Heading.YEAR))


def _told(character: str, count: int) -> str:
    kind = "外字" if character >= _FIRST_PRIVATE else "制御文字"
    return f"{kind} U+{ord(character):04X} が{count}個"


RULE = Rule("X003", Severity.WARNING, "外字・制御文字", _find)
