"""必要なシートがない。

見つけるもの:
    台帳に必要なシートが見つからないこと。名前の書き間違い(「取組 (2)」など)も含みます。
困ること:
    そのシートの内容が、どの文書にも出ません。
悪い例:
    シート「取組」の名前が「取組み」になっている。
良い例:
    シートの名前が「取組」である。
限界:
    名前が合っていれば、中身が別の表でも、この規則では分かりません。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.findings.near_miss import near_miss
from hitaplan.master.layout import sheets
from hitaplan.master.master import Master
from hitaplan.plan.keys import normalize_key
from hitaplan.rules.rule import Fault, Rule


def _find(master: Master) -> Iterator[Fault]:
    known = [sheet.name for sheet in sheets(())]
    read = {table.grid.title for table in master.tables.values()}
    others = [grid.title for grid in master.grids if grid.title not in read]
    for name in known:
        if name in master.tables:
            continue
        nearest = near_miss(name, others) or _longer_name(name, others)
        remedy = (
            f"シート「{nearest}」の名前を「{name}」に直してください。"
            if nearest
            else f"シート「{name}」を控えの台帳からコピーしてください。名前を変えていれば「{name}」に戻してください。"
        )
        yield Fault(nearest or str(name), None, f"シート「{name}」がありません。", remedy)


def _longer_name(name: str, titles: list[str]) -> str | None:
    """The sheet that begins with the name: a copy is called 「取組 (2)」, too far off for a near miss."""
    return next((title for title in titles if normalize_key(title).startswith(name)), None)


RULE = Rule("S001", Severity.ERROR, "必要なシートがない", _find)
