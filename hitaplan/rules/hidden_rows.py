"""隠れた行に内容がある。

見つけるもの:
    非表示にした行や、フィルターで隠れた行に、内容があること。
困ること:
    いまは困りません(隠れた行も読みます)。ただし、Excel の画面では見えないので、直し忘れや二重の記入のもとになります。
悪い例:
    フィルターで1つの課だけを表示したまま、台帳を保存した。
良い例:
    フィルターを解除して、すべての行を表示してから保存した。
限界:
    隠れた列と、見えないほど低い行は見ません。シートごとに1回だけ知らせます。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.master import Master
from hitaplan.master.ranges import run_text, runs
from hitaplan.rules.rule import Fault, Rule

_TOLD_RUNS = 8
_REMEDY = "隠すつもりでなければ、フィルターを解除し、行を再表示してください。要らない行なら、行ごと削除してください。"


def _find(master: Master) -> Iterator[Fault]:
    for table in master.tables.values():
        hidden = [record.row for record in table.records if record.row in table.grid.hidden_rows]
        if hidden:
            found = runs(hidden)
            more = "など" if len(found) > _TOLD_RUNS else ""
            rows = "、".join(run_text(*run) for run in found[:_TOLD_RUNS])
            message = (
                f"隠れた行に{len(hidden)}件の内容があります({rows}{more})。隠れていても、読み取って使います。"
            )
            yield Fault(table.grid.title, None, message, _REMEDY)


RULE = Rule("S008", Severity.INFO, "隠れた行に内容がある", _find)
