"""同じ照会が2つある。

見つけるもの:
    シート「照会」で、年度と区分がどちらも同じ行が2つ以上あること。
困ること:
    どちらの文書番号と回答期限を印字すればよいか分かりません。
悪い例:
    | 年度 | 区分 | 回答期限 |
    | 令和6年度 | 速報 | 令和7年3月21日 |
    | 令和6年度 | 速報 | 令和7年3月28日 |
良い例:
    | 年度 | 区分 | 回答期限 |
    | 令和6年度 | 速報 | 令和7年3月21日 |
    | 令和6年度 | 確定 | 令和7年5月23日 |
限界:
    区分の空白は「確定」とみなします。期限を延ばしたときは、行を足さずに回答期限を書き直します。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.master.plan_building import find_word
from hitaplan.plan.vocabulary import Round
from hitaplan.rules.rule import Fault, Rule

_REMEDY = "正しいほうを残し、もう1つの行を削除してください。区分の書き間違いなら、区分を直してください。"


def _find(master: Master) -> Iterator[Fault]:
    first: dict[object, int] = {}
    for record in master.records(SheetName.INQUIRY):
        year, cell = record.year(Heading.YEAR), record.cell(Heading.ROUND)
        asked_in = Round.FINAL if cell.blank else find_word(Round, cell.text)
        if year is None or asked_in is None or not record.has(Heading.ROUND):
            continue
        other = first.setdefault((year, asked_in), record.row)
        if other != record.row:
            message = f"{year}({asked_in})の照会が {other} 行目にもあります。"
            yield Fault(record.sheet, record.cell(Heading.YEAR), message, _REMEDY, year)


RULE = Rule("P009", Severity.ERROR, "同じ照会が2つある", _find)
