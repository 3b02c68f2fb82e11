"""年度として読めない。

見つけるもの:
    年度を書く欄に、年度として読めない言葉があること。
困ること:
    その行がどの年度のものか分からず、文書に出ません。
悪い例:
    | 年度 | 昨年度 |
良い例:
    | 年度 | 令和5年度 |
限界:
    「R5」「2023」も年度として読みます。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import ValueKind, sheets
from hitaplan.master.master import Master
from hitaplan.rules.rule import Fault, Rule, is_legible


def _find(master: Master) -> Iterator[Fault]:
    for sheet in sheets(()):
        years = [column.heading for column in sheet.columns if column.kind is ValueKind.YEAR]
        for record in master.records(sheet.name):
            for heading in years:
                cell = record.cell(heading)
                if not cell.blank and is_legible(cell) and record.year(heading) is None:
                    message = f"「{heading}」の「{cell.text}」を年度として読めません。"
                    yield Fault(record.sheet, cell, message, "「令和6年度」のように書いてください。")


RULE = Rule("P003", Severity.ERROR, "年度として読めない", _find)
