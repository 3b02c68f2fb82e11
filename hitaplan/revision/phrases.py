"""Two texts side by side: which phrases of each are not in the other.

A 新旧対照表 underlines what has changed, phrase by phrase. The phrases are those of budoux, cut further where numbers
begin and end; changes that stand close together become one, so that the underlines are no confetti.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from budoux import Parser

# Unchanged text of fewer characters between two changes is underlined with them.
_LEAST_BETWEEN = 4
# What is never cut within: a number with its separators; signs stand alone, so that only the words between are marked.
_PIECE = re.compile(r"[0-9０-９][0-9０-９,.，．]*|[、。「」『』()()・…\n]|[^0-9０-９、。「」『』()()・…\n]+")
_COMMAS = "、・"


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a text, and whether the other text has it not."""

    text: str
    changed: bool


Marked = tuple[Segment, ...]


def marked(before: str, after: str) -> tuple[Marked, Marked]:
    """Mark in each of two texts what is not in the other.

    Args:
        before: The text of the old plan.
        after: The text of the new plan.

    Returns:
        Both as segments, changed and unchanged in turn; without the changed ones both are the same text.
    """
    old, new = _phrases(before), _phrases(after)
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    kept = [(tag == "equal", "".join(old[a:b]), "".join(new[c:d])) for tag, a, b, c, d in blocks]
    kept = _joined(_slid(kept))
    return (
        _segments((one, not equal) for equal, one, _ in kept),
        _segments((other, not equal) for equal, _, other in kept),
    )


_Block = tuple[bool, str, str]


def _slid(blocks: list[_Block]) -> list[_Block]:
    """Let what was put in or left out end with the comma instead of beginning with it: 「[市民の声を聴き、]予約を」."""
    for place in range(1, len(blocks) - 1):
        (_, before, _), (equal, one, other), (_, after, _) = blocks[place - 1 : place + 2]
        text = one or other
        if equal or (one and other) or text[0] not in _COMMAS or not after.startswith(text[0]):
            continue
        slid = text[1:] + text[0]
        blocks[place - 1] = (True, before + text[0], before + text[0])
        blocks[place] = (False, slid if one else "", slid if other else "")
        blocks[place + 1] = (True, after[1:], after[1:])
    return blocks


def _joined(blocks: Sequence[_Block]) -> list[_Block]:
    """Make a change of what stands unchanged between two changes, where it is short."""
    last = len(blocks) - 1
    return [
        (equal and not (0 < place < last and len(one) < _LEAST_BETWEEN), one, other)
        for place, (equal, one, other) in enumerate(blocks)
    ]


def _segments(pieces: Iterator[tuple[str, bool]]) -> Marked:
    found: list[Segment] = []
    for text, changed in pieces:
        if not text:
            continue
        if found and found[-1].changed == changed:
            found[-1] = Segment(found[-1].text + text, changed)
        else:
            found.append(Segment(text, changed))
    return tuple(found)


def _phrases(text: str) -> list[str]:
    """Cut a text into phrases; joined they are the text again."""
    return [phrase for piece in _PIECE.findall(text) for phrase in _parser().parse(piece)]


@cache
def _parser() -> "Parser":
    import budoux

    return budoux.load_default_japanese_parser()
