"""対象年度にない課が取組に書かれている。

見つけるもの:
    取組の事業担当課・照会先にある課が、終了年度を過ぎているのに後継課がないこと、まだ始まっていないのに前の課が分からないこと。
困ること:
    もうない(まだない)課に、調査票と報告書を作ってしまいます。
悪い例:
    | 課名 | 終了年度 | 後継課 |
    | 商工労政課 | 令和6年度 | |  ← 対象年度は令和7年度で、取組に名前がある
良い例:
    | 課名 | 終了年度 | 後継課 |
    | 商工労政課 | 令和6年度 | 商工課 |
限界:
    対象年度に照会しない取組(完了したものなど)に書かれた課は知らせません。課ごとに1つだけ知らせます。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.plan.model import Department, Plan
from hitaplan.plan.progress import expected
from hitaplan.plan.responsibility import department_as_of
from hitaplan.rules.rule import Fault, Rule, departments_are_sound

# So many 取組番号 are told.
_TOLD = 5


def _find(master: Master) -> Iterator[Fault]:
    plan = master.plan
    if plan is None or not departments_are_sound(master):
        return
    named = _named(plan)
    for record in master.records(SheetName.DEPARTMENTS):
        department = plan.department(record.text(Heading.DEPARTMENT_NAME))
        numbers = list(dict.fromkeys(named.get(department.name, ()))) if department else []
        if department is None or department.collective or not numbers or _has_somebody(plan, department):
            continue
        # Of a 後継課 that is unknown D001 speaks.
        if not all(map(plan.department, department.successors)):
            continue
        told = "・".join(numbers[:_TOLD]) + ("など" if len(numbers) > _TOLD else "")
        if department.last_year is not None and department.last_year < plan.target_year:
            cell = record.cell(Heading.SUCCESSORS)
            why = f"{department.last_year}で終わり、{plan.target_year}にある後継課が書かれていません"
            remedy = "後継課を書くか、終了年度を直してください。"
        else:
            cell = record.cell(Heading.FIRST_YEAR)
            why = f"{department.first_year}に始まる課で、{plan.target_year}には前の課が分かりません"
            remedy = "前の課の行の「後継課」にこの課を書くか、開始年度を直してください。"
        message = f"取組 {told} にある「{department.name}」は、{why}。"
        yield Fault(record.sheet, cell, message, remedy)


def _named(plan: Plan) -> dict[str, list[str]]:
    """The 取組番号 that name each department, of those asked in 対象年度."""
    found: dict[str, list[str]] = {}
    for initiative in plan.initiatives:
        if initiative.relisted or not expected(plan, initiative, plan.target_year).asked:
            continue
        for name in (*initiative.departments, *initiative.inquiry):
            if department := plan.department(name):
                found.setdefault(department.name, []).append(str(initiative.number))
    return found


def _has_somebody(plan: Plan, department: Department) -> bool:
    """Whether the department, or who took or had its place, exists in 対象年度."""
    year = plan.target_year
    return any(each.exists_in(year) for each in department_as_of(plan, department, year))


RULE = Rule("D010", Severity.WARNING, "対象年度にない課", _find)
