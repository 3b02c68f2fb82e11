"""回答期限が照会日より前になっている。

見つけるもの:
    シート「照会」の回答期限が、同じ行の照会日より前であること。
困ること:
    照会文を受け取ったときには、もう期限が過ぎています。
悪い例:
    | 照会日 | 回答期限 |
    | 令和7年3月3日 | 令和6年3月21日 |
良い例:
    | 照会日 | 回答期限 |
    | 令和7年3月3日 | 令和7年3月21日 |
限界:
    両方が日付として読める行だけを見ます。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.plan.japanese_calendar import format_date
from hitaplan.rules.rule import Fault, Rule


def _find(master: Master) -> Iterator[Fault]:
    for record in master.records(SheetName.INQUIRY):
        sent, deadline = record.day(Heading.SENT_ON), record.day(Heading.DEADLINE)
        if sent and deadline and deadline < sent:
            message = f"回答期限({format_date(deadline)})が、照会日({format_date(sent)})より前です。"
            remedy = "年や月を書き間違えていないか確かめ、回答期限か照会日を直してください。"
            yield Fault(
                record.sheet, record.cell(Heading.DEADLINE), message, remedy, record.year(Heading.YEAR)
            )


RULE = Rule("P007", Severity.WARNING, "回答期限が照会日より前", _find)
