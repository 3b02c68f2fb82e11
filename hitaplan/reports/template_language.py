"""What a template may say: words, repetitions and conditions, and nothing that computes or reaches elsewhere.

A template may come from anywhere. What is not on the white list is refused when it is compiled, so that no template can
read a file, run code, loop without end or grow without measure; what is left can only repeat over the lists of a
document, and how often it may is counted (template_limits.py).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hitaplan.findings.near_miss import suggestion
from hitaplan.reports.words import Repeated, Word, Words

if TYPE_CHECKING:
    from jinja2 import nodes
    from jinja2.sandbox import SandboxedEnvironment

_FILTERS = ("default", "first", "join", "last", "length")
_TESTS = ("defined", "even", "odd", "undefined")
# What Jinja itself knows within a repetition; docxtpl's merged cells ask for it too.
_LOOP = "loop"
_LOOP_WORDS: Words[Any] = tuple(
    Word(name, meaning, lambda _: 0)
    for name, meaning in (
        ("index", "何番目か(1から)"), ("index0", "何番目か(0から)"), ("revindex", "後ろから何番目か"),
        ("first", "最初かどうか"), ("last", "最後かどうか"), ("length", "全部の数"),
    )
)  # fmt: skip
# A longer text of its own would grow without measure between the items of a list.
_LONGEST_CONSTANT = 1_000
# More words to choose from help nobody.
_MOST_ALIKE = 3


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
    for node in _nodes(tree):
        line = node.lineno or 1
        if isinstance(node, nodes.Filter | nodes.Test) and node.name not in (*_FILTERS, *_TESTS):
            what = f"「{node.name}」という働きはありません。"
            yield Mistake(line, "", what, "「|」や「is」より後ろを消してください。")
        if not isinstance(node, allowed) or _reaches_elsewhere(node):
            what = (
                "使えない書き方をしています(差込で使えるのは、言葉、for、if、比べる、足す、引く、だけです)。"
            )
            yield Mistake(line, "", what, "差込には、決まった言葉だけを書いてください。")


def _reaches_elsewhere(node: "nodes.Node") -> bool:
    """Whether a node asks for what is no word of a document, or repeats over what is no list of it."""
    from jinja2 import nodes

    if isinstance(node, nodes.Mul):
        return not _width_of_merged_cells(node)
    if isinstance(node, nodes.For):
        return not isinstance(node.iter, nodes.Name | nodes.Getattr | nodes.Getitem)
    if isinstance(node, nodes.Filter) and node.name == "join":
        # Joined lists in joined lists would multiply.
        said = (*node.args, *(each.value for each in node.kwargs))
        listed = isinstance(node.node, nodes.Name | nodes.Getattr | nodes.Getitem)
        return not listed or not all(isinstance(each, nodes.Const) for each in said)
    if isinstance(node, nodes.Getattr):
        return node.attr.startswith("_")
    if isinstance(node, nodes.Getitem):
        return not isinstance(node.arg, nodes.Const)
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        return node.value.startswith("_") or len(node.value) > _LONGEST_CONSTANT
    return False


def _width_of_merged_cells(node: "nodes.Mul") -> bool:
    """Whether docxtpl wrote this: a cell of some columns, as often as the list is long."""
    from jinja2 import nodes

    return (
        isinstance(node.left, nodes.Const)
        and isinstance(node.left.value, int)
        and isinstance(node.right, nodes.Getattr)
        and isinstance(node.right.node, nodes.Name)
        and (node.right.node.name, node.right.attr) == (_LOOP, "length")
    )


def _allowed_nodes() -> tuple[type, ...]:
    from jinja2 import nodes

    return (
        nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const,
        nodes.For, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not,
        nodes.Add, nodes.Sub, nodes.Mul, nodes.Neg, nodes.Filter, nodes.Keyword, nodes.Test, nodes.Tuple, nodes.List,
    )  # fmt: skip


def _nodes(tree: "nodes.Node") -> "Iterator[nodes.Node]":
    """Walk a tree without recursion: a hostile one is deeper than Python can go."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += reversed(list(node.iter_child_nodes()))


