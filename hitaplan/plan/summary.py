"""The counts of a year that every document prints: of the whole plan and of each 基本方針."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.model import Initiative, Plan, Policy
from hitaplan.plan.progress import StandingKind, Tally, expected, lead_answer, standing, tally
from hitaplan.plan.responsibility import responders
from hitaplan.plan.vocabulary import LATE, NAME_SEPARATOR, Evaluation

# The columns of 評価 in documents; 対象外 stands apart, with 完了済 and 未回答.
COUNTED = (
    Evaluation.COMPLETED,
    Evaluation.ON_SCHEDULE,
    Evaluation.SLIGHTLY_LATE,
    Evaluation.LATE,
    Evaluation.NOT_DONE,
)
# A part of a bar that is narrower than its number, in percent of the bar, has none printed.
_NARROWEST = 2.5
BAR_NOTE = "グラフの中の数字は、取組の数です。幅の狭い部分の数字は、省いています。"
# What documents say where the 主管課 answered and left its 評価 out; it counts as 未回答.
NO_EVALUATION = "評価の記入なし"
LATE_NOTE = f"遅れている取組は、評価が{NAME_SEPARATOR.join(LATE)}の取組です。"
STUDY_NOTE = "「うち検討段階」は、計画どおりのうち、その年度の予定が「検討」の取組です。"
ROUNDING_NOTE = "割合は、小数点以下第2位を四捨五入しているため、合計が100にならないことがあります。"


@dataclass(frozen=True, slots=True)
class YearSummary:
    """The counts of one fiscal year; a 取組 counts once, at its original.

    Attributes:
        year: The fiscal year.
        total: Of the whole plan.
        by_policy: Of each 基本方針 in order.
    """

    year: FiscalYear
    total: Tally
    by_policy: tuple[tuple[Policy, Tally], ...]


@dataclass(frozen=True, slots=True)
class SentenceCount:
    """A count that a sentence of the 総括報告書 prints, and 集計 repeats.

    Attributes:
        name: What is counted.
        count: How many 取組.
        share: Its percentage of 評価の対象, where the sentence prints one.
        rest: How many of them are counted and not named (「ほか3取組」), where the others are named.
    """

    name: str
    count: int
    share: Decimal | None = None
    rest: int | None = None


def summarize(plan: Plan, year: FiscalYear) -> YearSummary:
    """Count how the 取組 stand in a year.

    Args:
        plan: The plan.
        year: The fiscal year.

    Returns:
        The counts of the 取組 then in force; 再掲 are counted nowhere.
    """
    plan = plan.in_year(year)
    return YearSummary(
        year=year,
        total=_tally(plan, plan.initiatives, year),
        by_policy=tuple(
            (policy, _tally(plan, (one for item in policy.items for one in item.initiatives), year))
            for policy in plan.policies
        ),
    )


def originals(initiatives: Iterable[Initiative]) -> list[Initiative]:
    """Return the 取組 without those that are listed a second time."""
    return [each for each in initiatives if not each.relisted]


def base_of(counted: Tally) -> int:
    """Return of how many 取組 the percentages are: all but 完了済 and 対象外; 未回答 are among them."""
    return counted.total - counted.completed_before - counted.by_evaluation[Evaluation.NOT_APPLICABLE]


def percentage(count: int, base: int) -> Decimal | None:
    """Return a share in percent with one decimal, rounded half up; None where there is nothing to share."""
    if not base:
        return None
    return (Decimal(100 * count) / base).quantize(Decimal("0.1"), ROUND_HALF_UP)


def bar_label_fits(count: int, base: int) -> bool:
    """Return whether a part of a bar of shares is wide enough for its number."""
    return count > 0 and 100 * count >= _NARROWEST * base


def missing_answers(plan: Plan, initiative: Initiative, year: FiscalYear) -> str:
    """Name the departments that are asked about a 取組 and silent, and a 主管課 that left its 評価 out."""
    if not expected(plan, initiative, year).asked:
        return ""
    number = plan.original(initiative).number
    departments = responders(plan, initiative, year).departments
    silent = [each.name for each in departments if not plan.answer(year, number, each.name)]
    lead = lead_answer(plan, initiative, year)
    if lead and standing(plan, initiative, year).kind is StandingKind.UNANSWERED:
        silent.insert(0, f"{departments[0].name}({NO_EVALUATION})")
    return NAME_SEPARATOR.join(silent)


def comparable(plan: Plan, year: FiscalYear) -> FiscalYear | None:
    """Return the year before, if it can be compared with: it is of 計画期間, and both years have an answer."""
    before = year - 1
    answered = {each.year for each in plan.answers}
    return before if before in plan.years and {before, year} <= answered else None


def _tally(plan: Plan, initiatives: Iterable[Initiative], year: FiscalYear) -> Tally:
    return tally(standing(plan, each, year) for each in originals(initiatives))
