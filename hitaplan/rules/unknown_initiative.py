"""進捗・取組別まとめの取組番号が計画にない。

見つけるもの:
    進捗または取組別まとめに書かれた取組番号が、シート「取組」にないこと。
困ること:
    その回答が、どの文書にも出ません。
悪い例:
    進捗に「1-1-99」の回答がある。
良い例:
    進捗に「1-1-1」の回答がある。
限界:
    改定で番号が変わったときは、古い年度の回答も新しい番号に直します。
    シート「取組」に読めない番号や重なりがあるうちは、調べません(先に N001・N003 などを直します)。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.findings.near_miss import suggestion
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.rules.answered import if_revised
from hitaplan.rules.rule import Fault, Rule, numbers_are_sound

# To look for a near miss among all numbers takes long; where so many are wrong, they were not mistyped one by one.
_MOST_SUGGESTED = 20


def _find(master: Master) -> Iterator[Fault]:
    if not numbers_are_sound(master):
        return
    numbers = (each.number(Heading.NUMBER) for each in master.records(SheetName.INITIATIVES))
    known = {number: str(number) for number in numbers if number}
    suggested: dict[object, str] = {}
    for name in (SheetName.PROGRESS, SheetName.VERDICTS):
        for record in master.records(name):
            number = record.number(Heading.NUMBER)
            if number and number not in known:
                if number not in suggested and len(suggested) < _MOST_SUGGESTED:
                    suggested[number] = suggestion(str(number), known.values())
                year = record.year(Heading.YEAR)
                remedy = f"{suggested.get(number, '')}取組番号を直してください。{if_revised(master, year)}"
                cell = record.cell(Heading.NUMBER)
                message = f"取組「{number}」は、シート「取組」にありません。"
                yield Fault(record.sheet, cell, message, remedy, year)


RULE = Rule("A001", Severity.ERROR, "取組番号が計画にない", _find)
