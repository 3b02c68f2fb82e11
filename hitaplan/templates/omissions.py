"""What the standard template prints and a changed one does not: perhaps on purpose, perhaps deleted by mistake."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from hitaplan.findings.finding import Finding, Place, Severity
from hitaplan.templates.language import environment
from hitaplan.templates.scope import Path, Scope, walk
from hitaplan.templates.source import TemplateSource
from hitaplan.templates.text import TemplatePart
from hitaplan.templates.words import Repeated, Words

if TYPE_CHECKING:
    from jinja2 import nodes

_CHART = "「グラフ」"


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
    said, expected = _said(own, words), _said(other, words)
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


def _missing(words: Words[object], said: set[Path], expected: set[Path], owner: Path = ()) -> Iterator[str]:
    """Yield what is gone; of a list that is gone, the list alone."""
    for each in words:
        path = (*owner, each.name)
        if path in expected - said:
            yield "の".join(f"「{name}」" for name in path)
        elif isinstance(each, Repeated):
            yield from _missing(each.words, said, expected, path)


def _charts(parts: Iterable[TemplatePart]) -> int:
    return sum(part.xml.count("<c:chart ") for part in parts)


def _said(parts: Iterable[TemplatePart], words: Words[object]) -> set[Path]:
    parse = environment().parse
    return {
        path
        for part in parts
        for node, scope in walk(parse(part.source), words)
        for path in _paths(node, scope)
    }


def _paths(node: "nodes.Node", scope: Scope) -> Iterator[Path]:
    """Yield each word with the lists in which it stands, whatever their items are called here."""
    from jinja2 import nodes

    yield scope.path(node)
    if isinstance(node, nodes.Filter) and node.name == "join":
        said = (*node.args[1:], *(each.value for each in node.kwargs))
        yield from (
            (*scope.path(node.node), str(each.value)) for each in said if isinstance(each, nodes.Const)
        )
