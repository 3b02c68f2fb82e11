"""督促 and 修正依頼: for each department that needs one, a text to paste into a mail or a chat."""

from hitaplan.findings.finding import Finding, Severity
from hitaplan.plan.model import Inquiry, Plan
from hitaplan.survey.returned.identity import Asked
from hitaplan.survey.returned.reception import DepartmentState, State

# More would not be read in a mail; the rest is told by its number.
_MOST_POINTS = 30


def letter_kind(standing: DepartmentState) -> str:
    """Return the word for the letter that a department needs, "" where it needs none."""
    return _KINDS.get(standing.state, "")


def letter(plan: Plan, asked: Asked, inquiry: Inquiry | None, standing: DepartmentState) -> str:
    """Write the letter.

    Args:
        plan: The plan.
        asked: What is being collected.
        inquiry: The row of 照会, for the deadline.
        standing: How the department stands.

    Returns:
        The text, polite and complete, ready to paste.
    """
    settings = plan.settings
    subject = f"{plan.title} {asked.year}進捗状況調査票({asked.round})"
    opening = f"{standing.department.name}　ご担当者様\n\nお世話になっております。{settings.section}です。\n"
    deadline = f"(回答期限: {inquiry.deadline})" if inquiry and inquiry.deadline else ""
    ask = _BODIES[standing.state](standing, f"{subject}{deadline}")
    where = settings.return_to or settings.section
    closing = (
        f"\n提出先: {where}\n{_contact(plan)}\nお忙しいところ恐れ入りますが、よろしくお願いいたします。\n"
    )
    return f"件名: {subject}について({_SUBJECTS[letter_kind(standing)]})\n\n{opening}{ask}{closing}"


_KINDS = {
    State.TO_MEND: "修正依頼",
    State.PARTLY_TAKEN_IN: "督促",
    State.UNREADABLE: "修正依頼",
    State.OTHER_YEAR: "修正依頼",
    State.MISSING: "督促",
}
_SUBJECTS = {"督促": "ご提出のお願い", "修正依頼": "修正のお願い"}


def _missing(standing: DepartmentState, subject: str) -> str:
    awaited = "一部の取組のご回答" if standing.taken_in else "ご提出"
    return (
        f"{subject}について、まだ{awaited}を確認できておりません。\n"
        f"配布した調査票の黄色の欄に記入し、ご提出をお願いいたします。{_rows_to_answer(standing)}"
        "行き違いですでにご提出いただいていましたら、ご容赦ください。\n"
    )


def _rows_to_answer(standing: DepartmentState) -> str:
    """How many rows are to be answered; where the master has some of them already, which are left."""
    if not standing.taken_in:
        return f"回答していただく行は{standing.due}行です。\n"
    rows = "\n".join(f"・{each.initiative.number} {each.initiative.printed_name}" for each in standing.left)
    return (
        f"回答していただくのは、次の{len(standing.left)}行だけです。"
        f"ほかの行のご回答は、すでにいただいています。\n\n{rows}\n\n"
    )


def _to_mend(standing: DepartmentState, subject: str) -> str:
    findings = standing.used.findings if standing.used else ()
    file = standing.used.form.file.rsplit("/", 1)[-1] if standing.used else ""
    listed = [each for each in findings if _is_for_department(each)]
    points = "\n".join(
        f"{number}. {_point(each)}" for number, each in enumerate(_gravest(listed)[:_MOST_POINTS], 1)
    )
    more = f"\nほか{len(listed) - _MOST_POINTS}件" if len(listed) > _MOST_POINTS else ""
    return (
        f"{subject}をご提出いただき、ありがとうございます。\n"
        f"ファイル「{file}」の次の点を直して、もう一度ご提出をお願いいたします。\n\n{points}{more}\n"
    )


def _is_for_department(finding: Finding) -> bool:
    """What is no error and has no cell is for the section to decide."""
    return finding.severity is Severity.ERROR or (
        finding.severity is Severity.WARNING and bool(finding.place.cell)
    )


def _gravest(findings: list[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda each: each.severity.rank)


def _point(finding: Finding) -> str:
    cell = f"セル {finding.place.cell}: " if finding.place.cell else ""
    must = "" if finding.severity is Severity.ERROR else "(ご確認ください)"
    return f"{cell}{finding.message}{must}\n   → {finding.remedy}"


def _unreadable(standing: DepartmentState, subject: str) -> str:
    points = "\n".join(
        f"・{each.finding.message}\n   → {each.finding.remedy}" for each in standing.unreadable
    )
    return (
        f"{subject}をお送りいただき、ありがとうございます。\n"
        f"お送りいただいたファイルを読み取れませんでした。次のようにして、もう一度ご提出をお願いいたします。\n\n{points}\n"
    )


def _other_year(standing: DepartmentState, subject: str) -> str:
    return (
        f"調査票をお送りいただき、ありがとうございます。\n"
        f"お送りいただいたものは、別の年度の調査票でした。{subject}に記入して、もう一度ご提出をお願いいたします。\n"
        f"{_rows_to_answer(standing)}"
    )


def _contact(plan: Plan) -> str:
    settings = plan.settings
    extension = f"(内線{settings.extension})" if settings.extension else ""
    person = f" {settings.contact}" if settings.contact and settings.contact != settings.section else ""
    mail = f" {settings.mail}" if settings.mail else ""
    return f"問合せ先: {settings.section}{person}{extension}{mail}"


_BODIES = {
    State.MISSING: _missing,
    State.PARTLY_TAKEN_IN: _missing,
    State.TO_MEND: _to_mend,
    State.UNREADABLE: _unreadable,
    State.OTHER_YEAR: _other_year,
}
