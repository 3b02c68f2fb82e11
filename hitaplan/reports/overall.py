"""What the 総括報告書 says: of the whole plan, and of every 取組."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from hitaplan.plan.evaluation import Expectation
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.japanese_calendar import parse_date
from hitaplan.plan.model import Answer, Initiative, Plan, Verdict
from hitaplan.plan.progress import Standing, StandingKind, Tally, expected, lead_answer, standing
from hitaplan.plan.responsibility import Responders, responders
from hitaplan.plan.summary import (
    JOINED,
    YearSummary,
    base_of,
    comparable,
    missing_answers,
    percentage,
    summarize,
)
from hitaplan.plan.vocabulary import ACHIEVED, LATE, NAME_SEPARATOR, Evaluation, Round
from hitaplan.reports.initiative_block import Block, blocks

# What is late, the gravest first.
# The sums with which the report opens.
_SAID = ("計画どおり又は完了", "遅れ又は一部遅れ")
# What is named on page one before it says 「ほか」, late 取組 and 取組番号 in a line: the page is to stand alone.
_NAMED, _NUMBERED = 6, 4
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
    def chosen_outcome(self) -> str:
        """主な成果 of 取組別まとめ: the section itself chose to tell it."""
        return self.verdict.outcome if self.verdict else ""

    @property
    def outcome(self) -> str:
        """主な成果 of 取組別まとめ, else the 主管課's 成果・効果."""
        return self.chosen_outcome or (self.answer.outcome if self.answer else "")

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
    def incomplete_note(self) -> str:
        """What page one says of these; blank where there are none."""
        numbers = [str(each.original.number) for each in self.incomplete]
        named = f"{len(numbers)}取組({shortened(numbers)})"
        return f"評価はあるものの、回答のそろっていない取組が{named}あります。" if numbers else ""

    @cached_property
    def outcomes(self) -> list[Entry]:
        """主な成果 in plan order: all that the section chose; with them some of each 基本方針 that went well."""
        by_policy: dict[int, list[Entry]] = {}
        for each in self.distinct:
            if each.chosen_outcome or (each.outcome and each.stands.evaluation in ACHIEVED):
                by_policy.setdefault(each.original.number.policy, []).append(each)
        kept = {
            each.original.number
            for candidates in by_policy.values()
            for place, each in enumerate(sorted(candidates, key=_outcome_rank))
            if each.chosen_outcome or place < _OUTCOMES
        }
        return [each for each in self.distinct if each.original.number in kept]

    @property
    def outcomes_rest(self) -> str:
        """How many more 取組 have an outcome than are listed."""
        more = sum(bool(each.outcome) for each in self.distinct) - len(self.outcomes)
        return f"ほか{more}取組" if more else ""

    @cached_property
    def asking_change(self) -> "list[Asked]":
        """The answers that ask for a change of the plan."""
        return [
            Asked(each, name, answer.plan_change)
            for each in self.distinct
            for name, answer in each.answers
            if answer.plan_change
        ]

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
    def opening(self) -> str:
        """The sentence with which the report opens, from the counts alone."""
        counted = self.summary.total
        base = base_of(counted)
        if not base:
            return f"{self.year}に評価の対象となる取組はありません。"
        if counted.unanswered == base:
            return f"{self.year}の評価の対象{base}取組には、まだ回答がありません。"
        parts = [
            *((name, sum(counted.by_evaluation[each] for each in JOINED[name])) for name in _SAID),
            ("未着手・中止", counted.by_evaluation[Evaluation.NOT_DONE]),
            ("未回答", counted.unanswered),
        ]
        first, *others = [(name, count) for name, count in parts if count or name == parts[0][0]]
        said = "、".join(f"{name}が{count}取組({percentage(count, base)}%)" for name, count in others)
        share = percentage(first[1], base)
        good = f"{first[0]}は{first[1]}取組({share}%)"
        rest = f"で、{said}でした。" if said else "でした。"
        return f"{self.year}は、評価の対象{base}取組のうち、{good}{rest}"

    def none_of(self, what: str) -> str:
        """Say that there is nothing of a kind, and of which 取組 that is known."""
        counted = self.summary.total
        answered = base_of(counted) - counted.unanswered
        if not counted.unanswered:
            return f"{what}はありません。"
        if not answered:
            return f"まだ回答がないので、{what}があるかどうかは分かりません。"
        return f"回答のあった{answered}取組のうち、{what}はありません。"

    @property
    def decisions(self) -> list[str]:
        """What is to be decided, as it follows from the answers."""
        asking = list(dict.fromkeys(str(each.entry.original.number) for each in self.asking_change))
        silent = [str(each.original.number) for each in self.unanswered]
        found = (
            (len(self.late), f"遅れている{len(self.late)}取組の今後の進め方"),
            (len(asking), f"計画の変更の申出がある{len(asking)}取組の取扱い({shortened(asking)})"),
            (len(silent), f"未回答の{len(silent)}取組の取扱い({shortened(silent)})"),
        )
        return [text for count, text in found if count] or ["決めていただくことはありません。"]

    @property
    def late_first(self) -> list[Entry]:
        """What of the late is named on page one."""
        return self.late[:_NAMED]

    @property
    def late_rest(self) -> str:
        """How many more are late than page one names."""
        more = len(self.late) - len(self.late_first)
        return f"ほか{more}取組" if more else ""

    @property
    def rows(self) -> "list[CountRow]":
        """The rows of the table 基本方針 × 評価, and that of the whole."""
        old = self.summary_before
        before = {policy.number: counted for policy, counted in old.by_policy} if old else {}
        rows = [
            CountRow(str(policy.number), policy.title, counted, before.get(policy.number))
            for policy, counted in self.summary.by_policy
        ]
        return [*rows, CountRow("計", "", self.summary.total, old.total if old else None)]


@dataclass(frozen=True, slots=True)
class CountRow:
    """One row of the table 基本方針 × 評価.

    Attributes:
        number: The number of the 基本方針, or 「計」.
        title: Its 名称.
        counted: The counts.
        before: Those of the year before, or None.
    """

    number: str
    title: str
    counted: Tally
    before: Tally | None

    def cell(self, evaluation: Evaluation | None) -> str:
        """Return what stands in a cell: count, share and change, one below the other.

        Args:
            evaluation: The column; None for 未回答.
        """
        count = _count(self.counted, evaluation)
        old = None if self.before is None else _count(self.before, evaluation)
        share = percentage(count, base_of(self.counted))
        studied = f"\n(うち検討段階 {self.counted.in_study})"
        extra = studied if evaluation is Evaluation.ON_SCHEDULE and self.counted.in_study else ""
        percent = "—" if share is None else f"{share}%"
        return f"{count}{extra}\n{percent}\n{_change(count, old)}"


def _outcome_rank(entry: Entry) -> int:
    """The section's choice goes first, then 完了."""
    return 0 if entry.chosen_outcome else 1 if entry.stands.evaluation is Evaluation.COMPLETED else 2


def _count(counted: Tally, evaluation: Evaluation | None) -> int:
    return counted.unanswered if evaluation is None else counted.by_evaluation[evaluation]


def _change(now: int, before: int | None) -> str:
    if before is None:
        return "—"
    grown = now - before
    return f"▲{-grown}" if grown < 0 else f"+{grown}" if grown else "0"


def shortened(numbers: Sequence[str]) -> str:
    """Return a list of 取組番号 as page one names it."""
    named = NAME_SEPARATOR.join(numbers[:_NUMBERED])
    more = len(numbers) - _NUMBERED
    return f"{named}ほか{more}取組" if more > 0 else named
