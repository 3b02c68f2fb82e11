"""Why a 取組 is worth a look when the plan is revised. Each reason is one entry: its name, its rule, and what it finds."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from hitaplan.plan.evaluation import Expectation, ExpectationKind
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.model import Answer, Initiative, Plan
from hitaplan.plan.progress import expected, lead_answer, standing
from hitaplan.plan.responsibility import responders
from hitaplan.plan.vocabulary import LATE, LOST_TEXT_MARK, NAME_SEPARATOR, Stage, Status

_STUDIED_LONG = 3


@dataclass(frozen=True)
class Case:
    """One 取組 as it is looked at in a fiscal year; a 再掲 is judged as its original."""

    plan: Plan
    initiative: Initiative
    year: FiscalYear

    @cached_property
    def original(self) -> Initiative:
        """Where it is answered."""
        return self.plan.original(self.initiative)

    @cached_property
    def expects(self) -> Expectation:
        """What the plan expects of the year."""
        return expected(self.plan, self.original, self.year)

    @cached_property
    def answer(self) -> Answer | None:
        """What its 主管課 answered for the year."""
        return lead_answer(self.plan, self.original, self.year)

    @property
    def completed_in(self) -> FiscalYear | None:
        """The year in which it was completed, as was answered or as the plan states of a closed year."""
        for year in (each for each in self.plan.years if each <= self.year):
            answer = lead_answer(self.plan, self.original, year)
            entry = self.original.schedule.get(year)
            stated = entry.status if entry and year <= self.plan.last_closed_year else None
            if (answer.status if answer else stated) is Status.COMPLETED:
                return year
        return None

    @property
    def last_planned(self) -> FiscalYear | None:
        """The last year of its スケジュール."""
        return max(self.original.schedule, default=None)

    def answers(self) -> list[Answer]:
        """Return the answers of all its departments up to the year, the latest first."""
        return [
            answer
            for year in sorted((each for each in self.plan.years if each <= self.year), reverse=True)
            for each in responders(self.plan, self.original, year).departments
            if (answer := self.plan.answer(year, self.original.number, each.name))
        ]


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for a look.

    Attributes:
        name: What it is called in a list.
        rule: When it applies, for those who decide.
        find: The sentence about a 取組, or "" where it does not apply.
    """

    name: str
    rule: str
    find: Callable[[Case], str]


@dataclass(frozen=True, slots=True)
class Found:
    """A reason that applies to a 取組, with what it says of it."""

    reason: Reason
    sentence: str


def reasons_for(plan: Plan, initiative: Initiative, year: FiscalYear) -> tuple[Found, ...]:
    """Find every reason to look at a 取組.

    Args:
        plan: The plan.
        initiative: The 取組.
        year: The fiscal year of the review.

    Returns:
        The reasons that apply, in the order of REASONS; a 再掲 is decided at its original, which it names.
    """
    case = Case(plan, initiative, year)
    found = ((reason, reason.find(case)) for reason in (REASONS[-1:] if initiative.relisted else REASONS))
    return tuple(Found(reason, sentence) for reason, sentence in found if sentence)


def _studied_long(case: Case) -> str:
    years = [year for year, entry in case.original.schedule.items() if entry.stage is Stage.STUDY]
    return f"検討が{len(years)}年度あります。" if len(years) >= _STUDIED_LONG else ""


def _completed(case: Case) -> str:
    year = case.completed_in
    return f"{year}に完了しています。" if year else ""


def _finishing(case: Case) -> str:
    entry = case.expects.entry
    return f"{case.year}に完了する予定です。" if entry and entry.completes and not case.completed_in else ""


def _late_twice(case: Case) -> str:
    """The last year that was answered and the one before: of the year of the review there may be no answers yet."""
    evaluations = {
        year: evaluation
        for year in case.plan.years
        if year <= case.year and (evaluation := standing(case.plan, case.original, year).evaluation)
    }
    last = max(evaluations, default=case.year)
    years = (last - 1, last)
    if all(evaluations.get(year) in LATE for year in years):
        return "、".join(f"{year}は{evaluations[year]}" for year in years) + "です。"
    return ""


