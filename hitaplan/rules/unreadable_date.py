"""日付として読めない。

見つけるもの:
    計画の報告日、照会の照会日、取組別まとめの決定日に、日付として読めない言葉があること。
    照会の回答期限が「45737」のような数になっていること(日付の書式が外れると、こうなります)。
困ること:
    報告日と照会日は、空白のときと同じものが印字されます。決定日は、使われません。回答期限の数は、そのまま印字されます。
悪い例:
    | 報告日 | 令和7年13月1日 |
良い例:
    | 報告日 | 令和7年6月1日 |
限界:
    見るのは、報告日・照会日・決定日だけです。回答期限には「追って連絡」などと書けます。
    「R7.3.31」「2025/3/31」も日付として読みます。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, PlanItem, SheetName
from hitaplan.master.master import Master
from hitaplan.master.records import Record
from hitaplan.office.cells import CellKind
from hitaplan.rules.rule import Fault, Rule, is_legible

_REMEDY = "「令和7年3月31日」のように書いてください。"


def _find(master: Master) -> Iterator[Fault]:
    for record, heading, name in _dated(master):
        cell = record.cell(heading)
        if not cell.blank and is_legible(cell) and record.day(heading) is None:
            message = f"「{name}」の「{cell.text}」を日付として読めません。"
            yield Fault(record.sheet, cell, message, _REMEDY, record.year(Heading.YEAR))


def _dated(master: Master) -> Iterator[tuple[Record, Heading, str]]:
    if PlanItem.REPORT_DATE in master.plan_items:
        yield master.plan_items[PlanItem.REPORT_DATE], Heading.VALUE, PlanItem.REPORT_DATE
    # 回答期限 may be any text, but a bare number is the date that lost its format.
    for record in master.records(SheetName.INQUIRY):
        if record.cell(Heading.DEADLINE).kind is CellKind.NUMBER:
            yield record, Heading.DEADLINE, Heading.DEADLINE
    for name, heading in ((SheetName.INQUIRY, Heading.SENT_ON), (SheetName.VERDICTS, Heading.DECIDED_ON)):
        yield from ((record, heading, heading) for record in master.records(name))


RULE = Rule("P011", Severity.WARNING, "日付として読めない", _find)
