"""Which rows each department owes. Several hundred forms ask for it: what is worked out once is kept."""

from collections.abc import Mapping

from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.initiative_number import InitiativeNumber
from hitaplan.plan.model import Department, Initiative, Plan
from hitaplan.plan.responsibility import department_as_of, responders
from hitaplan.survey.questions import Question, questions

Row = tuple[FiscalYear, InitiativeNumber]


class DueRows:
    """The rows that departments are to answer."""

    def __init__(self, plan: Plan) -> None:
        """Begin with nothing worked out.

        Args:
            plan: The plan.
        """
        self._plan = plan
        self._named: dict[FiscalYear, dict[str, list[Initiative]]] = {}
        self._rows: dict[tuple[str, tuple[FiscalYear, ...]], Mapping[Row, Question]] = {}

    def of(self, department: Department, years: tuple[FiscalYear, ...]) -> Mapping[Row, Question]:
        """Return the rows that a department is to answer, by fiscal year and 取組番号.

        Args:
            department: The department.
            years: The fiscal years of the form.
        """
        key = (department.name, years)
        if key not in self._rows:
            asked = questions(self._plan, department, years, self._initiatives(department, years))
            self._rows[key] = {(each.year, each.initiative.number): each for each in asked if each.asked}
        return self._rows[key]

    def _initiatives(self, department: Department, years: tuple[FiscalYear, ...]) -> tuple[Initiative, ...]:
        """The 取組 for which the department, or what it was in that year, answers; in plan order."""
        found = {
            each.number: each
            for year in years
            for one in (department, *department_as_of(self._plan, department, year))
            for each in self._in(year).get(one.name, ())
        }
        return tuple(found[number] for number in sorted(found))

    def _in(self, year: FiscalYear) -> Mapping[str, list[Initiative]]:
        if year not in self._named:
            index: dict[str, list[Initiative]] = {}
            for initiative in self._plan.initiatives:
                for each in responders(self._plan, initiative, year).departments:
                    index.setdefault(each.name, []).append(initiative)
            self._named[year] = index
        return self._named[year]
