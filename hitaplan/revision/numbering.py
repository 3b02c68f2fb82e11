"""新旧番号対照: which number became which."""

from collections.abc import Iterator
from dataclasses import dataclass

from hitaplan.master.layout import SheetName
from hitaplan.plan.vocabulary import DIVIDED, MERGED, RevisionKind
from hitaplan.revision.changes import Comparison
from hitaplan.revision.matching import number_key

_SAME = "変更なし"


@dataclass(frozen=True, slots=True)
class NumberPair:
    """An old 取組番号 and the new one; one of them "" where the 取組 is new or gone."""

    old: str
    new: str
    name: str
    kind: str


def number_pairs(comparison: Comparison) -> tuple[NumberPair, ...]:
    """Return every 取組 with its old and its new number.

    Args:
        comparison: The two plans.

    Returns:
        The pairs in the order of the new plan; what is gone stands where it stood.
    """
    return tuple(_pairs(comparison))


def _pairs(comparison: Comparison) -> Iterator[NumberPair]:
    endings = {
        change.old_key: change.kind
        for change in comparison.changes
        if change.sheet is SheetName.INITIATIVES and not change.new_key
    }
    for each in comparison.matches[SheetName.INITIATIVES]:
        if not each.old:
            yield NumberPair("", each.new[0].key, each.new[0].name, RevisionKind.ADDED)
        elif not each.new:
            yield NumberPair(each.old[0].key, "", each.old[0].name, endings[each.old[0].key])
        else:
            kind = MERGED if len(each.old) > 1 else DIVIDED if len(each.new) > 1 else ""
            for old in each.old:
                for new in each.new:
                    same = number_key(old.key) == number_key(new.key)
                    yield NumberPair(
                        old.key, new.key, new.name, kind or (_SAME if same else RevisionKind.RENUMBERED)
                    )
