"""スケジュールの注記が「区分」にない。

見つけるもの:
    「実施予定(一部拡大)」のような( )の中の注記が、シート「区分」の「注記」にないこと。
困ること:
    いまは困りません(注記はそのまま印字します)。ただし、書き間違いかもしれず、同じことが別の言葉で書かれると数えられません。
悪い例:
    | 令和6年度 | 実施予定(一部拡充) |
良い例:
    | 令和6年度 | 実施予定(一部拡大) |
限界:
    空白や全角・半角の違いは問いません。同じ注記が何か所にもあれば、最初のセルだけを示します。
    「区分」に注記が1つもないとき、種別の読めない行があるときは、調べません。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.findings.near_miss import suggestion
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.master.plan_building import find_word
from hitaplan.master.schedule_rows import ScheduleRow, YearCell, schedule_rows
from hitaplan.plan.keys import normalize_key
from hitaplan.plan.vocabulary import VocabularyKind
from hitaplan.rules.rule import Fault, Rule


def _find(master: Master) -> Iterator[Fault]:
    words = master.records(SheetName.VOCABULARY)
    kinds = [find_word(VocabularyKind, each.text(Heading.KIND)) for each in words]
    named = list(zip(words, kinds, strict=True))
    notes = [each.text(Heading.VALUE) for each, kind in named if kind is VocabularyKind.NOTE]
    # Of a word that is no 種別 V001 speaks; it may have meant 注記.
    unsure = any(kind is None and not each.cell(Heading.KIND).blank for each, kind in named)
    if not notes or unsure:
        return
    known = {normalize_key(note) for note in notes}
    unknown: dict[str, list[tuple[ScheduleRow, YearCell]]] = {}
    for row in schedule_rows(master):
        for place, entry in row.entries:
            if entry.note and entry.note not in known:
                unknown.setdefault(entry.note, []).append((row, place))
    for note, places in unknown.items():
        row, first = places[0]
        others = f"(ほかに {len(places) - 1} か所)" if len(places) > 1 else ""
        message = f"注記「{note}」は、シート「区分」の注記にありません{others}。"
        remedy = (
            f"{suggestion(note, notes)}この注記でよければ、シート「区分」に種別「注記」として足してください。"
        )
        yield Fault(row.record.sheet, first.cell, message, remedy)


RULE = Rule("T010", Severity.INFO, "注記が「区分」にない", _find)
