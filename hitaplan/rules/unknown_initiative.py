"""進捗・取組別まとめの取組番号が計画にない。

見つけるもの:
    進捗または取組別まとめに書かれた取組番号が、その年度の計画にないこと。
    その年度の計画は、シート「取組」から、改定履歴のうち適用年度がその年度より後の行を元に戻したものです。
困ること:
    その回答が、どの文書にも出ません。
悪い例:
    進捗に「1-1-99」の回答がある。
良い例:
    進捗に「1-1-1」の回答がある。
限界:
    改定で番号が変わっても、なくなっても、前の年度の回答の番号はそのままにしておきます(改定履歴から分かります)。
    シート「取組」に読めない番号や重なりがあるうちは、調べません(先に N001・N003 などを直します)。
"""

from collections.abc import Collection, Iterator

from hitaplan.findings.finding import Severity
from hitaplan.findings.near_miss import suggestion
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.initiative_number import InitiativeNumber
from hitaplan.plan.model import Plan
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
            number, year = record.number(Heading.NUMBER), record.year(Heading.YEAR)
            then = _numbers_in(master.plan, year, known)
            if number and number not in then:
                if number not in suggested and len(suggested) < _MOST_SUGGESTED:
                    suggested[number] = suggestion(str(number), map(str, then))
                cell, near = record.cell(Heading.NUMBER), suggested.get(number, "")
                yield Fault(record.sheet, cell, *_told(master, year, number, near), year)


def _numbers_in(
    plan: Plan | None, year: FiscalYear | None, known: Collection[InitiativeNumber]
) -> Collection[InitiativeNumber]:
    """The numbers of a year; those of the sheet where it was not revised since."""
    then = plan.in_year(year) if plan and year else plan
    return known if then is plan or then is None else then.by_number


def _told(master: Master, year: FiscalYear | None, number: InitiativeNumber, near: str) -> tuple[str, str]:
    """What is wrong, and what to do; a 取組 that has another number since is told."""
    plan = master.plan
    if plan is None or year is None or plan.in_year(year) is plan:
        remedy = f"{if_revised(master, year)}{near}取組番号を直してください。"
        return f"取組「{number}」は、シート「取組」にありません。", remedy
    former = plan.number_in(year, number)
    own = f"その年度の番号「{former}」に直してください。"
    remedy = own if former else f"{near}取組番号か年度を直してください。"
    return f"取組「{number}」は、{year}の計画にありません。", remedy


RULE = Rule("A001", Severity.ERROR, "取組番号が計画にない", _find)
