"""What is asked of one department: one row for each 取組 and year."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hitaplan.office.workbook_writing import MAX_CELL_TEXT
from hitaplan.plan.evaluation import Expectation, ExpectationKind
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.initiative_number import InitiativeNumber
from hitaplan.plan.model import Answer, Department, Initiative, Plan
from hitaplan.plan.progress import expected, standing
from hitaplan.plan.responsibility import Responders, department_as_of, responders
from hitaplan.plan.vocabulary import LATE, NAME_SEPARATOR, Round

# Four long texts together may not fit into the one cell that repeats them.
_TOO_LONG = "(長いため、ここには印字していません。進捗状況報告書の「過去の回答」を見てください)"


@dataclass(frozen=True, slots=True)
class Question:
    """One row of a 調査票.

    Attributes:
        year: The fiscal year asked about.
        initiative: The 取組, perhaps a 再掲.
        department: The department as of that year: the one it was before it was renamed.
        lead: Whether the department is its 主管課.
        others: Names of the other departments that answer for it.
        expected: What the plan expects of the year.
        last_status: 状況 of the year before, or "".
        last_answer: What the department answered for the year before, or "".
        answer: What stands in the master already, printed for correction.
        brief_allowed: Whether 「予定どおり・特記なし」 is offered.
        number: 取組番号 under which the answer stands in 進捗: that of its year.
    """

    year: FiscalYear
    initiative: Initiative
    department: Department
    lead: bool
    others: tuple[str, ...]
    expected: Expectation
    last_status: str
    last_answer: str
    answer: Answer | None
    brief_allowed: bool
    number: InitiativeNumber

    @property
    def row_id(self) -> str:
        """The key by which the row is known when it comes back."""
        return f"{self.year.short}/{self.initiative.number}"

    @property
    def asked(self) -> bool:
        """Whether the department is to answer the row."""
        return not self.initiative.relisted and self.expected.asked

    def answered_in(self, answer_round: Round) -> Answer | None:
        """Return the answer of a round that stands in the master; 確定 settles the row for 速報 too."""
        answer = self.answer
        return answer if answer and answer.round in (answer_round, Round.FINAL) else None

    @property
    def no_answer_because(self) -> str:
        """Why the row needs no answer, or ""; a 再掲 sends to its original only where that is asked."""
        original = self.initiative.relisted_from
        relisted = f"{original} の再掲です。" if original else ""
        if self.expected.kind is ExpectationKind.COMPLETED:
            return f"回答不要: {relisted}{self.expected.since}に完了しています。"
        if self.expected.kind is ExpectationKind.NOT_BEGUN:
            return f"回答不要: {relisted}{self.expected.since}に始まる取組です。"
        return f"回答不要: {relisted}{original} の行に答えてください。" if original else ""

    @property
    def role(self) -> str:
        """主管 or 関係, with the other departments."""
        names = NAME_SEPARATOR.join(self.others)
        if self.lead:
            return f"主管\n関係課: {names}" if names else "主管"
        return f"関係\n主管課: {self.others[0]}" if self.others else "関係"

    @property
    def planned(self) -> str:
        """The 予定 as the form prints it, with the question that its note calls for."""
        entry = self.expected.entry
        if self.expected.kind is ExpectationKind.UNSTATED and self.asked:
            return f"{self.expected.label}\n→終了したかどうかをお答えください"
        if entry and entry.note and self.asked:
            return f"{entry.text}\n→「({entry.note})」も行いましたか"
        return self.expected.label


@dataclass(frozen=True, slots=True)
class Workload:
    """How many 取組 a department has."""

    lead: int
    supporting: int
    relisted: int

    @property
    def label(self) -> str:
        """「4(主管1・関係3)」, 再掲 apart."""
        own = f"{self.lead + self.supporting}(主管{self.lead}・関係{self.supporting})"
        return f"{own}、ほかに再掲{self.relisted}" if self.relisted else own


def questions(
    plan: Plan,
    department: Department,
    years: tuple[FiscalYear, ...],
    initiatives: Iterable[Initiative] | None = None,
) -> tuple[Question, ...]:
    """Return the rows of a department's 調査票 in plan order, for each 取組 one row a year.

    Args:
        plan: The plan.
        department: The department.
        years: The years asked for.
        initiatives: Those of the 取組 among which its own are; without them, all.

    Returns:
        The rows; those that need no answer say why.
    """
    return tuple(
        _question(plan, initiative, year, own, who)
        for initiative in (plan.initiatives if initiatives is None else initiatives)
        for year, own, who in _years_of(plan, department, initiative, years)
    )


def workload(plan: Plan, department: Department, year: FiscalYear) -> Workload:
    """Count the 取組 for which a department answers in a year."""
    lead = supporting = relisted = 0
    for initiative in plan.initiatives:
        who = responders(plan, initiative, year)
        if department not in who.departments:
            continue
        if initiative.relisted:
            relisted += 1
        elif department == who.lead:
            lead += 1
        else:
            supporting += 1
    return Workload(lead, supporting, relisted)


def _years_of(
    plan: Plan, department: Department, initiative: Initiative, years: tuple[FiscalYear, ...]
) -> Iterator[tuple[FiscalYear, Department, Responders]]:
    """For years before a department was renamed, it answers for the one that it was then."""
    for year in years:
        who = responders(plan, initiative, year)
        renamed_since = department.first_year is not None and year < department.first_year
        then = department_as_of(plan, department, year) if renamed_since else (department,)
        own = next((each for each in then if each in who.departments), None)
        if own is not None:
            yield year, own, who


def _question(
    plan: Plan, initiative: Initiative, year: FiscalYear, department: Department, who: Responders
) -> Question:
    original = plan.original(initiative)
    expects = expected(plan, original, year)
    last = _last_answer(plan, department, original, year - 1)
    late_before = standing(plan, original, year - 1).evaluation in LATE
    noted = expects.entry is None or bool(expects.entry.note)
    return Question(
        year=year,
        initiative=initiative,
        department=department,
        lead=department == who.lead,
        others=tuple(each.name for each in who.departments if each != department),
        expected=expects,
        last_status=last.status.value if last else _stated_status(plan, original, year - 1),
        last_answer=_summary(last) if last else "",
        answer=plan.answer(year, original.number, department.name),
        brief_allowed=expects.asked and not noted and not late_before,
        number=plan.number_in(year, original.number) or original.number,
    )


def _last_answer(plan: Plan, department: Department, original: Initiative, year: FiscalYear) -> Answer | None:
    earlier = (
        plan.answer(year, original.number, each.name) for each in department_as_of(plan, department, year)
    )
    return next((answer for answer in earlier if answer), None)


def _stated_status(plan: Plan, original: Initiative, year: FiscalYear) -> str:
    """What the plan itself states of a year that was closed when it was written."""
    entry = original.schedule.get(year)
    return entry.text if entry and year <= plan.last_closed_year else ""


def _summary(answer: Answer) -> str:
    parts = (
        ("実績", answer.achievement),
        ("成果・効果", answer.outcome),
        ("課題", answer.challenge),
        ("今後の予定", answer.outlook),
        ("計画の変更", answer.plan_change),
    )
    whole = "\n".join(f"【{name}】{text}" for name, text in parts if text)
    return whole if len(whole) <= MAX_CELL_TEXT else _TOO_LONG
