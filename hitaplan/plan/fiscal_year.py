"""Fiscal years (年度): April to March."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from hitaplan.plan.japanese_calendar import ERAS, find_era, format_year
from hitaplan.plan.keys import normalize_key, number_key

_ERA_YEAR = re.compile(r"^(令和|平成|昭和|[RHSrhs])(元|\d{1,3})(年度|年)?$")
_WESTERN_YEAR = re.compile(r"^(\d{4})(年度)?$")
_RANGE = re.compile(r"[-~〜]")
_FIRST, _LAST = 1926, 2199


@dataclass(frozen=True, slots=True, order=True)
class FiscalYear:
    """One fiscal year, known by the western year of its April."""

    western: int

    def __post_init__(self) -> None:
        """Refuse years that no plan can have.

        Raises:
            ValueError: If the year lies outside 1926 to 2199.
        """
        if not _FIRST <= self.western <= _LAST:
            raise ValueError(f"no fiscal year: {self.western}")

    @classmethod
    def parse(cls, value: object) -> "FiscalYear":
        """Read a fiscal year written as 令和6年度, 令和6, R6, 2024 or 2024年度.

        Args:
            value: A text or a whole number.

        Returns:
            The fiscal year.

        Raises:
            ValueError: If the value is no fiscal year.
        """
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, (str, int)):
            raise ValueError(f"no fiscal year: {value!r}")
        return _parse_text(str(value))

    @classmethod
    def of(cls, day: date) -> "FiscalYear":
        """Return the fiscal year in which a day lies."""
        return cls(day.year if day.month >= 4 else day.year - 1)

    @property
    def label(self) -> str:
        """The year as it is printed in a text: 「令和6年度」."""
        return _label(self.western)

    @property
    def short(self) -> str:
        """The year as it is printed in narrow columns and file names: 「R6」."""
        era = next((era for era in ERAS if era.first_day.year <= self.western), ERAS[-1])
        return f"{era.letter}{self.western - era.first_day.year + 1}"

    @property
    def last_day(self) -> date:
        """The closing day, 31 March."""
        return date(self.western + 1, 3, 31)

    def __add__(self, years: int) -> "FiscalYear":
        """Return the fiscal year that many years later."""
        return FiscalYear(self.western + years)

    def __sub__(self, years: int) -> "FiscalYear":
        """Return the fiscal year that many years earlier."""
        return FiscalYear(self.western - years)

    def __str__(self) -> str:
        """Return the label."""
        return self.label


@cache
def _label(western: int) -> str:
    era = next((era for era in ERAS if era.first_day.year <= western), ERAS[-1])
    return f"{era.name}{format_year(western - era.first_day.year + 1)}年度"


@cache
def _parse_text(text: str) -> FiscalYear:
    key = normalize_key(text)
    if match := _ERA_YEAR.match(key):
        era = find_era(match[1])
        year = 1 if match[2] == "元" else int(match[2])
        if era and year:
            return FiscalYear(era.western(year))
    if match := _WESTERN_YEAR.match(key):
        return FiscalYear(int(match[1]))
    raise ValueError(f"no fiscal year: {text!r}")


def years_between(first: FiscalYear, last: FiscalYear) -> tuple[FiscalYear, ...]:
    """Return all fiscal years from the first to the last, both included; none if they are upside down."""
    return tuple(FiscalYear(western) for western in range(first.western, last.western + 1))


def parse_years(text: str) -> tuple[FiscalYear, ...]:
    """Read one fiscal year or a range of them, such as 「R6-R8」.

    Args:
        text: What stands after --fiscal-year.

    Returns:
        The years in order.

    Raises:
        ValueError: If the text is neither, or the range is upside down.
    """
    parts = [FiscalYear.parse(part) for part in _RANGE.split(number_key(text))]
    years = years_between(parts[0], parts[-1])
    if len(parts) > 2 or not years:
        raise ValueError(f"no range of fiscal years: {text!r}")
    return years
