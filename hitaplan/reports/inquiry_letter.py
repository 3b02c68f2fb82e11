"""照会文: the words of the letter that asks the departments for their answers."""

from collections.abc import Sequence
from typing import Any

from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.japanese_calendar import ERAS, parse_date, printed_date
from hitaplan.plan.model import Inquiry, Plan, Settings
from hitaplan.plan.vocabulary import Round
from hitaplan.reports.values import printable

TEMPLATE = "照会文.docx"
_HONORIFIC = "様"
# To be filled in by hand.
_BLANK_NUMBER = "　　　第　　　号"
_BLANK_DATE = f"{ERAS[0].name}　　年　　月　　日"
_WEEKDAYS = "月火水木金土日"
Words = dict[str, Any]


def letter_words(
    plan: Plan, years: Sequence[FiscalYear], asking: Round, inquiry: Inquiry | None, *, with_reports: bool
) -> Words:
    """Gather the words of the 照会文.

    Args:
        plan: The plan.
        years: The years asked for, in order.
        asking: The round in which it is asked.
        inquiry: The row of 照会 for it, or None.
        with_reports: Whether the 進捗状況報告書 are delivered with it.

    Returns:
        The words that the template may use: texts, and two conditions.
    """
    settings = plan.settings
    title, subject = printable(plan.title), f"{_asked_about(years)}({asking})"
    return {
        "計画名": title,
        "団体名": printable(settings.municipality),
        "年度": _period(years),
        "区分": asking.value,
        "確定": asking is Round.FINAL,
        "報告書あり": with_reports,
        "調査名": subject,
        "文書名": f"{title} {subject}について(照会)",
        "文書番号": printable(inquiry.document_number if inquiry else "") or _BLANK_NUMBER,
        "照会日": printable(printed_date(inquiry.sent_on) if inquiry else "") or _BLANK_DATE,
        "回答期限": _deadline(inquiry.deadline if inquiry else ""),
        "敬称": printable(settings.honorific or _HONORIFIC),
        "発信者": printable(settings.sender or f"{settings.section}長"),
        "所管課": printable(settings.section),
        "提出先": printable(settings.return_to or settings.section),
        "担当": _contact(settings),
        "内線": printable(settings.extension),
        "メール": printable(settings.mail),
    }


def _period(years: Sequence[FiscalYear]) -> str:
    first, last = years[0], years[-1]
    return first.label if first == last else f"{first}から{last}まで"


def _asked_about(years: Sequence[FiscalYear]) -> str:
    return f"{_period(years)}{'の' if len(years) > 1 else ''}進捗状況"


def _deadline(text: str) -> str:
    """The 回答期限 with its day of the week, as a letter names it."""
    day = parse_date(text)
    weekday = _WEEKDAYS[day.weekday()] if day else ""
    if not text:
        return f"{_BLANK_DATE}(　)"
    return printable(printed_date(text)) + (f"({weekday})" if weekday else "")


def _contact(settings: Settings) -> str:
    """The 所管課 and the person in charge; staff often write the section with the name already."""
    if settings.section in settings.contact:
        return printable(settings.contact)
    return printable(f"{settings.section}　{settings.contact}".strip())
