"""取組番号, such as 2-3-10: 基本方針, 基本項目, and the 取組 within it."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from hitaplan.plan.keys import number_key

_NUMBER = re.compile(r"^([1-9]\d?)-([1-9]\d?)-([1-9]\d{0,2})$")
_EXCEL_EPOCH = date(1899, 12, 30)
# Excel reads 1-1-1 as 2001-01-01 and 29-12-31 as 2029-12-31; from 30 on it means the 20th century.
_FIRST_DATE, _LAST_DATE = date(2001, 1, 1), date(2029, 12, 31)


@dataclass(frozen=True, slots=True, order=True)
class InitiativeNumber:
    """A 取組番号; sorts in natural order (2-3-2 before 2-3-10)."""

    policy: int
    item: int
    serial: int

    @classmethod
    def parse(cls, value: object) -> "InitiativeNumber":
        """Read a 取組番号, whatever widths, hyphens and spaces it was typed with.

        Args:
            value: A text.

        Returns:
            The number.

        Raises:
            ValueError: If the value is no 取組番号; a date is none (see from_excel_date).
        """
        if not isinstance(value, str):
            raise ValueError(f"no 取組番号: {value!r}")
        return _parse_text(value)

    @classmethod
    def from_excel_date(cls, value: object) -> "InitiativeNumber":
        """Restore the 取組番号 that Excel turned into a date (1-1-1 → 2001-01-01).

        Args:
            value: A date, or the serial number of one in a cell without a date format.

        Returns:
            The one number that Excel turns into this date.

        Raises:
            ValueError: If no 取組番号 turns into this value.
        """
        if isinstance(value, datetime):
            value = value.date()
        elif isinstance(value, (int, float)) and not isinstance(value, bool) and 36892 <= value <= 47483:
            value = _EXCEL_EPOCH + timedelta(days=int(value)) if value == int(value) else None
        if not isinstance(value, date) or not _FIRST_DATE <= value <= _LAST_DATE:
            raise ValueError(f"no 取組番号: {value!r}")
        return cls(value.year - 2000, value.month, value.day)

    def __str__(self) -> str:
        """Return the number as printed: 「2-3-10」."""
        return f"{self.policy}-{self.item}-{self.serial}"


@cache
def _parse_text(text: str) -> InitiativeNumber:
    match = _NUMBER.match(number_key(text))
    if not match:
        raise ValueError(f"no 取組番号: {text!r}")
    return InitiativeNumber(int(match[1]), int(match[2]), int(match[3]))
