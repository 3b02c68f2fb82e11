"""What kind of change it is, as counts, 備考 and 新旧番号対照 say it."""

from collections.abc import Iterable

from hitaplan.plan.keys import normalize_key
from hitaplan.plan.vocabulary import DIVIDED, MERGED, RevisionKind
from hitaplan.revision.changes import Change
from hitaplan.revision.matching import Match

# Only spaces, or the width of letters: the words are the same.
TIDIED = "字句の整理"


def only_tidied(before: str, after: str) -> bool:
    """Return whether two texts differ in spaces and in the width of letters alone."""
    return bool(before and after) and before != after and normalize_key(before) == normalize_key(after)


def kind_of(change: Change) -> str:
    """Return the kind of a change: that of 改定履歴, 分割, or 字句の整理.

    Args:
        change: The change.

    Returns:
        The word.
    """
    if change.field == DIVIDED:
        return DIVIDED
    if change.kind is RevisionKind.CHANGED and only_tidied(change.before, change.after):
        return TIDIED
    return change.kind.value


def kinds_of(changes: Iterable[Change]) -> tuple[str, ...]:
    """Return the kinds of some changes, each once; what is only 字句の整理 is not named beside a change of the words.

    Args:
        changes: The changes.

    Returns:
        The words, in the order of the changes.
    """
    found = dict.fromkeys(map(kind_of, changes))
    if RevisionKind.CHANGED.value in found:
        found.pop(TIDIED, None)
    return tuple(found)


def kinds_within(match: Match, changes: Iterable[Change]) -> tuple[str, ...]:
    """Return what has become of rows that belong together.

    Args:
        match: The rows.
        changes: What has changed between them.

    Returns:
        統合 or 分割 first, to which belongs what it does to numbers and words; else each kind of change.
    """
    group = MERGED if len(match.old) > 1 else DIVIDED if len(match.new) > 1 else ""
    told = (each for each in changes if not group or each.kind is RevisionKind.REASSIGNED)
    return (*((group,) if group else ()), *kinds_of(told))
