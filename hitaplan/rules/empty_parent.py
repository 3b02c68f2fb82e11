"""取組のない基本項目、基本項目のない基本方針。

見つけるもの:
    基本項目に、その番号で始まる取組が1つもないこと。基本方針に、その番号で始まる基本項目が1つもないこと。
困ること:
    見出しだけの基本項目や基本方針が、文書に印字されます。
悪い例:
    基本項目「3-5」があるのに、「3-5-1」などの取組がない。
良い例:
    取組「3-5-1」を足す。または、基本項目「3-5」の行を削除する。
限界:
    番号に読めないものや重なりがあるうちは、調べません(先に N001・N003・N004 を直します)。
"""

from collections.abc import Iterator
from itertools import pairwise

from hitaplan.findings.finding import Severity
from hitaplan.master.master import Master
from hitaplan.master.numbering import number_text, sound_levels
from hitaplan.rules.rule import Fault, Rule


def _find(master: Master) -> Iterator[Fault]:
    levels = sound_levels(master)
    for level, below in pairwise(levels):
        parents = {number[:-1] for number in below.numbers}
        for record, number in level.rows:
            if number not in parents:
                name = f"{level.sheet}「{number_text(number)}」"
                message = f"{name}に当てはまる{below.sheet}がありません。"
                remedy = f"シート「{below.sheet}」に足すか、要らない{level.sheet}なら行を削除してください。"
                yield Fault(record.sheet, record.cell(level.heading), message, remedy)


RULE = Rule("N007", Severity.WARNING, "中身のない基本方針・基本項目", _find)
