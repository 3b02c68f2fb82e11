"""The made-up answers of the practice workbook. Every text is marked 【架空】."""

from collections.abc import Iterator
from dataclasses import replace

from hitaplan.plan.evaluation import propose
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.initiative_number import InitiativeNumber
from hitaplan.plan.model import Answer, Department, Initiative, Inquiry, Plan, Revision, Verdict
from hitaplan.plan.progress import expected
from hitaplan.plan.responsibility import responders
from hitaplan.plan.vocabulary import Evaluation, ReplyKind, Round, Status

MARK = "【架空】"
R5, R6, R7 = FiscalYear(2023), FiscalYear(2024), FiscalYear(2025)
_SILENT_IN_R7 = ("スポーツ振興課", "環境課", "淡窓図書館", "商工労政課")

# (number, year) → 状況 of the 主管課 where it is not what the plan foresees, and the reason.
_SURPRISES = {
    ("1-1-2", R6): (
        Status.STUDY,
        "施設ごとに予約の規則が違い、調整に時間がかかったため、契約が翌年度になった。",
    ),
    ("1-1-2", R7): (Status.STARTED, "開始が半年遅れ、予定していた施設の一部が翌年度に残った。"),
    ("2-1-1", R7): (Status.RUNNING, "事業者の作業が全国で集中し、20業務のうち3業務の移行が翌年度になった。"),
    ("2-1-2", R7): (Status.STUDY, "標準化の移行が遅れ、関連システムの仕様が決まらなかった。"),
    ("3-3-3", R7): (Status.NOT_STARTED, "担当者の異動により、検討に着手できなかった。"),
    ("4-3-5", R6): (Status.RUNNING, "発行の回数を減らして続けた。"),
    ("4-3-5", R7): (Status.CANCELLED, "国の交付金が終わり、取りやめた。"),
    ("1-3-2", R7): (Status.COMPLETED, ""),
    ("2-3-16", R7): (Status.STARTED, ""),
}
# (number, year, 課) → 状況 of a 関係課 that saw it otherwise than the 主管課.
_LONG_TEXTS = ("1-2-1", "3-1-1")
_OTHER_VIEWS = {
    ("3-3-2", R7, "観光課"): Status.CANCELLED,
    ("1-2-1", R6, "税務課"): Status.STUDY,
    ("3-2-3", R7, "社会福祉課"): Status.NOT_STARTED,
}
_ACHIEVEMENTS = (
    "4月に担当者会議を開き、年間の進め方を決めた。6月から対象を広げ、3月末までに利用が1,240件(前の年度の1.3倍)になった。",
    "システムの保守を行い、停止なく運用した。操作の問合せ86件に対応し、よくある質問を見直した。",
    "業者3社から情報を集め、費用と効果を比べた。2月に庁内の関係課と打合せを行った。",
    "研修を年3回行い、延べ112人が参加した。手順書を作り、全庁に配った。",
)
_OUTCOMES = (
    "窓口での待ち時間が平均8分短くなった。",
    "職員の作業時間が年間およそ140時間減った。",
    "",
    "利用者への聞き取りで、7割が「便利になった」と答えた。",
)
_OUTLOOKS = (
    "利用の少ない地域で説明会を開く。",
    "引き続き安定した運用に努める。",
    "費用を見直し、導入するかどうかを決める。",
    "対象の業務を2つ増やす。",
)


def with_practice_answers(plan: Plan) -> Plan:
    """Return the plan with made-up answers for 令和5–7年度 and a department renamed at 令和7年度."""
    renamed = replace(
        plan,
        title=f"{plan.title}(練習用)",
        target_year=R7,
        departments=tuple(_departments(plan)),
        inquiries=tuple(_inquiries()),
    )
    answered = renamed
    for year in (R5, R6, R7):
        # Year by year: what was answered before decides what is asked.
        answered = replace(answered, answers=(*answered.answers, *_answers(answered, year)))
    return replace(answered, verdicts=tuple(_verdicts()), revisions=tuple(_revisions()))


def _departments(plan: Plan) -> Iterator[Department]:
    new_name = "移住定住推進課"
    for department in plan.departments:
        if department.name == "ひた暮らし推進室":
            note = f"{MARK}令和7年度に「{new_name}」に変わったことにしている。"
            yield replace(department, last_year=R6, successors=(new_name,), note=note)
            yield Department(new_name, order=department.order, first_year=R7, note=f"{MARK}練習用の課。")
        else:
            yield department


