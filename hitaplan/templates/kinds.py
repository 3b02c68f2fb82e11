"""Finds what does not go together in a template: a text that is compared with a number, a list that is printed, and the like.

Jinja would stumble over it, or print nonsense, when a document is made; here it is told before.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from hitaplan.templates.language import Mistake
from hitaplan.templates.limits import MOST_COLUMNS
from hitaplan.templates.said import FEWER_REPETITIONS, NO_TEXT
from hitaplan.templates.scope import Scope, walk
from hitaplan.templates.words import Condition, Number, Repeated, Word, Words, all_names

if TYPE_CHECKING:
    from jinja2 import nodes

_ORDERED = ("lt", "lteq", "gt", "gteq")
_AMONG = ("in", "notin")
_OF_NUMBERS = ("even", "odd")
_OF_LISTS = ("length", "join")
# What docxtpl makes of {% colspan … %} and {% cellbg … %}: the value stands in an attribute.
_WIDTH, _COLOUR = re.compile(r'<w:gridSpan w:val="$'), re.compile(r'<w:shd [^<>]*w:fill="$')
_COLOURS = re.compile(r"[0-9A-Fa-f]{6}|auto")
# One document-level list within another is a table of both; more of them only multiply.
_MOST_WHOLE_LISTS = 2


def misfits(tree: "nodes.Template", words: Words[Any]) -> Iterator[Mistake]:
    """Yield everything in a template that does not go together.

    Args:
        tree: The template as Jinja parsed it.
        words: The words of the document.

    Yields:
        A mistake for each; nothing of unknown words.
    """
    from jinja2 import nodes

    every = set(all_names(words))
    for node, scope in walk(tree, words):
        match node:
            case nodes.For():
                yield from _repeated(node, scope)
            case nodes.Output():
                yield from _printed(node, scope, every)
            case nodes.If() | nodes.CondExpr():
                yield from _condition(node, every)
            case nodes.Compare():
                yield from _compared(node, scope)
            case nodes.Test() if node.name in _OF_NUMBERS:
                yield from _numbers((node.node,), scope)
            case nodes.Filter():
                yield from _filtered(node, scope)


def _repeated(node: "nodes.For", scope: Scope) -> Iterator[Mistake]:
    listed, path = scope.meaning(node.iter), scope.path(node.iter)
    if listed is not None and not isinstance(listed, Repeated):
        what = "一覧ではないものを、繰り返そうとしています。"
        yield Mistake(node.lineno, "", what, "「for … in」の後には、一覧の言葉を書いてください。")
    whole = [each for each in (*scope.over, path) if len(each) == 1]
    if path in scope.over and listed is not None:
        what = f"「{path[-1]}」の繰り返しの中で、同じ「{path[-1]}」を繰り返しています。"
        yield Mistake(node.lineno, "", what, "内側の繰り返しを消してください。")
    elif len(path) == 1 and len(whole) > _MOST_WHOLE_LISTS:
        what = f"一覧の繰り返しが{len(whole)}重になっていて、文書が際限なく長くなります。"
        yield Mistake(node.lineno, "", what, FEWER_REPETITIONS)


def _printed(node: "nodes.Output", scope: Scope, every: set[str]) -> Iterator[Mistake]:
    from jinja2 import nodes

    before = ""
    for each in node.nodes:
        if isinstance(each, nodes.TemplateData):
            before = each.data
        elif _WIDTH.search(before):
            yield from _width(each, scope)
        elif _COLOUR.search(before):
            yield from _colour(each)
        else:
            yield from _as_text(each, scope, every)


def _as_text(node: "nodes.Node", scope: Scope, every: set[str]) -> Iterator[Mistake]:
    """Look at what is printed in a paragraph."""
    from jinja2 import nodes

    if isinstance(node, nodes.Const) and node.value in every:
        what = f"「{node.value}」が引用符で囲まれているので、値でなく、この言葉がそのまま印字されます。"
        yield Mistake(node.lineno, "", what, f"引用符を消して「{{{{ {node.value} }}}}」と書いてください。")
        return
    if isinstance(node, nodes.List | nodes.Tuple):
        what = "1つの差込に、2つ以上のものを並べています。"
        yield Mistake(node.lineno, "", what, "「{{ 年度 }}、{{ 課名 }}」のように、1つずつ書いてください。")
        return
    choices = [(each, scope.meaning(each)) for each in _choices(node)]
    if any(isinstance(meaning, Repeated | tuple) for _, meaning in choices):
        yield Mistake(node.lineno, "", *NO_TEXT)
    elif any(_holds_or_not(each, meaning) for each, meaning in choices):
        what = "条件は、印字できません。"
        remedy = "「{% if … %}はい{% else %}いいえ{% endif %}」のように書いてください。"
        yield Mistake(node.lineno, "", what, remedy)


def _holds_or_not(node: "nodes.Node", meaning: object) -> bool:
    """Whether something is true or false, and nothing to print."""
    from jinja2 import nodes

    is_constant = isinstance(node, nodes.Const) and isinstance(node.value, bool | None)
    return (
        is_constant
        or isinstance(node, nodes.Compare | nodes.Test | nodes.Not)
        or isinstance(meaning, Condition)
    )


def _condition(node: "nodes.If | nodes.CondExpr", every: set[str]) -> Iterator[Mistake]:
    from jinja2 import nodes

    if isinstance(node.test, nodes.Const) and node.test.value in every:
        what = f"条件の「{node.test.value}」が引用符で囲まれているので、いつもあてはまります。"
        yield Mistake(node.lineno, "", what, "引用符を消してください。")
    if isinstance(node, nodes.CondExpr) and node.expr2 is None:
        what = "「if」にあてはまらないときに印字するもの(「else」)がありません。"
        yield Mistake(node.lineno, "", what, "「{{ 計画名 if 年度 else '―' }}」のように書いてください。")


def _width(node: "nodes.Node", scope: Scope) -> Iterator[Mistake]:
    """Require as many columns as there may be: Word calls a file corrupt in which a cell takes none."""
    from jinja2 import nodes

    yield from _numbers((node,), scope)
    if isinstance(node, nodes.Const) and isinstance(node.value, int) and not 1 <= node.value <= MOST_COLUMNS:
        what = f"列の数(colspan)が{node.value}です。"
        yield Mistake(node.lineno, "", what, f"1から{MOST_COLUMNS}までの数を書いてください。")


def _numbers(found: tuple["nodes.Node | None", ...], scope: Scope) -> Iterator[Mistake]:
    """Require numbers where nothing else makes sense."""
    for each in found:
        if each is not None and not _is_number(each, scope):
            what = "数でなければならない所に、数ではないものがあります。"
            remedy = "大小の比較と列の数(colspan)には、数の言葉(「年度数」「loop.index」など)と数字だけが使えます。"
            yield Mistake(each.lineno, "", what, remedy)
            return


def _is_number(node: "nodes.Node", scope: Scope) -> bool:
    """Whether something is a number; of what is unknown, which is told already, nothing is said."""
    from jinja2 import nodes

    match node:
        case nodes.Const():
            return isinstance(node.value, int) and not isinstance(node.value, bool)
        case nodes.Name() | nodes.Getattr() | nodes.Getitem():
            meaning = scope.meaning(node)
            return meaning is None or isinstance(meaning, Number)
        case nodes.Filter():
            return node.name == "length"
        case nodes.CondExpr():
            return node.expr2 is not None and all(
                _is_number(each, scope) for each in (node.expr1, node.expr2)
            )
    return isinstance(node, nodes.Mul)


def _colour(node: "nodes.Node") -> Iterator[Mistake]:
    """Require a colour as Word writes it: it calls a file corrupt where it reads another."""
    from jinja2 import nodes

    values = [each.value if isinstance(each, nodes.Const) else "" for each in _choices(node)]
    if not all(_COLOURS.fullmatch(str(each)) for each in values):
        what = "セルの色(cellbg)が、色ではありません。"
        remedy = "「{% cellbg 'FFF2CC' %}」のように、6桁の色を引用符で囲んで書いてください。"
        yield Mistake(node.lineno, "", what, remedy)


def _compared(node: "nodes.Compare", scope: Scope) -> Iterator[Mistake]:
    sides = [node.expr, *(each.expr for each in node.ops)]
    for left, operand, right in zip(sides, node.ops, sides[1:], strict=False):
        if operand.op in _ORDERED:
            yield from _numbers((left, right), scope)
        elif operand.op in _AMONG and not _searchable(left, right, scope):
            what = "「in」の後は、文か、[ ] で囲んだ言葉の並びでなければなりません。"
            yield Mistake(
                node.lineno,
                "",
                what,
                "「{% if '課' in 課名 %}」「{% if 年度 in ['速報', '確定'] %}」のように書いてください。",
            )


def _searchable(left: "nodes.Node", right: "nodes.Node", scope: Scope) -> bool:
    """Whether one can look for something in something: a text in a text, anything among some."""
    from jinja2 import nodes

    return isinstance(right, nodes.Tuple | nodes.List) or (_is_text(left, scope) and _is_text(right, scope))


def _is_text(node: "nodes.Node", scope: Scope) -> bool:
    from jinja2 import nodes

    if isinstance(node, nodes.Const):
        return isinstance(node.value, str)
    named = isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem)
    return named and isinstance(scope.meaning(node), Word | None)


def _filtered(node: "nodes.Filter", scope: Scope) -> Iterator[Mistake]:
    """Require a list where its items are counted or joined."""
    from jinja2 import nodes

    named = isinstance(node.node, nodes.Name | nodes.Getattr | nodes.Getitem)
    of_a_list = named and isinstance(scope.meaning(node.node), Repeated | None)
    if node.name in _OF_LISTS and not of_a_list:
        what = f"「{node.name}」の前が、一覧ではありません。"
        yield Mistake(node.lineno, "", what, "「|」の前には、一覧の言葉を書いてください。")


def _choices(node: "nodes.Node") -> Iterator["nodes.Node"]:
    """Yield what may be printed in the end."""
    from jinja2 import nodes

    inner: list[nodes.Node | None] = []
    if isinstance(node, nodes.CondExpr):
        inner = [node.expr1, node.expr2]
    elif isinstance(node, nodes.And | nodes.Or):
        inner = [node.left, node.right]
    elif isinstance(node, nodes.Filter) and node.name == "default":
        inner = [node.node, *node.args[:1]]
    else:
        yield node
    for each in filter(None, inner):
        yield from _choices(each)
