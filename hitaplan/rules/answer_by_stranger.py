"""回答する課でない課の回答がある。

見つけるもの:
    進捗の課が、その年度にその取組へ回答する課(照会先、なければ事業担当課)に入っていないこと。
    課が「関係各課」などの総称であること。
困ること:
    その回答はどの課の文書にも出ず、本来の課は未回答として数えられます。
悪い例:
    | 取組番号 | 課 |
    | 1-1-3 | 税務課 |  ← 1-1-3 の事業担当課は契約検査室
良い例:
    | 取組番号 | 課 |
    | 1-1-3 | 契約検査室 |
限界:
    課名が変わった課は、その年度の名前で回答したものを正しいとします。再掲の取組は別の規則が見ます。
    改定履歴に「所管替え」のある取組では、適用年度より前の回答を知らせません。
    事業担当課や照会先に「担当課」にない名前があるうちは、その取組を調べません(先に D001 を直します)。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.master.plan_building import find_word
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.initiative_number import InitiativeNumber
from hitaplan.plan.vocabulary import RevisionKind
from hitaplan.rules.answered import AnswerRow, answer_rows, if_revised
from hitaplan.rules.rule import Fault, Rule


def _find(master: Master) -> Iterator[Fault]:
    reassigned = _reassigned(master)
    for row in answer_rows(master):
        if row.department in row.who.departments or _before(reassigned, row):
            continue
        name, number = row.department.name, row.initiative.number
        if row.department.collective:
            message = f"「{name}」は総称で、1つの課ではありません。"
        else:
            message = f"「{name}」は、{row.year}に取組 {number} へ回答する課ではありません。"
        remedy = (
            f"{row.year}に回答するのは、{'・'.join(each.name for each in row.who.departments)}です。"
            "課か取組番号を直してください。"
        )
        if not row.department.collective:
            remedy += f"「{name}」も回答するなら、シート「取組」の事業担当課か照会先に足してください。"
            remedy = if_revised(master, row.year) + remedy
        yield Fault(row.record.sheet, row.record.cell(Heading.DEPARTMENT), message, remedy, row.year)


def _reassigned(master: Master) -> dict[InitiativeNumber, FiscalYear]:
    """From which year on another department has a 取組, by 改定履歴; the latest one."""
    found: dict[InitiativeNumber, FiscalYear] = {}
    for record in master.records(SheetName.REVISIONS):
        number, year = record.number(Heading.NUMBER), record.year(Heading.APPLIES_FROM)
        if find_word(RevisionKind, record.text(Heading.KIND)) is RevisionKind.REASSIGNED and number and year:
            found[number] = max(year, found.get(number, year))
    return found


def _before(reassigned: dict[InitiativeNumber, FiscalYear], row: AnswerRow) -> bool:
    year = reassigned.get(row.initiative.number)
    return year is not None and row.year < year and not row.department.collective


RULE = Rule("A003", Severity.ERROR, "回答する課でない課の回答", _find)