# What a name stands for within a template: a word, a list, an item of a list (its words), or something of Jinja's own.
_Meaning = Word[Any] | Repeated[Any] | Words[Any] | None
_Scope = Mapping[str, _Meaning]


def unknown_words(tree: "nodes.Template", words: Words[Any]) -> Iterator[Mistake]:
    """Yield every word of a template that the document does not have, those of branches that are seldom printed too.

    Args:
        tree: The template as Jinja parsed it.
        words: The words of the document.

    Yields:
        A mistake for each, with a near miss.
    """
    scope = {each.name: each for each in words}
    every = set(all_names(words))
    for child in tree.iter_child_nodes():
        yield from _Names(every).of(child, scope)


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


class _Names:
    """Looks up the names of a template."""

    def __init__(self, every: set[str]) -> None:
        self._every = every

    def of(self, node: "nodes.Node", scope: _Scope) -> Iterator[Mistake]:
        """Yield the mistakes below a node."""
        from jinja2 import nodes

        if isinstance(node, nodes.For):
            yield from self._repetition(node, scope)
        elif isinstance(node, nodes.Output):
            for each in node.nodes:
                yield from self._printed(each, scope)
        elif isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
            yield from self._chain(node, scope)
        else:
            if isinstance(node, nodes.Filter) and node.name == "join":
                yield from self._joining(node, scope)
            if isinstance(node, nodes.If | nodes.CondExpr):
                yield from self._condition(node.test)
            for child in node.iter_child_nodes():
                yield from self.of(child, scope)

    def _repetition(self, node: "nodes.For", scope: _Scope) -> Iterator[Mistake]:
        from jinja2 import nodes

        mistakes = list(self.of(node.iter, scope))
        yield from mistakes
        listed = self._meaning(node.iter, scope)
        if not mistakes and not isinstance(listed, Repeated):
            what = "一覧ではないものを、繰り返そうとしています。"
            yield Mistake(node.lineno, "", what, "「for … in」の後には、一覧の言葉を書いてください。")
        name = node.target.name if isinstance(node.target, nodes.Name) else ""
        inner = {**scope, name: listed.words if isinstance(listed, Repeated) else None, _LOOP: _LOOP_WORDS}
        for child in (*node.body, *node.else_):
            yield from self.of(child, inner)

    def _printed(self, node: "nodes.Node", scope: _Scope) -> Iterator[Mistake]:
        from jinja2 import nodes

        mistakes = list(self.of(node, scope))
        yield from mistakes
        if isinstance(node, nodes.Const) and node.value in self._every:
            what = f"「{node.value}」が引用符で囲まれているので、値でなく、この言葉がそのまま印字されます。"
            yield Mistake(
                node.lineno, "", what, f"引用符を消して「{{{{ {node.value} }}}}」と書いてください。"
            )
        elif not mistakes and any(
            isinstance(self._meaning(each, scope), Repeated | tuple) for each in _choices(node)
        ):
            what = "文章ではないもの(一覧など)を印字しようとしています。"
            yield Mistake(node.lineno, "", what, "一覧は「for」で繰り返してください。")

    def _condition(self, test: "nodes.Node") -> Iterator[Mistake]:
        from jinja2 import nodes

        if isinstance(test, nodes.Const) and test.value in self._every:
            what = f"条件の「{test.value}」が引用符で囲まれているので、いつもあてはまります。"
            yield Mistake(test.lineno, "", what, "引用符を消してください。")

    def _joining(self, node: "nodes.Filter", scope: _Scope) -> Iterator[Mistake]:
        """Look at a list whose items are to be joined: by which of their words?"""
        from jinja2 import nodes

        listed = None if node.node is None else self._meaning(node.node, scope)
        if not isinstance(listed, Repeated):
            return
        said = [*node.args[1:], *(each.value for each in node.kwargs if each.key == "attribute")]
        name = next((each.value for each in said if isinstance(each, nodes.Const)), None)
        if name is None:
            what = f"「{listed.name}」の、どの言葉をつなぐのかがありません。"
            example = f"{{{{ {listed.name}|join('、', '{listed.words[0].name}') }}}}"
            yield Mistake(node.lineno, "", what, f"「{example}」のように書いてください。")
        elif name not in {each.name for each in listed.words}:
            yield self._unknown(node.lineno, str(name), {each.name: each for each in listed.words})

    def _chain(self, node: "nodes.Node", scope: _Scope) -> Iterator[Mistake]:
        """Look up 「取組」 and 「取組.番号」."""
        from jinja2 import nodes

        if isinstance(node, nodes.Name):
            if node.name not in scope:
                yield self._unknown(node.lineno, node.name, scope)
            return
        if not isinstance(node, nodes.Getattr | nodes.Getitem):
            return
        mistakes = list(self.of(node.node, scope))
        yield from mistakes
        owner, name = self._meaning(node.node, scope), _member(node)
        if mistakes or owner is None or name is None:
            return
        if not isinstance(owner, tuple):
            what = f"「{owner.name}」に「.{name}」は付けられません。"
            yield Mistake(node.lineno, name, what, "「.」の後の言葉は、繰り返しの中の言葉にだけ付けます。")
        elif name not in {each.name for each in owner}:
            yield self._unknown(node.lineno, name, {each.name: each for each in owner})

    def _meaning(self, node: "nodes.Node", scope: _Scope) -> _Meaning:
        from jinja2 import nodes

        if isinstance(node, nodes.Name):
            return scope.get(node.name)
        if isinstance(node, nodes.Getattr | nodes.Getitem):
            owner, name = self._meaning(node.node, scope), _member(node)
            return (
                next((each for each in owner if each.name == name), None)
                if isinstance(owner, tuple)
                else None
            )
        if isinstance(node, nodes.Filter) and node.name in ("first", "last") and node.node is not None:
            listed = self._meaning(node.node, scope)
            return listed.words if isinstance(listed, Repeated) else None
        return None

    def _unknown(self, line: int, name: str, known: Mapping[str, Any]) -> Mistake:
        if name in self._every and not suggestion(name, [each for each in known if each == name]):
            remedy = "繰り返しの中の言葉なら、「取組.番号」のように、繰り返しの名前を前に付けてください。"
            return Mistake(line, name, f"「{name}」という差込の言葉は、ここでは使えません。", remedy)
        near = _near(name, known) or _near(name, self._every)
        return Mistake(
            line, name, f"「{name}」という差込の言葉はありません。", f"{near}言葉を直してください。"
        )


