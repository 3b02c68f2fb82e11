"""完了しないまま、後の年度が空白。

見つけるもの:
    始まった取組のスケジュールが途中の年度で終わり、計画期間の最後まで空白で、「完了」がないこと。
困ること:
    終わったのか書き忘れたのか分かりません。空白の年度も、調査票で終了したかどうかを尋ねることになります。
悪い例:
    | 令和5年度 | 実施中 | 令和6年度 | | 令和7年度 | | 令和8年度 | | 令和9年度 | |
良い例:
    | 令和5年度 | 完了 | 令和6年度 | | 令和7年度 | | 令和8年度 | | 令和9年度 | |
限界:
    最初の空白のセルを示します。「検討」で終わる取組も知らせます。
    読めない語のある取組は調べません(先に T001 を直します)。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.master import Master
from hitaplan.master.schedule_rows import blank_columns, schedule_rows
from hitaplan.rules.rule import Fault, Rule


def _find(master: Master) -> Iterator[Fault]:
    cleared = blank_columns(master)
    for row in schedule_rows(master):
        if not row.legible or not row.entries or any(entry.completes for _, entry in row.entries):
            continue
        last, entry = row.entries[-1]
        blank = [each for each in row.cells if each.year > last.year]
        if blank and blank[0].year not in cleared:
            message = f"{last.year}の「{entry.text}」の後が空白ですが、「完了」がありません。"
            done = "完了予定" if entry.planned else "完了"
            remedy = (
                f"計画書を見て、{last.year}で終わるなら「{done}」に直し、続くなら{blank[0].year}からの予定を書いてください。"
                "計画のとおりなら、このままでかまいません。"
            )
            yield Fault(row.record.sheet, blank[0].cell, message, remedy)


RULE = Rule("T008", Severity.WARNING, "完了しないまま後の年度が空白", _find)
