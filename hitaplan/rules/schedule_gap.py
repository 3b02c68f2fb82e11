"""スケジュールの途中に空白の年度がある。

見つけるもの:
    書かれた年度と年度の間に、空白の年度があること。
困ること:
    その年度の予定が分からず、調査票に「予定の記載なし」と印字されます。
悪い例:
    | 令和6年度 | 実施予定 | 令和7年度 | | 令和8年度 | 実施予定 |
良い例:
    | 令和6年度 | 実施予定 | 令和7年度 | 実施予定 | 令和8年度 | 実施予定 |
限界:
    続いた空白は、最初のセルだけを示します。始まる前と終わった後の空白は見ません。完了した後は T006 が見ます。
    読めない語のある取組は調べません(先に T001 を直します)。列の全部が空白なら T009 が知らせます。
"""

from collections.abc import Iterator
from itertools import pairwise

from hitaplan.findings.finding import Severity
from hitaplan.master.master import Master
from hitaplan.master.schedule_rows import blank_columns, schedule_rows
from hitaplan.rules.rule import Fault, Rule


def _find(master: Master) -> Iterator[Fault]:
    cleared = blank_columns(master)
    for row in schedule_rows(master):
        entries = row.to_completion if row.legible else ()
        by_year = {each.year: each for each in row.cells}
        for (before, earlier), (after, later) in pairwise(entries):
            if before.year + 1 == after.year or before.year + 1 in cleared:
                continue
            first = by_year[before.year + 1]
            message = f"{before.year}の「{earlier.text}」と{after.year}の「{later.text}」の間が空白です。"
            remedy = f"計画書を見て、{first.year}の予定を書いてください。"
            yield Fault(row.record.sheet, first.cell, message, remedy)


RULE = Rule("T005", Severity.WARNING, "スケジュールの途中が空白", _find)
