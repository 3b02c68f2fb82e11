"""The plan as data: 基本方針 › 基本項目 › 取組, the departments, and what they answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from hitaplan.plan.fiscal_year import FiscalYear, years_between
from hitaplan.plan.initiative_number import InitiativeNumber
from hitaplan.plan.keys import normalize_key
from hitaplan.plan.schedule import ScheduleEntry
from hitaplan.plan.vocabulary import (
    RELISTED_MARK,
    DepartmentKind,
    Evaluation,
    ReplyKind,
    Round,
    Status,
    VocabularyKind,
)

# The 標準化対象業務 are printed under 基本項目 2-1 (plan p. 7).
STANDARD_SYSTEMS_ITEM = (2, 1)
# The 段落番号 of the row of 本文 with the caption of the table of periods, which stands at the end of its section, and
# the section that lists the 基本方針 (plan p. 1-2).
PERIOD_TABLE, POLICY_SECTION = "表", "基本方針"


@dataclass(frozen=True, slots=True)
class Initiative:
    """取組: one measure of the plan, in the words of the plan.

    Attributes:
        number: 取組番号.
        name: 取組名, without 「(再掲)」.
        relisted_from: 再掲元: the original's number where this is a second listing of it.
        content: 取組内容.
        departments: 事業担当課 as printed, 総称 and aliases included.
        inquiry: 照会先: the whole list of those who answer, or empty.
        schedule: スケジュール, the filled years only.
        former_number: 旧番号 before a revision, or "".
        note: 備考.
    """

    number: InitiativeNumber
    name: str
    relisted_from: InitiativeNumber | None
    content: str
    departments: tuple[str, ...]
    inquiry: tuple[str, ...]
    schedule: Mapping[FiscalYear, ScheduleEntry]
    former_number: str = ""
    note: str = ""

    @property
    def relisted(self) -> bool:
        """Whether this is a 再掲, answered and counted at its original."""
        return self.relisted_from is not None

    @property
    def printed_name(self) -> str:
        """取組名 as documents print it: 「(再掲)」 appended where it is one."""
        return self.name + RELISTED_MARK if self.relisted else self.name


@dataclass(frozen=True, slots=True)
class Item:
    """基本項目: its number within the 基本方針, 名称, 本文 by paragraphs, and its 取組 in order."""

    number: int
    title: str
    narrative: tuple[str, ...]
    initiatives: tuple[Initiative, ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """基本方針: its number, 名称, and its 基本項目 in order."""

    number: int
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Department:
    """課, or a 総称 such as 「関係各課」.

    Attributes:
        name: 課名.
        aliases: 別名 under which the plan also prints it.
        kind: 課 or 総称.
        order: 並び順; also the number of its folder.
        first_year: 開始年度, or None if it existed all along.
        last_year: 終了年度, or None if it still exists.
        successors: 後継課 from the year after last_year.
        note: 備考.
    """

    name: str
    aliases: tuple[str, ...] = ()
    kind: DepartmentKind = DepartmentKind.DEPARTMENT
    order: int = 0
    first_year: FiscalYear | None = None
    last_year: FiscalYear | None = None
    successors: tuple[str, ...] = ()
    note: str = ""

    @property
    def collective(self) -> bool:
        """Whether this is a 総称: no department, and never a file."""
        return self.kind is DepartmentKind.COLLECTIVE

    def exists_in(self, year: FiscalYear) -> bool:
        """Return whether the department exists in that fiscal year."""
        return (self.first_year is None or self.first_year <= year) and (
            self.last_year is None or year <= self.last_year
        )


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """One row of 本文: 章, 節, 段落番号 (「表」 is the caption of the period table) and the paragraph."""

    chapter: str
    section: str
    paragraph: str
    text: str


@dataclass(frozen=True, slots=True)
class PeriodBar:
    """One bar of the table of plan periods."""

    plan: str
    first_year: FiscalYear
    last_year: FiscalYear
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """One row of 区分: a word of a vocabulary with its criterion."""

    kind: VocabularyKind
    value: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """照会: one round of asking; dates as documents print them, "" where they are not filled in yet."""

    year: FiscalYear
    round: Round
    document_number: str = ""
    sent_on: str = ""
    deadline: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """進捗: what one department answered for one 取組 in one round of one fiscal year."""

    year: FiscalYear
    round: Round
    number: InitiativeNumber
    department: str
    status: Status
    evaluation: Evaluation | None = None
    achievement: str = ""
    outcome: str = ""
    challenge: str = ""
    outlook: str = ""
    plan_change: str = ""
    reply_kind: ReplyKind | None = None
    author: str = ""
    entered_on: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """取組別まとめ: the section's own verdict on a 取組 in a year."""

    year: FiscalYear
    number: InitiativeNumber
    evaluation: Evaluation | None = None
    summary: str = ""
    outcome: str = ""
    reason: str = ""
    decided_on: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """改定履歴: one recorded change of the plan, each field as written."""

    revised_on: str = ""
    applies_from: str = ""
    kind: str = ""
    number: str = ""
    field: str = ""
    before: str = ""
    after: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Edition:
    """版: the 取組 as they were in force in one fiscal year.

    Attributes:
        policies: The 基本方針 with them.
        identities: Which 取組 each number means: the same in every edition, whatever its number.
        wholes: Of which 取組 those that were divided off later were a part.
    """

    policies: tuple[Policy, ...]
    identities: Mapping[InitiativeNumber, int]
    wholes: Mapping[int, int] = field(default_factory=dict)

    @cached_property
    def numbers(self) -> Mapping[int, InitiativeNumber]:
        """The number that each 取組 has in this edition, a part that of its whole."""
        own = {identity: number for number, identity in self.identities.items()}
        parts = {part: own[whole] for part, whole in self.wholes.items() if whole in own}
        return parts | own


