"""進捗状況報告書: the words of one department's report and their values."""

from typing import Any

from hitaplan.plan.evaluation import Expectation, ExpectationKind
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.japanese_calendar import format_date, printed_date
from hitaplan.plan.model import Answer, Department, Initiative, Item, Plan, Policy
from hitaplan.plan.progress import Tally, expected, standing, tally
from hitaplan.plan.responsibility import Responders, department_as_of, responders
from hitaplan.plan.vocabulary import NAME_SEPARATOR, Evaluation, ReplyKind, Round
from hitaplan.reports.values import printable

TEMPLATE = "進捗状況報告書.docx"
_BEFORE_ANSWERS = "回答前・確認用"
_EXPLANATIONS = {
    _BEFORE_ANSWERS: "この報告書は、回答の前に内容を確認していただくためのものです。同じ課の調査票(Excel)に回答してください。",
    Round.PRELIMINARY: "この報告書の回答には、年度末の見込みによる速報を含みます。",
    Round.FINAL: "この報告書の回答は、すべて確定したものです。",
    "確認用": "この年度に回答していただく取組はありません。",
}
_NOTHING_ASKED = "確認用"
Words = dict[str, Any]


def report_words(plan: Plan, department: Department, year: FiscalYear) -> Words:
    """Gather the words of a department's 進捗状況報告書.

    Args:
        plan: The plan.
        department: The department.
        year: The fiscal year reported.

    Returns:
        The words that the template may use, all values as texts, lists and mappings of the same.
    """
    own = [
        (policy, item, initiative)
        for policy in plan.policies
        for item in policy.items
        for initiative in item.initiatives
        if department in responders(plan, initiative, year).departments
    ]
    blocks = _blocks(plan, department, year, own)
    kind = _kind(plan, department, year, own)
    return {
        "計画名": printable(plan.title),
        "団体名": printable(plan.settings.municipality),
        "課名": printable(department.name),
        "年度": year.label,
        "種別": kind,
        "説明": _explanation(plan, year, own, kind),
        "報告日": printable(printed_date(plan.settings.report_date) or format_date(year.last_day)),
        "所管課": printable(plan.settings.section),
        "取組数": _workload(plan, department, year, own),
        "評価別件数": _counts(plan, department, year, own),
        "取組一覧": blocks,
        "文書名": printable(f"{plan.title} {year.label} 進捗状況報告書({department.name})"),
    }


_Own = list[tuple[Policy, Item, Initiative]]


def _explanation(plan: Plan, year: FiscalYear, own: _Own, kind: str) -> str:
    departments = NAME_SEPARATOR.join(map(printable, _preliminary(plan, year, own)))
    return _EXPLANATIONS[kind] + (f"(速報の課: {departments})" if kind == Round.PRELIMINARY else "")


def _kind(plan: Plan, department: Department, year: FiscalYear, own: _Own) -> str:
    answers = [plan.answer(year, plan.original(each).number, department.name) for _, _, each in own]
    if not any(answers):
        return _BEFORE_ANSWERS if _anything_asked(plan, year, own) else _NOTHING_ASKED
    return Round.PRELIMINARY if _preliminary(plan, year, own) else Round.FINAL


def _preliminary(plan: Plan, year: FiscalYear, own: _Own) -> list[str]:
    """Name the departments whose 速報 is printed: the others' parts are too, and the 評価 is the 主管課's."""
    printed = [
        plan.answer(year, plan.original(each).number, other.name)
        for _, _, each in own
        for other in responders(plan, each, year).departments
    ]
    return list(
        dict.fromkeys(each.department for each in printed if each and each.round is Round.PRELIMINARY)
    )


def _anything_asked(plan: Plan, year: FiscalYear, own: _Own) -> bool:
    return any(not each.relisted and expected(plan, each, year).asked for _, _, each in own)


def _workload(plan: Plan, department: Department, year: FiscalYear, own: _Own) -> str:
    lead = sum(_leads(plan, department, each, year) for _, _, each in own if not each.relisted)
    relisted = sum(each.relisted for _, _, each in own)
    total = len(own) - relisted
    text = f"{total}(主管{lead}・関係{total - lead})"
    return f"{text}、ほかに再掲{relisted}" if relisted else text


def _leads(plan: Plan, department: Department, initiative: Initiative, year: FiscalYear) -> bool:
    return responders(plan, initiative, year).lead == department


def _counts(plan: Plan, department: Department, year: FiscalYear, own: _Own) -> list[Words]:
    distinct = [each for _, _, each in own if not each.relisted]
    groups: dict[str, list[Initiative]] = {"主管": [], "関係": []}
    for each in distinct:
        groups["主管" if _leads(plan, department, each, year) else "関係"].append(each)
    return [
        _count_row(name, tally(standing(plan, each, year) for each in group))
        for name, group in groups.items()
    ]


