"""Every word that may stand in a template, with its meaning and an example."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from hitaplan.templates.words import Condition, Number, Repeated, Values, Words

_LONGEST = 40
# What is said of words that are no texts.
_KINDS = {Repeated: "一覧", Number: "数", Condition: "条件"}


@dataclass(frozen=True, slots=True)
class ListedWord:
    """A word as it is listed.

    Attributes:
        depth: How many lists it stands within.
        name: The word.
        meaning: What it says.
        kind: 一覧, 数 or 条件; "" for a text.
        example: What it may be; "" for a list, and where it is always blank.
    """

    depth: int
    name: str
    meaning: str
    kind: str
    example: str


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
        values = [value[each.name] for value in examples]
        example = next(filter(None, map(_shown, values)), "")
        yield ListedWord(depth, each.name, each.meaning, _KINDS.get(type(each), ""), example)
        if isinstance(each, Repeated):
            yield from _listed(each.words, list(chain.from_iterable(values)), depth + 1)


def _shown(value: object) -> str:
    """A value as an example: a condition in words, a text on one line and not too long."""
    if isinstance(value, list):
        return ""
    if isinstance(value, bool):
        return "はい" if value else "いいえ"
    line = " ".join(str(value).split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
