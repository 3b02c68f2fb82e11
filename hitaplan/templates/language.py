"""What a template may say: words, repetitions and conditions, and nothing that computes or reaches elsewhere.

A template may come from anywhere. What is not on the white list is refused when it is compiled, so that no template can
read a file, run code, loop without end or grow without measure; what is left can only repeat over the lists of a
document, and how often it may is counted (limits.py).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hitaplan.templates.said import ONLY_WORDS, unknown_filter
from hitaplan.templates.scope import LOOP, member
from hitaplan.templates.values import printable

if TYPE_CHECKING:
    from jinja2 import nodes
    from jinja2.sandbox import SandboxedEnvironment

_FILTERS = ("default", "join", "length")
_TESTS = ("even", "odd")
# Deeper expressions, which nobody needs, Jinja cannot compile.
_DEEPEST = 25


class NotPrintable(Exception):  # noqa: N818 - says what the value is
    """Raised where a tag asks for a whole list, or for nothing at all."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake in what a template says.

    Attributes:
        line: The line of the source, one paragraph a line.
        value: The word or the tag.
        what: What is wrong.
        remedy: What to do.
    """

    line: int
    value: str
    what: str
    remedy: str


def environment() -> "SandboxedEnvironment":
    """Return the environment in which templates are compiled: a sandbox, and nothing in it but what is allowed."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    made = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_printed)
    made.globals.clear()
    # Jinja would work out 「'a' * 999999999」 while it compiles.
    made.optimized = False
    made.filters = {name: made.filters[name] for name in _FILTERS}
    made.tests = {name: made.tests[name] for name in _TESTS}
    return made


def _printed(value: object) -> object:
    """Refuse what would be printed as Python writes it."""
    if value is None or isinstance(value, (Mapping, list, tuple)):
        raise NotPrintable
    return value


def forbidden(tree: "nodes.Template") -> Iterator[Mistake]:
    """Yield everything in a template that is not on the white list.

    Args:
        tree: The template as Jinja parsed it.

    Yields:
        A mistake for each.
    """
    from jinja2 import nodes

    allowed = _allowed_nodes()
    for node, line, depth in _nodes(tree):
        if isinstance(node, nodes.Filter | nodes.Test) and node.name not in (*_FILTERS, *_TESTS):
            yield Mistake(line, "", *unknown_filter(node.name))
        elif not isinstance(node, allowed) or _reaches_elsewhere(node):
            what = "使えない書き方をしています(書けるものは、差込項目の初めの表にあります)。"
            yield Mistake(line, "", what, ONLY_WORDS)
        elif depth == _DEEPEST:
            yield Mistake(line, "", "差込が込み入りすぎています。", ONLY_WORDS)


def _reaches_elsewhere(node: "nodes.Node") -> bool:
    """Whether a node asks for what is no word of a document, or repeats over what is no list of it."""
    from jinja2 import nodes

    if isinstance(node, nodes.Mul):
        return not _width_of_merged_cells(node)
    if isinstance(node, nodes.For):
        listed = isinstance(node.iter, nodes.Name | nodes.Getattr | nodes.Getitem)
        return not listed or not isinstance(node.target, nodes.Name) or node.target.name == LOOP
    if isinstance(node, nodes.Filter) and node.name == "join":
        # Joined lists in joined lists would multiply.
        said = (*node.args, *(each.value for each in node.kwargs))
        listed = isinstance(node.node, nodes.Name | nodes.Getattr | nodes.Getitem)
        return not listed or not all(isinstance(each, nodes.Const) for each in said)
    if isinstance(node, nodes.Getattr):
        return node.attr.startswith("_")
    if isinstance(node, nodes.Getitem):
        return member(node) is None
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        return node.value.startswith("_") or node.value != printable(node.value)
    return False


def _width_of_merged_cells(node: "nodes.Mul") -> bool:
    """Whether docxtpl wrote this: a cell of some columns, as often as the list is long."""
    from jinja2 import nodes

    return (
        isinstance(node.left, nodes.Const)
        and isinstance(node.left.value, int)
        and isinstance(node.right, nodes.Getattr)
        and isinstance(node.right.node, nodes.Name)
        and (node.right.node.name, node.right.attr) == (LOOP, "length")
    )


def _allowed_nodes() -> tuple[type, ...]:
    from jinja2 import nodes

    return (
        nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const,
        nodes.For, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not,
        nodes.Mul, nodes.Filter, nodes.Keyword, nodes.Test, nodes.Tuple, nodes.List,
    )  # fmt: skip


def _nodes(tree: "nodes.Node") -> "Iterator[tuple[nodes.Node, int, int]]":
    """Walk a tree without recursion, for a hostile one is deeper than Python can go; with line and depth of expression."""
    from jinja2 import nodes

    waiting = [(tree, 1, 0)]
    while waiting:
        node, line, depth = waiting.pop()
        # Some nodes have no line of their own.
        line = node.lineno or next((each.lineno for each in node.iter_child_nodes() if each.lineno), line)
        yield node, line, depth
        below = depth + 1 if isinstance(node, nodes.Expr) else 0
        waiting += reversed([(each, line, below) for each in node.iter_child_nodes()])
