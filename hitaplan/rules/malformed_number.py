"""番号の形が違う。

見つけるもの:
    取組番号・再掲元が「1-1-1」の形でないこと、基本項目の番号が「1-1」の形でないこと、基本方針の番号が整数でないこと。
困ること:
    どの基本項目の取組か分からず、文書に出ません。
悪い例:
    | 取組番号 | 1-1 |
良い例:
    | 取組番号 | 1-1-1 |
限界:
    全角の数字、長音や全角のハイフン、間の空白は、同じ番号として読みます。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.master.plan_building import item_number
from hitaplan.master.records import Record
from hitaplan.rules.rule import Fault, Rule, is_legible

_NUMBERED = (
    (SheetName.INITIATIVES, Heading.NUMBER),
    (SheetName.INITIATIVES, Heading.RELISTED_FROM),
    (SheetName.PROGRESS, Heading.NUMBER),
    (SheetName.VERDICTS, Heading.NUMBER),
)
_REMEDY = "「1-1-1」のように、数字と半角のハイフンで書いてください。"


def _find(master: Master) -> Iterator[Fault]:
    for name, heading in _NUMBERED:
        for record in master.records(name):
            cell = record.cell(heading)
            if not cell.blank and is_legible(cell, dates=True) and record.number(heading) is None:
                yield _fault(record, heading, _REMEDY)
    for record in master.records(SheetName.ITEMS):
        cell = record.cell(Heading.SERIAL)
        if not cell.blank and is_legible(cell, dates=True) and item_number(record) is None:
            remedy = "セルの書式を「文字列」にして、「1-1」のように書いてください。"
            yield _fault(record, Heading.SERIAL, remedy)
    for record in master.records(SheetName.POLICIES):
        cell = record.cell(Heading.SERIAL)
        if not cell.blank and is_legible(cell) and record.integer(Heading.SERIAL) is None:
            yield _fault(record, Heading.SERIAL, "「1」のように整数で書いてください。")


def _fault(record: Record, heading: Heading, remedy: str) -> Fault:
    cell = record.cell(heading)
    became = f"が日付({cell.text})に変わっていて、番号" if cell.day else f"の「{cell.text}」を番号"
    return Fault(
        record.sheet,
        cell,
        f"「{heading}」{became}として読めません。",
        remedy,
        record.year(Heading.YEAR),
    )


RULE = Rule("N001", Severity.ERROR, "番号の形が違う", _find)
