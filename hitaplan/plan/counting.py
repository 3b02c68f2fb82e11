"""How many 取組 the plan has, 再掲 counted and not counted."""

from dataclasses import dataclass

from hitaplan.plan.model import Plan


@dataclass(frozen=True, slots=True)
class InitiativeCount:
    """延べ数 and 実数 of 取組."""

    listed: int
    distinct: int

    @property
    def label(self) -> str:
        """The count as documents print it: 「65取組(4取組は再掲のため実質61取組)」."""
        relisted = self.listed - self.distinct
        if not relisted:
            return f"{self.listed}取組"
        return f"{self.listed}取組({relisted}取組は再掲のため実質{self.distinct}取組)"


def count_initiatives(plan: Plan) -> InitiativeCount:
    """Count the 取組 of the whole plan."""
    return InitiativeCount(
        len(plan.initiatives), sum(not initiative.relisted for initiative in plan.initiatives)
    )


def count_by_policy(plan: Plan) -> dict[int, InitiativeCount]:
    """Count the 取組 of each 基本方針, by its number."""
    return {
        policy.number: InitiativeCount(
            sum(len(item.initiatives) for item in policy.items),
            sum(not initiative.relisted for item in policy.items for initiative in item.initiatives),
        )
        for policy in plan.policies
    }
