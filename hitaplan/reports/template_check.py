"""Checks a Word template: every mistake at once, each with its part, its paragraph and what to do."""

import io
import zipfile
from collections.abc import Iterator

from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Finding, Place, Severity
from hitaplan.reports.template_language import Mistake, environment, forbidden, unknown_words
from hitaplan.reports.template_marks import Mark, font_mark, fonts_in, marks_in
from hitaplan.reports.template_mistakes import (
    explain,
    failure_of,
    part_name,
    shortened,
    unreadable_tags,
    with_literals,
)
from hitaplan.reports.template_source import CORE_PROPERTIES, TemplateSource
from hitaplan.reports.words import Words

_STYLED = ("word/styles.xml", "word/theme/", "word/document.xml", "word/header", "word/footer")
# Parts that nobody fills in: a tag there is printed as it stands.
_NOT_FILLED = ("word/comments",)


def check_template(data: bytes, file: str, words: Words[object]) -> tuple[Finding, ...]:
    """Find every mistake of a template.

    Args:
        data: The .docx file.
        file: Its name.
        words: The words that may stand in it.

    Returns:
        The findings: errors where a document would be wrong or missing, 要確認, and 参考 for fonts.
    """
    try:
        source = TemplateSource(data, file)
    except Failure as failure:
        return (failure.finding,)
    found = [finding for name in source.sources for finding in _part(source, name, words)]
    return (*dict.fromkeys(found), *_whole_package(data, file))


def _part(source: TemplateSource, name: str, words: Words[object]) -> Iterator[Finding]:
    from jinja2 import TemplateSyntaxError
    from lxml import etree

    patched = source.sources[name]
    unreadable = [failure.finding for failure in unreadable_tags(patched, source.file, name)]
    yield from unreadable
    if name != CORE_PROPERTIES:
        tree = etree.fromstring(source.parts[name].encode())
        yield from (_marked(source.file, name, mark) for mark in marks_in(tree))
    text = with_literals(patched)
    try:
        parsed = environment().parse(text)
        mistakes: list[Mistake] = [*forbidden(parsed), *unknown_words(parsed, words)]
    except (TemplateSyntaxError, RecursionError) as error:
        # Braces that cannot be read are told already, and Jinja stumbles over them.
        if not unreadable:
            yield explain(error, text, source.file, name, {}).finding
        return
    yield from (failure_of(each, text, source.file, name).finding for each in mistakes)


def _marked(file: str, part: str, mark: Mark) -> Finding:
    where = f"様式「{file}」の{part_name(part)}"
    where += f"の段落「{shortened(mark.paragraph)}」で、" if mark.paragraph else "で、"
    place = Place(file, part_name(part))
    return Finding(mark.code, mark.severity, place, mark.value, where + mark.what, mark.remedy)


def _whole_package(data: bytes, file: str) -> Iterator[Finding]:
    """Look at what stands outside of the parts that are filled in."""
    from lxml import etree

    fonts: set[str] = set()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.startswith(_STYLED) and name.endswith(".xml"):
                fonts |= fonts_in(etree.fromstring(package.read(name)))
            elif name.startswith(_NOT_FILLED) and b"{{" in package.read(name):
                what = f"様式「{file}」のコメントに差込があります。コメントには値が入りません。"
                remedy = "コメントを消すか、差込を本文に移してください。"
                yield Finding("T-PLACE", Severity.WARNING, Place(file, "コメント"), "", what, remedy)
    yield from (_marked(file, "word/styles.xml", font_mark(font)) for font in sorted(fonts))
