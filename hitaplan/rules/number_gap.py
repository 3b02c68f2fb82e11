"""番号が抜けている。

見つけるもの:
    基本項目の中の取組、基本方針の中の基本項目、基本方針の番号が、1から順に続いていないこと。
困ること:
    行が抜け落ちているか、番号の打ち間違いかもしれません。
悪い例:
    | 1-1-3 | 入札 |
    | 1-1-5 | 収納 |
良い例:
    | 1-1-3 | 入札 |
    | 1-1-4 | 納付 |
    | 1-1-5 | 収納 |
限界:
    最後の番号より後の抜けは分かりません。改定履歴に廃止・統合・番号変更と書かれた番号と、旧番号にある番号は、欠番とみなします。
    番号に読めないものや重なりがあるうち、行が番号の順でないうちは、調べません(先に N001・N003・N004・N006 を直します)。
    再掲元や進捗に書かれている番号の抜けは、R002・A001 が知らせます。
"""

from collections.abc import Iterator
from itertools import islice

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.master.numbering import Level, number_text, retired_numbers, sound_levels
from hitaplan.rules.rule import Fault, Rule

_TOLD_NUMBERS = 3
_NAMED = (
    (SheetName.INITIATIVES, Heading.RELISTED_FROM),
    (SheetName.PROGRESS, Heading.NUMBER),
    (SheetName.VERDICTS, Heading.NUMBER),
)


def _find(master: Master) -> Iterator[Fault]:
    told = retired_numbers(master) | {
        str(each.number(heading)) for name, heading in _NAMED for each in master.records(name)
    }
    for level in sound_levels(master):
        if level.in_order:
            yield from _gaps(level, told)


def _gaps(level: Level, told: set[str]) -> Iterator[Fault]:
    previous: tuple[int, ...] = ()
    for record, number in level.rows:
        before = previous[-1] if previous and previous[:-1] == number[:-1] else 0
        previous = number
        between = (number_text((*number[:-1], serial)) for serial in range(before + 1, number[-1]))
        missing = list(islice((each for each in between if each not in told), _TOLD_NUMBERS + 1))
        if missing:
            names = "".join(f"「{each}」" for each in missing[:_TOLD_NUMBERS])
            more = "など" if len(missing) > _TOLD_NUMBERS else ""
            message = f"「{number_text(number)}」の前に、{names}{more}がありません。"
            remedy = (
                "番号の打ち間違いや、抜けた行がないか確かめてください。"
                "廃止などで番号が空いたのなら、シート「改定履歴」に書いてください。"
            )
            yield Fault(record.sheet, record.cell(level.heading), message, remedy)


RULE = Rule("N005", Severity.WARNING, "番号が抜けている", _find)
