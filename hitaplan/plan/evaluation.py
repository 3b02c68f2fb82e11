"""What the plan expects of a 取組 in a year, and the 評価 that 予定 × 状況 propose."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.schedule import ScheduleEntry
from hitaplan.plan.vocabulary import Evaluation, Stage, Status

_E = Evaluation
_BELOW = (Status.STUDY, Status.STARTED, Status.RUNNING)
# One line a 予定; the columns are 検討, 事業開始, 実施中. 未着手, 中止 and 完了 are the same for all.
TABLE: Mapping[Stage, Mapping[Status, Evaluation]] = MappingProxyType(
    {
        stage: MappingProxyType(
            dict(zip(_BELOW, row, strict=True))
            | {
                Status.NOT_STARTED: _E.NOT_DONE,
                Status.CANCELLED: _E.NOT_DONE,
                Status.COMPLETED: _E.COMPLETED,
            }
        )
        for stage, row in {
            Stage.STUDY: (_E.ON_SCHEDULE, _E.ON_SCHEDULE, _E.ON_SCHEDULE),
            Stage.START: (_E.LATE, _E.ON_SCHEDULE, _E.ON_SCHEDULE),
            Stage.RUNNING: (_E.LATE, _E.SLIGHTLY_LATE, _E.ON_SCHEDULE),
            Stage.COMPLETION: (_E.LATE, _E.LATE, _E.SLIGHTLY_LATE),
        }.items()
    }
)


class ExpectationKind(StrEnum):
    """Why a 取組 is asked in a year, or why not."""

    PLANNED = "予定あり"
    COMPLETED = "完了済"
    OVERDUE = "完了予定を過ぎている"
    UNSTATED = "予定の記載なし"
    NOT_BEGUN = "対象外"


@dataclass(frozen=True, slots=True)
class Expectation:
    """What the plan expects of a 取組 in one fiscal year.

    Attributes:
        kind: Which case it is.
        entry: The schedule entry of the year (PLANNED only).
        since: The year of completion reached (COMPLETED) or missed (OVERDUE), or the first year (NOT_BEGUN).
    """

    kind: ExpectationKind
    entry: ScheduleEntry | None = None
    since: FiscalYear | None = None

    @property
    def asked(self) -> bool:
        """Whether the departments are asked about the 取組 in this year."""
        return self.kind not in (ExpectationKind.COMPLETED, ExpectationKind.NOT_BEGUN)

    @property
    def label(self) -> str:
        """The 予定 as documents print it."""
        match self.kind:
            case ExpectationKind.PLANNED:
                return self.entry.text if self.entry else ""
            case ExpectationKind.COMPLETED:
                return f"完了済({self.since})"
            case ExpectationKind.OVERDUE:
                return f"予定なし({self.since}に完了予定だったもの)"
            case ExpectationKind.UNSTATED:
                return "予定の記載なし"
            case ExpectationKind.NOT_BEGUN:
                return f"対象外({self.since}から)"


def expectation(
    schedule: Mapping[FiscalYear, ScheduleEntry],
    year: FiscalYear,
    reported: Callable[[FiscalYear], Status | None],
    last_closed_year: FiscalYear,
) -> Expectation:
    """Say what the plan expects of a 取組 in a year.

    Args:
        schedule: Its スケジュール, the filled years only.
        year: The year asked for.
        reported: The 状況 that the 主管課 reported for a year, or None.
        last_closed_year: The last year whose スケジュール states what was, not what is planned.

    Returns:
        The expectation. A blank year is 完了済 after a completion that was reached, OVERDUE after one that was
        planned but not reached, NOT_BEGUN before the first filled year, and otherwise UNSTATED.
    """
    if year in schedule:
        return Expectation(ExpectationKind.PLANNED, entry=schedule[year])
    if not schedule or year < min(schedule):
        kind = ExpectationKind.NOT_BEGUN if schedule else ExpectationKind.UNSTATED
        return Expectation(kind, since=min(schedule, default=None))

    earlier = range(min(schedule).western, year.western)
    for past in map(FiscalYear, earlier):
        status = reported(past) or _stated(schedule, past, last_closed_year)
        if status is Status.COMPLETED:
            return Expectation(ExpectationKind.COMPLETED, since=past)
    missed = [past for past, entry in schedule.items() if past < year and entry.completes]
    if missed:
        return Expectation(ExpectationKind.OVERDUE, since=min(missed))
    return Expectation(ExpectationKind.UNSTATED)


def propose(expected: Expectation, status: Status | None) -> Evaluation | None:
    """Propose the 評価 for a 状況; people decide.

    Args:
        expected: What the plan expects of the year.
        status: The 状況 answered, or None.

    Returns:
        The proposal; None where there is nothing to propose (no 状況, 完了済, or a 予定 that was never stated
        and a 取組 that neither ended nor stopped).
    """
    if status is None or expected.kind is ExpectationKind.COMPLETED:
        return None
    if expected.kind is ExpectationKind.NOT_BEGUN:
        return Evaluation.NOT_APPLICABLE
    if expected.entry is not None:
        return TABLE[expected.entry.stage][status]
    if status is Status.COMPLETED:
        return Evaluation.COMPLETED
    if status in (Status.NOT_STARTED, Status.CANCELLED):
        return Evaluation.NOT_DONE
    return Evaluation.LATE if expected.kind is ExpectationKind.OVERDUE else None


def _stated(
    schedule: Mapping[FiscalYear, ScheduleEntry], year: FiscalYear, last_closed_year: FiscalYear
) -> Status | None:
    entry = schedule.get(year)
    return entry.status if entry and year <= last_closed_year else None
