"""The words of a template: name, meaning and value of each stand together in one entry."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from hitaplan.reports.values import printable

About = TypeVar("About")
Other = TypeVar("Other")


@dataclass(frozen=True, slots=True)
class Word(Generic[About]):
    """A word that is printed, or that is a condition.

    Attributes:
        name: As it stands in a template.
        meaning: What it says, for those who change a template.
        value: Its value in a document about something.
    """

    name: str
    meaning: str
    value: Callable[[About], str | int]


@dataclass(frozen=True, slots=True)
class Repeated(Generic[About]):
    """A word that is repeated over: a list, whose every item has words of its own.

    Attributes:
        name: As it stands in a template.
        meaning: What it lists.
        items: What its items are about.
        words: The words of an item.
    """

    name: str
    meaning: str
    items: Callable[[About], Iterable[Any]]
    words: "Words[Any]"


Words: TypeAlias = tuple[Word[About] | Repeated[About], ...]
# Texts, numbers and conditions, and lists of the same.
Values: TypeAlias = dict[str, Any]


def gather(words: Words[About], about: About) -> Values:
    """Work out the words of a document.

    Args:
        words: The words.
        about: What the document is about.

    Returns:
        The values by name; texts hold only what Word can print.
    """
    return {each.name: _value(each, about) for each in words}


def seen_from(words: Words[About], of: Callable[[Other], About]) -> Words[Other]:
    """Return the same words for something that leads to what they are about.

    Args:
        words: The words.
        of: From the other thing to what the words are about.

    Returns:
        The words about the other thing.
    """

    def seen(entry: Word[About] | Repeated[About]) -> Word[Other] | Repeated[Other]:
        if isinstance(entry, Repeated):
            return Repeated(entry.name, entry.meaning, lambda it: entry.items(of(it)), entry.words)
        return Word(entry.name, entry.meaning, lambda it: entry.value(of(it)))

    return tuple(map(seen, words))


def _value(entry: Word[About] | Repeated[About], about: About) -> Any:
    if isinstance(entry, Repeated):
        return [gather(entry.words, item) for item in entry.items(about)]
    value = entry.value(about)
    return printable(value) if isinstance(value, str) else value