def _choices(node: "nodes.Node") -> Iterator["nodes.Node"]:
    """Yield what may be printed in the end."""
    from jinja2 import nodes

    inner: list[nodes.Node | None] = []
    if isinstance(node, nodes.CondExpr):
        inner = [node.expr1, node.expr2]
    elif isinstance(node, nodes.And | nodes.Or):
        inner = [node.left, node.right]
    elif isinstance(node, nodes.Filter) and node.name == "default":
        inner = [node.node, *node.args]
    else:
        yield node
    for each in filter(None, inner):
        yield from _choices(each)


def _near(name: str, known: Iterable[str]) -> str:
    """A near miss; of a word of two characters, those that have one of them in its place."""
    near = suggestion(name, known)
    if near or len(name) != 2:
        return near
    alike = [each for each in known if len(each) == 2 and (each[0] == name[0] or each[1] == name[1])]
    return (
        f"{'か'.join(f'「{each}」' for each in alike)}ではありませんか。"
        if 0 < len(alike) <= _MOST_ALIKE
        else ""
    )


def _member(node: "nodes.Getattr | nodes.Getitem") -> str | None:
    """The word behind the dot, or in the brackets."""
    from jinja2 import nodes

    if isinstance(node, nodes.Getattr):
        return node.attr
    return node.arg.value if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str) else None
