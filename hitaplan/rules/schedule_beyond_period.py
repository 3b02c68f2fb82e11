"""計画期間の外の年度の列に、スケジュールがある。

見つけるもの:
    シート「取組」に、計画期間の外の年度の列があり、そこに何か書かれていること。
困ること:
    その年度のスケジュールが、どの文書にも出ません。
悪い例:
    計画期間が令和5~9年度なのに、
    | 令和10年度 | 実施予定 |
良い例:
    計画期間(終了)を令和10年度に直す。または、令和10年度の列を別のシートに移す。
限界:
    列がいくつあっても、最初の列の見出しだけを示します。見出しだけで何も書かれていない列は見ません。
    対象年度も計画期間の外にあるときと、計画期間の年度の列が足りないときは、調べません(先に P002・S002 を直します)。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import SheetName
from hitaplan.master.master import Master
from hitaplan.master.schedule_rows import years_outside
from hitaplan.rules.rule import Fault, Rule


def _find(master: Master) -> Iterator[Fault]:
    plan, years = master.plan, years_outside(master)
    if plan is None or not years or plan.target_year not in plan.years:
        return
    table = master.tables[SheetName.INITIATIVES]
    if any(year.label not in table.headings for year in plan.years):
        return
    cell = table.grid.rows[1][table.headings[years[0].label]]
    message = (
        f"{'・'.join(map(str, years))}の列にスケジュールがありますが、"
        f"計画期間({plan.first_year}から{plan.last_year}まで)の外です。"
    )
    remedy = "シート「計画」の計画期間を直すか、この列の内容を別のシートに移してください。"
    yield Fault(table.grid.title, cell, message, remedy)


RULE = Rule("P006", Severity.ERROR, "計画期間の外にスケジュールがある", _find)
