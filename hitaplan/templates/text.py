"""What stands in a part of a template: as Jinja compiles it, each tag on a line of its own, and as staff see it in Word.

Jinja tells a mistake by its line, so a line must lead back to the paragraph with the tag, also where docxtpl has taken
the paragraph away and joined its tag to another.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
TAG = re.compile(r"{{.*?}}|{%.*?%}|{#.*?#}", re.DOTALL)
CORE_PROPERTIES = "docProps/core.xml"
_OPENING = re.compile(r"{[{%#][-+]?")
# A tag behind whose opening braces a line begins.
_ON_A_LINE = re.compile(r"({[{%#][-+]?\n).*?[}%#]}", re.DOTALL)
# Behind the braces, docxtpl's own: what the tag takes with it, or which property of the cell it sets.
_KIND = re.compile(r"(?:tr|tc|p|r|colspan|cellbg)\s")
_QUOTES = str.maketrans("“”‘’", "\"\"''")
# What docxtpl makes of the tags of merged cells, and these tags.
_OF_MERGED, _MERGED = re.compile(r"\bloop\.(?:first|length)\b"), ("vm", "hm")
_LITERALS = {"{_{": '{{ "{{" }}', "}_}": '{{ "}}" }}', "{_%": '{{ "{%" }}', "%_}": '{{ "%}" }}'}
_PART_NAMES = {
    "header": "ヘッダー",
    "footer": "フッター",
    "footnotes": "脚注",
    "endnotes": "文末脚注",
    "document": "本文",
    "core": "文書のプロパティ",
}


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as staff see it, and one of its tags; no tag where it has none, no text where it stands in no text."""

    text: str
    tag: str


@dataclass(frozen=True)
class TemplatePart:
    """A part of a template that is filled in.

    Attributes:
        file: The template's name.
        path: The name of the part in the package.
        xml: What stands there, before docxtpl patches it.
        source: What Jinja compiles, each tag on a line of its own.
    """

    file: str
    path: str
    xml: str
    source: str

    @property
    def name(self) -> str:
        """What staff call the part."""
        return part_name(self.path)

    @cached_property
    def tree(self) -> "_Element":
        """The part, parsed."""
        from lxml import etree

        return etree.fromstring(self.xml.encode())

    @cached_property
    def paragraphs(self) -> tuple[str, ...]:
        """The text of every paragraph that has any; of the core properties, every property."""
        if self.path == CORE_PROPERTIES:
            return tuple(each.text for each in self.tree.iter("*") if each.text and each.text.strip())
        return tuple(filter(None, map(own_text, self.tree.iter(f"{W}p"))))

    @cached_property
    def descriptions(self) -> tuple[str, ...]:
        """What is said of pictures to those who do not see them: their titles and descriptions."""
        pictures = self.tree.iter(f"{_DRAWING}docPr")
        return tuple(said for each in pictures for said in map(each.get, ("title", "descr")) if said)

    @cached_property
    def tags(self) -> tuple[tuple[int, str], ...]:
        """Every tag as it is compiled, with its line."""
        found, line, end = [], 1, 0
        for match in _ON_A_LINE.finditer(self.source):
            line += self.source.count("\n", end, match.end(1))
            end = match.end(1)
            found.append((line, match[0]))
        return tuple(found)

    def seen(self, line: int) -> Paragraph:
        """Return the paragraph in which the tag of a line stands.

        Args:
            line: A line of the source.

        Returns:
            The paragraph and the tag, both as staff see them.
        """
        place = self._place(line)
        if place is None:
            return Paragraph(next(iter(self.paragraphs), ""), "")
        said = _bare(self.tags[place][1])
        turn = sum(_bare(tag) == said for _, tag in self.tags[:place])
        found = self._written.get(said) or (self._merged if _OF_MERGED.search(said) else [])
        shown = " ".join(self.tags[place][1].split())
        # A tag in an attribute: the name of a bookmark, or the text that stands for a picture.
        return found[min(turn, len(found) - 1)] if found else Paragraph("", shown)

    def _place(self, line: int) -> int | None:
        return max((place for place, (start, _) in enumerate(self.tags) if start <= line), default=None)

    def without(self, line: int) -> "TemplatePart":
        """Return the part with the tag of a line taken for a remark, every other tag where it was.

        Args:
            line: The line.

        Returns:
            The part; nothing of it where there is no tag before that line.
        """
        place = self._place(line)
        if place is None:
            return replace(self, source="")
        match = list(_ON_A_LINE.finditer(self.source))[place]
        before, behind = self.source[: match.start()], self.source[match.end() :]
        return replace(self, source=f"{before}{{#{match[0][2:-2]}#}}{behind}")

    @cached_property
    def _written(self) -> dict[str, list[Paragraph]]:
        found: dict[str, list[Paragraph]] = {}
        for text in self.paragraphs:
            for tag in TAG.findall(text):
                found.setdefault(_bare(tag), []).append(Paragraph(text, tag))
        return found

    @property
    def _merged(self) -> list[Paragraph]:
        return [each for kind in _MERGED for each in self._written.get(kind, ())]


def compiled_source(patched: str) -> str:
    """Return a part as Jinja compiles it.

    docxtpl replaces its literal braces in the finished text, staff's words included; here expressions take their place
    before any value is put in.

    Args:
        patched: The part as docxtpl patches it.

    Returns:
        It with a line break within every tag, where it changes nothing.
    """
    source = TAG.sub(lambda match: _OPENING.sub(r"\g<0>\n", match[0], count=1), patched)
    for literal, expression in _LITERALS.items():
        source = source.replace(literal, expression)
    return source


def own_text(paragraph: "_Element") -> str:
    """Return the text of a paragraph, without that of text boxes in it, which have paragraphs of their own.

    Args:
        paragraph: The paragraph.

    Returns:
        Its text, the instructions of its fields included.
    """
    return "".join(_own_pieces(paragraph)).strip()


def _own_pieces(paragraph: "_Element") -> Iterator[str]:
    for each in paragraph.iter(f"{W}t", f"{W}instrText"):
        if each.text and next(each.iterancestors(f"{W}p"), None) is paragraph:
            yield each.text


def part_name(path: str) -> str:
    """Return what staff call a part of a Word document.

    Args:
        path: Its name in the package.

    Returns:
        Its Japanese name, or the given one where it has none.
    """
    file = path.rpartition("/")[2]
    return next((name for start, name in _PART_NAMES.items() if file.startswith(start)), path)


def _bare(tag: str) -> str:
    """What a tag says, however docxtpl has changed its braces."""
    said = html.unescape(tag)[2:-2].strip("-+ \n").translate(_QUOTES)
    return " ".join(_KIND.sub("", said, count=1).split() if _KIND.match(said) else said.split())
