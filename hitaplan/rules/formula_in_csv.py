"""「=」「+」「-」「@」で始まる文章がある。

見つけるもの:
    計画の文章と回答の文章が、「=」「+」「-」「@」で始まること。
困ること:
    CSV に書き出して Excel で開くと、計算式とみなされて「#NAME?」などになります。
悪い例:
    | 実績 | -説明会を3回開いた。 |
良い例:
    | 実績 | ・説明会を3回開いた。 |
限界:
    「-5」「+3.2%」のような数と、「-」だけの行は知らせません。全角の「=」「-」は計算式とみなされないので知らせません。
"""

import re
from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading
from hitaplan.master.master import Master
from hitaplan.rules.rule import Fault, Rule
from hitaplan.rules.texts import printed_texts

_FORMULA = re.compile(r"[=+\-@]")
_HARMLESS = re.compile(r"[+\-]?[\d,]+(?:\.\d+)?[%％]?|-+|.")
_REMEDY = "「・」など、ほかの文字で始めるとよいでしょう。"


def _find(master: Master) -> Iterator[Fault]:
    for record, cell in printed_texts(master):
        text = cell.text
        if _FORMULA.match(text) and not _HARMLESS.fullmatch(text.rstrip()):
            message = f"文章が「{text[0]}」で始まっています。CSV を Excel で開くと、計算式とみなされます。"
            yield Fault(record.sheet, cell, message, _REMEDY, record.year(Heading.YEAR))


RULE = Rule("X007", Severity.INFO, "計算式とみなされる文章", _find)
