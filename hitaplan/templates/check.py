"""Checks a Word template: every mistake at once, each with its part, its paragraph and what to do."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from unicodedata import normalize

from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Finding, Place, Severity
from hitaplan.templates.charts import misdrawn_charts
from hitaplan.templates.kinds import misfits
from hitaplan.templates.language import Mistake, environment, forbidden
from hitaplan.templates.losses import losses_in
from hitaplan.templates.marks import Mark, marks_in
from hitaplan.templates.mistakes import (
    belonging,
    explain,
    failure_of,
    line_of,
    quoting,
    unreadable_tags,
    unwieldy_tags,
)
from hitaplan.templates.names import unknown_words
from hitaplan.templates.package import package_findings
from hitaplan.templates.source import TemplateSource
from hitaplan.templates.text import CORE_PROPERTIES, TAG, TemplatePart
from hitaplan.templates.words import Words, all_names

if TYPE_CHECKING:
    from jinja2 import nodes

_MOST_TOLD = 50
_ITEM = re.compile(r"\bfor\s+([^\s%]+)")
_SINGLE = re.compile(r"(?<![{｛_])[{｛]\s*([^\s{}｛｝]+)\s*[}｝](?![}｝])")


def check_template(
    data: bytes, file: str, known: Mapping[str, Words[object]], drawn: tuple[str, ...] = ()
) -> tuple[Finding, ...]:
    """Find every mistake of a template.

    Args:
        data: The .docx file.
        file: Its name.
        known: The words that may stand in each template, by its name.
        drawn: What its chart draws, where the program fills one in.

    Returns:
        The findings: errors where a document would be wrong or missing, 要確認, and 参考 for fonts.
    """
    try:
        source = TemplateSource(data, file)
    except Failure as failure:
        return (failure.finding,)
    others = {name: words for name, words in known.items() if name != file}
    found = [finding for part in source.parts.values() for finding in _part(part, known[file], others)]
    return (*dict.fromkeys(found), *misdrawn_charts(data, file, drawn), *package_findings(data, file))


def _part(part: TemplatePart, words: Words[object], others: Mapping[str, Words[object]]) -> Iterator[Finding]:
    yield from _single_braces(part, words)
    unreadable = [failure.finding for failure in unreadable_tags(part)]
    yield from unreadable
    marked = [] if part.path == CORE_PROPERTIES else [_marked(part, mark) for mark in marks_in(part.tree)]
    yield from marked
    misplaced = {each.value for each in marked if each.severity is Severity.ERROR}
    # What is told of its own place is lost, too.
    if part.path != CORE_PROPERTIES and not unreadable and not misplaced:
        yield from losses_in(part)
    for line in unwieldy_tags(part):
        part = part.without(line)
    try:
        parsed, told, items = _parsed(part)
        mistakes: list[Mistake] = [
            *forbidden(parsed),
            *unknown_words(parsed, words, others),
            *misfits(parsed, words),
        ]
    except RecursionError as error:
        yield explain(error, part, {}).finding
        return
    if unreadable:
        items |= set(_ITEM.findall("\n".join(part.paragraphs)))
    # Jinja stumbles over braces, and tags in places, that are told already.
    yield from () if unreadable else (each for each in told if each.value not in misplaced)
    yield from (failure_of(each, part).finding for each in mistakes if each.value not in items)


def _single_braces(part: TemplatePart, words: Words[object]) -> Iterator[Finding]:
    """Find words in braces of which one is missing on either side: they are printed as they stand."""
    known = set(all_names(words))
    for text in part.paragraphs:
        for match in _SINGLE.finditer(TAG.sub("", text)):
            if known & set(match[1].split(".")):
                what = f"「{match[0]}」は括弧が1つずつなので、値が入らず、このまま印字されます。"
                remedy = f"値を入れるなら「{{{{ {match[1]} }}}}」と書いてください。"
                message = quoting(part, text) + what
                yield Finding(
                    "T-BRACES", Severity.WARNING, Place(part.file, part.name), match[0], message, remedy
                )


def _parsed(part: TemplatePart) -> tuple["nodes.Template", list[Finding], set[str]]:
    """Parse a part; where Jinja stops, tell it and go on without that tag, and without the end that belongs to it.

    Returns:
        The template, what was told, and the names of the items whose repetition could not be read.
    """
    from jinja2 import TemplateSyntaxError, nodes

    told: list[Finding] = []
    items: set[str] = set()
    for _ in range(_MOST_TOLD):
        try:
            return environment().parse(part.source), told, items
        except TemplateSyntaxError as error:
            line = line_of(error, part)
            told.append(explain(error, part, {}).finding)
            items |= set(_ITEM.findall(normalize("NFKC", dict(part.tags).get(line, ""))))
            for each in (line, *belonging(line, part)):
                part = part.without(each)
    return nodes.Template([]), told, items


def _marked(part: TemplatePart, mark: Mark) -> Finding:
    message = quoting(part, mark.paragraph) + mark.what
    return Finding(mark.code, mark.severity, Place(part.file, part.name), mark.value, message, mark.remedy)