def _inquiries() -> Iterator[Inquiry]:
    yield Inquiry(R5, Round.FINAL, f"{MARK}日情統第12号", "令和6年5月7日", "令和6年5月24日")
    yield Inquiry(R6, Round.PRELIMINARY, f"{MARK}日情統第98号", "令和7年3月3日", "令和7年3月21日")
    yield Inquiry(R6, Round.FINAL, f"{MARK}日情統第15号", "令和7年5月8日", "令和7年5月23日")
    yield Inquiry(R7, Round.PRELIMINARY, f"{MARK}日情統第101号", "令和8年3月2日", "令和8年3月19日")


def _answers(plan: Plan, year: FiscalYear) -> Iterator[Answer]:
    for initiative in plan.initiatives:
        who = responders(plan, initiative, year)
        if initiative.relisted or not expected(plan, initiative, year).asked:
            continue
        for department in who.departments:
            if year == R7 and department.name in _SILENT_IN_R7:
                continue
            answer = _answer(plan, initiative, year, department, leads=department == who.lead)
            if year == R6 and initiative.number.policy == 1:
                yield replace(
                    answer, round=Round.PRELIMINARY, achievement=f"{MARK}(見込み){answer.achievement}"
                )
            yield answer


def _answer(
    plan: Plan, initiative: Initiative, year: FiscalYear, department: Department, *, leads: bool
) -> Answer:
    number = str(initiative.number)
    expects = expected(plan, initiative, year)
    foreseen = expects.entry.status if expects.entry else Status.RUNNING
    status, reason = _SURPRISES.get((number, year), (foreseen, ""))
    status = _OTHER_VIEWS.get((number, year, department.name), status)
    turn = initiative.number.item + initiative.number.serial + year.western
    noted = expects.entry is None or bool(expects.entry.note)
    brief = turn % 3 == 0 and not reason and not noted and number not in _LONG_TEXTS
    return Answer(
        year=year,
        round=Round.PRELIMINARY if year == R7 else Round.FINAL,
        number=initiative.number,
        department=department.name,
        status=status,
        evaluation=propose(expects, status) if leads else None,
        achievement=_achievement(number, department, turn, year if leads else None, brief=brief),
        outcome=_marked("" if brief else _OUTCOMES[turn % 4]),
        challenge=_marked(reason if leads else ""),
        outlook=_marked(
            "" if brief or status in (Status.COMPLETED, Status.CANCELLED) else _OUTLOOKS[turn % 4]
        ),
        plan_change=_marked(
            "令和8年度から、対象に65歳未満の方も加えたい。"
            if (number, year) == ("4-1-1", R7) and leads
            else ""
        ),
        reply_kind=ReplyKind.AS_PLANNED if brief else ReplyKind.FULL,
        author=f"{MARK}{department.name}の担当者",
        entered_on=f"令和{year.western - 2017}年3月18日",
    )


def _achievement(
    number: str, department: Department, turn: int, year: FiscalYear | None, *, brief: bool
) -> str:
    if brief:
        return f"{MARK}予定どおり実施した(特記事項なし)"
    text = f"{MARK}{department.name}では、{_ACHIEVEMENTS[turn % 4]}"
    if (number, year) == ("1-2-1", R7):
        return "\n".join(f"{text}({month}月)" for month in (4, 6, 8, 10, 12, 2))
    if (number, year) == ("3-1-1", R7):
        return "\n".join(f"{text}(第{count}回の点検)" for count in range(1, 121))
    return text


def _marked(text: str) -> str:
    return f"{MARK}{text}" if text else ""


def _verdicts() -> Iterator[Verdict]:
    yield Verdict(
        R6,
        InitiativeNumber(1, 1, 1),
        Evaluation.ON_SCHEDULE,
        summary=f"{MARK}オンラインで申請できる手続が42件になった。",
        outcome=f"{MARK}申請全体の3割がオンラインになった。",
        decided_on="令和7年6月2日",
    )
    yield Verdict(
        R6,
        InitiativeNumber(1, 1, 2),
        Evaluation.SLIGHTLY_LATE,
        summary=f"{MARK}契約は翌年度になったが、仕様は年度内に固まった。",
        reason=f"{MARK}準備が進んでいることを考え、「一部遅れ」とした。",
        decided_on="令和7年6月2日",
    )
    yield Verdict(
        R6,
        InitiativeNumber(2, 3, 17),
        Evaluation.NOT_APPLICABLE,
        summary=f"{MARK}国の制度が変わるため、この年度は評価しないこととした。",
        decided_on="令和7年6月2日",
    )


def _revisions() -> Iterator[Revision]:
    yield Revision(
        revised_on="令和7年4月1日",
        applies_from="令和7年度",
        kind="所管替え",
        number="1-1-6",
        field="事業担当課",
        before="ひた暮らし推進室",
        after="移住定住推進課",
        reason=f"{MARK}組織改編による。",
    )
