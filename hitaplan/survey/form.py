"""What stands in a department's 調査票."""

from dataclasses import dataclass

from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.model import Department, Inquiry, Plan
from hitaplan.plan.vocabulary import Round
from hitaplan.survey.questions import Question, Workload, questions, workload


@dataclass(frozen=True, slots=True)
class Form:
    """Everything that stands in one 調査票.

    Attributes:
        plan: The plan.
        department: The department that fills it in.
        years: The years asked for.
        round: 速報 or 確定.
        inquiry: The row of 照会 for the last of the years, or None.
        questions: Its rows.
        workload: How many 取組 the department has.
        master_sha256: Hash of the master from which it is made.
    """

    plan: Plan
    department: Department
    years: tuple[FiscalYear, ...]
    round: Round
    inquiry: Inquiry | None
    questions: tuple[Question, ...]
    workload: Workload
    master_sha256: str

    @property
    def period(self) -> str:
        """The years as the form prints them."""
        first, last = self.years[0], self.years[-1]
        return first.label if first == last else f"{first}から{last}"


def make_form(
    plan: Plan, department: Department, years: tuple[FiscalYear, ...], asking: Round, master_sha256: str
) -> Form:
    """Gather what is to stand in a department's 調査票.

    Args:
        plan: The plan.
        department: The department.
        years: The years asked for, in order.
        asking: The round in which it is asked.
        master_sha256: Hash of the master.

    Returns:
        The form, ready to be written.
    """
    asked = (each for each in plan.inquiries if each.year == years[-1] and each.round is asking)
    return Form(
        plan=plan,
        department=department,
        years=years,
        round=asking,
        inquiry=next(asked, None),
        questions=questions(plan, department, years),
        workload=workload(plan, department, years[-1]),
        master_sha256=master_sha256,
    )
