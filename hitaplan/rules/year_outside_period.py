"""年度が計画期間の外にある。

見つけるもの:
    計画期間(シート「計画期間」の各行も)の終わりが始まりより前にあること、対象年度・照会・進捗・取組別まとめの年度、改定履歴の適用年度が計画期間の外にあること。
困ること:
    その年度のスケジュールがないので、予定のない調査票ができてしまいます。改定は、いつまでも始まらないことになります。
悪い例:
    計画期間が令和5~9年度なのに、対象年度が令和15年度。
良い例:
    対象年度が令和6年度。
限界:
    期間の中の、となりの年度との取り違えは分かりません。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, PlanItem, SheetName
from hitaplan.master.master import Master
from hitaplan.rules.rule import Fault, Rule

_YEARS = (
    (SheetName.INQUIRY, Heading.YEAR),
    (SheetName.PROGRESS, Heading.YEAR),
    (SheetName.VERDICTS, Heading.YEAR),
    (SheetName.REVISIONS, Heading.APPLIES_FROM),
)


def _find(master: Master) -> Iterator[Fault]:
    plan = master.plan
    if plan is None:
        return
    if plan.first_year > plan.last_year:
        record = master.plan_items[PlanItem.LAST_YEAR]
        message = "計画期間の終わりが、始まりより前になっています。"
        remedy = "「計画期間(開始)」と「計画期間(終了)」を見直してください。"
        yield Fault(record.sheet, record.cell(Heading.VALUE), message, remedy)
        return
    for record in master.records(SheetName.PERIODS):
        first, last = record.year(Heading.FIRST_YEAR), record.year(Heading.LAST_YEAR)
        if first and last and first > last:
            message = "終了年度が、開始年度より前になっています。"
            remedy = "開始年度か終了年度を直してください。"
            yield Fault(record.sheet, record.cell(Heading.LAST_YEAR), message, remedy)
    period = f"{plan.first_year}から{plan.last_year}まで"
    if plan.target_year not in plan.years:
        record = master.plan_items[PlanItem.TARGET_YEAR]
        message = f"対象年度が計画期間({period})の外にあります。"
        yield Fault(record.sheet, record.cell(Heading.VALUE), message, "対象年度か計画期間を直してください。")
    for name, heading in _YEARS:
        for record in master.records(name):
            year = record.year(heading)
            if year is not None and year not in plan.years:
                message = f"{heading}が計画期間({period})の外にあります。"
                yield Fault(record.sheet, record.cell(heading), message, "正しい年度に直してください。")


RULE = Rule("P002", Severity.ERROR, "年度が計画期間の外", _find)
