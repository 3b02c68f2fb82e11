"""照会の回答期限が決まっていない。

見つけるもの:
    対象年度の行がシート「照会」にないこと、または、その行の回答期限が空白であること。
困ること:
    調査票と配布一覧に、回答期限が印字されません。
悪い例:
    | 年度 | 区分 | 回答期限 |
    | 令和6年度 | 速報 | |
良い例:
    | 年度 | 区分 | 回答期限 |
    | 令和6年度 | 速報 | 令和7年3月21日 |
限界:
    いま照会する区分(速報または確定)の行だけを見ます。
    年度か区分に誤りのある行があるうちは、行がないことを知らせません(先に P002・P003・V001 などを直します)。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.master.plan_building import find_word
from hitaplan.master.records import Record
from hitaplan.plan.model import Plan
from hitaplan.plan.progress import current_round
from hitaplan.plan.vocabulary import Round
from hitaplan.rules.rule import Fault, Rule

_REMEDY = "回答期限を書いてください。期限を入れずに配るなら、このままでかまいません。"


def _find(master: Master) -> Iterator[Fault]:
    table = master.tables.get(SheetName.INQUIRY)
    plan = master.plan
    if plan is None or plan.target_year not in plan.years:
        return
    if table is None or not {Heading.ROUND, Heading.DEADLINE} <= set(table.headings):
        return
    asking = current_round(plan, plan.target_year)
    rows = [record for record in table.records if record.year(Heading.YEAR) == plan.target_year]
    if not all(_is_legible(record, plan) for record in rows):
        return
    for record in rows:
        if (find_word(Round, record.text(Heading.ROUND)) or Round.FINAL) is asking:
            if record.cell(Heading.DEADLINE).blank:
                message = f"{plan.target_year}({asking})の回答期限が空白です。"
                yield Fault(record.sheet, record.cell(Heading.DEADLINE), message, _REMEDY)
            return
    if not all(_is_legible(record, plan) for record in table.records):
        return
    message = f"{plan.target_year}({asking})の行がありません。調査票に回答期限が印字されません。"
    remedy = "シート「照会」に、この年度と区分の行を足し、回答期限を書いてください。"
    yield Fault(table.grid.title, None, message, remedy)


def _is_legible(record: Record, plan: Plan) -> bool:
    """Whether it is plain which year and 区分 the row is about."""
    asked_in = record.cell(Heading.ROUND)
    known = asked_in.blank or find_word(Round, asked_in.text) is not None
    return known and record.year(Heading.YEAR) in plan.years


RULE = Rule("P004", Severity.WARNING, "照会の回答期限が決まっていない", _find)
