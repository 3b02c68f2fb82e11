"""What the departments answered to the 見直し照会: whose form is used, and what they said of each 取組."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from hitaplan.findings.finding import Finding, has_errors
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.initiative_number import InitiativeNumber
from hitaplan.plan.model import Department, Plan
from hitaplan.survey.review.candidate import asked_departments, candidates
from hitaplan.survey.review.findings import LocatedReview
from hitaplan.survey.review.reading import ReturnedReview


class ReviewState(StrEnum):
    """How far a department is."""

    ANSWERED = "回答済"
    TO_MEND = "要修正"
    MISSING = "未回答"


@dataclass(frozen=True, slots=True)
class Received:
    """A returned 見直し照会票 with the time of its file."""

    review: ReturnedReview
    received: datetime


@dataclass(frozen=True, slots=True)
class ReviewStanding:
    """A department that is asked, and the form of it that is used."""

    department: Department
    used: ReturnedReview | None

    @property
    def state(self) -> ReviewState:
        """Whether its answers can be used."""
        if self.used is None:
            return ReviewState.MISSING
        return ReviewState.TO_MEND if has_errors(self.used.findings) else ReviewState.ANSWERED


@dataclass(frozen=True, slots=True)
class ReviewRegister:
    """The returned 見直し照会票 of one review.

    Attributes:
        year: The fiscal year of the review.
        standings: Every department that is asked, by 並び順.
        findings: What is to be said of all forms, those that are not used too.
    """

    year: FiscalYear
    standings: tuple[ReviewStanding, ...]
    findings: tuple[Finding, ...]

    @property
    def opinions(self) -> dict[InitiativeNumber, str]:
        """What was answered on each 取組, each under its department."""
        said: dict[InitiativeNumber, list[str]] = {}
        for standing in self.standings:
            for opinion in standing.used.opinions if standing.used else ():
                said.setdefault(opinion.number, []).append(f"【{standing.department.name}】{opinion.label}")
        return {number: "\n".join(texts) for number, texts in said.items()}


def register_reviews(plan: Plan, returns: Sequence[Received]) -> ReviewRegister:
    """Find out who has answered; of two forms of one department the newer one is used.

    Args:
        plan: The plan.
        returns: The returned forms, at least one.

    Returns:
        The register. The review is of the year that the forms say, the latest if they differ.
    """
    years = [each.review.year for each in returns if each.review.year]
    year = max(years, default=plan.target_year)
    used: dict[str, ReturnedReview] = {}
    findings: list[Finding] = []
    for each in sorted(returns, key=lambda one: (one.received, one.review.file), reverse=True):
        review, department = each.review, each.review.department
        if department is not None:
            newer = used.setdefault(department.name, review)
            if newer is not review:
                told = LocatedReview(review.file, "").replaced(department.name, newer.file)
                review = replace(review, findings=(*review.findings, told))
        findings += review.findings
    departments = asked_departments(candidates(plan, year if year in plan.years else plan.target_year))
    standings = tuple(ReviewStanding(each, used.get(each.name)) for each in departments)
    return ReviewRegister(year, standings, tuple(findings))
