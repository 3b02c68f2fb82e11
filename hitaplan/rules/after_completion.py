"""完了した後の年度に予定がある。

見つけるもの:
    「完了」または「完了予定」の年度より後の年度に、何か書かれていること。
困ること:
    完了した取組なのに、後の年度にも予定が印字されます。
悪い例:
    | 令和7年度 | 完了予定 | 令和8年度 | 実施予定 |
良い例:
    | 令和7年度 | 完了予定 | 令和8年度 | |
限界:
    1つの取組からは、最初の年度だけを示します。読めない語のある取組は調べません(先に T001 を直します)。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.master import Master
from hitaplan.master.schedule_rows import schedule_rows
from hitaplan.rules.rule import Fault, Rule


def _find(master: Master) -> Iterator[Fault]:
    for row in schedule_rows(master):
        done = len(row.to_completion)
        later = row.entries[done:]
        if not row.legible or not later:
            continue
        (end, completion), (place, entry) = row.entries[done - 1], later[0]
        message = f"{end.year}が「{completion.text}」なのに、{place.year}に「{entry.text}」とあります。"
        remedy = f"{end.year}に完了するなら後の年度を空白に、続くなら{end.year}を直してください。"
        yield Fault(row.record.sheet, place.cell, message, remedy)


RULE = Rule("T006", Severity.WARNING, "完了した後の年度に予定がある", _find)
