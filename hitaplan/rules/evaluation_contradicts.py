"""評価が、予定と状況からの目安と違う。

見つけるもの:
    主管課の評価が、その年度の予定と状況から導いた評価の目安と違うこと。
困ること:
    課によって評価の基準がまちまちになり、議会や市民に説明できません。
悪い例:
    | 予定 | 状況 | 評価 |
    | 実施予定 | 検討 | 計画どおり |
良い例:
    | 予定 | 状況 | 評価 |
    | 実施予定 | 検討 | 遅れ |
限界:
    評価は人が決めるもので、目安と違ってもかまいません。取組別まとめに「評価(確定)」があれば、決まったものとして知らせません。
    目安のないもの(予定の記載がなく続けている取組など)は見ません。確定に置き換えられた速報の行も見ません。
    スケジュールに読めない言葉のある取組は調べません(先に T001 などを直します)。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, SheetName, year_of_heading
from hitaplan.master.master import Master
from hitaplan.master.records import Record
from hitaplan.plan.evaluation import propose
from hitaplan.plan.initiative_number import InitiativeNumber
from hitaplan.plan.model import Plan
from hitaplan.plan.progress import expected
from hitaplan.plan.schedule import parse_entry
from hitaplan.plan.vocabulary import Evaluation
from hitaplan.rules.answered import counting_answers
from hitaplan.rules.rule import Fault, Rule, is_legible

_REMEDY = (
    "状況と評価を主管課に確かめ、違うほうを直してください。"
    "このままでよければ、「取組別まとめ」の「評価(確定)」に書くと、次から知らせません。"
)


def _find(master: Master) -> Iterator[Fault]:
    plan, answered = master.plan, list(counting_answers(master))
    if plan is None or not answered:
        return
    illegible = _illegible_schedules(master, plan)
    for row, answer in answered:
        number, evaluation = row.initiative.number, answer.evaluation
        if not row.by_lead or evaluation is None or number in illegible:
            continue
        verdict = row.plan.verdict(row.year, number)
        expects = expected(row.plan, row.initiative, row.year)
        proposed = propose(expects, answer.status)
        settled = verdict is not None and verdict.evaluation is not None
        if settled or proposed in (None, evaluation, Evaluation.NOT_APPLICABLE):
            continue
        message = (
            f"評価は「{evaluation}」ですが、予定は「{expects.label}」、"
            f"状況は「{answer.status}」なので、目安は「{proposed}」です。"
        )
        yield Fault(row.record.sheet, row.record.cell(Heading.EVALUATION), message, _REMEDY, row.year)


def _illegible_schedules(master: Master, plan: Plan) -> set[InitiativeNumber]:
    """The 取組 whose スケジュール is not read as it stands: of them T001 and S002 speak."""
    years = {year.label for year in plan.years}
    return {
        number
        for record in master.records(SheetName.INITIATIVES)
        if (number := record.number(Heading.NUMBER))
        and not (years <= set(record.cells) and _is_legible(record))
    }


def _is_legible(record: Record) -> bool:
    for heading, cell in record.cells.items():
        if year_of_heading(heading) and not cell.blank:
            try:
                parse_entry(cell.text)
            except ValueError:
                return False
            if not is_legible(cell):
                return False
    return True


RULE = Rule("A006", Severity.WARNING, "評価が目安と違う", _find)
