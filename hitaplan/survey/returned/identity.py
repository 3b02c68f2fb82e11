"""Whose form a returned file is, and whether it may be merged without anybody's word."""

from collections.abc import Iterator
from dataclasses import dataclass

from hitaplan.findings.finding import Finding
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.keys import normalize_key
from hitaplan.plan.model import Department, Plan
from hitaplan.plan.responsibility import department_as_of
from hitaplan.plan.vocabulary import Round
from hitaplan.survey.form_layout import FORM_VERSION, HeadLabel
from hitaplan.survey.returned.findings import Located
from hitaplan.survey.returned.form import ReturnedForm


@dataclass(frozen=True, slots=True)
class Asked:
    """What is being collected: the fiscal year and the round."""

    year: FiscalYear
    round: Round


@dataclass(frozen=True, slots=True)
class Identity:
    """What is known of a form as a whole.

    Attributes:
        department: Whose it is, or None where nobody can tell.
        round: The round that its answers belong to.
        other_year: Whether it asks for other years than those being collected.
        doubtful: Whether its answers are merged only after somebody accepted the file by name.
        findings: Why.
    """

    department: Department | None
    round: Round
    other_year: bool
    doubtful: bool
    findings: tuple[Finding, ...]


def identify_form(plan: Plan, form: ReturnedForm, asked: Asked) -> Identity:
    """Tell whose form it is, by what stands inside; where the file lies can only make it doubtful.

    Args:
        plan: The plan.
        form: The form as it was read.
        asked: What is being collected.

    Returns:
        The identity, with every reason for doubt.
    """
    at = Located(form.file, form.sheet)
    findings = list(_wrong_form(plan, form, at))
    department = plan.department(form.department)
    if department is None or department.collective:
        department = None
        findings.append(at.department_unknown(form.department))
    other_year = bool(form.years) and asked.year not in form.years
    if other_year:
        findings.append(at.other_year("・".join(map(str, form.years)), str(asked.year)))
    doubts = list(_doubts(plan, form, department, asked, at)) if not other_year else []
    return Identity(department, form.round or asked.round, other_year, bool(doubts), (*findings, *doubts))


def departments_in_path(plan: Plan, file: str) -> tuple[Department, ...]:
    """Return the departments that the folders and the name of a file speak of, the longest name first.

    Args:
        plan: The plan.
        file: The file, as seen from the folder of the returns.
    """
    path = normalize_key(file)
    found: list[Department] = []
    for name in sorted(plan.department_by_key, key=len, reverse=True):
        department = plan.department_by_key[name]
        if name and name in path and not department.collective:
            # A shorter name within a longer one is not meant.
            path = path.replace(name, "/")
            found.append(department)
    return tuple(dict.fromkeys(found))


def _wrong_form(plan: Plan, form: ReturnedForm, at: Located) -> Iterator[Finding]:
    if form.plan_title and normalize_key(form.plan_title) != normalize_key(plan.title):
        yield at.other_plan(form.plan_title)
    if form.keyed and form.version != FORM_VERSION:
        yield at.other_version(form.version, FORM_VERSION)


def _head_remarks(
    plan: Plan, form: ReturnedForm, department: Department | None, at: Located
) -> Iterator[Finding]:
    """The keys are no proof: what the head block shows may have been overwritten on purpose."""
    shown = form.shown.get(HeadLabel.DEPARTMENT, "")
    if shown and department and plan.department(shown) != department:
        yield at.head_disagrees(HeadLabel.DEPARTMENT, shown, department.name)
    shown = form.shown.get(HeadLabel.ROUND, "")
    if shown and form.round and normalize_key(shown) != form.round:
        yield at.head_disagrees(HeadLabel.ROUND, shown, form.round)


def _doubts(
    plan: Plan, form: ReturnedForm, department: Department | None, asked: Asked, at: Located
) -> Iterator[Finding]:
    if department:
        related = {each.name for each in department_as_of(plan, department, asked.year)} | {department.name}
        others = [
            each.name
            for each in departments_in_path(plan, form.file)
            if not related & ({each.name} | {one.name for one in department_as_of(plan, each, asked.year)})
        ]
        if others:
            yield at.department_disagrees(department.name, "・".join(others))
    yield from _head_remarks(plan, form, department, at)
    if form.round and form.round is not asked.round:
        yield at.other_round(form.round, asked.round)
