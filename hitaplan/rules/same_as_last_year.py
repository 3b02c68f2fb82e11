"""前の年度の回答と同じ文章である。

見つけるもの:
    実績・成果・効果・課題・今後の予定が、同じ課の前の年度の回答と同じか、ほとんど同じ(98%以上)であること。
困ること:
    前の年度の文章を写したままの、古い内容の報告書が公表されます。
悪い例:
    令和5年度と令和6年度の実績が、どちらも「電子入札を12件行った。」
良い例:
    令和6年度の実績が「電子入札を15件行った。」
限界:
    10文字より短い文章、回答区分が「予定どおり・特記なし」の行、確定に置き換えられた速報の行は見ません。
    同じ年度の速報と確定が同じなのは、誤りではありません。課名が変わった課は、前の名前の回答と比べます。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.findings.similarity import nearly_same
from hitaplan.master.layout import Heading
from hitaplan.master.master import Master
from hitaplan.plan.model import Answer, Plan
from hitaplan.plan.responsibility import department_as_of
from hitaplan.plan.vocabulary import ReplyKind
from hitaplan.rules.answered import AnswerRow, counting_answers
from hitaplan.rules.rule import Fault, Rule

_SHORTEST, _ALIKE = 10, 0.98
_HEADINGS = (Heading.ACHIEVEMENT, Heading.OUTCOME, Heading.CHALLENGE, Heading.OUTLOOK)
_REMEDY = "この年度の内容か、課に確かめてください。同じでよければ、このままでかまいません。"


def _find(master: Master) -> Iterator[Fault]:
    plan = master.plan
    if plan is None:
        return
    for row, answer in counting_answers(master):
        if answer.reply_kind is ReplyKind.AS_PLANNED:
            continue
        for before in _answers_before(plan, row):
            same = [
                heading
                for heading, new, old in zip(_HEADINGS, _texts(answer), _texts(before), strict=True)
                if min(len(new), len(old)) >= _SHORTEST and nearly_same(new, old, _ALIKE)
            ]
            if same:
                columns = "・".join(f"「{heading}」" for heading in same)
                message = f"{columns}が、{before.year}の{before.department}の回答と同じです。"
                yield Fault(row.record.sheet, row.record.cell(same[0]), message, _REMEDY, row.year)
                break


def _answers_before(plan: Plan, row: AnswerRow) -> Iterator[Answer]:
    """What the department, or those before it, answered for the year before."""
    if row.year == plan.first_year:
        return
    for former in department_as_of(plan, row.department, row.year - 1):
        answer = row.plan.answer(row.year - 1, row.initiative.number, former.name)
        if answer:
            yield answer


def _texts(answer: Answer) -> tuple[str, ...]:
    return (answer.achievement, answer.outcome, answer.challenge, answer.outlook)


RULE = Rule("A009", Severity.WARNING, "前の年度と同じ文章", _find)
