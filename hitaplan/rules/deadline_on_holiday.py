"""回答期限が休みの日である。

見つけるもの:
    シート「照会」の回答期限が、土曜日・日曜日・祝日・振替休日・年末年始(12月29日から1月3日まで)であること。
困ること:
    期限の日に職員がいないので、提出が翌日以降になり、督促の目安が狂います。
悪い例:
    | 回答期限 | 令和7年3月20日 |  ← 春分の日
良い例:
    | 回答期限 | 令和7年3月21日 |
限界:
    対象年度より前の年度の照会は、済んだものとして見ません。市独自の休みは分かりません。
    春分の日・秋分の日は、天文計算による予想です。
"""

from collections.abc import Iterator
from datetime import date

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.plan.japanese_calendar import format_date
from hitaplan.rules.rule import Fault, Rule

_WEEKEND = {5: "土曜日", 6: "日曜日"}
# 地方公共団体の休日: month and day, first and last (自治法第4条の2).
_YEAR_END, _NEW_YEAR = (12, 29), (1, 3)
_REMEDY = "開庁日にしてください。わざとなら、このままでかまいません。"


def _find(master: Master) -> Iterator[Fault]:
    if master.plan is None:
        return
    for record in master.records(SheetName.INQUIRY):
        year, deadline = record.year(Heading.YEAR), record.day(Heading.DEADLINE)
        if year is None or deadline is None or year < master.plan.target_year:
            continue
        holiday = _holiday(deadline)
        if holiday:
            message = f"回答期限の{format_date(deadline)}は、{holiday}です。"
            yield Fault(record.sheet, record.cell(Heading.DEADLINE), message, _REMEDY, year)


def _holiday(day: date) -> str:
    """What the day is, "" for a working day."""
    import jpholiday

    name = jpholiday.is_holiday_name(day)
    if name:
        return str(name)
    if (day.month, day.day) >= _YEAR_END or (day.month, day.day) <= _NEW_YEAR:
        return "年末年始の閉庁日"
    return _WEEKEND.get(day.weekday(), "")


RULE = Rule("P008", Severity.WARNING, "回答期限が休みの日", _find)
