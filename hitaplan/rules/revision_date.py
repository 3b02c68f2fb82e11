"""改定の日付が分からない。

見つけるもの:
    改定履歴の改定日が空白であること、日付として読めないこと。適用年度が空白であること。
困ること:
    どの年度からの改定か分からず、変更一覧や新旧対照表に書けません。
悪い例:
    | 改定日 | 昨年の春 | 適用年度 | |
良い例:
    | 改定日 | 令和8年3月25日 | 適用年度 | 令和8年度 |
限界:
    改定日は、Excel の日付でも「R8.3.25」「2026/3/25」でもかまいません。適用年度が読めないことは P003 が知らせます。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.plan.japanese_calendar import parse_date
from hitaplan.rules.rule import Fault, Rule, is_legible

_DATE_REMEDY = "「令和8年3月25日」のように書いてください。"


def _find(master: Master) -> Iterator[Fault]:
    for record in master.records(SheetName.REVISIONS):
        cell = record.cell(Heading.REVISED_ON)
        if record.has(Heading.REVISED_ON) and cell.blank:
            yield Fault(record.sheet, cell, "改定日が空白です。", _DATE_REMEDY)
        elif is_legible(cell) and parse_date(cell.text) is None:
            message = f"改定日の「{cell.text}」を日付として読めません。"
            yield Fault(record.sheet, cell, message, _DATE_REMEDY)
        year = record.cell(Heading.APPLIES_FROM)
        if record.has(Heading.APPLIES_FROM) and year.blank:
            remedy = "改定した内容を使い始める年度を、「令和8年度」のように書いてください。"
            yield Fault(record.sheet, year, "適用年度が空白です。", remedy)


RULE = Rule("H002", Severity.WARNING, "改定の日付が分からない", _find)
