"""The difference of two texts by phrases, as 新旧対照表 underlines it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from budoux import Parser

# Numbers, Latin words and words in katakana are never cut; 、。「」() and the like, and conjunctions, stand alone.
_WHOLE = r"[0-9０-９]+(?:[.,．，][0-9０-９]+)*|(?:[A-Za-zＡ-Ｚａ-ｚ]+|[ァ-ヺｦ-ﾟ][ァ-ヺーｦ-ﾟ]*)[化性型的]?|\s+|及び|並びに|又は|若しくは"
_PIECE = re.compile(rf"(?P<whole>{_WHOLE})|[^\w\s]|(?:(?!{_WHOLE})\w)+")
_COMMAS = "、・"
# Unchanged text shorter than this between two changes is marked with them: else the underline is confetti.
_LEAST_UNCHANGED = 4
# Where the same few phrases come again and again, the best way takes minutes; a good one is enough.
_MOST_PAIRS = 100_000


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text, and whether it differs from the other text."""

    text: str
    changed: bool


Marked = tuple[Segment, ...]


def marked(before: str, after: str) -> tuple[Marked, Marked]:
    """Mark what differs between two texts, never in the middle of a word or number.

    Args:
        before: The text before.
        after: The text after.

    Returns:
        The segments of both. Joined, they are the texts; without the changed ones, the same text is left of both.
    """
    # difflib may find another way when the texts change places.
    if after < before:
        later, earlier = marked(after, before)
        return earlier, later
    blocks = _blocks(phrases(before), phrases(after))
    return _segments((one, same) for one, _, same in blocks), _segments(
        (two, same) for _, two, same in blocks
    )


@lru_cache(maxsize=4096)
def phrases(text: str) -> tuple[str, ...]:
    """Cut a Japanese text into phrases.

    Args:
        text: Any text.

    Returns:
        The phrases; joined, they are the text.
    """
    ends = _phrase_ends(text)
    return tuple(part for piece in _PIECE.finditer(text) for part in _parts(piece, ends))


def _phrase_ends(text: str) -> frozenset[int]:
    ends, place = set(), 0
    for phrase in _parser().parse(text):
        place += len(phrase)
        ends.add(place)
    return frozenset(ends)


@cache
def _parser() -> "Parser":
    import budoux

    return budoux.load_default_japanese_parser()


def _parts(piece: re.Match[str], ends: frozenset[int]) -> Iterator[str]:
    """Cut a piece at the ends of phrases, unless it is a number or a word of one script."""
    first, last = piece.span()
    cuts = [] if piece["whole"] else [place for place in range(first + 1, last) if place in ends]
    for start, end in zip([first, *cuts], [*cuts, last], strict=True):
        yield piece.string[start:end]


def _blocks(before: Sequence[str], after: Sequence[str]) -> list[tuple[str, str, bool]]:
    """What stands in the texts by turns: the same in both, or different, where one may be ""."""
    times = Counter(before), Counter(after)
    endless = sum(count * times[1][phrase] for phrase, count in times[0].items()) > _MOST_PAIRS
    found = _with_words(SequenceMatcher(None, before, after, autojunk=endless).get_opcodes(), before, after)
    blocks = _slid([("".join(before[a:b]), "".join(after[c:d]), same) for same, a, b, c, d in found])
    last = len(blocks) - 1
    return [
        (one, two, same and (place in (0, last) or len(one) >= _LEAST_UNCHANGED))
        for place, (one, two, same) in enumerate(blocks)
    ]


def _with_words(
    found: Iterable[tuple[str, int, int, int, int]], before: Sequence[str], after: Sequence[str]
) -> list[tuple[bool, int, int, int, int]]:
    """Let a difference of mere space take in the phrase before it, or else behind it: the underline of a space is not seen."""
    done: list[tuple[bool, int, int, int, int]] = []
    lent = 0
    for tag, *places in found:
        old, old_end, new, new_end = places
        same, old, new, lent = tag == "equal", old + lent, new + lent, 0
        if not same and not "".join((*before[old:old_end], *after[new:new_end])).strip():
            if done and done[-1][0]:
                _, first, *_ = done[-1]
                taken = _word_before(before, first, old)
                old, new = old - taken, new - taken
                done[-1] = (True, first, old, done[-1][3], new)
            elif old_end < len(before) and new_end < len(after):
                lent = 1
        done.append((same, old, old_end + lent, new, new_end + lent))
    return [each for each in done if each[1] < each[2] or each[3] < each[4]]


def _word_before(phrases: Sequence[str], first: int, end: int) -> int:
    """How many phrases before a place make up a word and the marks behind it."""
    words = (place for place in range(end - 1, first - 1, -1) if re.search(r"\w", phrases[place]))
    return end - next(words, first)


def _slid(blocks: list[tuple[str, str, bool]]) -> list[tuple[str, str, bool]]:
    """Let what was put in or left out end with the comma instead of beginning with it: 「[市民の声を聴き、]予約を」."""
    for place in range(1, len(blocks) - 1):
        (above, _, _), (one, two, same), (below, _, _) = blocks[place - 1 : place + 2]
        text = one or two
        if same or (one and two) or text[0] not in _COMMAS or not below.startswith(text[0]):
            continue
        slid = text[1:] + text[0]
        blocks[place - 1] = (above + text[0], above + text[0], True)
        blocks[place] = (slid if one else "", slid if two else "", False)
        blocks[place + 1] = (below[1:], below[1:], True)
    return blocks


def _segments(pieces: Iterable[tuple[str, bool]]) -> Marked:
    """One segment for each run of pieces that are all the same or all different."""
    filled = (piece for piece in pieces if piece[0])
    runs = groupby(filled, key=lambda piece: piece[1])
    return tuple(Segment("".join(text for text, _ in run), changed=not same) for same, run in runs)
