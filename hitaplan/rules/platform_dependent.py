"""機種依存文字がある。

見つけるもの:
    計画の文章と回答の文章に、丸数字(①)、ローマ数字(Ⅰ)、㈱・㈲・℡・№・㎡・㌔などの機種依存文字があること。
困ること:
    統一ルール(総務省)では、公表するデータに使わないことになっています。
悪い例:
    | 実績 | ①説明会を開いた。 |
良い例:
    | 実績 | (1)説明会を開いた。 |
限界:
    1つのセルから1つだけ知らせ、見つけた文字を並べます。「髙」のような漢字は知らせません。
"""

import re
from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading
from hitaplan.master.master import Master
from hitaplan.rules.rule import Fault, Rule
from hitaplan.rules.texts import printed_texts

# № ℡, Roman numerals, ① and other enclosed characters, ㈱ ㌔ ㎡ and other squared words, 〝〟.
_DEPENDENT = re.compile("[\u2116\u2121\u2160-\u217f\u2460-\u24ff\u2776-\u2793\u3200-\u33ff\u301d-\u301f]")
_REMEDY = "公表するなら、「(1)」「株式会社」「平方メートル」のように書き換えるとよいでしょう。"


def _find(master: Master) -> Iterator[Fault]:
    for record, cell in printed_texts(master):
        found = _DEPENDENT.findall(cell.text)
        if found:
            characters = "".join(f"「{character}」" for character in dict.fromkeys(found))
            message = f"機種依存文字の{characters}があります。"
            yield Fault(record.sheet, cell, message, _REMEDY, record.year(Heading.YEAR))


RULE = Rule("X005", Severity.INFO, "機種依存文字", _find)
