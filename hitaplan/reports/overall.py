"""What the 総括報告書 says: of the whole plan, and of every 取組."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from hitaplan.plan.evaluation import Expectation
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.japanese_calendar import parse_date
from hitaplan.plan.model import Answer, Initiative, Plan, Verdict
from hitaplan.plan.progress import Standing, StandingKind, expected, lead_answer, standing
from hitaplan.plan.responsibility import Responders, responders
from hitaplan.plan.summary import YearSummary, base_of, comparable, missing_answers, summarize
from hitaplan.plan.vocabulary import ACHIEVED, LATE, Evaluation, Round
from hitaplan.reports.count_row import CountRow
from hitaplan.reports.initiative_block import Block, blocks
from hitaplan.reports.plan_book import ContentsLine

# How many late 取組 page one names before it says 「ほか」: the page is to stand alone.
_NAMED = 6
# How many 主な成果 of a 基本方針 are listed; what the section itself wrote is listed always.
_OUTCOMES = 3


@dataclass(frozen=True)
class Entry:
    """One 取組 in the report of the whole.

    Attributes:
        block: Where it stands in the plan.
        before: The year it is compared with, or None.
    """

    block: Block
    before: FiscalYear | None

    @cached_property
    def original(self) -> Initiative:
        """Where it is answered."""
        return self.block.plan.original(self.block.initiative)

    @cached_property
    def who(self) -> Responders:
        """Who answers it."""
        return responders(self.block.plan, self.original, self.block.year)

    @property
    def lead(self) -> str:
        """The name of its 主管課."""
        return self.who.lead.name if self.who.lead else ""

    @cached_property
    def expects(self) -> Expectation:
        """What the plan expects of it."""
        return expected(self.block.plan, self.original, self.block.year)

    @cached_property
    def stands(self) -> Standing:
        """How it stands."""
        return standing(self.block.plan, self.original, self.block.year)

    @cached_property
    def stood(self) -> Standing | None:
        """How it stood in the year it is compared with."""
        return standing(self.block.plan, self.original, self.before) if self.before else None

    @cached_property
    def answer(self) -> Answer | None:
        """What its 主管課 answered."""
        return lead_answer(self.block.plan, self.original, self.block.year)

    @cached_property
    def verdict(self) -> Verdict | None:
        """What the section itself wrote on it."""
        return self.block.plan.verdict(self.block.year, self.original.number)

    @cached_property
    def answers(self) -> list[tuple[str, Answer]]:
        """The answers of all its departments with their names, the 主管課's first."""
        plan, year = self.block.plan, self.block.year
        given = (
            (each.name, plan.answer(year, self.original.number, each.name)) for each in self.who.departments
        )
        return [(name, answer) for name, answer in given if answer]

    @cached_property
    def silent(self) -> str:
        """The departments that have not answered though they are asked."""
        return missing_answers(self.block.plan, self.original, self.block.year)

    @property
    def opens_policy(self) -> bool:
        """Whether it is the first of its 基本方針."""
        policy = self.block.policy
        return self.block.initiative is next(one for item in policy.items for one in item.initiatives)

    @property
    def policy_line(self) -> ContentsLine:
        """The heading of its 基本方針 in the appendix."""
        return ContentsLine(2, self.block.policy_heading, f"policy{self.block.policy.number}")

    @property
    def item_line(self) -> ContentsLine:
        """The heading of its 基本項目 in the appendix."""
        block = self.block
        return ContentsLine(3, block.item_heading, f"item{block.policy.number}_{block.item.number}")

    @property
    def chosen_outcome(self) -> str:
        """主な成果 of 取組別まとめ: the section itself chose to tell it."""
        return self.verdict.outcome if self.verdict else ""

    @property
    def outcome(self) -> str:
        """主な成果 of 取組別まとめ, else the 主管課's 成果・効果."""
        return self.chosen_outcome or (self.answer.outcome if self.answer else "")

    @property
    def summary(self) -> str:
        """まとめ of 取組別まとめ: the appendix prints it in the place of the answers."""
        return self.verdict.summary if self.verdict else ""

    @property
    def fell_silent(self) -> bool:
        """Whether it had its 評価 in the year before, and has none yet."""
        had = self.stood is not None and self.stood.evaluation is not None
        return had and self.stands.kind is StandingKind.UNANSWERED

    @property
    def changed(self) -> bool:
        """Whether its 評価 is another than in the year before, both having one: 完了済 after 完了 is none."""
        old, new = self.stood and self.stood.evaluation, self.stands.evaluation
        return None not in (old, new) and old is not new

    @property
    def disagreed(self) -> bool:
        """Whether its departments answered different 状況."""
        return len({answer.status for _, answer in self.answers}) > 1


@dataclass(frozen=True, slots=True)
class Asked:
    """A change of the plan that a department asks for."""

    entry: Entry
    department: str
    change: str


