"""A finding: one thing that is wrong or to be looked at, with its place and its remedy."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    REPAIR = "repair"
    INFO = "info"

    @property
    def label(self) -> str:
        """The word that staff read."""
        return _LABELS[self]

    @property
    def rank(self) -> int:
        """0 for what matters most."""
        return list(Severity).index(self)


_LABELS = {
    Severity.ERROR: "エラー",
    Severity.WARNING: "要確認",
    Severity.REPAIR: "自動補正",
    Severity.INFO: "参考",
}


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a finding is.

    Attributes:
        file: Name of the file, without its folder.
        sheet: Name of the sheet, or "".
        cell: Address as Excel shows it (C12), or "".
    """

    file: str
    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        """Return the place as people write it: 「取組!C12」, or the file where there is no sheet."""
        if not self.sheet:
            return self.file
        return f"{self.sheet}!{self.cell}" if self.cell else self.sheet


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found.

    Attributes:
        code: Stable code of the rule.
        severity: How much it matters.
        place: Where it is.
        value: The value that was read, as Excel shows it; "" for a blank.
        message: What is wrong, one Japanese sentence.
        remedy: What to do, one Japanese sentence.
        repaired: What the cell is taken for, where the program restored a key alone.
    """

    code: str
    severity: Severity
    place: Place
    value: str
    message: str
    remedy: str
    repaired: str | None = None


def has_errors(findings: Iterable[Finding]) -> bool:
    """Return whether any finding is an エラー."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def count_by_severity(findings: Iterable[Finding]) -> dict[str, int]:
    """Count the findings of each severity, in the order of their weight."""
    every = list(findings)
    return {severity.value: sum(each.severity is severity for each in every) for severity in Severity}
