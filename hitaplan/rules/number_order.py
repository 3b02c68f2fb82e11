"""行が番号の順に並んでいない。

見つけるもの:
    基本方針・基本項目・取組の行が、番号の順(2-3-2 の後に 2-3-10)に並んでいないこと。
困ること:
    台帳と文書とで順番が違って見え、番号の打ち間違いにも気づきにくくなります。
悪い例:
    | 1-1-2 | 施設予約 |
    | 1-1-1 | オンライン申請 |
良い例:
    | 1-1-1 | オンライン申請 |
    | 1-1-2 | 施設予約 |
限界:
    シートごとに、最初に順番が戻る行だけを示します。
    番号に読めないものや重なりがあるうちは、調べません(先に N001・N003・N004 を直します)。
"""

from collections.abc import Iterator
from itertools import pairwise

from hitaplan.findings.finding import Severity
from hitaplan.master.master import Master
from hitaplan.master.numbering import sound_levels
from hitaplan.rules.rule import Fault, Rule


def _find(master: Master) -> Iterator[Fault]:
    for level in sound_levels(master):
        pairs = pairwise(level.rows)
        back = next(((one, other) for one, other in pairs if other[1] < one[1]), None)
        if back:
            (above, _), (record, _) = back
            cell, other = record.cell(level.heading), above.cell(level.heading)
            message = f"「{cell.text}」が、「{other.text}」({other.address})より下にあります。"
            remedy = "どちらかの番号が間違っていれば直し、そうでなければ行を番号の順に並べ替えてください。"
            yield Fault(record.sheet, cell, message, remedy)


RULE = Rule("N006", Severity.WARNING, "行が番号の順に並んでいない", _find)
