"""Dates in Japanese eras (和暦)."""

import re
from dataclasses import dataclass
from datetime import date

from hitaplan.plan.keys import normalize_key


@dataclass(frozen=True, slots=True)
class Era:
    """One era: its name, the letter used in narrow columns, and its first day."""

    name: str
    letter: str
    first_day: date

    def western(self, year: int) -> int:
        """Return the western year of this era's year (元年 is 1)."""
        return self.first_day.year + year - 1


# Newest first. The next era is one more line here.
ERAS = (
    Era("令和", "R", date(2019, 5, 1)),
    Era("平成", "H", date(1989, 1, 8)),
    Era("昭和", "S", date(1926, 12, 25)),
)

_MONTH = re.compile(r"^(?P<era>令和|平成|昭和|R|H|S)(?P<year>元|\d{1,2})[年.](?P<month>\d{1,2})月?$", re.I)
_DAY = re.compile(
    r"^(?P<era>令和|平成|昭和|R|H|S)(?P<year>元|\d{1,2})[年./-](?P<month>\d{1,2})[月./-](?P<day>\d{1,2})日?$",
    re.I,
)
_WESTERN_MONTH = re.compile(r"^(?P<year>\d{4})[年./-](?P<month>\d{1,2})月?$")
_WESTERN_DAY = re.compile(r"^(?P<year>\d{4})[年./-](?P<month>\d{1,2})[月./-](?P<day>\d{1,2})日?$")


def find_era(word: str) -> Era | None:
    """Return the era of that name or letter, or None."""
    return next((era for era in ERAS if word in (era.name, era.letter, era.letter.lower())), None)


def format_year(year: int) -> str:
    """Return a year of an era as it is printed: 「元」 for the first."""
    return "元" if year == 1 else str(year)


def format_month(day: date) -> str:
    """Return a month as 「令和6年3月」."""
    era = next((era for era in ERAS if era.first_day <= day), ERAS[-1])
    return f"{era.name}{format_year(day.year - era.first_day.year + 1)}年{day.month}月"


def format_date(day: date) -> str:
    """Return a day as 「令和7年3月31日」.

    Args:
        day: Any day from the first of the oldest era known.

    Returns:
        The day in its era.
    """
    era = next((era for era in ERAS if era.first_day <= day), ERAS[-1])
    return f"{era.name}{format_year(day.year - era.first_day.year + 1)}年{day.month}月{day.day}日"


def parse_date(text: str) -> date | None:
    """Read a day written as 「令和7年3月31日」, 「R7.3.31」 or 「2025/3/31」.

    Args:
        text: What somebody typed.

    Returns:
        The day, or None if the text is no day.
    """
    key = normalize_key(text)
    if match := _DAY.match(key):
        return _day(_western_year(match), int(match["month"]), int(match["day"]))
    if match := _WESTERN_DAY.match(key):
        return _day(int(match["year"]), int(match["month"]), int(match["day"]))
    return None


def printed_date(text: str) -> str:
    """Return a date as documents print it, however it was typed; what is no date stays as it is.

    Args:
        text: A date in any of the forms of parse_date, or anything else.

    Returns:
        「令和7年3月31日」 for a date.
    """
    return legible_date(text) or text


def legible_date(text: str) -> str:
    """Return a date as documents print it; blank where the text is no date, as where there is none."""
    day = parse_date(text)
    return format_date(day) if day else ""


def parse_month(text: str) -> date | None:
    """Read a month written as 「令和6年3月」 or 「2024年3月」.

    Args:
        text: What somebody typed.

    Returns:
        The first day of that month, or None if the text is no month.
    """
    key = normalize_key(text)
    if match := _MONTH.match(key):
        return _day(_western_year(match), int(match["month"]), 1)
    if match := _WESTERN_MONTH.match(key):
        return _day(int(match["year"]), int(match["month"]), 1)
    return None


def _western_year(match: re.Match[str]) -> int:
    era = find_era(match["era"])
    year = 1 if match["year"] == "元" else int(match["year"])
    return era.western(year) if era and year else 0


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
