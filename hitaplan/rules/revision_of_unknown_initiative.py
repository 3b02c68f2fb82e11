"""改定履歴の取組番号が計画にない。

見つけるもの:
    改定履歴の取組番号が、シート「取組」の取組番号にも旧番号にもないこと。
困ること:
    どの取組の改定か、後から分からなくなります。
悪い例:
    改定履歴に「1-1-99」の変更がある。
良い例:
    改定履歴に「1-1-3」の変更がある。
限界:
    廃止・統合・番号変更と書かれた番号と、取組の全体が完了と書かれた番号は、計画になくてもかまいません。その番号の、それより前の改定も同じです。
    シート「取組」に読めない番号や重なりがあるうちは、調べません(先に N001・N003 などを直します)。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.findings.near_miss import suggestion
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.master.numbering import retired_numbers
from hitaplan.master.plan_building import find_word
from hitaplan.plan.vocabulary import RevisionKind
from hitaplan.rules.rule import Fault, Rule, numbers_are_sound


def _find(master: Master) -> Iterator[Fault]:
    if not numbers_are_sound(master):
        return
    present = [str(each.number(Heading.NUMBER)) for each in master.records(SheetName.INITIATIVES)]
    known = {*present, *retired_numbers(master)}
    for record in master.records(SheetName.REVISIONS):
        number, kind = record.number(Heading.NUMBER), record.cell(Heading.KIND)
        if number is None or str(number) in known:
            continue
        # Of a word that is no 種別, V001 speaks; it may have meant 廃止.
        if kind.blank or find_word(RevisionKind, kind.text):
            message = f"取組「{number}」は、シート「取組」の取組番号にも旧番号にもありません。"
            remedy = (
                f"{suggestion(str(number), present)}取組番号を直してください。"
                "いまはない取組なら、廃止・統合・番号変更の行も書いてください。"
            )
            yield Fault(record.sheet, record.cell(Heading.NUMBER), message, remedy)


RULE = Rule("H001", Severity.WARNING, "改定履歴の取組番号が計画にない", _find)
