"""What a command hands back."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from hitaplan.findings.finding import Finding, has_errors

# Called with the number of steps done, the number of all, and what was done last.
Progress = Callable[[int, int, str], None]


def no_progress(done: int, total: int, label: str) -> None:
    """Report to nobody."""


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of one command that could run.

    Attributes:
        findings: Everything found, the gravest first.
        outputs: The files made.
        counts: Numbers worth knowing, by name.
        summary: Sentences for the end of the run.
        listed_in: The file that lists all findings, if one was made.
    """

    findings: tuple[Finding, ...] = ()
    outputs: tuple[Path, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    summary: tuple[str, ...] = ()
    listed_in: Path | None = None

    @property
    def status(self) -> str:
        """The word of --json: "findings" where there are errors, else "ok"."""
        return "findings" if has_errors(self.findings) else "ok"
