"""Every word that may stand in a template, with its meaning and an example."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hitaplan.reports.words import Repeated, Values, Words

_LONGEST = 40


@dataclass(frozen=True, slots=True)
class ListedWord:
    """A word as it is listed.

    Attributes:
        depth: How many lists it stands within.
        name: The word.
        meaning: What it says.
        example: What it may be; "" for a list, and where it is always blank.
        repeated: Whether it is a list.
    """

    depth: int
    name: str
    meaning: str
    example: str
    repeated: bool


def listed_words(words: Words[Any], example: Values) -> tuple[ListedWord, ...]:
    """List the words of a template; those of a list's items stand below it.

    Args:
        words: The words.
        example: Their values in some document.

    Returns:
        The words in their order.
    """
    return tuple(_listed(words, [example], 0))


def _listed(words: Words[Any], examples: list[Values], depth: int) -> Iterator[ListedWord]:
    for each in words:
        if isinstance(each, Repeated):
            yield ListedWord(depth, each.name, each.meaning, "", repeated=True)
            inner = [item for values in examples for item in values[each.name]]
            yield from _listed(each.words, inner, depth + 1)
        else:
            filled = (values[each.name] for values in examples)
            yield ListedWord(
                depth, each.name, each.meaning, _shown(next(filter(_says, filled), "")), repeated=False
            )


def _says(value: object) -> bool:
    return value != ""


def _shown(value: object) -> str:
    """A value as an example: a condition in words, a text on one line and not too long."""
    if isinstance(value, bool):
        return "はい" if value else "いいえ"
    line = " ".join(str(value).split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
