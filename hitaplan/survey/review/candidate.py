"""A 取組 that is looked at when the plan is revised, with everything that those who decide want to see."""

from dataclasses import dataclass
from functools import cached_property

from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.model import Department, Initiative, Item, Plan, Policy
from hitaplan.plan.progress import StandingKind, standing
from hitaplan.plan.responsibility import Responders, department_as_of, responders
from hitaplan.plan.vocabulary import NAME_SEPARATOR
from hitaplan.revision.reasons import Found, reasons_for

# Stands in a printed スケジュール where a year has no entry.
BLANK_YEAR = "(空白)"


@dataclass(frozen=True)
class Candidate:
    """One 取組 in the review of a fiscal year."""

    plan: Plan
    year: FiscalYear
    policy: Policy
    item: Item
    initiative: Initiative

    @cached_property
    def who(self) -> Responders:
        """Who answers for it in that year."""
        return responders(self.plan, self.initiative, self.year)

    @cached_property
    def reasons(self) -> tuple[Found, ...]:
        """Why it is worth a look."""
        return reasons_for(self.plan, self.initiative, self.year)

    @property
    def lead(self) -> str:
        """The name of its 主管課."""
        return self.who.lead.name if self.who.lead else ""

    @property
    def reasons_text(self) -> str:
        """The reasons, a line each."""
        return "\n".join(f"・{found.reason.name}: {found.sentence}" for found in self.reasons)

    @property
    def schedule_text(self) -> str:
        """スケジュール, a line a year; a year without an entry is a line too."""
        entries = self.initiative.schedule
        return "\n".join(
            f"{year.short} {entries[year].text if year in entries else BLANK_YEAR}"
            for year in self.plan.years
        )

    @property
    def evaluations_text(self) -> str:
        """The 評価 up to the year, a line a year."""
        past = (
            (year, standing(self.plan, self.initiative, year))
            for year in self.plan.years
            if year <= self.year
        )
        return "\n".join(
            f"{year.short} {stands.label}"
            for year, stands in past
            if stands.kind is not StandingKind.UNANSWERED
        )

    def role_of(self, department: Department) -> str:
        """Return 主管 or 関係, with the other departments."""
        others = NAME_SEPARATOR.join(each.name for each in self.who.departments if each != department)
        if department == self.who.lead:
            return f"主管\n関係課: {others}" if others else "主管"
        return f"関係\n主管課: {self.lead}"


def candidates(plan: Plan, year: FiscalYear) -> list[Candidate]:
    """Return every 取組 of the plan, in plan order."""
    return [
        Candidate(plan, year, policy, item, initiative)
        for policy in plan.policies
        for item in policy.items
        for initiative in item.initiatives
    ]


def own_candidates(department: Department, every: list[Candidate]) -> list[Candidate]:
    """Return the 取組 that a department is asked about, in plan order; 再掲 are among them."""
    return [
        each
        for each in every
        if any(department in department_as_of(each.plan, one, each.year) for one in each.who.departments)
    ]


def asked_departments(every: list[Candidate]) -> list[Department]:
    """Return the departments that are asked for their opinion, by 並び順: those of this day, not the former ones."""
    found: dict[str, Department] = {}
    for candidate in every:
        for each in candidate.who.departments:
            for now in department_as_of(candidate.plan, each, candidate.year):
                found[now.name] = now
    return sorted(found.values(), key=lambda each: (each.order, each.name))
