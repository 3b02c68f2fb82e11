"""How much a template may make of what it is given: repetitions, characters and time, measured by the document's data.

A sound template repeats over each list a few times and writes some markup around every item, so that what it makes
grows with the data. A hostile one, or one with a repetition inside another by mistake, multiplies instead.
"""

import time
from collections.abc import Generator, Iterator, Mapping
from typing import Any, NoReturn

# The standard templates repeat over every item at most twice, and write at most a tenth of their length for each.
_TIMES, _SOME_TIMES = 20, 1_000
_CHARACTERS, _OF_AN_ITEM, _MOST_OF_AN_ITEM, _OF_A_TEXT, _OF_THE_TEMPLATE = 500_000, 8, 10_000, 6, 2
_SECONDS, _SECONDS_OF_AN_ITEM = 20.0, 0.001
# A table of Word has no more.
MOST_COLUMNS = 63


class Unbounded(Exception):  # noqa: N818 - says what the document would be
    """Raised where a document would be made without end."""


class Ration:
    """What one document may use up.

    Attributes:
        words: The values by word, of which all lists together may be repeated over only so often.
    """

    def __init__(self, words: Mapping[str, Any], template: int) -> None:
        """Measure the data.

        Args:
            words: The values by word.
            template: How long the template is.
        """
        items, characters = _size(words)
        self._items = _SOME_TIMES + _TIMES * items
        self._characters = (
            _CHARACTERS
            + _OF_THE_TEMPLATE * template
            + min(template // _OF_AN_ITEM, _MOST_OF_AN_ITEM) * items
            + _OF_A_TEXT * characters
        )
        self._until = time.monotonic() + _SECONDS + _SECONDS_OF_AN_ITEM * items
        self.words: Mapping[str, Any] = {name: self._rationed(value) for name, value in words.items()}

    def joined(self, pieces: Iterator[str]) -> str:
        """Return what a part of a template makes, unless it is too much.

        Args:
            pieces: What Jinja generates.

        Returns:
            The whole text.

        Raises:
            Unbounded: Where all parts are longer than a document of these data can be.
        """
        found: list[str] = []
        for piece in pieces:
            self._characters -= len(piece)
            if self._characters < 0:
                _stop(pieces)
            found.append(piece)
        return "".join(found)

    def over(self, items: Iterator[Any]) -> Iterator[Any]:
        """Hand out the items while there is any left of the ration.

        Args:
            items: The items of a list.

        Yields:
            Each item.

        Raises:
            Unbounded: Where there have been too many, or where they take too long.
        """
        for item in items:
            self._items -= 1
            if self._items < 0 or time.monotonic() > self._until:
                raise Unbounded
            yield item

    def _rationed(self, value: Any) -> Any:
        if isinstance(value, Mapping):
            return {name: self._rationed(each) for name, each in value.items()}
        if isinstance(value, list):
            found = _RationedList(self._rationed(each) for each in value)
            found.ration = self
            return found
        return value


def _stop(pieces: Iterator[str]) -> NoReturn:
    """Raise where the template is just now, so that Jinja knows the line."""
    if isinstance(pieces, Generator):
        pieces.throw(Unbounded())
    raise Unbounded


class _RationedList(list[Any]):
    """A list that is repeated over on a ration."""

    ration: Ration

    def __iter__(self) -> Iterator[Any]:
        return self.ration.over(super().__iter__())


def _size(value: object) -> tuple[int, int]:
    """Return how many items of lists there are in a value, and how many characters."""
    if isinstance(value, Mapping):
        inner = [_size(each) for each in value.values()]
        return sum(items for items, _ in inner), sum(characters for _, characters in inner)
    if isinstance(value, list):
        inner = [_size(each) for each in value]
        return len(value) + sum(items for items, _ in inner), sum(characters for _, characters in inner)
    return 0, len(value) if isinstance(value, str) else 0
