"""One row of the table 基本方針 × 評価 in the 総括報告書."""

from dataclasses import dataclass

from hitaplan.plan.progress import Tally
from hitaplan.plan.summary import base_of, percentage
from hitaplan.plan.vocabulary import Evaluation


@dataclass(frozen=True, slots=True)
class CountRow:
    """One row of the table 基本方針 × 評価.

    Attributes:
        number: The number of the 基本方針, or 「計」.
        title: Its 名称.
        counted: The counts.
        before: Those of the year before, or None.
    """

    number: str
    title: str
    counted: Tally
    before: Tally | None

    def cell(self, evaluation: Evaluation | None) -> str:
        """Return what stands in a cell: count, share and change, one below the other.

        Args:
            evaluation: The column; None for 未回答.
        """
        count = _count(self.counted, evaluation)
        old = None if self.before is None else _count(self.before, evaluation)
        share = percentage(count, base_of(self.counted))
        studied = f"\n(うち検討段階 {self.counted.in_study})"
        extra = studied if evaluation is Evaluation.ON_SCHEDULE and self.counted.in_study else ""
        percent = "—" if share is None else f"{share}%"
        return f"{count}{extra}\n{percent}\n{_change(count, old)}"


def _count(counted: Tally, evaluation: Evaluation | None) -> int:
    return counted.unanswered if evaluation is None else counted.by_evaluation[evaluation]


def _change(now: int, before: int | None) -> str:
    if before is None:
        return "—"
    grown = now - before
    return f"▲{-grown}" if grown < 0 else f"+{grown}" if grown else "0"
