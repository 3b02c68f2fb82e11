"""A row of a 新旧対照表, and what stands on its sides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hitaplan.plan.keys import number_key
from hitaplan.plan.vocabulary import RevisionKind
from hitaplan.revision.kinds import TIDIED, only_tidied
from hitaplan.revision.phrases import Marked, Segment, marked

GAP = "　"
# What 備考 says of a text that is gone; a 取組 is 廃止 or 完了.
REMOVED = "削除"


@dataclass(frozen=True, slots=True)
class Wording:
    """What stands where one side has nothing, or both the same; offices differ in it.

    Attributes:
        added: Beside what is new.
        removed: Beside what is gone.
        omitted: For what is unchanged.
    """

    added: str = "(新設)"
    removed: str = "(削る)"
    omitted: str = "(略)"


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of the table.

    Attributes:
        new: What stands in the new plan.
        old: What stood in the old plan.
        remark: 追加, 変更, 統合 …, for the column 備考.
        heading: Whether it only says where in the plan the following stands.
        leads: Whether the next row belongs to it, so that no page may end between them.
    """

    new: Marked
    old: Marked
    remark: str = ""
    heading: bool = False
    leads: bool = False


def same_on_both(text: str, *, heading: bool = False) -> TableRow:
    """Return a row that says the same on both sides; a heading leads to what follows."""
    return TableRow(plain(text), plain(text), heading=heading, leads=heading)


def omitted(wording: Wording, title: str = "") -> TableRow:
    """Return the row for what is left out, with what it is."""
    return same_on_both(f"{title}{GAP}{wording.omitted}" if title else wording.omitted)


def on_one_side(
    text: str, wording: Wording, *, new: bool, remark: str = "", heading: bool = False
) -> TableRow:
    """Return the row of what is new or gone, all of it underlined."""
    if new:
        remark = remark or RevisionKind.ADDED.value
        return TableRow(underlined(text), plain(wording.added), remark, heading, heading)
    return TableRow(plain(wording.removed), underlined(text), remark or REMOVED, heading, heading)


def changed(
    before: Sequence[str], after: Sequence[str], *, heading: bool = False, title: str = ""
) -> TableRow:
    """Return a row whose sides differ; each part is compared with its own.

    Args:
        before: The parts of the old side.
        after: Those of the new side, as many.
        heading: Whether it is a heading.
        title: What stands before the parts on both sides.
    """
    pairs = [marked(one, other) for one, other in zip(before, after, strict=True)]
    old, new = (_joined(title, [pair[side] for pair in pairs]) for side in (0, 1))
    tidied = all(only_tidied(*pair) for pair in zip(before, after, strict=True) if pair[0] != pair[1])
    return TableRow(new, old, TIDIED if tidied else RevisionKind.CHANGED.value, heading, heading)


def renamed(
    before: tuple[str, str],
    after: tuple[str, str],
    *,
    word: str = "",
    remark: str = "",
    heading: bool = False,
) -> TableRow:
    """Return the row of a number and a name; a number that has changed is underlined whole.

    Args:
        before: Number and name on the old side.
        after: Number and name on the new side.
        word: What stands before the number: 基本項目.
        remark: For 備考.
        heading: Whether it is a heading.
    """
    moved = number_key(before[0]) != number_key(after[0])
    names = marked(before[1], after[1])
    old, new = (
        merged((*plain(word), Segment(number, moved), Segment(GAP, changed=False), *name))
        for (number, _), name in zip((before, after), names, strict=True)
    )
    return TableRow(new, old, remark, heading, leads=True)


def plain(text: str) -> Marked:
    """Return a text that is not underlined."""
    return (Segment(text, changed=False),) if text else ()


def underlined(text: str) -> Marked:
    """Return a text that is underlined."""
    return (Segment(text, changed=True),)


def merged(segments: Iterable[Segment]) -> Marked:
    """Join neighbours that are marked alike."""
    found: list[Segment] = []
    for each in segments:
        if not each.text:
            continue
        if found and found[-1].changed == each.changed:
            found[-1] = Segment(found[-1].text + each.text, each.changed)
        else:
            found.append(each)
    return tuple(found)


def _joined(title: str, parts: Iterable[Marked]) -> Marked:
    found: list[Segment] = list(plain(title))
    for part in parts:
        if found and part:
            found.append(Segment(GAP, changed=False))
        found += part
    return merged(found)


def says_more(row: TableRow) -> bool:
    """Return whether a row shows a change."""
    return row.new != row.old
