"""回答が再掲の取組に書かれている。

見つけるもの:
    進捗または取組別まとめの取組番号が、再掲の取組の番号であること。
困ること:
    再掲の取組は元の取組の回答を印字するので、その回答がどの文書にも出ません。
悪い例:
    再掲の「2-2-2」(再掲元 1-3-4)に回答がある。
良い例:
    元の「1-3-4」に回答がある。
限界:
    再掲元に誤りがあるうちは、調べません(先に R001・R002 を直します)。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.master.records import Record
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.initiative_number import InitiativeNumber
from hitaplan.plan.model import Plan
from hitaplan.plan.relisted_mark import without_relisted_mark
from hitaplan.rules.rule import Fault, Rule, numbers_are_sound


def _find(master: Master) -> Iterator[Fault]:
    if not numbers_are_sound(master):
        return
    originals = _originals(master)
    for name in (SheetName.PROGRESS, SheetName.VERDICTS):
        for record in master.records(name):
            number = record.number(Heading.NUMBER)
            origin = originals.get(number) if number else None
            year = record.year(Heading.YEAR)
            if origin is None or not _is_relisted_in(master.plan, year, number):
                continue
            message = f"取組「{number}」は再掲です。回答は、元の取組「{origin}」に書きます。"
            remedy = (
                f"取組番号を「{origin}」に直してください。"
                f"「{origin}」にも回答があれば、見比べて1つにしてください。"
            )
            yield Fault(record.sheet, record.cell(Heading.NUMBER), message, remedy, year)


def _is_relisted_in(plan: Plan | None, year: FiscalYear | None, number: InitiativeNumber | None) -> bool:
    """Whether the number was that of a 再掲 in the year as well; a revision may have given it to another 取組."""
    then = plan.in_year(year) if plan and year else None
    known = then.by_number.get(number) if then and number else None
    return known is None or known.relisted


def _originals(master: Master) -> dict[InitiativeNumber, InitiativeNumber]:
    """The original of every 再掲 that is beyond doubt: the same 取組, and itself no 再掲."""
    records = master.records(SheetName.INITIATIVES)
    by_number = {number: each for each in records if (number := each.number(Heading.NUMBER))}
    found: dict[InitiativeNumber, InitiativeNumber] = {}
    for number, record in by_number.items():
        origin = record.number(Heading.RELISTED_FROM)
        original = by_number.get(origin) if origin else None
        if origin and original and original.cell(Heading.RELISTED_FROM).blank and _alike(record, original):
            found[number] = origin
    return found


def _alike(record: Record, original: Record) -> bool:
    names = {without_relisted_mark(each.text(Heading.NAME)) for each in (record, original)}
    contents = {each.text(Heading.CONTENT) for each in (record, original)}
    return len(names) == 1 or len(contents) == 1


RULE = Rule("R004", Severity.ERROR, "回答が再掲の取組に書かれている", _find)
