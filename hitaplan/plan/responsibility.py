"""Who answers for a 取組 in a fiscal year: the 主管課 and the 関係課."""

from dataclasses import dataclass

from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.model import Department, Initiative, Plan


@dataclass(frozen=True, slots=True)
class Responders:
    """Those who answer for a 取組, first the 主管課.

    Attributes:
        departments: The departments in order, none twice.
        by_section: Whether the 所管課 stands in because the plan names no department (1-1-4).
    """

    departments: tuple[Department, ...]
    by_section: bool = False

    @property
    def lead(self) -> Department | None:
        """主管課: it writes the 評価; None where nobody answers."""
        return self.departments[0] if self.departments else None

    @property
    def others(self) -> tuple[Department, ...]:
        """関係課: they write 状況 and 実績 for their part."""
        return self.departments[1:]


def responders(plan: Plan, initiative: Initiative, year: FiscalYear) -> Responders:
    """Find out who answers: 照会先 where filled, else the named departments, else the 所管課.

    Args:
        plan: The plan.
        initiative: A 取組; a 再掲 has the responders of its original.
        year: The fiscal year asked for; renamed departments are judged by it.

    Returns:
        The responders. Names that 担当課 does not know are left out: check reports them.
    """
    original = plan.as_of(plan.original(initiative), year)
    named = _departments(plan, original.inquiry or original.departments, year)
    if named:
        return Responders(named)
    return Responders(_departments(plan, (plan.settings.section,), year), by_section=True)


def departments_in(plan: Plan, year: FiscalYear) -> tuple[Department, ...]:
    """Return every department that is a responder of any 取組 in that year, by 並び順."""
    found = {
        department.name: department
        for initiative in plan.initiatives
        for department in responders(plan, initiative, year).departments
    }
    return tuple(sorted(found.values(), key=lambda department: (department.order, department.name)))


def department_as_of(plan: Plan, department: Department, year: FiscalYear) -> tuple[Department, ...]:
    """Return what a department was, or has become, in another year: itself, its predecessors or its successors."""
    return _as_of(plan, department, year, ())


def _departments(plan: Plan, names: tuple[str, ...], year: FiscalYear) -> tuple[Department, ...]:
    known = [
        department for name in names if (department := plan.department(name)) and not department.collective
    ]
    answering = {each.name: each for department in known for each in _as_of(plan, department, year, ())}
    return tuple(answering.values())


def _as_of(
    plan: Plan, department: Department, year: FiscalYear, seen: tuple[str, ...]
) -> tuple[Department, ...]:
    """Follow 後継課 forward, or back to the predecessors, until the departments exist in that year."""
    if department.exists_in(year) or department.name in seen:
        return (department,)
    if department.last_year is not None and department.last_year < year:
        linked = [plan.department(name) for name in department.successors]
    else:
        linked = [
            each for each in plan.departments if plan.department(department.name) in _successors(plan, each)
        ]
    found = [
        each
        for link in linked
        if link and not link.collective
        for each in _as_of(plan, link, year, (*seen, department.name))
    ]
    return tuple(found) or (department,)


def _successors(plan: Plan, department: Department) -> tuple[Department | None, ...]:
    return tuple(plan.department(name) for name in department.successors)
