"""A worked example: the real plan after a made-up revision in 令和8年度, a dozen changes of every kind."""

from dataclasses import replace
from functools import cache

from hitaplan.master.editions import with_editions
from hitaplan.plan.model import Initiative, Plan, Revision
from hitaplan.plan.vocabulary import RevisionKind
from hitaplan.revision.changes import compare
from hitaplan.revision.history import proposed
from tests.builders import R6, R7, R8, R9, make_department, number, schedule
from tests.revision.edits import edited, having, renumbered, without
from tests.sheets import real_plan

CHANGED, REASSIGNED = RevisionKind.CHANGED, RevisionKind.REASSIGNED
NEW_CONTENT = "【架空】災害のときに、避難所の混み具合を地図で知らせるもの。"
_PARAGRAPH = "【架空】生成AIについては、庁内の決まりを定めた上で、利用を広げます。"


def original() -> Plan:
    """The plan before."""
    return real_plan()


def content_of(text: str) -> str:
    """取組内容 of a 取組 of the plan before."""
    return original().by_number[number(text)].content


@cache
def revised(*, recorded: bool = True) -> Plan:
    """The plan after, with 改定履歴 of the changes that have an 適用年度, or without."""
    plan = _edited(original())
    plan = _divided_and_merged(plan)
    plan = renumbered(plan, "1-2-3", "1-3-8")
    plan = without(plan, "1-3-2", "4-3-6")
    plan = having(plan, _new_initiative())
    plan = _reorganised(plan)
    history = HISTORY if recorded else ()
    return replace(plan, target_year=R8, revisions=(*plan.revisions, *history))


@cache
def recorded_in_full() -> Plan:
    """The plan after, with every change in 改定履歴: those without a year of their own apply from 令和8年度."""
    plan = revised(recorded=False)
    rows = proposed(compare(original(), plan), ())
    history = (
        replace(each, revised_on="令和8年3月25日", applies_from=each.applies_from or "令和8年度")
        for each in rows
    )
    return with_editions(replace(plan, revisions=tuple(history)))


def _edited(plan: Plan) -> Plan:
    plan = edited(plan, "1-1-1", content=content_of("1-1-1").replace("22事務", "26事務"))
    plan = edited(
        plan, "1-1-4", schedule=schedule("実施中", "実施予定", "実施予定(検討)", "実施予定", "完了予定")
    )
    plan = edited(plan, "3-3-3", name="社会教育施設の通信環境の整備")
    policy = plan.policies[1]
    item = policy.items[1]
    narrative = (*item.narrative, _PARAGRAPH)
    items = (policy.items[0], replace(item, narrative=narrative), *policy.items[2:])
    policies = (plan.policies[0], replace(policy, items=items), *plan.policies[2:])
    first, *others = plan.front_matter
    text = first.text.replace("進捗を管理する", "毎年度、進捗を管理する")
    return replace(plan, policies=policies, front_matter=(replace(first, text=text), *others))


def _divided_and_merged(plan: Plan) -> Plan:
    """2-2-1 is divided, and 2-3-17 goes into 2-3-16."""
    whole = plan.by_number[number("2-2-1")]
    part = replace(whole, number=number("2-2-6"), name=f"{whole.name}(【架空】生成AI)", former_number="2-2-1")
    plan = edited(plan, "2-2-1", name=f"{whole.name}(AI-OCR)")
    plan = having(plan, part)
    return edited(without(plan, "2-3-17"), "2-3-16", former_number="2-3-16、2-3-17")


def _new_initiative() -> Initiative:
    return Initiative(
        number=number("1-3-7"),
        name="避難所の混雑状況の発信",
        relisted_from=None,
        content=NEW_CONTENT,
        departments=("防災・危機管理課",),
        inquiry=(),
        schedule={R8: schedule("検討")[R8 - 3], R9: schedule("事業開始予定")[R9 - 4]},
    )


def _reorganised(plan: Plan) -> Plan:
    """ひた暮らし推進室 became 移住定住推進課 in 令和7年度."""
    plan = edited(plan, "1-1-6", departments=("移住定住推進課",))
    departments = [
        replace(each, last_year=R6, successors=("移住定住推進課",))
        if each.name == "ひた暮らし推進室"
        else each
        for each in plan.departments
    ]
    last = max(each.order for each in departments)
    return replace(plan, departments=(*departments, make_department("移住定住推進課", last + 1, first=R7)))


def _row(kind: RevisionKind, initiative: str, field: str, before: str, after: str, year: str) -> Revision:
    return Revision("令和8年3月25日", year, kind, initiative, field, before, after, "【架空】見直しによる")


HISTORY = (
    _row(CHANGED, "1-1-4", "令和9年度", "実施予定(検討)", "完了予定", "令和9年度"),
    _row(CHANGED, "1-1-4", "令和8年度", "実施予定(検討)", "実施予定", "令和8年度"),
    _row(
        CHANGED, "3-3-3", "取組名", "社会教育施設のICT環境の整備", "社会教育施設の通信環境の整備", "令和8年度"
    ),
    _row(RevisionKind.RENUMBERED, "1-3-8", "取組番号", "1-2-3", "1-3-8", "令和8年度"),
    _row(
        RevisionKind.COMPLETED,
        "1-3-2",
        "取組",
        "利用者の利便性に配慮した市ホームページの再構築",
        "",
        "令和8年度",
    ),
    _row(RevisionKind.MERGED, "2-3-16", "統合", "2-3-17", "2-3-16", "令和8年度"),
    _row(
        RevisionKind.ABOLISHED,
        "4-3-6",
        "取組",
        "スマート農業技術の導入による機械化・省力化技術の普及",
        "",
        "令和8年度",
    ),
)
