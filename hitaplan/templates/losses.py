"""What docxtpl would take out of a template together with its tags, or tear: compared before and after it patches."""

import html
import re
from collections import Counter
from collections.abc import Iterator

from hitaplan.findings.finding import Finding, Place, Severity
from hitaplan.templates.mistakes import quoting
from hitaplan.templates.text import CORE_PROPERTIES, TAG, TemplatePart

_MARKUP = re.compile(r"<[^>]*>")
# What is no text and is printed all the same.
_PIECES = re.compile(
    r"<(?:w:(?:drawing|pict|object|sectPr|tbl|footnoteReference|endnoteReference)|m:oMath)\b"
)
# Braces that are to be printed are written in another way; blanks may go.
_NOT_COUNTED = re.compile(r"[{}_%\s]")
_REMEDY = (
    "差込の括弧の中に、図、脚注などを入れないでください。括弧の「-」は消してください。"
    "リンクや枠の中の差込は、括弧の始まりから終わりまで書き直してください。"
)


def losses_in(part: TemplatePart) -> Iterator[Finding]:
    """Yield what would be printed nowhere, though nobody said so.

    Args:
        part: A part whose tags can be read.

    Yields:
        T-PLACE for a text, a picture, a table or a note that vanishes, and for a tag that tears the document.
    """
    if part.path == CORE_PROPERTIES:
        return
    lost = _counted(TAG.sub("", _text(part.xml))) - _counted(_text(TAG.sub("", part.source)))
    if (line := _torn(part)) is not None:
        yield _told(part, part.seen(line).text, "差込の括弧が、リンク、枠、表などの境目をまたいでいます。")
    elif lost:
        text = _paragraph_without(part)
        yield _told(part, text, f"差込の括弧「{{%- … -%}}」の隣の「{''.join(lost)}」が、印字されません。")
    elif len(_PIECES.findall(part.xml)) > len(_PIECES.findall(part.source)):
        yield _told(part, _suspect(part), "差込の括弧の中か隣にある図、表、脚注などが、印字されません。")


def _told(part: TemplatePart, text: str, what: str) -> Finding:
    return Finding(
        "T-PLACE",
        Severity.ERROR,
        Place(part.file, part.name),
        text,
        quoting(part, text) + what,
        _REMEDY,
    )


def _text(xml: str) -> str:
    return html.unescape(_MARKUP.sub("", xml))


def _counted(text: str) -> Counter[str]:
    return Counter(_NOT_COUNTED.sub("", text))


def _paragraph_without(part: TemplatePart) -> str:
    """Return the first paragraph of whose text something is gone."""
    left = _text(TAG.sub("", part.source))
    gone = (text for text in part.paragraphs if any(each.strip() not in left for each in TAG.split(text)))
    return next(gone, _suspect(part))


def _suspect(part: TemplatePart) -> str:
    """Return the first paragraph with a tag that takes what is beside it; else the first with any tag."""
    tagged = [text for text in part.paragraphs if TAG.search(text)]
    return next((text for text in tagged if "{%-" in text or "-%}" in text), next(iter(tagged), ""))


def _torn(part: TemplatePart) -> int | None:
    """Return the line where the part is no longer well-formed, each tag taken away."""
    from xml.parsers.expat import ExpatError, ParserCreate

    bare = TAG.sub(lambda tag: "\n" * tag[0].count("\n"), part.source)
    try:
        ParserCreate().Parse(bare, True)  # noqa: FBT003 - the end of the text
    except ExpatError as error:
        return error.lineno
    return None
