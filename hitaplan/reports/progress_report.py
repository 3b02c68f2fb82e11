"""進捗状況報告書: the words of one department's report."""

from dataclasses import dataclass
from functools import cached_property

from hitaplan.plan.evaluation import Expectation, ExpectationKind
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.japanese_calendar import format_date, legible_date
from hitaplan.plan.model import Answer, Department, Initiative, Plan
from hitaplan.plan.progress import Standing, Tally, expected, standing, tally
from hitaplan.plan.responsibility import Responders, department_as_of, responders
from hitaplan.plan.vocabulary import NAME_SEPARATOR, Evaluation, ReplyKind, Round
from hitaplan.reports.initiative_block import BLOCK_WORDS, Block, answer_words, blocks
from hitaplan.templates.words import Condition, Repeated, Values, Word, Words, gather, seen_from, spelt

TEMPLATE = "進捗状況報告書.docx"
_BEFORE_ANSWERS = "回答前・確認用"
_NOTHING_ASKED = "確認用"
_EXPLANATIONS = {
    _BEFORE_ANSWERS: "この報告書は、回答の前に内容を確認していただくためのものです。同じ課の調査票(Excel)に回答してください。",
    Round.PRELIMINARY: "この報告書の回答には、年度末の見込みによる速報を含みます。",
    Round.FINAL: "この報告書の回答は、すべて確定したものです。",
    _NOTHING_ASKED: "この年度に回答していただく取組はありません。",
}


@dataclass(frozen=True)
class DepartmentReport:
    """The report of one department on one fiscal year."""

    plan: Plan
    department: Department
    year: FiscalYear

    @cached_property
    def own(self) -> list[Initiative]:
        """The 取組 that the department answers, in plan order, 再掲 included."""
        return [
            each
            for each in self.plan.initiatives
            if self.department in responders(self.plan, each, self.year).departments
        ]

    @cached_property
    def parts(self) -> "list[Part]":
        """Their blocks."""
        return [Part(block, self.department) for block in blocks(self.plan, self.year, self.own)]

    @cached_property
    def kind(self) -> str:
        """速報, 確定, or what the report is for while nothing is answered."""
        if not any(part.answer for part in self.parts):
            asked = any(part.expects.asked and not part.block.initiative.relisted for part in self.parts)
            return _BEFORE_ANSWERS if asked else _NOTHING_ASKED
        return Round.PRELIMINARY if self.preliminary else Round.FINAL

    @cached_property
    def preliminary(self) -> list[str]:
        """The departments whose 速報 is printed: the others' parts are too, and the 評価 is the 主管課's."""
        printed = [part.answer_of(each) for part in self.parts for each in part.who.departments]
        return list(
            dict.fromkeys(each.department for each in printed if each and each.round is Round.PRELIMINARY)
        )

    @property
    def explanation(self) -> str:
        """What the reader is to know of its answers."""
        names = f"(速報の課: {NAME_SEPARATOR.join(self.preliminary)})"
        return _EXPLANATIONS[self.kind] + (names if self.kind == Round.PRELIMINARY else "")

    @property
    def workload(self) -> str:
        """How many 取組 the department has, as 主管課 and as 関係課."""
        distinct = [part for part in self.parts if not part.block.initiative.relisted]
        lead, total = sum(part.leads for part in distinct), len(distinct)
        text = f"{total}(主管{lead}・関係{total - lead})"
        relisted = len(self.parts) - total
        return f"{text}、ほかに再掲{relisted}" if relisted else text

    @property
    def counted(self) -> list[tuple[str, Tally]]:
        """The counts of its 取組 as 主管課 and as 関係課."""
        groups: dict[str, list[Standing]] = {"主管": [], "関係": []}
        for part in self.parts:
            if not part.block.initiative.relisted:
                groups["主管" if part.leads else "関係"].append(part.stands)
        return [(name, tally(group)) for name, group in groups.items()]


