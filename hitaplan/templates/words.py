"""The words of a template: name, meaning and value of each stand together in one entry."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from hitaplan.templates.values import printable

About = TypeVar("About")
Other = TypeVar("Other")


@dataclass(frozen=True, slots=True)
class Word(Generic[About]):
    """A word that is printed: a text.

    Attributes:
        name: As it stands in a template.
        meaning: What it says, for those who change a template.
        value: Its value in a document about something.
    """

    name: str
    meaning: str
    value: Callable[[About], str]


@dataclass(frozen=True, slots=True)
class Number(Generic[About]):
    """A word that is a number: how many columns a cell takes, how deep a heading is."""

    name: str
    meaning: str
    value: Callable[[About], int]


@dataclass(frozen=True, slots=True)
class Condition(Generic[About]):
    """A word that is true or not: what stands between if and endif is printed or not."""

    name: str
    meaning: str
    value: Callable[[About], bool]


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


Entry: TypeAlias = Word[About] | Number[About] | Condition[About] | Repeated[About]
Words: TypeAlias = tuple[Entry[About], ...]
# Texts, numbers and conditions, and lists of the same.
Values: TypeAlias = dict[str, Any]


def spelt(term: str) -> str:
    """Return a term of the plan as a word of a template: without 「・」, which Jinja cannot read behind a dot.

    Args:
        term: The term, as 「未着手・中止」.

    Returns:
        「未着手中止」.
    """
    return term.replace("・", "")


def gather(words: Words[About], about: About) -> Values:
    """Work out the words of a document.

    Args:
        words: The words.
        about: What the document is about.

    Returns:
        The values by name; texts hold only what Word can print.
    """
    return {each.name: _value(each, about) for each in words}


def all_names(words: Words[Any]) -> Iterator[str]:
    """Yield the names of all words, those of the items of lists too.

    Args:
        words: The words of a document.

    Yields:
        Each name.
    """
    for each in words:
        yield each.name
        if isinstance(each, Repeated):
            yield from all_names(each.words)


def seen_from(words: Words[About], of: Callable[[Other], About]) -> Words[Other]:
    """Return the same words for something that leads to what they are about.

    Args:
        words: The words.
        of: From the other thing to what the words are about.

    Returns:
        The words about the other thing.
    """

    def seen(entry: Entry[About]) -> Entry[Other]:
        match entry:
            case Repeated(name, meaning, items, inner):
                return Repeated(name, meaning, lambda it: items(of(it)), inner)
            case Word(name, meaning, text):
                return Word(name, meaning, lambda it: text(of(it)))
            case Number(name, meaning, number):
                return Number(name, meaning, lambda it: number(of(it)))
            case Condition(name, meaning, holds):
                return Condition(name, meaning, lambda it: holds(of(it)))

    return tuple(map(seen, words))


def _value(entry: Entry[About], about: About) -> Any:
    if isinstance(entry, Repeated):
        return [gather(entry.words, item) for item in entry.items(about)]
    if isinstance(entry, Word):
        return printable(entry.value(about))
    return entry.value(about)
