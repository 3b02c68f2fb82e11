"""The rows that 改定履歴 has got since another plan, and what people say by them."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from hitaplan.plan.keys import number_key
from hitaplan.plan.model import Revision
from hitaplan.plan.vocabulary import RevisionKind

_ENDING = (RevisionKind.ABOLISHED, RevisionKind.COMPLETED)


class Replaced(NamedTuple):
    """What was ended and what was begun by the words of 改定履歴: however alike they are, one did not become the other.

    Attributes:
        ended: The numbers, as keys, of what the plan before had.
        begun: Those of what the plan has now.
    """

    ended: frozenset[object]
    begun: frozenset[object]


def gained(old: Sequence[Revision], new: Sequence[Revision]) -> tuple[Revision, ...]:
    """Return the rows that 改定履歴 has got since: what the old plan records already is of an earlier revision."""
    earlier = Counter(old)
    found = []
    for each in new:
        if earlier[each]:
            earlier[each] -= 1
        else:
            found.append(each)
    return tuple(found)


def replaced(old: Sequence[Revision], new: Sequence[Revision]) -> Replaced:
    """Return what 改定履歴 says to have ended and begun since.

    Args:
        old: 改定履歴 of the plan before.
        new: That of the plan now.

    Returns:
        The numbers of both.
    """
    since = gained(old, new)
    return Replaced(
        frozenset(number_key(each.number) for each in since if each.kind in _ENDING),
        frozenset(number_key(each.number) for each in since if each.kind == RevisionKind.ADDED),
    )
