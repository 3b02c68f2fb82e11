"""遅れているのに、課題が書かれていない。

見つけるもの:
    主管課の評価が「一部遅れ」「遅れ」「未着手・中止」なのに、課題が空白であること。
困ること:
    会議や議会で遅れの理由を聞かれても、答えられません。
悪い例:
    | 評価 | 課題 |
    | 遅れ | |
良い例:
    | 評価 | 課題 |
    | 遅れ | 施設ごとに規則が違い、調整に時間がかかった。 |
限界:
    理由がほかの欄(実績など)に書かれていても、課題が空白なら知らせます。確定に置き換えられた速報の行は見ません。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading
from hitaplan.master.master import Master
from hitaplan.plan.vocabulary import LATE
from hitaplan.rules.answered import counting_answers
from hitaplan.rules.rule import Fault, Rule

_REMEDY = "遅れた理由や課題を主管課に確かめて、書いてください。"


def _find(master: Master) -> Iterator[Fault]:
    for row, answer in counting_answers(master):
        record = row.record
        if not row.by_lead or answer.evaluation not in LATE or not record.has(Heading.CHALLENGE):
            continue
        if record.cell(Heading.CHALLENGE).blank:
            message = f"評価は「{answer.evaluation}」ですが、「{Heading.CHALLENGE}」が空白です。"
            yield Fault(record.sheet, record.cell(Heading.CHALLENGE), message, _REMEDY, row.year)


RULE = Rule("A007", Severity.WARNING, "遅れの理由がない", _find)