def _missed(case: Case) -> str:
    """A planned completion that was not reached, in this year or before."""
    planned = [
        year for year, entry in case.original.schedule.items() if entry.completes and year <= case.year
    ]
    answered = case.answer is not None or case.expects.kind is ExpectationKind.OVERDUE
    if planned and answered and case.completed_in is None:
        return f"{min(planned)}に完了する予定でしたが、完了していません。"
    return ""


def _unfinished(case: Case) -> str:
    entries = case.original.schedule
    last = case.last_planned
    if last is None or last >= case.plan.last_year or any(each.completes for each in entries.values()):
        return ""
    if entries[last].stage in (Stage.RUNNING, Stage.START):
        return f"{last}の「{entries[last].text}」の後が空白で、完了がありません。"
    return ""


def _lost_text(case: Case) -> str:
    texts = (("取組名", case.initiative.name), ("取組内容", case.initiative.content))
    lost = [name for name, text in texts if LOST_TEXT_MARK in text]
    return f"{'と'.join(lost)}に、失われた文字「{LOST_TEXT_MARK}」があります。" if lost else ""


def _collective_only(case: Case) -> str:
    named = [case.plan.department(name) for name in case.initiative.departments]
    if named and all(each and each.collective for each in named):
        return f"事業担当課が「{NAME_SEPARATOR.join(case.initiative.departments)}」だけです。"
    return ""


def _department_gone(case: Case) -> str:
    sentences = []
    for name in case.initiative.departments:
        department = case.plan.department(name)
        if department is None:
            sentences.append(f"「{name}」は担当課の一覧にありません。")
        elif department.last_year is not None and department.last_year <= case.year:
            after = NAME_SEPARATOR.join(department.successors)
            sentences.append(
                f"「{department.name}」は{department.last_year}までの課です"
                + (f"(後継課: {after})。" if after else "。")
            )
    return "".join(sentences)


def _change_asked(case: Case) -> str:
    asked = [each for each in case.answers() if each.plan_change]
    return "".join(f"{each.year}に{each.department}から「{each.plan_change}」。" for each in asked)


def _original_changed(case: Case) -> str:
    original = case.initiative.relisted_from
    if original is None:
        return ""
    revised = any(each.number == str(original) for each in case.plan.revisions)
    because = "が改定されています" if revised else "に見直しの理由があります"
    if revised or any(reason.find(Case(case.plan, case.original, case.year)) for reason in _OWN_REASONS):
        return f"元の取組 {original} {because}。"
    return ""


def _ends_early(case: Case) -> str:
    last = case.last_planned
    if last is None:
        return "スケジュールが空白です。"
    return f"スケジュールが{last}で終わっています。" if last < case.plan.last_year else ""


_OWN_REASONS = (
    Reason("検討が続く", f"スケジュールに「検討」が{_STUDIED_LONG}年度以上あるもの", _studied_long),
    Reason("完了済", "見直しの年度までに完了したもの", _completed),
    Reason("この年度で完了", "見直しの年度に完了する予定のもの", _finishing),
    Reason(
        "遅れが2年続く",
        "見直しの年度までの、評価のある最後の年度とその前の年度が、どちらも遅れ(一部遅れ、未着手・中止を含む)のもの",
        _late_twice,
    ),
    Reason("完了予定に届かない", "完了予定の年度を迎えて、完了していないもの", _missed),
    Reason("完了の記載がない", "「実施」や「事業開始」の後が空白で、「完了」がないもの", _unfinished),
    Reason("失われた文字", f"取組名か取組内容に「{LOST_TEXT_MARK}」があるもの", _lost_text),
    Reason("総称だけの担当課", "事業担当課が「関係各課」などの総称だけのもの", _collective_only),
    Reason("課の改編", "事業担当課が、見直しの年度までになくなったか、名前が変わったもの", _department_gone),
    Reason("変更の申出", "調査票の「計画の変更」に記入があったもの", _change_asked),
    Reason("計画期間の前に終わる", "スケジュールが、計画期間の最後の年度より前に終わるもの", _ends_early),
)
REASONS = (
    *_OWN_REASONS,
    Reason("再掲の元の変更", "元の取組に、改定か見直しの理由があるもの", _original_changed),
)
