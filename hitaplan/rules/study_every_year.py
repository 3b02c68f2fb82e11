"""計画期間のすべての年度が「検討」。

見つけるもの:
    計画期間の最初から最後まで、どの年度も「検討」である取組。
困ること:
    事業を始める年度が決まっていないので、毎年「検討」と答えるだけで計画どおりになってしまいます。
悪い例:
    | 令和5年度 | 検討 | 令和6年度 | 検討 | 令和7年度 | 検討 | 令和8年度 | 検討 | 令和9年度 | 検討 |
良い例:
    | 令和5年度 | 検討 | 令和6年度 | 検討 | 令和7年度 | 検討 | 令和8年度 | 事業開始予定 | 令和9年度 | 実施予定 |
限界:
    最初の年度のセルを示します。計画のとおりなら、そのままでかまいません。再掲の取組は、元の取組で確かめます。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.master import Master
from hitaplan.master.schedule_rows import schedule_rows
from hitaplan.plan.vocabulary import Stage
from hitaplan.rules.rule import Fault, Rule


def _find(master: Master) -> Iterator[Fault]:
    for row in schedule_rows(master):
        stages = {entry.stage for _, entry in row.entries}
        # A plan of a single year may well be one of 検討.
        if stages == {Stage.STUDY} and len(row.entries) == len(row.cells) > 1:
            message = f"計画期間の{len(row.cells)}年間が、すべて「検討」です。"
            remedy = "計画書と見比べてください。計画のとおりならこのままでかまいません(計画を見直すときの候補です)。"
            yield Fault(row.record.sheet, row.cells[0].cell, message, remedy)


RULE = Rule("T007", Severity.WARNING, "すべての年度が「検討」", _find)
