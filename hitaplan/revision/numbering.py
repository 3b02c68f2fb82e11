"""新旧番号対照: which number became which, and what has become of each 取組."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hitaplan.master.layout import Heading, SheetName, year_of_heading
from hitaplan.plan.vocabulary import NAME_SEPARATOR, RevisionKind
from hitaplan.revision.changes import Change, Comparison
from hitaplan.revision.kinds import kinds_within
from hitaplan.revision.matching import Match

_SAME = "変更なし"
# What is said more fully where a kind stands alone in a column.
_FULLER = {RevisionKind.CHANGED.value: "内容変更"}

_SHOWN = (Heading.NAME, Heading.CONTENT, Heading.DEPARTMENTS, Heading.ASKED)


@dataclass(frozen=True, slots=True)
class NumberPair:
    """An old 取組番号 and the new one; one of them "" where the 取組 is new or gone.

    Attributes:
        old: The old number.
        new: The new one.
        old_name: 取組名 in the old plan, or "".
        name: 取組名 in the new plan, or "".
        kind: What has become of it: 内容変更, 番号変更, 分割 …, or 変更なし.
        fields: The headings that have changed, the number apart.
    """

    old: str
    new: str
    old_name: str
    name: str
    kind: str
    fields: str = ""


def number_pairs(comparison: Comparison) -> tuple[NumberPair, ...]:
    """Return every 取組 with its old and its new number.

    Args:
        comparison: The two plans.

    Returns:
        The pairs in the order of the new plan; what is gone stands where it stood.
    """
    return tuple(_pairs(comparison))


def _pairs(comparison: Comparison) -> Iterator[NumberPair]:
    changes: dict[tuple[str, str], list[Change]] = {}
    for change in comparison.changes:
        if change.sheet is SheetName.INITIATIVES:
            changes.setdefault((change.old_key, change.new_key), []).append(change)
    for each in comparison.matches[SheetName.INITIATIVES]:
        if not each.old:
            yield NumberPair("", each.new[0].key, "", each.new[0].name, RevisionKind.ADDED)
        elif not each.new:
            gone = each.old[0]
            yield NumberPair(gone.key, "", gone.name, "", changes[gone.key, ""][0].kind)
        else:
            for old in each.old:
                for new in each.new:
                    own = changes.get((old.key, new.key), ())
                    yield NumberPair(old.key, new.key, old.name, new.name, _kind(each, own), _fields(own))


def _kind(match: Match, changes: Sequence[Change]) -> str:
    """What has become of a 取組; a 再掲元 that follows its original is not its own number."""
    own = [each for each in changes if each.field != Heading.RELISTED_FROM]
    kinds = (_FULLER.get(kind, kind) for kind in kinds_within(match, own))
    following = f"{Heading.RELISTED_FROM}の変更" if len(own) < len(changes) else ""
    return NAME_SEPARATOR.join(filter(None, (*kinds, following))) or _SAME


def _fields(changes: Sequence[Change]) -> str:
    """The headings of what has changed, as they stand in the master; 取組番号, 分割 and 統合 are said already."""
    shown = (each.field for each in changes if each.field in _SHOWN or year_of_heading(each.field))
    return NAME_SEPARATOR.join(dict.fromkeys(shown))
