"""必要な見出しがない。

見つけるもの:
    シートの1行目に、必要な見出しがないこと。書き間違い(「取組み番号」など)も含みます。
困ること:
    その列の内容が、どの文書にも出ません。
悪い例:
    | 取組み番号 | 取組名 |
良い例:
    | 取組番号 | 取組名 |
限界:
    列の順番は問いません。見出しが合っていれば、中身が別の列でも分かりません。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.findings.near_miss import near_miss
from hitaplan.master.layout import Heading, PlanItem, Sheet, sheets
from hitaplan.master.master import Master
from hitaplan.master.reading import heading_cells, heading_key
from hitaplan.master.records import Table
from hitaplan.office.cells import Cell, CellKind
from hitaplan.plan.fiscal_year import FiscalYear, years_between
from hitaplan.rules.rule import Fault, Rule


def _find(master: Master) -> Iterator[Fault]:
    for sheet in sheets(_period(master)):
        table = master.tables.get(sheet.name)
        if table is None:
            continue
        if not table.headings:
            yield _no_heading_row(table, sheet)
            continue
        known = set(table.headings.values())
        # Of a heading that stands twice S004 speaks; the first is the one that is read.
        keys = set(map(heading_key, table.headings))
        others = {
            cell.text: cell
            for cell in heading_cells(table.grid)
            if cell.column not in known and heading_key(cell.text) not in keys
        }
        for column in sheet.columns:
            if column.optional or column.heading in table.headings:
                continue
            nearest = near_miss(column.heading, others)
            # Without a near miss the place is the heading row itself.
            cell = others[nearest] if nearest else Cell(1, 1, None, CellKind.BLANK)
            remedy = (
                f"1行目の「{nearest}」を「{column.heading}」に直してください。"
                if nearest
                else f"1行目に見出し「{column.heading}」の列を作ってください(控えの台帳と見比べてください)。"
            )
            yield Fault(table.grid.title, cell, f"見出し「{column.heading}」がありません。", remedy)


def _no_heading_row(table: Table, sheet: Sheet) -> Fault:
    """One fault for the whole row: a title was written above it, or the sheet is empty."""
    keys = {heading_key(heading) for heading in sheet.headings}
    matches = {
        number: sum(heading_key(cell.text) in keys for cell in cells.values())
        for number, cells in table.grid.rows.items()
    }
    row = max(matches, key=lambda number: (matches[number], -number), default=0)
    remedy = (
        f"見出しは {row} 行目にあります。その上の行を削除して、見出しを1行目にしてください。"
        if matches.get(row)
        else f"1行目に見出し({'・'.join(sheet.headings)})を書いてください(控えの台帳と見比べてください)。"
    )
    return Fault(table.grid.title, Cell(1, 1, None, CellKind.BLANK), "1行目に見出しがありません。", remedy)


def _period(master: Master) -> tuple[FiscalYear, ...]:
    ends = [
        master.plan_items[item].year(Heading.VALUE)
        for item in (PlanItem.FIRST_YEAR, PlanItem.LAST_YEAR)
        if item in master.plan_items
    ]
    if len(ends) == 2 and ends[0] and ends[1]:
        return years_between(ends[0], ends[1])
    return ()


RULE = Rule("S002", Severity.ERROR, "必要な見出しがない", _find)
