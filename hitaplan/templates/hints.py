"""Says what may be meant by a word of a template that is not there, or cannot stand where it does."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hitaplan.findings.near_miss import near_miss, suggestion
from hitaplan.templates.language import Mistake
from hitaplan.templates.said import misplaced_word, unknown_word
from hitaplan.templates.scope import Scope
from hitaplan.templates.words import Repeated, Words, all_names

# More words to choose from help nobody.
_MOST_ALIKE = 3


@dataclass(frozen=True, slots=True)
class Hints:
    """What may be meant by a word that is not there.

    Attributes:
        words: The words of the document.
        others: The words of every other template, by its name.
    """

    words: Words[Any]
    others: Mapping[str, Words[Any]]

    def unknown(self, line: int, name: str, known: Iterable[str], scope: Scope) -> Mistake:
        """Say that a word is not there, and which may be meant: one that may stand there, else where it may stand.

        Args:
            line: The line of the source.
            name: The word.
            known: The words that may stand there.
            scope: What else may be said there.

        Returns:
            The mistake.
        """
        if name in _names(self.words):
            what = f"「{name}」という差込の言葉は、「.」の後では使えません。"
            return Mistake(line, name, what, f"「{{{{ {name} }}}}」のように、言葉だけを書いてください。")
        if name in set(all_names(self.words)):
            return Mistake(line, name, misplaced_word(name), _where_it_stands(name, scope, self.words))
        near = _near(name, known)
        if elsewhere := [file for file, theirs in self.others.items() if name in _names(theirs)]:
            what = f"「{name}」という差込の言葉は、この様式では使えません。"
            named = "、".join(f"「{each}」" for each in elsewhere)
            remedy = f"{near}様式{named}の言葉です。この様式の言葉に直すか、消してください。"
            return Mistake(line, name, what, remedy)
        remedy = f"{near}言葉を直してください。"
        if not near and (inner := near_miss(name, all_names(self.words))):
            remedy = f"「{inner}」ではありませんか。{_where_it_stands(inner, scope, self.words)}"
        return Mistake(line, name, unknown_word(name), remedy)


def _names(words: Words[Any]) -> set[str]:
    return {each.name for each in words}


def _where_it_stands(name: str, scope: Scope, words: Words[Any]) -> str:
    """Say how a word of a list's items is written."""
    around = [
        f"「{item}.{name}」"
        for item, (owner, _) in scope.names.items()
        if isinstance(owner, tuple) and name in _names(owner)
    ]
    if around:
        return f"{'か'.join(around)}のように、繰り返しの名前を前に付けてください。"
    lists = list(dict.fromkeys(_lists_with(name, words)))[:_MOST_ALIKE]
    named = "、".join(f"「{each}」" for each in lists)
    return f"「{name}」は{named}の中の言葉です。その一覧の繰り返しの中で、その繰り返しの名前と「.」を前に付けて書いてください。"


def _lists_with(name: str, words: Words[Any]) -> Iterator[str]:
    """Yield the lists whose items have a word."""
    for each in words:
        if isinstance(each, Repeated):
            if name in _names(each.words):
                yield each.name
            yield from _lists_with(name, each.words)


def _near(name: str, known: Iterable[str]) -> str:
    """A near miss; else the words that begin alike, or of a word of two characters those that share one in its place."""
    known = list(known)
    if near := suggestion(name, known):
        return near
    if len(name) == 2:
        alike = [each for each in known if len(each) == 2 and (each[0] == name[0] or each[1] == name[1])]
    else:
        alike = [each for each in known if len(name) > 2 and each[:2] == name[:2]]
    few = 0 < len(alike) <= _MOST_ALIKE
    return f"{'か'.join(f'「{each}」' for each in alike)}ではありませんか。" if few else ""
