"""Pages of a sheet that is printed at a fixed scale and cut where we say: Excel ignores breaks where it fits to a width."""

from collections.abc import Iterable
from typing import NamedTuple

# A digit of 10 points and the room beside the text of a cell, in points: of the widest font that may stand in for
# the house's own, whose digits are 5.25 wide.
_DIGIT, _BESIDE = 6.4, 4.0
# Printers and other programs measure a little differently: so much of a page is counted upon.
_SURE = 0.97
_FULL = 100


class Room(NamedTuple):
    """What a page holds within its margins, in points."""

    width: float
    height: float


def print_scale(widths: Iterable[float], room: Room) -> int:
    """Return the scale at which columns surely fit the width of a page.

    Args:
        widths: The widths of the columns, in characters as Excel counts them.
        room: What a page holds.

    Returns:
        The scale in percent, never more than the full size.
    """
    needed = sum(width * _DIGIT + _BESIDE for width in widths)
    return min(_FULL, int(_FULL * _SURE * room.width / needed))


def page_breaks(blocks: Iterable[tuple[int, float]], repeated: float, scale: int, room: Room) -> list[int]:
    """Say where a sheet is cut so that no block is torn.

    Args:
        blocks: The first row of each block, from 0, and its height in points.
        repeated: The height of the rows that every page begins with.
        scale: The scale in percent.
        room: What a page holds.

    Returns:
        The rows with which a new page begins.
    """
    free = full = _SURE * room.height * _FULL / scale - repeated
    breaks = []
    for row, height in blocks:
        if height > free and free < full:
            breaks.append(row)
            free = full
        free -= height
    return breaks
