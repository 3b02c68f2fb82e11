"""What the departments answered to the 見直し照会: whose form is used, and what they said of each 取組."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from hitaplan.findings.finding import Finding, has_errors
from hitaplan.office.workbook_writing import MAX_CELL_TEXT
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.initiative_number import InitiativeNumber
from hitaplan.plan.model import Department, Plan
from hitaplan.survey.returned.reception import ListedFile, Unreadable
from hitaplan.survey.review.candidate import asked_departments, candidates, own_candidates
from hitaplan.survey.review.findings import LocatedReview
from hitaplan.survey.review.reading import ReturnedReview


class ReviewState(StrEnum):
    """How far a department is."""

    ANSWERED = "回答済"
    TO_MEND = "要修正"
    BLANK = "記入なし"
    OTHER_YEAR = "別の年度"
    MISSING = "未回答"


class Treatment(StrEnum):
    """What became of a returned file."""

    USED = "使います。"
    TO_MEND = "使いますが、直してもらうところがあります(シート「指摘」を見てください)。"
    BLANK = "記入がありません(シート「指摘」を見てください)。"
    REPLACED = "同じ課のほかの照会票を使うので、使いません(シート「指摘」を見てください)。"
    OTHER_YEAR = "別の年度の照会票なので、使いません。"
    NOBODY = "どの課の照会票か分からないので、使いません。"
    NOT_ASKED = "この見直しで照会した課ではないので、使いません。"


_TREATMENT_OF = {
    ReviewState.ANSWERED: Treatment.USED,
    ReviewState.TO_MEND: Treatment.TO_MEND,
    ReviewState.BLANK: Treatment.BLANK,
}


_CUT = "…(長いので途中までです。全文は、課の照会票を見てください)"


@dataclass(frozen=True, slots=True)
class Received:
    """A returned 見直し照会票 with the time of its file."""

    review: ReturnedReview
    received: datetime

    @property
    def department(self) -> str:
        """The name of its department, or ""."""
        return self.review.department.name if self.review.department else ""


@dataclass(frozen=True, slots=True)
class ReviewStanding:
    """A department that is asked.

    Attributes:
        department: The department.
        asked: Of how many 取組 it is asked.
        used: The form of it that is used.
        other_year: Whether it sent one of another year.
    """

    department: Department
    asked: int
    used: ReturnedReview | None
    other_year: bool = False

    @property
    def state(self) -> ReviewState:
        """Whether its answers can be used."""
        if self.used is None:
            return ReviewState.OTHER_YEAR if self.other_year else ReviewState.MISSING
        if self.used.blank:
            return ReviewState.BLANK
        return ReviewState.TO_MEND if has_errors(self.used.findings) else ReviewState.ANSWERED


@dataclass(frozen=True, slots=True)
class ReviewRegister:
    """The returned 見直し照会票 of one review.

    Attributes:
        year: The fiscal year of the review.
        standings: Every department that is asked, by 並び順.
        files: Every file that was read, by name.
        findings: What is to be said of all files, those that are not used too.
    """

    year: FiscalYear
    standings: tuple[ReviewStanding, ...]
    files: tuple[ListedFile, ...]
    findings: tuple[Finding, ...]

    @property
    def opinions(self) -> dict[InitiativeNumber, str]:
        """What was answered on each 取組, each under its department; what is too long for one cell is cut, and says so."""
        said: dict[InitiativeNumber, list[str]] = {}
        for standing in self.standings:
            for opinion in standing.used.opinions if standing.used else ():
                said.setdefault(opinion.number, []).append(f"【{standing.department.name}】{opinion.label}")
        return {number: _in_one_cell(texts) for number, texts in said.items()}


def _in_one_cell(texts: Sequence[str]) -> str:
    whole = "\n".join(texts)
    if len(whole) <= MAX_CELL_TEXT // 2:
        return whole
    most = MAX_CELL_TEXT // 2 // len(texts) - len(_CUT)
    return "\n".join(text if len(text) <= most else f"{text[:most]}{_CUT}" for text in texts)


def register_reviews(
    plan: Plan, returns: Sequence[Received], unreadable: Sequence[Unreadable] = ()
) -> ReviewRegister:
    """Find out who has answered, and what becomes of every file.

    Args:
        plan: The plan.
        returns: The returned forms, at least one.
        unreadable: Files that are none or cannot be read, to be listed with them.

    Returns:
        The register of the year that most forms are of. Of two forms of one department, one without errors is used, and
        of these the newer one.
    """
    year = _year_of_most(plan, [each.review.year for each in returns])
    every = candidates(plan, year)
    departments = {each.name: each for each in asked_departments(every)}
    ordered = sorted(returns, key=_rank, reverse=True)
    used: dict[str, ReturnedReview] = {}
    for each in ordered:
        if each.department in departments and each.review.year in (year, None):
            used.setdefault(each.department, each.review)
    others = {each.department for each in returns if each.review.year not in (year, None)}
    standings = tuple(
        ReviewStanding(
            department,
            sum(not each.initiative.relisted for each in own_candidates(department, every)),
            used.get(name),
            name in others,
        )
        for name, department in departments.items()
    )
    states = {each.used.file: each.state for each in standings if each.used}
    listed = [
        ListedFile(
            each.review.file, each.received, each.department, _treatment(each, year, departments, states)
        )
        for each in returns
    ]
    listed += [ListedFile(each.file, each.received, "", each.finding.message) for each in unreadable]
    findings = [finding for each in ordered for finding in _findings(each, year, used.get(each.department))]
    return ReviewRegister(
        year,
        standings,
        tuple(sorted(listed, key=lambda each: each.file)),
        (*findings, *(each.finding for each in unreadable)),
    )


def _rank(each: Received) -> tuple[bool, datetime, str]:
    """Those without errors come first, and of these the newer ones."""
    return not has_errors(each.review.findings), each.received, each.review.file


def _year_of_most(plan: Plan, years: Sequence[FiscalYear | None]) -> FiscalYear:
    """The year of the plan that most forms are of; of two, 対象年度 or the later one."""
    found = Counter(year for year in years if year is not None and year in plan.years)
    return max(
        found, key=lambda year: (found[year], year == plan.target_year, year), default=plan.target_year
    )


def _treatment(
    each: Received,
    year: FiscalYear,
    departments: Mapping[str, Department],
    states: Mapping[str, ReviewState],
) -> Treatment:
    if not each.department:
        return Treatment.NOBODY
    if each.review.year not in (year, None):
        return Treatment.OTHER_YEAR
    if each.department not in departments:
        return Treatment.NOT_ASKED
    state = states.get(each.review.file)
    return _TREATMENT_OF[state] if state else Treatment.REPLACED


def _findings(each: Received, year: FiscalYear, used: ReturnedReview | None) -> tuple[Finding, ...]:
    """What is to be said of a form, and of what became of it."""
    review, at = each.review, LocatedReview(each.review.file, "")
    if review.year is None:
        review = replace(review, findings=(*review.findings, at.year_unreadable(year.label)))
    elif review.year != year:
        # What stands in it is of no use: that it is of another year says all.
        return (at.other_year(review.year.label, year.label),)
    if used is None or used.file == review.file:
        return review.findings
    same = used.opinions == review.opinions
    return (*review.findings, at.replaced(each.department, used.file, same=same))
