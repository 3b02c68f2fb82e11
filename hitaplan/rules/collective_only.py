"""事業担当課が総称だけ。

見つけるもの:
    事業担当課が「関係各課」「各課」などの総称だけで、照会先も空白の取組。
困ること:
    答える課が決まっていないので、所管課の調査票に載せることになります。
悪い例:
    | 事業担当課 | 関係各課 | 照会先 | |
良い例:
    | 事業担当課 | 関係各課 | 照会先 | 税務課、市民課 |
限界:
    再掲の取組は、元の取組で確かめます。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.master.records import split_names
from hitaplan.rules.rule import Fault, Rule


def _find(master: Master) -> Iterator[Fault]:
    plan = master.plan
    # Of a 所管課 that is blank or unknown, P001 and D001 speak.
    if plan is None or plan.department(plan.settings.section) is None:
        return
    for record in master.records(SheetName.INITIATIVES):
        named = [
            plan.department(name)
            for name in split_names(record.text(Heading.DEPARTMENTS), plan.department_by_key)
        ]
        if not named or not all(department and department.collective for department in named):
            continue
        if record.cell(Heading.ASKED).blank and record.cell(Heading.RELISTED_FROM).blank:
            section = plan.settings.section
            yield Fault(
                record.sheet,
                record.cell(Heading.DEPARTMENTS),
                f"答える課の名前がありません。所管課の{section}が答えるものとして調査票を作ります。",
                "「照会先」に、実際に答える課を書いてください。所管課でよければこのままでかまいません。",
            )


RULE = Rule("D002", Severity.WARNING, "事業担当課が総称だけ", _find)
