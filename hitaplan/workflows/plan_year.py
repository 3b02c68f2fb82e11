"""The fiscal year of a run must be one of the plan's."""

from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Place
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.model import Plan


def require_year(plan: Plan, year: FiscalYear, file: str) -> None:
    """Refuse a year outside 計画期間.

    Args:
        plan: The plan.
        year: The fiscal year asked for.
        file: The master's name.

    Raises:
        Failure: M-YEAR.
    """
    if year not in plan.years:
        raise Failure(
            "M-YEAR",
            Place(file),
            f"{year}は、計画期間({plan.first_year}から{plan.last_year}まで)の外です。",
            "--fiscal-year に、計画期間の中の年度を指定してください。",
        )
