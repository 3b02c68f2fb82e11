"""Finds the words of a template that are not there: unknown ones, and known ones where they cannot stand."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from hitaplan.findings.near_miss import suggestion
from hitaplan.templates.hints import Hints
from hitaplan.templates.language import Mistake
from hitaplan.templates.said import unknown_word
from hitaplan.templates.scope import LOOP, Scope, member, walk
from hitaplan.templates.words import Repeated, Words

if TYPE_CHECKING:
    from jinja2 import nodes


def unknown_words(
    tree: "nodes.Template", words: Words[Any], others: Mapping[str, Words[Any]]
) -> Iterator[Mistake]:
    """Yield every word of a template that the document does not have, those of branches that are seldom printed too.

    Args:
        tree: The template as Jinja parsed it.
        words: The words of the document.
        others: The words of every other template, by its name.

    Yields:
        A mistake for each, with a near miss.
    """
    from jinja2 import nodes

    hints = Hints(words, others)
    items: set[str] = set()
    for node, scope in walk(tree, words):
        if isinstance(node, nodes.Name) and node.name not in scope.names and node.name not in items:
            yield hints.unknown(node.lineno, node.name, scope.names, scope)
        elif isinstance(node, nodes.Getattr | nodes.Getitem):
            if (owner := _unknown_owner(node, scope)) and owner not in items:
                items.add(owner)
                yield _without_repetition(node, owner, scope)
            yield from _member(node, scope, hints)
        elif isinstance(node, nodes.Filter) and node.name == "join":
            yield from _joining(node, scope, hints)


def _member(node: "nodes.Getattr | nodes.Getitem", scope: Scope, hints: Hints) -> Iterator[Mistake]:
    """Look up the word behind a dot."""
    owner, name = scope.meaning(node.node), member(node)
    if owner is None or name is None:
        return
    if not isinstance(owner, tuple):
        what = f"「{owner.name}」に「.{name}」は付けられません。"
        yield Mistake(node.lineno, name, what, "「.」の後の言葉は、繰り返しの中の言葉にだけ付けます。")
    elif name not in (known := [each.name for each in owner]):
        yield hints.unknown(node.lineno, name, known, scope)


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
    if owner == LOOP:
        remedy = "「loop.index」のような言葉は、繰り返しの中でだけ使えます。繰り返しの始まりが消えていないか確かめてください。"
    return Mistake(node.lineno, owner, unknown_word(owner), f"{suggestion(owner, items)}{remedy}")


def _joining(node: "nodes.Filter", scope: Scope, hints: Hints) -> Iterator[Mistake]:
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
        yield hints.unknown(node.lineno, str(name), known, scope)