@dataclass(frozen=True)
class Overall:
    """The report of the whole plan on one fiscal year; a 取組 counts once, at its original.

    Attributes:
        plan: The plan.
        year: The fiscal year reported.
        shown: Whether all answers that count are 確定, or some still 速報.
    """

    plan: Plan
    year: FiscalYear
    shown: Round

    @cached_property
    def before(self) -> FiscalYear | None:
        """The year it is compared with, or None."""
        return comparable(self.plan, self.year)

    @cached_property
    def summary(self) -> YearSummary:
        """The counts of the year."""
        return summarize(self.plan, self.year)

    @cached_property
    def summary_before(self) -> YearSummary | None:
        """The counts of the year it is compared with."""
        return summarize(self.plan, self.before) if self.before else None

    @cached_property
    def entries(self) -> list[Entry]:
        """All 取組 in plan order, 再掲 included."""
        return [Entry(each, self.before) for each in blocks(self.plan, self.year, self.plan.initiatives)]

    @cached_property
    def contents(self) -> list[ContentsLine]:
        """The headings of the appendix."""
        lines = (
            ((each.opens_policy, each.policy_line), (each.block.first_of_item, each.item_line))
            for each in self.entries
        )
        return [line for pair in lines for opens, line in pair if opens]

    @cached_property
    def distinct(self) -> list[Entry]:
        """All 取組 in plan order, each once."""
        return [each for each in self.entries if not each.block.initiative.relisted]

    @cached_property
    def late(self) -> list[Entry]:
        """What is late, the gravest first."""
        return [each for grade in LATE for each in self.distinct if each.stands.evaluation is grade]

    @cached_property
    def unanswered(self) -> list[Entry]:
        """The 取組 without 評価, since their 主管課 is silent."""
        return [each for each in self.distinct if each.stands.kind is StandingKind.UNANSWERED]

    @cached_property
    def incomplete(self) -> list[Entry]:
        """The 取組 that have their 評価, while a department that is asked is silent."""
        return [each for each in self.distinct if each.silent and each.stands.evaluation]

    @property
    def answered(self) -> int:
        """How many of the 取組 that are evaluated have their 評価."""
        counted = self.summary.total
        return base_of(counted) - counted.unanswered

    @cached_property
    def fallen_silent(self) -> list[Entry]:
        """The 取組 that had their 評価 in the year before, and have none yet."""
        return [each for each in self.distinct if each.fell_silent]

    @cached_property
    def _with_outcome(self) -> list[Entry]:
        """The 取組 whose outcome may be told: the section chose it, or they went well."""
        return [
            each
            for each in self.distinct
            if each.chosen_outcome or (each.outcome and each.stands.evaluation in ACHIEVED)
        ]

    @cached_property
    def outcomes(self) -> list[Entry]:
        """主な成果 in plan order: all that the section chose; with them some of each 基本方針 that went well."""
        by_policy: dict[int, list[Entry]] = {}
        for each in self._with_outcome:
            by_policy.setdefault(each.original.number.policy, []).append(each)
        kept = {
            each.original.number
            for candidates in by_policy.values()
            for place, each in enumerate(sorted(candidates, key=_outcome_rank))
            if each.chosen_outcome or place < _OUTCOMES
        }
        return [each for each in self.distinct if each.original.number in kept]

    @property
    def outcomes_rest(self) -> int:
        """How many more 取組 have an outcome that the appendix prints."""
        listed = {each.original.number for each in self.outcomes}
        return sum(each.original.number not in listed and not each.summary for each in self._with_outcome)

    @cached_property
    def asking_change(self) -> list[Asked]:
        """The answers that ask for a change of the plan."""
        return [
            Asked(each, name, answer.plan_change)
            for each in self.distinct
            for name, answer in each.answers
            if answer.plan_change
        ]

    @cached_property
    def changing(self) -> list[Entry]:
        """The 取組 about which at least one department asks for that."""
        return [each for each in self.distinct if any(answer.plan_change for _, answer in each.answers)]

    @property
    def dated(self) -> date:
        """The day on which it stands: the last that the answers and verdicts of the year name, not before its end."""
        named = (
            *(each.entered_on for entry in self.distinct for _, each in entry.answers),
            *(each.decided_on for each in self.plan.verdicts if each.year == self.year),
            *(
                each.deadline
                for each in self.plan.inquiries
                if (each.year, each.round) == (self.year, self.shown)
            ),
        )
        days = (parse_date(each) for each in named)
        return max([self.year.last_day, *filter(None, days)])

    @property
    def late_first(self) -> list[Entry]:
        """What of the late is named on page one."""
        return self.late[:_NAMED]

    @property
    def late_rest(self) -> int:
        """How many more are late than page one names."""
        return len(self.late) - len(self.late_first)

    @property
    def rows(self) -> list[CountRow]:
        """The rows of the table 基本方針 × 評価, and that of the whole."""
        old = self.summary_before
        before = {policy.number: counted for policy, counted in old.by_policy} if old else {}
        rows = [
            CountRow(str(policy.number), policy.title, counted, before.get(policy.number))
            for policy, counted in self.summary.by_policy
        ]
        return [*rows, CountRow("計", "", self.summary.total, old.total if old else None)]


def _outcome_rank(entry: Entry) -> int:
    """The section's choice goes first, then 完了."""
    return 0 if entry.chosen_outcome else 1 if entry.stands.evaluation is Evaluation.COMPLETED else 2