def _count_row(name: str, counted: Tally) -> Words:
    def number(evaluation: Evaluation) -> str:
        return str(counted.by_evaluation[evaluation])

    on_schedule = number(Evaluation.ON_SCHEDULE)
    if counted.in_study:
        on_schedule += f"\n(うち検討段階 {counted.in_study})"
    return {
        "区分": name,
        "完了": number(Evaluation.COMPLETED),
        "計画どおり": on_schedule,
        "一部遅れ": number(Evaluation.SLIGHTLY_LATE),
        "遅れ": number(Evaluation.LATE),
        "未着手・中止": number(Evaluation.NOT_DONE),
        "対象外": number(Evaluation.NOT_APPLICABLE),
        "完了済": str(counted.completed_before),
        "未回答": str(counted.unanswered),
        "計": str(counted.total),
    }


def _blocks(plan: Plan, department: Department, year: FiscalYear, own: _Own) -> list[Words]:
    blocks, last = [], None
    for policy, item, initiative in own:
        heading = f"{policy.number}-{item.number}　{item.title}"
        policy_heading = f"基本方針{policy.number}　{policy.title}"
        blocks.append(
            _block(plan, department, year, initiative)
            | {
                "基本項目": printable(heading) if heading != last else "",
                "基本方針": printable(policy_heading),
            }
        )
        last = heading
    return blocks


def _block(plan: Plan, department: Department, year: FiscalYear, initiative: Initiative) -> Words:
    original = plan.original(initiative)
    who = responders(plan, original, year)
    expects = expected(plan, original, year)
    stands = standing(plan, original, year)
    answer = plan.answer(year, original.number, department.name)
    others = [each for each in who.departments if each != department]
    return {
        "番号": str(initiative.number),
        "名称": printable(initiative.printed_name),
        "内容": printable(initiative.content),
        "担当課": printable(NAME_SEPARATOR.join(initiative.departments)),
        "役割": "主管" if who.lead == department else "関係",
        "再掲元": str(initiative.relisted_from or ""),
        "年度一覧": _schedule(plan, initiative, year),
        "年度数": max(len(plan.years), 1),
        "予定": printable(expects.label),
        "状況": answer.status.value if answer else "未回答" if expects.asked else "―",
        "評価": stands.label,
        "評価の名": _evaluated_by(plan, original, year, department),
        "回答を求める": expects.asked and not initiative.relisted,
        "回答あり": answer is not None,
        "回答なしの理由": _why_no_answer(expects),
        "回答区分": ReplyKind.AS_PLANNED.value
        if answer and answer.reply_kind is ReplyKind.AS_PLANNED
        else "",
        **_texts(answer),
        "他課の回答": _others(plan, original, year, who, department),
        "未回答の課": NAME_SEPARATOR.join(
            printable(each.name)
            for each in others
            if expects.asked and not plan.answer(year, original.number, each.name)
        ),
        "過去の回答": _history(plan, department, original, year),
    }


def _texts(answer: Answer | None) -> Words:
    return {
        "実績": printable(answer.achievement) if answer else "",
        "成果": printable(answer.outcome) if answer else "",
        "課題": printable(answer.challenge) if answer else "",
        "今後の予定": printable(answer.outlook) if answer else "",
        "計画の変更": printable(answer.plan_change) if answer else "",
    }


def _schedule(plan: Plan, initiative: Initiative, year: FiscalYear) -> list[Words]:
    return [
        {
            "年度": each.label,
            "予定": printable(initiative.schedule[each].text) if each in initiative.schedule else "",
            "報告年度": each == year,
        }
        for each in plan.years
    ]


def _why_no_answer(expects: Expectation) -> str:
    if expects.kind is ExpectationKind.COMPLETED:
        return f"{expects.since}に完了しています。"
    if expects.kind is ExpectationKind.NOT_BEGUN:
        return f"{expects.since}に始まる取組です。"
    return "未回答"


def _others(
    plan: Plan, original: Initiative, year: FiscalYear, who: Responders, own: Department
) -> list[Words]:
    """The parts of the other departments; those that answered the very same stand together."""
    groups: list[Words] = []
    for each in who.departments:
        answer = plan.answer(year, original.number, each.name) if each != own else None
        if answer is None:
            continue
        part = {
            "役割": "主管課" if each == who.lead else "関係課",
            "状況": answer.status.value,
            **_texts(answer),
        }
        same = next((group for group in groups if part.items() <= group.items()), None)
        if same:
            same["課"] += NAME_SEPARATOR + printable(each.name)
        else:
            groups.append({"課": printable(each.name), **part})
    return groups


def _history(plan: Plan, department: Department, original: Initiative, year: FiscalYear) -> list[Words]:
    """What the department, or those before it, answered for earlier years, the latest first."""
    found = []
    for past in reversed([each for each in plan.years if each < year]):
        for former in department_as_of(plan, department, past):
            answer = plan.answer(past, original.number, former.name)
            if answer:
                found.append(
                    {
                        "年度": past.label,
                        "課": printable(former.name) if former != department else "",
                        "状況": answer.status.value,
                        "評価": standing(plan, original, past).label,
                        "評価の名": _evaluated_by(plan, original, past, former),
                        **_texts(answer),
                    }
                )
    return found


def _evaluated_by(plan: Plan, original: Initiative, year: FiscalYear, department: Department) -> str:
    """What the 評価 is called in a department's own report: it is the 主管課's."""
    return "評価" if _leads(plan, department, original, year) else "主管課の評価"