@dataclass(frozen=True)
class Part:
    """One 取組 in the report of a department."""

    block: Block
    department: Department

    @cached_property
    def original(self) -> Initiative:
        """Where it is answered."""
        return self.block.plan.original(self.block.initiative)

    @cached_property
    def who(self) -> Responders:
        """Who answers it."""
        return responders(self.block.plan, self.original, self.block.year)

    @cached_property
    def expects(self) -> Expectation:
        """What the plan expects of it."""
        return expected(self.block.plan, self.original, self.block.year)

    @cached_property
    def stands(self) -> Standing:
        """How it stands."""
        return standing(self.block.plan, self.original, self.block.year)

    @property
    def leads(self) -> bool:
        """Whether the department is its 主管課."""
        return self.who.lead == self.department

    @cached_property
    def answer(self) -> Answer | None:
        """What the department answered."""
        return self.answer_of(self.department)

    def answer_of(self, department: Department) -> Answer | None:
        """Return what a department answered."""
        return self.block.plan.answer(self.block.year, self.original.number, department.name)

    @property
    def status(self) -> str:
        """The 状況 answered, or that there is none."""
        return self.answer.status.value if self.answer else "未回答" if self.expects.asked else "―"

    @property
    def silent(self) -> str:
        """The other departments that have not answered."""
        others = (each for each in self.who.departments if each != self.department)
        return NAME_SEPARATOR.join(
            each.name for each in others if self.expects.asked and not self.answer_of(each)
        )


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that is printed besides the department's own.

    Attributes:
        answer: The answer.
        departments: Who gave it: those that answered the very same stand together.
        role: 主管課 or 関係課.
        evaluation: The 評価 that counted for it.
        evaluated_by: What that 評価 is called.
    """

    answer: Answer
    departments: str
    role: str = ""
    evaluation: str = ""
    evaluated_by: str = ""


def _others(part: Part) -> list[Given]:
    """The parts of the other departments."""
    groups: dict[tuple[str, ...], tuple[Answer, str, list[str]]] = {}
    for each in part.who.departments:
        answer = part.answer_of(each) if each != part.department else None
        if answer is not None:
            role = "主管課" if each == part.who.lead else "関係課"
            texts = (answer.achievement, answer.outcome, answer.challenge, answer.outlook, answer.plan_change)
            said = (role, answer.status.value, *texts)
            groups.setdefault(said, (answer, role, []))[2].append(each.name)
    return [Given(answer, NAME_SEPARATOR.join(names), role) for answer, role, names in groups.values()]


def _history(part: Part) -> list[Given]:
    """What the department, or those before it, answered for earlier years, the latest first."""
    plan, number = part.block.plan, part.original.number
    found = []
    for past in reversed([each for each in plan.years if each < part.block.year]):
        for former in department_as_of(plan, part.department, past):
            answer = plan.answer(past, number, former.name)
            if answer:
                leads = responders(plan, part.original, past).lead == former
                found.append(
                    Given(
                        answer,
                        former.name if former != part.department else "",
                        evaluation=standing(plan, part.original, past).label,
                        evaluated_by=_evaluated_by(leads=leads),
                    )
                )
    return found


def _evaluated_by(*, leads: bool) -> str:
    """What the 評価 is called in a department's own report: it is the 主管課's."""
    return "評価" if leads else "主管課の評価"


def _why_no_answer(expects: Expectation) -> str:
    if expects.kind is ExpectationKind.COMPLETED:
        return f"{expects.since}に完了しています。"
    if expects.kind is ExpectationKind.NOT_BEGUN:
        return f"{expects.since}に始まる取組です。"
    return "未回答"


def _on_schedule(counted: Tally) -> str:
    text = str(counted.by_evaluation[Evaluation.ON_SCHEDULE])
    return text + (f"\n(うち検討段階 {counted.in_study})" if counted.in_study else "")


def _count_word(evaluation: Evaluation) -> Word[tuple[str, Tally]]:
    def value(row: tuple[str, Tally]) -> str:
        return str(row[1].by_evaluation[evaluation])

    return Word(spelt(evaluation), f"評価が「{evaluation}」の取組の数", value)


def _as_planned(part: Part) -> str:
    answer = part.answer
    return ReplyKind.AS_PLANNED.value if answer and answer.reply_kind is ReplyKind.AS_PLANNED else ""


_COUNT_WORDS: Words[tuple[str, Tally]] = (
    Word("区分", "主管、関係の別", lambda row: row[0]),
    _count_word(Evaluation.COMPLETED),
    Word(
        "計画どおり", "評価が「計画どおり」の取組の数。検討段階の数が付く", lambda row: _on_schedule(row[1])
    ),
    *map(
        _count_word,
        (Evaluation.SLIGHTLY_LATE, Evaluation.LATE, Evaluation.NOT_DONE, Evaluation.NOT_APPLICABLE),
    ),
    Word("完了済", "前の年度までに完了した取組の数", lambda row: str(row[1].completed_before)),
    Word("未回答", "主管課の回答がない取組の数", lambda row: str(row[1].unanswered)),
    Word("計", "取組の数の合計", lambda row: str(row[1].total)),
)


_OTHER_WORDS: Words[Given] = (
    Word("課", "答えた課。同じ内容の課はまとめて並ぶ", lambda it: it.departments),
    Word("役割", "主管課、関係課の別", lambda it: it.role),
    Word("状況", "その課の状況", lambda it: it.answer.status.value),
    *seen_from(answer_words("その課の"), lambda it: it.answer),
)
_PAST_WORDS: Words[Given] = (
    Word("年度", "回答の年度", lambda it: it.answer.year.label),
    Word("課", "今の課と違うときの、当時の課名", lambda it: it.departments),
    Word("状況", "その年度の状況", lambda it: it.answer.status.value),
    Word("評価", "その年度の評価", lambda it: it.evaluation),
    Word("評価の名", "評価の呼び名(評価、主管課の評価)", lambda it: it.evaluated_by),
    *seen_from(answer_words("その年度の"), lambda it: it.answer),
)


_PART_WORDS: Words[Part] = (
    *seen_from(BLOCK_WORDS, lambda it: it.block),
    Word("役割", "この課が主管か、関係か", lambda it: "主管" if it.leads else "関係"),
    Word("予定", "報告する年度の予定", lambda it: it.expects.label),
    Word("状況", "この課が答えた状況。答えがなければ「未回答」", lambda it: it.status),
    Word("評価", "主管課の評価、又は取組別まとめの評価(確定)", lambda it: it.stands.label),
    Word("評価の名", "評価の呼び名(評価、主管課の評価)", lambda it: _evaluated_by(leads=it.leads)),
    Condition(
        "回答を求める",
        "この年度に回答を求める取組かどうか",
        lambda it: it.expects.asked and not it.block.initiative.relisted,
    ),
    Condition("回答あり", "この課の回答があるかどうか", lambda it: it.answer is not None),
    Word("回答なしの理由", "回答がないときに印字する理由", lambda it: _why_no_answer(it.expects)),
    Word("回答区分", "「予定どおり・特記なし」で答えたときだけ、その言葉", _as_planned),
    *seen_from(answer_words("この課の"), lambda it: it.answer),
    Repeated("他課の回答", "ほかの課の回答", _others, _OTHER_WORDS),
    Word("未回答の課", "まだ答えていない、ほかの課", lambda it: it.silent),
    Repeated("過去の回答", "この課の、前の年度までの回答。新しい年度から並ぶ", _history, _PAST_WORDS),
)
WORDS: Words[DepartmentReport] = (
    Word("計画名", "計画の名称", lambda it: it.plan.title),
    Word("団体名", "市町村の名前", lambda it: it.plan.settings.municipality),
    Word("課名", "この報告書の課", lambda it: it.department.name),
    Word("年度", "報告する年度", lambda it: it.year.label),
    Word("種別", "速報、確定、回答前・確認用、確認用のどれか", lambda it: it.kind),
    Word("説明", "この報告書の回答についての説明の文", lambda it: it.explanation),
    Word(
        "報告日",
        "シート「計画」の報告日。空白か、日付として読めなければ、年度の最後の日",
        lambda it: legible_date(it.plan.settings.report_date) or format_date(it.year.last_day),
    ),
    Word("所管課", "計画を所管する課", lambda it: it.plan.settings.section),
    Word("取組数", "この課の取組の数(主管、関係、再掲の別)", lambda it: it.workload),
    Repeated("評価別件数", "評価ごとの取組の数。主管の行と関係の行", lambda it: it.counted, _COUNT_WORDS),
    Repeated("取組一覧", "この課の取組。計画の順に並ぶ", lambda it: it.parts, _PART_WORDS),
    Word(
        "文書名",
        "ファイルのプロパティの題名",
        lambda it: f"{it.plan.title} {it.year.label} 進捗状況報告書({it.department.name})",
    ),
)


def report_words(plan: Plan, department: Department, year: FiscalYear) -> Values:
    """Work out the words of a department's 進捗状況報告書.

    Args:
        plan: The plan.
        department: The department.
        year: The fiscal year reported.

    Returns:
        The values by word.
    """
    return gather(WORDS, DepartmentReport(plan, department, year))
