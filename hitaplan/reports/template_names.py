"""Finds the words of a template that are not there: unknown ones, and known ones where they cannot stand."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from hitaplan.findings.near_miss import near_miss, suggestion
from hitaplan.reports.catalogue import TEMPLATE_WORDS
from hitaplan.reports.template_language import Mistake
from hitaplan.reports.template_scope import Scope, member, walk
from hitaplan.reports.words import Repeated, Words

if TYPE_CHECKING:
    from jinja2 import nodes

# More words to choose from help nobody.
_MOST_ALIKE = 3


def unknown_words(tree: "nodes.Template", words: Words[Any]) -> Iterator[Mistake]:
    """Yield every word of a template that the document does not have, those of branches that are seldom printed too.

    Args:
        tree: The template as Jinja parsed it.
        words: The words of the document.

    Yields:
        A mistake for each, with a near miss.
    """
    from jinja2 import nodes

    items: set[str] = set()
    for node, scope in walk(tree, words):
        if isinstance(node, nodes.Name) and node.name not in scope.names and node.name not in items:
            yield _unknown(node.lineno, node.name, scope.names, scope, words)
        elif isinstance(node, nodes.Getattr | nodes.Getitem):
            if (owner := _unknown_owner(node, scope)) and owner not in items:
                items.add(owner)
                yield _without_repetition(node, owner, scope)
            yield from _member(node, scope, words)
        elif isinstance(node, nodes.Filter) and node.name == "join":
            yield from _joining(node, scope, words)


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


def _member(node: "nodes.Getattr | nodes.Getitem", scope: Scope, words: Words[Any]) -> Iterator[Mistake]:
    """Look up the word behind a dot."""
    owner, name = scope.meaning(node.node), member(node)
    if owner is None or name is None:
        return
    if not isinstance(owner, tuple):
        what = f"「{owner.name}」に「.{name}」は付けられません。"
        yield Mistake(node.lineno, name, what, "「.」の後の言葉は、繰り返しの中の言葉にだけ付けます。")
    elif name not in (known := [each.name for each in owner]):
        yield _unknown(node.lineno, name, known, scope, words)


def _unknown_owner(node: "nodes.Getattr | nodes.Getitem", scope: Scope) -> str:
    """Return the name before the dot where nobody knows it; else ""."""
    from jinja2 import nodes

    owner = node.node
    return owner.name if isinstance(owner, nodes.Name) and owner.name not in scope.names else ""


def _without_repetition(node: "nodes.Getattr | nodes.Getitem", owner: str, scope: Scope) -> Mistake:
    """Say once that a name before a dot is of no repetition: often one tag is gone, and all within is right."""
    items = [name for name, (meaning, _) in scope.names.items() if isinstance(meaning, tuple)]
    remedy = (
        f"「{owner}.{member(node)}」のような言葉は、「{{%p for {owner} in … %}}」と「{{%p endfor %}}」の間に書きます。"
        "繰り返しの始まりが消えていないか確かめてください。"
    )
    what = f"「{owner}」という差込の言葉はありません。"
    return Mistake(node.lineno, owner, what, f"{suggestion(owner, items)}{remedy}")


def _joining(node: "nodes.Filter", scope: Scope, words: Words[Any]) -> Iterator[Mistake]:
    """Look at a list whose items are to be joined: by which of their words?"""
    from jinja2 import nodes

    listed = scope.meaning(node.node)
    if not isinstance(listed, Repeated):
        return
    said = [*node.args[1:], *(each.value for each in node.kwargs if each.key == "attribute")]
    name = next((each.value for each in said if isinstance(each, nodes.Const)), None)
    known = [each.name for each in listed.words]
    if name is None:
        what = f"「{listed.name}」の、どの言葉をつなぐのかがありません。"
        example = f"{{{{ {listed.name}|join('、', '{known[0]}') }}}}"
        yield Mistake(node.lineno, "", what, f"「{example}」のように書いてください。")
    elif name not in known:
        yield _unknown(node.lineno, str(name), known, scope, words)


def _unknown(line: int, name: str, known: Iterable[str], scope: Scope, words: Words[Any]) -> Mistake:
    """Say that a word is not there, and which may be meant: one that may stand there, else where it may stand."""
    if any(each.name == name for each in words):
        what = f"「{name}」という差込の言葉は、「.」の後では使えません。"
        return Mistake(line, name, what, f"「{{{{ {name} }}}}」のように、言葉だけを書いてください。")
    if name in set(all_names(words)):
        what = f"「{name}」という差込の言葉は、ここでは使えません。"
        return Mistake(line, name, what, _where_it_stands(name, scope, words))
    near = _near(name, known)
    if others := [
        file for file, theirs in TEMPLATE_WORDS.items() if any(each.name == name for each in theirs)
    ]:
        what = f"「{name}」という差込の言葉は、この様式では使えません。"
        named = "、".join(f"「{each}」" for each in others)
        return Mistake(
            line, name, what, f"{near}様式{named}の言葉です。この様式の言葉に直すか、消してください。"
        )
    remedy = f"{near}言葉を直してください。"
    if not near and (elsewhere := near_miss(name, all_names(words))):
        remedy = f"「{elsewhere}」ではありませんか。{_where_it_stands(elsewhere, scope, words)}"
    return Mistake(line, name, f"「{name}」という差込の言葉はありません。", remedy)


def _where_it_stands(name: str, scope: Scope, words: Words[Any]) -> str:
    """Say how a word of a list's items is written."""
    around = [
        f"「{item}.{name}」"
        for item, (owner, _) in scope.names.items()
        if isinstance(owner, tuple) and any(each.name == name for each in owner)
    ]
    if around:
        return f"{'か'.join(around)}のように、繰り返しの名前を前に付けてください。"
    lists = list(dict.fromkeys(_lists_with(name, words)))[:_MOST_ALIKE]
    named = "、".join(f"「{each}」" for each in lists)
    return f"「{name}」は{named}の中の言葉です。その繰り返しの中に、「取組.{name}」のように、繰り返しの名前を前に付けて書いてください。"


def _lists_with(name: str, words: Words[Any]) -> Iterator[str]:
    """Yield the lists whose items have a word."""
    for each in words:
        if isinstance(each, Repeated):
            if any(inner.name == name for inner in each.words):
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
