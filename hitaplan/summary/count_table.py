"""One table of counts: its headings, and a row of numbers for each thing that is counted."""

from collections.abc import Sequence

from hitaplan.plan.progress import StandingKind, Tally
from hitaplan.plan.summary import COUNTED, base_of, percentage
from hitaplan.plan.vocabulary import Evaluation

# None is printed as 「—」: there is nothing to share, or no year to compare with.
Number = int | float | None

IN_STUDY = "うち検討段階"
COUNT_HEADINGS = (
    *(evaluation.value for evaluation in COUNTED),
    StandingKind.UNANSWERED.value,
    "評価の対象",
    IN_STUDY,
    StandingKind.COMPLETED_BEFORE.value,
    Evaluation.NOT_APPLICABLE.value,
    "取組(実数)",
)
SHARE_HEADINGS = (*(evaluation.value for evaluation in COUNTED), StandingKind.UNANSWERED.value)


def counts(counted: Tally) -> tuple[int, ...]:
    """Return the counts in the order of COUNT_HEADINGS."""
    return (
        *_shared(counted),
        base_of(counted),
        counted.in_study,
        counted.completed_before,
        counted.by_evaluation[Evaluation.NOT_APPLICABLE],
        counted.total,
    )


def shares(counted: Tally) -> tuple[Number, ...]:
    """Return the percentages in the order of SHARE_HEADINGS, one decimal, rounded half up."""
    base = base_of(counted)
    found = (percentage(count, base) for count in _shared(counted))
    return tuple(None if each is None else float(each) for each in found)


def changes(counted: Tally, before: Tally | None) -> tuple[Number, ...]:
    """Return by how much each count has grown since the year before, in the order of SHARE_HEADINGS."""
    now = _shared(counted)
    if before is None:
        return (None,) * len(now)
    return tuple(new - old for new, old in zip(now, _shared(before), strict=True))


def _shared(counted: Tally) -> Sequence[int]:
    return (*(counted.by_evaluation[each] for each in COUNTED), counted.unanswered)
