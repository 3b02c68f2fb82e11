"""How much room a text needs in a cell."""

import unicodedata
from collections.abc import Iterable

LINE_HEIGHT = 13.5  # points, of a 10 point font
_PADDING = 2.5
# Excel allows 409.5; beyond that the rest is read in the formula bar.
_MAX_HEIGHT = 405.0
# Japanese line breaking moves a character to the next line.
_SLACK = 1.0


def text_width(text: str) -> int:
    """Return the width of one line of text in half-width characters; Japanese ones take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def line_count(text: str, width: float) -> int:
    """Return how many lines a wrapped text takes in a column of that width."""
    usable = int(max(width - _SLACK, 2.0))
    # Most cells hold a word or two: they fit however wide their characters are.
    return sum(
        1 if 2 * len(line) <= usable else max(1, -(-text_width(line) // usable)) for line in text.split("\n")
    )


def row_height(cells: Iterable[tuple[str, float]], least_lines: int = 1) -> float:
    """Return the height of a row in points.

    Args:
        cells: The text of each cell and the width of its column.
        least_lines: Lines that the row has room for even where there is no text.

    Returns:
        The height, at most what Excel allows.
    """
    return min(_needed_height(cells, least_lines), _MAX_HEIGHT)


def is_cut(cells: Iterable[tuple[str, float]]) -> bool:
    """Return whether a row cannot be high enough for its texts: in print, the rest of them is missing."""
    return _needed_height(cells) > _MAX_HEIGHT


def _needed_height(cells: Iterable[tuple[str, float]], least_lines: int = 1) -> float:
    lines = max((line_count(text, width) for text, width in cells if text), default=1)
    return max(lines, least_lines) * LINE_HEIGHT + _PADDING
