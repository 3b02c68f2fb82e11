"""How many things a revision changes: by kind, and apart for 取組, 基本項目, the text around them and 担当課."""

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum

from hitaplan.master.layout import SheetName
from hitaplan.plan.vocabulary import DIVIDED, MERGED, RevisionKind
from hitaplan.revision.changes import Change, Comparison
from hitaplan.revision.kinds import TIDIED, kinds_within
from hitaplan.revision.texts import Entry


class Part(StrEnum):
    """The parts of the plan that are counted apart."""

    INITIATIVES = "取組"
    OUTLINE = "基本方針・基本項目"
    FRAME = "本文・図表"
    DEPARTMENTS = "担当課"


# In the order in which they are listed.
KINDS = (
    RevisionKind.ADDED.value,
    RevisionKind.CHANGED.value,
    DIVIDED,
    MERGED,
    RevisionKind.ABOLISHED.value,
    RevisionKind.COMPLETED.value,
    RevisionKind.RENUMBERED.value,
    RevisionKind.REASSIGNED.value,
    TIDIED,
)
_PARTS = {
    SheetName.INITIATIVES: Part.INITIATIVES,
    SheetName.POLICIES: Part.OUTLINE,
    SheetName.ITEMS: Part.OUTLINE,
    SheetName.DEPARTMENTS: Part.DEPARTMENTS,
}


def count_changes(comparison: Comparison) -> Counter[tuple[str, Part]]:
    """Count what has changed: each 取組, 基本項目 … once for each kind of change.

    Args:
        comparison: The two plans.

    Returns:
        How many by kind and part; a division or merger is one, however many 取組 take part.
    """
    return Counter(_kinds(comparison))


def _kinds(comparison: Comparison) -> Iterator[tuple[str, Part]]:
    changes: dict[tuple[SheetName, str, str], list[Change]] = {}
    for each in comparison.changes:
        changes.setdefault((each.sheet, each.old_key, each.new_key), []).append(each)
    for sheet, matches in comparison.matches.items():
        part = _PARTS.get(sheet, Part.FRAME)
        for match in matches:
            pairs = ((sheet, old, new) for old in _keys(match.old) for new in _keys(match.new))
            own = (change for pair in pairs for change in changes.get(pair, ()))
            yield from ((kind, part) for kind in kinds_within(match, own))


def _keys(entries: Sequence[Entry]) -> Sequence[str]:
    return [each.key for each in entries] or [""]
