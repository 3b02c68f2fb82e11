"""What the standard template prints and a changed one does not: perhaps on purpose, perhaps deleted by mistake."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

from hitaplan.findings.finding import Finding, Place, Severity
from hitaplan.reports.template_language import environment
from hitaplan.reports.template_source import TemplateSource
from hitaplan.reports.template_text import TemplatePart
from hitaplan.reports.words import Repeated, Words

if TYPE_CHECKING:
    from jinja2 import nodes

_CHART = "「グラフ」"
_Path: TypeAlias = tuple[str, ...]


def omissions(data: bytes, standard: bytes, file: str, words: Words[object]) -> Iterator[Finding]:
    """Yield one finding that names what is not printed, if there is any.

    Args:
        data: The template, without errors.
        standard: The standard template of the same name.
        file: Its name.
        words: The words that may stand in it.

    Yields:
        T-OMITTED, 参考: words, lists and charts.
    """
    own, other = (TemplateSource(each, file).parts.values() for each in (data, standard))
    said, expected = _said(own), _said(other)
    missing = list(dict.fromkeys(_missing(words, said, expected)))
    if _charts(own) < _charts(other):
        missing.append(_CHART)
    if missing:
        named = "、".join(missing)
        what = f"様式「{file}」では、標準の様式が印字する{named}が、どこにも印字されません。"
        remedy = (
            "わざと消したのなら、このままでかまいません。誤って消したのなら、標準の様式から写してください。"
        )
        yield Finding("T-OMITTED", Severity.INFO, Place(file), "", what, remedy)


def _missing(
    words: Words[object], said: set[_Path], expected: set[_Path], owner: _Path = ()
) -> Iterator[str]:
    """Yield what is gone; of a list that is gone, the list alone."""
    for each in words:
        path = (*owner, each.name)
        if path in expected - said:
            yield "の".join(f"「{name}」" for name in path)
        elif isinstance(each, Repeated):
            yield from _missing(each.words, said, expected, path)


def _charts(parts: Iterable[TemplatePart]) -> int:
    return sum(part.xml.count("<c:chart ") for part in parts)


def _said(parts: Iterable[TemplatePart]) -> set[_Path]:
    parse = environment().parse
    return {path for part in parts for path in _paths(parse(part.source), {})}


def _paths(node: "nodes.Node", scope: Mapping[str, _Path]) -> Iterator[_Path]:
    """Yield each word with the lists in which it stands, whatever their items are called here."""
    from jinja2 import nodes

    yield _path(node, scope)
    inner = scope
    if isinstance(node, nodes.For) and isinstance(node.target, nodes.Name):
        inner = {**scope, node.target.name: _path(node.iter, scope)}
        yield from _paths(node.iter, scope)
    if isinstance(node, nodes.Filter) and node.name == "join" and node.node is not None:
        said = (*node.args[1:], *(each.value for each in node.kwargs))
        joined = _path(node.node, scope)
        yield from ((*joined, str(each.value)) for each in said if isinstance(each, nodes.Const))
    for child in node.iter_child_nodes():
        yield from _paths(child, inner)


def _path(node: "nodes.Node", scope: Mapping[str, _Path]) -> _Path:
    from jinja2 import nodes

    if isinstance(node, nodes.Name):
        return scope.get(node.name, (node.name,))
    if isinstance(node, nodes.Getattr):
        return (*_path(node.node, scope), node.attr)
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        word = node.arg.value
        # 「取組一覧[0]」 is an item of the list.
        return (*_path(node.node, scope), *((word,) if isinstance(word, str) else ()))
    if isinstance(node, nodes.Filter) and node.name in ("first", "last") and node.node is not None:
        return _path(node.node, scope)
    return ()
