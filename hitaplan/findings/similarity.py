"""Whether two texts are as good as the same."""

from collections import Counter
from difflib import SequenceMatcher

# Looking for the order in longer texts takes seconds; so much of the same characters is not chance there.
_MOST_ORDERED = 2_000


def nearly_same(first: str, second: str, at_least: float) -> bool:
    """Return whether two texts are so alike; quick also for long texts, which seldom are.

    Args:
        first: One text.
        second: The other text.
        at_least: From what ratio on they are; 1 is the very same, 0 nothing in common.

    Returns:
        Whether the ratio of what they have in common reaches it; where a long text was changed all over, what
        counts is which characters they have in common, not their order.
    """
    if first == second:
        return True
    length = len(first) + len(second)
    wanted = at_least * length / 2
    if min(len(first), len(second)) < wanted:
        return False
    one, other, ends = _middles(first, second)
    if ends >= wanted:
        return True
    # No order of the characters can have more in common than the characters themselves.
    if ends + (Counter(one) & Counter(other)).total() < wanted:
        return False
    if min(len(one), len(other)) > _MOST_ORDERED:
        return True
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return ends + sum(block.size for block in blocks) >= wanted


def _middles(first: str, second: str) -> tuple[str, str, int]:
    """Return what is left of two texts without what they begin and end with alike, and how long that is."""
    shorter = min(len(first), len(second))
    start = next((index for index in range(shorter) if first[index] != second[index]), shorter)
    most = shorter - start
    end = next((index for index in range(most) if first[-1 - index] != second[-1 - index]), most)
    return first[start : len(first) - end], second[start : len(second) - end], start + end