@dataclass(frozen=True, slots=True)
class Settings:
    """The rest of 計画: who the municipality is and how to reach the section. Blank where not filled in."""

    municipality: str = ""
    municipality_code: str = ""
    section: str = ""
    sender: str = ""
    honorific: str = ""
    contact: str = ""
    extension: str = ""
    mail: str = ""
    return_to: str = ""
    report_date: str = ""


@dataclass(frozen=True)
class Plan:
    """One whole plan with everything that was answered to it.

    Attributes:
        title: 計画名.
        established: First day of 策定年月.
        first_year: 計画期間(開始).
        last_year: 計画期間(終了).
        target_year: 対象年度, the year that is being asked for.
        settings: The rest of 計画.
        editions: By fiscal year the 取組 then in force; empty where 改定履歴 is.
        identities: Which 取組 each number means, as in the editions.
    """

    title: str
    established: date
    first_year: FiscalYear
    last_year: FiscalYear
    target_year: FiscalYear
    settings: Settings
    policies: tuple[Policy, ...]
    departments: tuple[Department, ...] = ()
    front_matter: tuple[FrontMatter, ...] = ()
    period_bars: tuple[PeriodBar, ...] = ()
    standard_systems: tuple[str, ...] = ()
    vocabulary: tuple[Word, ...] = ()
    inquiries: tuple[Inquiry, ...] = ()
    answers: tuple[Answer, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    revisions: tuple[Revision, ...] = ()
    editions: Mapping[FiscalYear, Edition] = field(default_factory=dict)
    identities: Mapping[InitiativeNumber, int] = field(default_factory=dict)

    @cached_property
    def years(self) -> tuple[FiscalYear, ...]:
        """The fiscal years of 計画期間."""
        return years_between(self.first_year, self.last_year)

    @property
    def last_closed_year(self) -> FiscalYear:
        """The last year that was closed when the plan was written: it has no 予定."""
        return FiscalYear.of(self.established)

    @cached_property
    def initiatives(self) -> tuple[Initiative, ...]:
        """All 取組 in plan order, 再掲 included."""
        return tuple(
            initiative for policy in self.policies for item in policy.items for initiative in item.initiatives
        )

    @cached_property
    def by_number(self) -> Mapping[InitiativeNumber, Initiative]:
        """The 取組 by 取組番号."""
        return {initiative.number: initiative for initiative in self.initiatives}

    def original(self, initiative: Initiative) -> Initiative:
        """Return the 取組 at which a 再掲 is answered; the 取組 itself if it is none."""
        if initiative.relisted_from is None:
            return initiative
        return self.by_number.get(initiative.relisted_from, initiative)

    @cached_property
    def _by_year(self) -> Mapping[FiscalYear, "Plan"]:
        return {
            year: replace(self, policies=edition.policies, identities=edition.identities)
            for year, edition in self.editions.items()
            if edition.policies is not self.policies
        }

    def in_year(self, year: FiscalYear) -> "Plan":
        """Return the plan with the 取組 that were in force in a year."""
        return self._by_year.get(year, self)

    def number_in(self, year: FiscalYear, number: InitiativeNumber) -> InitiativeNumber | None:
        """Return the number that a 取組 of this plan had in a year, or None where the plan had it not yet or no more."""
        if year not in self._by_year:
            return number
        identity = self.identities.get(number)
        return None if identity is None else self.editions[year].numbers.get(identity)

    def as_of(self, initiative: Initiative, year: FiscalYear) -> Initiative:
        """Return a 取組 as it was in a year; as it is where the plan did not have it then."""
        number = self.number_in(year, initiative.number)
        return self.in_year(year).by_number.get(number, initiative) if number else initiative

    @cached_property
    def department_by_key(self) -> Mapping[str, Department]:
        """The departments and 総称 by normalized name or alias."""
        named = {normalize_key(alias): each for each in self.departments for alias in each.aliases}
        return named | {normalize_key(each.name): each for each in self.departments}

    def department(self, name: str) -> Department | None:
        """Return the department or 総称 of that name or alias, or None."""
        return self.department_by_key.get(normalize_key(name))

    @cached_property
    def _answers_by_key(self) -> Mapping[tuple[FiscalYear, InitiativeNumber, str], Mapping[Round, Answer]]:
        index: dict[tuple[FiscalYear, InitiativeNumber, str], dict[Round, Answer]] = {}
        for answer in self.answers:
            answered_by = self.department(answer.department)
            name = answered_by.name if answered_by else answer.department
            key = (answer.year, answer.number, normalize_key(name))
            index.setdefault(key, {})[answer.round] = answer
        return index

    def answer(self, year: FiscalYear, number: InitiativeNumber, department: str) -> Answer | None:
        """Return what a department answered; 確定 goes before 速報.

        Args:
            year: The fiscal year.
            number: The number of the original in this plan; the answer bears the one of its own year.
            department: 課名 as of that year, not an alias.

        Returns:
            The answer, or None where there is none.
        """
        then = self.number_in(year, number)
        rounds = self._answers_by_key.get((year, then, normalize_key(department)), {}) if then else {}
        return rounds.get(Round.FINAL) or rounds.get(Round.PRELIMINARY)

    @cached_property
    def _verdicts_by_key(self) -> Mapping[tuple[FiscalYear, InitiativeNumber], Verdict]:
        return {(verdict.year, verdict.number): verdict for verdict in self.verdicts}

    def verdict(self, year: FiscalYear, number: InitiativeNumber) -> Verdict | None:
        """Return the section's own verdict on a 取組 in a year, or None."""
        then = self.number_in(year, number)
        return self._verdicts_by_key.get((year, then)) if then else None

    def words(self, kind: VocabularyKind) -> tuple[Word, ...]:
        """Return one vocabulary in the order of 区分."""
        return tuple(word for word in self.vocabulary if word.kind is kind)
