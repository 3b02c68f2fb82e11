"""What the names of a template stand for, place by place: the words of the document, and of the lists around a place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from hitaplan.templates.words import Condition, Entry, Number, Repeated, Words

if TYPE_CHECKING:
    from jinja2 import nodes

LOOP = "loop"
# What Jinja itself knows within a repetition; docxtpl's merged cells ask for it too.
LOOP_WORDS: Words[Any] = (
    Number("index", "何番目か(1から)", lambda _: 1),
    Number("index0", "何番目か(0から)", lambda _: 0),
    Number("revindex", "後ろから何番目か", lambda _: 1),
    Number("length", "全部の数", lambda _: 1),
    Condition("first", "最初かどうか", lambda _: True),
    Condition("last", "最後かどうか", lambda _: True),
)
# The names of the lists that lead to a word, its own last.
Path: TypeAlias = tuple[str, ...]
# A word, a list, an item of a list (its words), or nothing that is known.
Meaning: TypeAlias = Entry[Any] | Words[Any] | None


@dataclass(frozen=True, slots=True)
class Scope:
    """What may be said in one place of a template.

    Attributes:
        names: What every name stands for, and the lists that lead to it.
        over: The lists that are repeated over around the place, the outermost first.
    """

    names: Mapping[str, tuple[Meaning, Path]]
    over: tuple[Path, ...] = ()

    def meaning(self, node: "nodes.Node | None") -> Meaning:
        """Return what 「取組」 or 「取組.番号」 stands for; None where it is no such thing, or is not known."""
        return self._found(node)[0]

    def path(self, node: "nodes.Node | None") -> Path:
        """Return the lists that lead to a word, and its name; () where it is no word."""
        return self._found(node)[1]

    def _found(self, node: "nodes.Node | None") -> tuple[Meaning, Path]:
        from jinja2 import nodes

        if isinstance(node, nodes.Name):
            return self.names.get(node.name, (None, ()))
        if not isinstance(node, nodes.Getattr | nodes.Getitem):
            return None, ()
        owner, path = self._found(node.node)
        name = member(node)
        if not isinstance(owner, tuple) or name is None:
            return None, ()
        return next(((each, (*path, name)) for each in owner if each.name == name), (None, ()))

    def within(self, node: "nodes.For") -> "Scope":
        """Return what may be said within a repetition."""
        from jinja2 import nodes

        listed, path = self._found(node.iter)
        inner = listed.words if isinstance(listed, Repeated) else None
        item = {node.target.name: (inner, path)} if isinstance(node.target, nodes.Name) else {}
        return Scope({**self.names, **item, LOOP: (LOOP_WORDS, ())}, (*self.over, path))


def walk(tree: "nodes.Template", words: Words[Any]) -> Iterator[tuple["nodes.Node", Scope]]:
    """Yield everything a template says, the outer before the inner, each with what may be said in its place.

    Args:
        tree: The template as Jinja parsed it.
        words: The words of the document.

    Yields:
        The nodes; of branches that are seldom printed, too.
    """
    yield from _walk(tree, Scope({each.name: (each, (each.name,)) for each in words}))


def _walk(node: "nodes.Node", scope: Scope) -> Iterator[tuple["nodes.Node", Scope]]:
    from jinja2 import nodes

    yield node, scope
    if isinstance(node, nodes.For):
        inner = scope.within(node)
        # What stands behind 「else」 is printed where there is no item.
        children = [(node.iter, scope), *((each, inner) for each in (node.test, *node.body) if each)]
        children += [(each, scope) for each in node.else_]
    else:
        children = [(each, scope) for each in node.iter_child_nodes()]
    for child, place in children:
        yield from _walk(child, place)


def member(node: "nodes.Getattr | nodes.Getitem") -> str | None:
    """Return the word behind the dot, or in the brackets; None where it is no word."""
    from jinja2 import nodes

    if isinstance(node, nodes.Getattr):
        return node.attr
    return node.arg.value if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str) else None
