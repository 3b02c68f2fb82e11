"""一覧: one row for each 取組 with everything that is known of it in a year."""

from collections.abc import Iterator

from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.model import Answer, Initiative, Item, Plan, Policy
from hitaplan.plan.progress import expected, lead_answer, standing
from hitaplan.plan.responsibility import responders
from hitaplan.plan.summary import comparable, missing_answers
from hitaplan.plan.vocabulary import NAME_SEPARATOR

# Heading and width of each column that does not depend on the plan's years.
_ABOUT = (
    ("取組番号", 9), ("取組名", 30), ("再掲元", 8), ("基本方針", 16), ("基本項目", 16), ("取組内容", 33),
    ("事業担当課", 16), ("主管課", 15), ("関係課", 16),
)  # fmt: skip
_PLANNED, _BEFORE = 11, 16
_YEAR = (("予定", 13), ("状況", 9), ("評価", 13), ("評価の元", 14), ("未回答の課", 15))
_TEXTS = (
    ("実績", 40),
    ("成果・効果", 32),
    ("課題", 32),
    ("今後の予定", 32),
    ("計画の変更", 24),
    ("まとめ", 32),
    ("主な成果", 32),
    ("理由", 32),
)


def list_columns(plan: Plan, year: FiscalYear) -> tuple[tuple[str, int], ...]:
    """Return heading and width of each column."""
    planned = ((each.label, _PLANNED) for each in plan.years)
    before = f"{comparable(plan, year) or '前の年度'}の評価"
    return (*_ABOUT, *planned, (before, _BEFORE), *_YEAR, *_TEXTS)


def first_text(plan: Plan, year: FiscalYear) -> int:
    """Return the place of the first column of texts, from 0."""
    return len(list_columns(plan, year)) - len(_TEXTS)


def list_rows(plan: Plan, year: FiscalYear) -> Iterator[tuple[str, ...]]:
    """Yield a row for each 取組 in plan order; a 再掲 says what its original says.

    Args:
        plan: The plan.
        year: The fiscal year.

    Yields:
        The texts, in the order of list_columns.
    """
    before = comparable(plan, year)
    for policy in plan.policies:
        for item in policy.items:
            for initiative in item.initiatives:
                yield _row(plan, year, before, policy, item, initiative)


def _row(
    plan: Plan,
    year: FiscalYear,
    before: FiscalYear | None,
    policy: Policy,
    item: Item,
    initiative: Initiative,
) -> tuple[str, ...]:
    original = plan.original(initiative)
    who = responders(plan, original, year)
    answer = lead_answer(plan, original, year)
    verdict = plan.verdict(year, original.number)
    schedule = (initiative.schedule.get(each) for each in plan.years)
    return (
        str(initiative.number),
        initiative.printed_name,
        str(initiative.relisted_from or ""),
        f"{policy.number} {policy.title}",
        f"{policy.number}-{item.number} {item.title}",
        initiative.content,
        NAME_SEPARATOR.join(initiative.departments),
        who.lead.name if who.lead else "",
        NAME_SEPARATOR.join(each.name for each in who.others),
        *(entry.text if entry else "" for entry in schedule),
        standing(plan, original, before).label if before else "",
        expected(plan, original, year).label,
        answer.status.value if answer else "",
        standing(plan, original, year).label,
        _source(answer, decided=bool(verdict and verdict.evaluation)),
        missing_answers(plan, original, year),
        *_texts(answer),
        *((verdict.summary, verdict.outcome, verdict.reason) if verdict else ("",) * 3),
    )


def _source(answer: Answer | None, *, decided: bool) -> str:
    """Whose 評価 it is: the section's own, or the 主管課's in its 速報 or 確定."""
    if decided:
        return "取組別まとめ"
    return f"主管課({answer.round})" if answer and answer.evaluation else ""


def _texts(answer: Answer | None) -> tuple[str, ...]:
    if answer is None:
        return ("",) * 5
    return (answer.achievement, answer.outcome, answer.challenge, answer.outlook, answer.plan_change)
