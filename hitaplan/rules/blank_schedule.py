"""スケジュールがすべて空白。

見つけるもの:
    計画期間のどの年度にも、スケジュールの語がない取組。どの取組にも、スケジュールの語がない年度。
困ること:
    予定が分からず、調査票に「予定の記載なし」と印字されます。
悪い例:
    | 令和5年度 | | 令和6年度 | | 令和7年度 | | 令和8年度 | | 令和9年度 | |
良い例:
    | 令和5年度 | 検討 | 令和6年度 | 検討 | 令和7年度 | 事業開始予定 | 令和8年度 | 実施予定 | 令和9年度 | 実施予定 |
限界:
    最初の年度のセルを示します。再掲の取組は、元の取組で確かめます。取組番号か取組名が空白の行は見ません(先に B001 を直します)。
    取組が5つより少なければ、年度の列は調べません。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.master.ranges import cell_at
from hitaplan.master.reading import HEADING_ROW
from hitaplan.master.schedule_rows import blank_columns, schedule_rows
from hitaplan.rules.rule import Fault, Rule


def _find(master: Master) -> Iterator[Fault]:
    cleared = blank_columns(master)
    for year in cleared:
        table = master.tables[SheetName.INITIATIVES]
        cell = cell_at(table.grid, HEADING_ROW, table.headings[year.label])
        message = f"{year}の列が、すべての取組で空白です。"
        remedy = "列の内容を消していないか確かめ、計画書を見て書いてください(控えの台帳があれば、そこから写してください)。"
        yield Fault(table.grid.title, cell, message, remedy)
    if cleared:
        return
    for row in schedule_rows(master):
        named = not any(row.record.cell(each).blank for each in (Heading.NUMBER, Heading.NAME))
        if named and row.legible and not row.entries:
            message = "スケジュールが、どの年度も空白です。"
            remedy = "計画書を見て、年度ごとに「検討」「実施予定」などの語を書いてください。"
            yield Fault(row.record.sheet, row.cells[0].cell, message, remedy)


RULE = Rule("T009", Severity.WARNING, "スケジュールがすべて空白", _find)
