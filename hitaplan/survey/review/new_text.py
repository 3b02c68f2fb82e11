"""What a department wrote as the new 事業担当課 and the new スケジュール: what of it cannot go into the plan as it stands."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from hitaplan.findings.near_miss import suggestion
from hitaplan.master.records import split_names
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.japanese_calendar import ERAS
from hitaplan.plan.keys import normalize_key
from hitaplan.plan.model import Initiative, Plan
from hitaplan.plan.schedule import WORDS, parse_entry
from hitaplan.plan.vocabulary import NAME_SEPARATOR
from hitaplan.survey.review.candidate import BLANK_YEAR

_ERA = "|".join(word for era in ERAS for word in (era.name, era.letter))
_LINE = re.compile(rf"^((?:{_ERA})(?:元|\d{{1,2}})(?:年度)?|\d{{4}}(?:年度)?)\s*:?\s*(.*)$")
# A new line or a mark between two years; what stands in ( ) is a note.
_BETWEEN_YEARS = re.compile(r"[\n、;](?![^()]*\))")
_EXAMPLE = "「R8 実施予定」のように、1年度を1行で書いてもらってください。"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that cannot be used as it stands: what, and how to mend it."""

    message: str
    remedy: str


def department_problems(plan: Plan, year: FiscalYear, text: str) -> Iterator[Problem]:
    """Find what is wrong with a new 事業担当課.

    Args:
        plan: The plan.
        year: The fiscal year of the review.
        text: What was written.

    Yields:
        One problem for each name that the plan does not know, or whose department is gone by that year.
    """
    known = {normalize_key(name): name for each in plan.departments for name in (each.name, *each.aliases)}
    for name in split_names(text, known):
        department = plan.department(name)
        if department is None:
            remedy = f"{suggestion(name, known.values())}課名を確かめてください。新しい課なら、シート「担当課」に足してください。"
            yield Problem(f"「{name}」は、シート「担当課」にない課です。", remedy)
        elif department.last_year is not None and department.last_year < year:
            after = NAME_SEPARATOR.join(department.successors)
            remedy = f"後継課は「{after}」です。" if after else ""
            message = f"「{name}」は、{department.last_year}までの課です。"
            yield Problem(message, f"{remedy}いまの課名を確かめてください。")


def schedule_problems(plan: Plan, initiative: Initiative, year: FiscalYear, text: str) -> Iterator[Problem]:
    """Find what is wrong with a new スケジュール.

    Args:
        plan: The plan.
        initiative: The 取組 as it is now.
        year: The fiscal year of the review.
        text: What was written, a line a year.

    Yields:
        One problem for each line without a year of the plan, with an unknown word, or that changes a year gone by.
    """
    seen: set[FiscalYear] = set()
    lines = _BETWEEN_YEARS.split(unicodedata.normalize("NFKC", text.replace("\r\n", "\n")))
    for line in filter(None, map(str.strip, lines)):
        named, words = _year_and_words(line)
        if named is None:
            yield Problem(f"「{line}」は、どの年度のことか分かりません。", _EXAMPLE)
            continue
        if named not in plan.years:
            message = f"「{line}」の{named}は、計画期間({plan.first_year}から{plan.last_year}まで)の外です。"
            yield Problem(message, "年度を確かめてください。")
        elif named in seen:
            yield Problem(f"{named}が2回書かれています。", "どちらが正しいか確かめてください。")
        else:
            yield from _entry_problems(initiative, year, named, words)
        seen.add(named)


def _year_and_words(line: str) -> tuple[FiscalYear | None, str]:
    match = _LINE.match(line)
    try:
        named = FiscalYear.parse(match[1]) if match else None
    except ValueError:
        return None, ""
    words = match[2] if match else ""
    return named, "" if words == BLANK_YEAR else words


def _entry_problems(
    initiative: Initiative, year: FiscalYear, named: FiscalYear, words: str
) -> Iterator[Problem]:
    if words and not _is_entry(words):
        remedy = f"{suggestion(words, WORDS)}{'、'.join(WORDS)}のどれかで書いてもらってください。"
        yield Problem(f"{named}の「{words}」は、スケジュールの言葉ではありません。", remedy)
        return
    now = initiative.schedule.get(named)
    if named < year and normalize_key(words) != normalize_key(now.text if now else ""):
        was, new = (f"「{text}」" if text else "空白" for text in (now.text if now else "", words))
        remedy = "過ぎた年度の計画は変えません。年度の書き誤りでないか確かめてください。"
        yield Problem(f"見直しより前の{named}が、{was}から{new}に変わっています。", remedy)


def _is_entry(words: str) -> bool:
    try:
        parse_entry(words)
    except ValueError:
        return False
    return True
