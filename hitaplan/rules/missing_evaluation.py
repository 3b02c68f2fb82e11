"""主管課の回答に、評価がない。

見つけるもの:
    主管課の回答に状況はあるのに、評価が空白であること。
困ること:
    その取組は「未回答」と数えられ、報告書にも「未回答」と印字されます。
悪い例:
    | 課 | 状況 | 評価 |
    | 契約検査室 | 実施中 | |
良い例:
    | 課 | 状況 | 評価 |
    | 契約検査室 | 実施中 | 計画どおり |
限界:
    取組別まとめに「評価(確定)」があれば、決まったものとして知らせません。確定に置き換えられた速報の行、関係課の行、
    回答を求めていない年度の行は見ません。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading
from hitaplan.master.master import Master
from hitaplan.plan.evaluation import propose
from hitaplan.plan.progress import expected
from hitaplan.rules.answered import counting_answers
from hitaplan.rules.rule import Fault, Rule


def _find(master: Master) -> Iterator[Fault]:
    for row, answer in counting_answers(master):
        cell = row.record.cell(Heading.EVALUATION)
        if not row.by_lead or not cell.blank or not row.record.has(Heading.EVALUATION):
            continue
        verdict, expects = (
            row.plan.verdict(row.year, row.initiative.number),
            expected(row.plan, row.initiative, row.year),
        )
        if (verdict and verdict.evaluation) or not expects.asked:
            continue
        proposed = propose(expects, answer.status)
        hint = f"目安は「{proposed}」です。" if proposed else ""
        message = f"主管課の状況は「{answer.status}」ですが、評価が空白です。未回答と数えます。"
        yield Fault(
            row.record.sheet, cell, message, f"主管課に確かめて、評価を書いてください。{hint}", row.year
        )


RULE = Rule("A012", Severity.WARNING, "主管課の評価がない", _find)
