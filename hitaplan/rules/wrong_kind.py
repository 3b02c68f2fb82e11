"""セルの値の種類が違う。

見つけるもの:
    文字を書く列に、日付・時刻・TRUE/FALSE・エラー値(#REF! など)・計算結果のない数式が入っていること。
困ること:
    書いたつもりの内容と違うもの(「2025/3/20」など)が文書に出ます。
悪い例:
    | 実績 | #REF! |
良い例:
    | 実績 | 3月20日に研修を行った |
限界:
    数値は文字と同じに扱います。取組番号が日付になったものは N002 が知らせます。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, PlanItem, SheetName, ValueKind, sheets
from hitaplan.master.master import Master
from hitaplan.office.cells import Cell, CellKind
from hitaplan.rules.rule import Fault, Rule

_NEVER_WRONG = (CellKind.TEXT, CellKind.BLANK, CellKind.NUMBER)
_ALWAYS_WRONG = {
    CellKind.ERROR: "数式を直すか、正しい内容を入力し直してください。",
    CellKind.UNCALCULATED: "Excel で開いて保存し直す(計算結果が入ります)か、内容を直接入力してください。",
    CellKind.BOOLEAN: "TRUE/FALSE ではなく、内容を文字で入力してください。",
    CellKind.TIME: "セルの書式を「文字列」にしてから、内容を入力し直してください。",
}
_DATE_REMEDY = "セルの書式を「文字列」にしてから、入力し直してください。"
_DATES_ALLOWED = (ValueKind.DATE, ValueKind.KEY)
_DATED_ITEMS = (PlanItem.ESTABLISHED, PlanItem.REPORT_DATE)


def _find(master: Master) -> Iterator[Fault]:
    dated_rows = {master.plan_items[item].row for item in _DATED_ITEMS if item in master.plan_items}
    for sheet in sheets(master.plan.years if master.plan else ()):
        table = master.tables.get(sheet.name)
        for column in sheet.columns:
            if table is None or column.for_reading or column.heading not in table.headings:
                continue
            dates_allowed = column.kind in _DATES_ALLOWED
            for record in table.records:
                cell = record.cell(column.heading)
                if cell.kind in _NEVER_WRONG:
                    continue
                in_plan = sheet.name is SheetName.PLAN and column.heading == Heading.VALUE
                allowed = dates_allowed or (in_plan and record.row in dated_rows)
                remedy = _remedy(cell, dates_allowed=allowed)
                if remedy:
                    year = record.year(Heading.YEAR)
                    message = f"「{column.heading}」に{cell.kind.value}が入っています。"
                    yield Fault(record.sheet, cell, message, remedy, year)


def _remedy(cell: Cell, *, dates_allowed: bool) -> str | None:
    if cell.kind is CellKind.DATE:
        return None if dates_allowed else _DATE_REMEDY
    return _ALWAYS_WRONG.get(cell.kind)


RULE = Rule("S005", Severity.ERROR, "セルの値の種類が違う", _find)
