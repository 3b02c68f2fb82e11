"""どの取組にも名前のない課がある。

見つけるもの:
    シート「担当課」の課で、どの取組の事業担当課にも照会先にも、所管課にも名前がないもの。
困ること:
    困りません。その課には調査票も報告書も作られません。
悪い例:
    「担当課」に「会計課」があるが、どの取組にも書かれていない。
良い例:
    「会計課」が、答える取組の事業担当課か照会先に書かれている。
限界:
    課名が変わった課は、変わる前か後の名前がどこかにあれば知らせません。
    取組の事業担当課・照会先に空白や「担当課」にない名前があるうちは、調べません(先に B001・D001 を直します)。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.master.records import split_names
from hitaplan.plan.model import Department, Plan
from hitaplan.rules.rule import Fault, Rule, departments_are_sound, is_legible

_REMEDY = "使わない課なら、このままでかまいません。回答する課なら、取組の事業担当課か照会先に書いてください。"


def _find(master: Master) -> Iterator[Fault]:
    plan = master.plan
    if plan is None or not departments_are_sound(master):
        return
    named = _named(master, plan)
    if named is None:
        return
    linked = _with_relatives(plan, named | _named_before(plan))
    for record in master.records(SheetName.DEPARTMENTS):
        cell = record.cell(Heading.DEPARTMENT_NAME)
        department = plan.department(cell.text)
        if department and not department.collective and department.name not in linked:
            message = f"「{department.name}」は、どの取組の事業担当課にも照会先にもありません。"
            yield Fault(record.sheet, cell, message, _REMEDY)


def _named(master: Master, plan: Plan) -> set[str] | None:
    """The departments that a 取組 or 所管課 names; None where any name cannot be told."""
    found: list[Department | None] = [plan.department(plan.settings.section)]
    records = master.records(SheetName.INITIATIVES)
    if not records:
        return None
    for record in records:
        cells = [record.cell(heading) for heading in (Heading.DEPARTMENTS, Heading.ASKED)]
        if not all(cell.blank or is_legible(cell) for cell in cells):
            return None
        departments, asked = (split_names(cell.text, plan.department_by_key) for cell in cells)
        found += map(plan.department, (*departments, *asked)) if departments else (None,)
    known = {department.name for department in found if department}
    return None if None in found else known


def _named_before(plan: Plan) -> set[str]:
    """The departments that a 取組 of a former 版 names: they answered for it."""
    former = (
        each for edition in plan.editions.values() for policy in edition.policies for each in policy.items
    )
    names = (
        name for item in former for each in item.initiatives for name in (*each.departments, *each.inquiry)
    )
    return {known.name for name in set(names) if (known := plan.department(name))}


def _with_relatives(plan: Plan, named: set[str]) -> set[str]:
    """The departments with all that became of them, and all that they were before."""
    links = [
        {each.name, next_one.name}
        for each in plan.departments
        for name in each.successors
        if (next_one := plan.department(name))
    ]
    found, grown = set[str](), set(named)
    while found != grown:
        found = set(grown)
        for link in links:
            if link & grown:
                grown |= link
    return found


RULE = Rule("D009", Severity.INFO, "どの取組にもない課", _find)
