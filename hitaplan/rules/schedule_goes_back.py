"""スケジュールが前の段階に戻っている。

見つけるもの:
    検討 → 事業開始 → 実施 → 完了 の順で、後の年度が前の年度より手前の段階であること(「実施予定」の後の「検討」など)。
困ること:
    書き間違いなら、誤った予定で評価することになります。
悪い例:
    | 令和8年度 | 実施予定 | 令和9年度 | 検討 |
良い例:
    | 令和8年度 | 実施予定 | 令和9年度 | 実施予定(検討) |
限界:
    1つの取組からは、最初に戻る年度だけを示します。計画のとおりなら、そのままでかまいません。
    完了した後の年度は T006 が見ます。読めない語のある取組は調べません(先に T001 を直します)。
"""

from collections.abc import Iterator
from itertools import pairwise

from hitaplan.findings.finding import Severity
from hitaplan.master.master import Master
from hitaplan.master.schedule_rows import ScheduleRow, schedule_rows
from hitaplan.plan.vocabulary import Stage
from hitaplan.rules.rule import Fault, Rule

_ORDER = list(Stage)


def _find(master: Master) -> Iterator[Fault]:
    for row in schedule_rows(master):
        if row.legible:
            yield from _first_step_back(row)


def _first_step_back(row: ScheduleRow) -> Iterator[Fault]:
    entries = row.to_completion
    for (before, earlier), (place, entry) in pairwise(entries):
        if _ORDER.index(entry.stage) < _ORDER.index(earlier.stage):
            message = f"{before.year}の「{earlier.text}」の後、{place.year}が「{entry.text}」に戻っています。"
            remedy = "計画書と見比べ、違っていれば直してください。計画のとおりなら、このままでかまいません。"
            yield Fault(row.record.sheet, place.cell, message, remedy)
            return


RULE = Rule("T004", Severity.WARNING, "スケジュールが前の段階に戻っている", _find)
