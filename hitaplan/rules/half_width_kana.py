"""半角カタカナがある。

見つけるもの:
    計画の文章と回答の文章に、半角カタカナ(半角の「。」「、」「・」「「」」も含む)があること。
困ること:
    文書で字の大きさがそろわず、オープンデータや読み上げソフトでも正しく扱われないことがあります。
悪い例:
    | 実績 | ｼｽﾃﾑの保守を行った。 |
良い例:
    | 実績 | システムの保守を行った。 |
限界:
    内線・メール・提出先・備考・記入者などの欄は見ません。事業担当課などの課名は V002 が見ます。
"""

import re
import unicodedata
from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading
from hitaplan.master.master import Master
from hitaplan.rules.rule import Fault, Rule
from hitaplan.rules.texts import printed_texts

_HALF_WIDTH = re.compile(r"[\uff61-\uff9f]+")
# So many words are told.
_TOLD = 5


def _find(master: Master) -> Iterator[Fault]:
    for record, cell in printed_texts(master):
        found = _HALF_WIDTH.findall(cell.text)
        if found:
            words = list(dict.fromkeys(found))
            more = "など" if len(words) > _TOLD else ""
            told = "".join(f"「{word}」" for word in words[:_TOLD]) + more
            wide = "".join(f"「{unicodedata.normalize('NFKC', word)}」" for word in words[:_TOLD]) + more
            message = f"半角カタカナの{told}があります。"
            remedy = f"全角の{wide}に直してください。"
            yield Fault(record.sheet, cell, message, remedy, record.year(Heading.YEAR))


RULE = Rule("X004", Severity.WARNING, "半角カタカナ", _find)
