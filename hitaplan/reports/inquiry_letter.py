"""照会文: the words of the letter that asks the departments for their answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.japanese_calendar import ERAS, legible_date, parse_date, printed_date
from hitaplan.plan.model import Inquiry, Plan, Settings
from hitaplan.plan.vocabulary import Round
from hitaplan.templates.words import Condition, Values, Word, Words, gather

TEMPLATE = "照会文.docx"
_HONORIFIC = "様"
# To be filled in by hand.
_BLANK_NUMBER = "　　　第　　　号"
_BLANK_DATE = f"{ERAS[0].name}　　年　　月　　日"
_WEEKDAYS = "月火水木金土日"


@dataclass(frozen=True, slots=True)
class Letter:
    """One round of asking.

    Attributes:
        plan: The plan.
        years: The years asked for, in order.
        round: The round in which it is asked.
        inquiry: The row of 照会 for it, or None.
        with_reports: Whether the 進捗状況報告書 are delivered with it.
    """

    plan: Plan
    years: Sequence[FiscalYear]
    round: Round
    inquiry: Inquiry | None
    with_reports: bool

    @property
    def subject(self) -> str:
        """What is asked about: 「令和6年度進捗状況(速報)」."""
        plural = "の" if len(self.years) > 1 else ""
        return f"{_period(self.years)}{plural}進捗状況({self.round})"


def _period(years: Sequence[FiscalYear]) -> str:
    first, last = years[0], years[-1]
    return first.label if first == last else f"{first}から{last}まで"


def _deadline(text: str) -> str:
    """The 回答期限 with its day of the week, as a letter names it."""
    day = parse_date(text)
    weekday = _WEEKDAYS[day.weekday()] if day else ""
    if not text:
        return f"{_BLANK_DATE}(　)"
    return printed_date(text) + (f"({weekday})" if weekday else "")


def _contact(settings: Settings) -> str:
    """The 所管課 and the person in charge; staff often write the section with the name already."""
    if settings.section in settings.contact:
        return settings.contact
    return f"{settings.section}　{settings.contact}".strip()


def _document_number(letter: Letter) -> str:
    return (letter.inquiry.document_number if letter.inquiry else "") or _BLANK_NUMBER


def _sent_on(letter: Letter) -> str:
    return (legible_date(letter.inquiry.sent_on) if letter.inquiry else "") or _BLANK_DATE


WORDS: Words[Letter] = (
    Word("計画名", "計画の名称", lambda it: it.plan.title),
    Word("団体名", "市町村の名前", lambda it: it.plan.settings.municipality),
    Word("年度", "照会する年度。何年度かあれば「…から…まで」", lambda it: _period(it.years)),
    Word("区分", "速報、確定の別", lambda it: it.round.value),
    Condition("確定", "確定の照会かどうか", lambda it: it.round is Round.FINAL),
    Condition("報告書あり", "進捗状況報告書も配るかどうか", lambda it: it.with_reports),
    Word("調査名", "件名に入る、照会の名前", lambda it: it.subject),
    Word("文書名", "ファイルのプロパティの題名", lambda it: f"{it.plan.title} {it.subject}について(照会)"),
    Word("文書番号", "シート「照会」の文書番号。空白なら手で書く欄", _document_number),
    Word("照会日", "シート「照会」の照会日。空白か、日付として読めなければ、手で書く欄", _sent_on),
    Word(
        "回答期限",
        "シート「照会」の回答期限と曜日。空白なら手で書く欄",
        lambda it: _deadline(it.inquiry.deadline if it.inquiry else ""),
    ),
    Word("敬称", "宛先の敬称", lambda it: it.plan.settings.honorific or _HONORIFIC),
    Word(
        "発信者",
        "発信者。空白なら所管課の長",
        lambda it: it.plan.settings.sender or f"{it.plan.settings.section}長",
    ),
    Word("所管課", "計画を所管する課", lambda it: it.plan.settings.section),
    Word("提出先", "調査票の提出先", lambda it: it.plan.settings.return_to or it.plan.settings.section),
    Word("担当", "担当の課と名前", lambda it: _contact(it.plan.settings)),
    Word("内線", "担当の内線", lambda it: it.plan.settings.extension),
    Word("メール", "担当のメール", lambda it: it.plan.settings.mail),
)


def letter_words(
    plan: Plan, years: Sequence[FiscalYear], asking: Round, inquiry: Inquiry | None, *, with_reports: bool
) -> Values:
    """Work out the words of the 照会文.

    Args:
        plan: The plan.
        years: The years asked for, in order.
        asking: The round in which it is asked.
        inquiry: The row of 照会 for it, or None.
        with_reports: Whether the 進捗状況報告書 are delivered with it.

    Returns:
        The values by word.
    """
    return gather(WORDS, Letter(plan, years, asking, inquiry, with_reports))
