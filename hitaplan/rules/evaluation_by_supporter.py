"""関係課が評価を書いている。

見つけるもの:
    主管課でない課(関係課)の行に、評価が書かれていること。
困ること:
    評価は主管課の1つだけを数えるので、関係課の評価は集計にも文書にも出ません。見方の違いが埋もれます。
悪い例:
    | 取組番号 | 課 | 評価 |
    | 1-1-2 | 観光課 | 遅れ |  ← 1-1-2 の主管課はまちづくり推進課
良い例:
    | 取組番号 | 課 | 評価 |
    | 1-1-2 | 観光課 | |
限界:
    主管課は、照会先(なければ事業担当課)の最初の課とみなします。確定に置き換えられた速報の行は見ません。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading
from hitaplan.master.master import Master
from hitaplan.rules.answered import counting_answers
from hitaplan.rules.rule import Fault, Rule


def _find(master: Master) -> Iterator[Fault]:
    for row, answer in counting_answers(master):
        if answer.evaluation is None or row.by_lead or row.who.lead is None:
            continue
        lead = row.who.lead.name
        message = (
            f"関係課の{row.department.name}の行に、評価「{answer.evaluation}」が書かれています。"
            f"評価は主管課の{lead}が書きます。"
        )
        remedy = f"{lead}と見方が違うなら両課に確かめたうえで、この評価を消してください。"
        yield Fault(row.record.sheet, row.record.cell(Heading.EVALUATION), message, remedy, row.year)


RULE = Rule("A005", Severity.WARNING, "関係課が評価を書いている", _find)
