"""Mistakes of a template that Jinja cannot see: where docxtpl's tags stand, cells that may lose all they have, fonts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hitaplan.findings.finding import Severity
from hitaplan.templates.text import W, own_text

if TYPE_CHECKING:
    from lxml.etree import _Element

_TAG = re.compile(r"{%-?\s*(?:(tr|tc|p|r)\s+)?(for|if|elif|else|endfor|endif)\b.*?%}")
# A word does not stand in the place of a paragraph, a row, a cell or a run: its text would be printed nowhere.
_MISPRINTED = re.compile(r"{{-?(tr|tc|p|r)\s+(.*?)\s*-?}}")
_TAKING = re.compile(r"{%-?\s*(tr|tc|p)\s.*?%}|{#(tr|tc|p)\s.*?#}")
_PICTURED = {
    "drawing": "図", "pict": "図", "object": "図", "sectPr": "セクション区切り", "footnoteReference": "脚注",
    "endnoteReference": "文末脚注", "sym": "記号",
}  # fmt: skip
# Bookmarks that nobody has set.
_MADE_BY_WORD = ("_", "OLE_LINK")
# What a tag takes with it: what staff call it, and its element.
_HOLDERS = {"p": ("段落", None), "tr": ("行", "tr"), "tc": ("セル", "tc")}
_ENDS = {"endfor": "for", "endif": "if"}


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to be said of a place in a template.

    Attributes:
        code: T-PLACE or T-CELL.
        severity: How much it matters.
        value: The tag.
        paragraph: The text of the paragraph.
        what: What is wrong.
        remedy: What to do.
    """

    code: str
    severity: Severity
    value: str
    paragraph: str
    what: str
    remedy: str


def marks_in(tree: "_Element") -> Iterator[Mark]:
    """Yield what is to be said of the tags of one part.

    Args:
        tree: The part, before docxtpl patches it.

    Yields:
        Tags where they cannot work, text that would vanish, pairs that do not fit, cells that may be left empty.
    """
    pairs = _Pairs()
    for paragraph in tree.iter(f"{W}p"):
        text = own_text(paragraph)
        if "{" not in text:
            continue
        yield from (_misprinted(found, text) for found in _MISPRINTED.finditer(text))
        yield from _placed(paragraph, text)
        for found in _TAG.finditer(text):
            yield from pairs.meet(_Step(found[1] or "", found[2], found[0], text, paragraph))
    yield from _cells(tree)


@dataclass(frozen=True, slots=True)
class _Step:
    """A tag that begins, divides or ends a block."""

    kind: str
    word: str
    tag: str
    text: str
    paragraph: "_Element"

    @property
    def holder(self) -> "_Element | None":
        """Within what the beginning and the end of a block must stand together."""
        name = {"tr": f"{W}tbl", "tc": f"{W}tr"}.get(self.kind)
        return self.paragraph.getparent() if name is None else next(self.paragraph.iterancestors(name), None)


@dataclass
class _Pairs:
    """The tags that are open."""

    open: list[_Step] = field(default_factory=list)

    def meet(self, step: _Step) -> Iterator[Mark]:
        """Go on over one tag; an end of another kind than its beginning would tear the document."""
        if step.word in ("for", "if"):
            self.open.append(step)
            return
        if not self.open:
            return
        begun = self.open[-1]
        if step.word in _ENDS:
            self.open.pop()
        if begun.word == _ENDS.get(step.word, begun.word):
            yield from _matched(begun, step)


def _matched(begun: _Step, step: _Step) -> Iterator[Mark]:
    """Judge a beginning, and an end or a division that belongs to it."""
    if begun.kind != step.kind:
        right = f"{begun.kind} {step.word}".strip()
        what = f"「{step.tag}」は、始まり「{begun.tag}」と形が違います。"
        remedy = f"「{{%{right if begun.kind else ' ' + step.word} %}}」に直してください。"
        yield Mark("T-PLACE", Severity.ERROR, step.tag, step.text, what, remedy)
    elif begun.holder is not step.holder:
        what = f"「{step.tag}」と、始まり「{begun.tag}」が、表の外と中など、別の所にあります。"
        remedy = "始まりと終わりを、同じ表の行どうし、同じセルの段落どうし、又は表の外の段落どうしに置いてください。"
        yield Mark("T-PLACE", Severity.ERROR, step.tag, step.text, what, remedy)
    elif begun.kind == "" and step.word in _ENDS and begun.paragraph is not step.paragraph:
        what = f"「{begun.tag}」と「{step.tag}」が別の段落にあるので、印字しないときは、前後の段落が1つにつながります。"
        remedy = f"段落ごと印字するかどうかなら、「{{%p {begun.word} … %}}」と「{{%p {step.word} %}}」を、それぞれ1つの段落に書いてください。"
        yield Mark("T-PLACE", Severity.WARNING, begun.tag, begun.text, what, remedy)


def _misprinted(found: re.Match[str], text: str) -> Mark:
    what = f"「{found[0]}」の値は、印字されません(「{found[1]}」は、for と if にだけ付けます)。"
    return Mark(
        "T-PLACE", Severity.ERROR, found[0], text, what, f"「{{{{ {found[2]} }}}}」と書いてください。"
    )


def _placed(paragraph: "_Element", text: str) -> Iterator[Mark]:
    """Judge the first tag of a paragraph that takes a row, a cell or the paragraph with it: all else there vanishes."""
    found = _TAKING.search(text)
    if found is None:
        return
    remark = found[0].startswith("{#")
    name, element = _HOLDERS[found[1] or found[2]]
    holder = paragraph if element is None else next(paragraph.iterancestors(f"{W}{element}"), None)
    if holder is None and remark:
        return
    if holder is None:
        yield Mark(
            "T-PLACE", Severity.ERROR, found[0], text, f"「{found[0]}」が、表の外にあります。",
            "表の行の繰り返しには表の中で「{%tr … %}」を、段落の繰り返しには「{%p … %}」を使ってください。",
        )  # fmt: skip
        return
    if rest := _text(holder).replace(found[0], "", 1).strip() or _unwritten(holder):
        what = f"「{found[0]}」と同じ{name}にある「{rest}」は、印字されません。"
        remedy = f"タグだけを1つの{name}に書き、ほかは別の{name}に移してください。"
        yield Mark("T-PLACE", Severity.ERROR, rest, text, what, remedy)
    elif any(_is_on(each) for each in holder.iter(f"{W}pageBreakBefore")):
        what = f"「{found[0]}」の段落の「段落前で改ページする」は、働きません。"
        remedy = "改ページするなら、印字する最初の段落に「段落前で改ページする」を付けてください。"
        yield Mark("T-PLACE", Severity.WARNING, found[0], text, what, remedy)


def _unwritten(holder: "_Element") -> str:
    """Return what a paragraph, a row or a cell has besides its text; "" where it has nothing that would be missed."""
    pictured = (said for kind, said in _PICTURED.items() if next(holder.iter(f"{W}{kind}"), None) is not None)
    broken = any(each.get(f"{W}type") in ("page", "column") for each in holder.iter(f"{W}br"))
    named = (each.get(f"{W}name", "") for each in holder.iter(f"{W}bookmarkStart"))
    marked = (f"ブックマーク({name})" for name in named if not name.startswith(_MADE_BY_WORD))
    return next(pictured, "") or ("改ページ" if broken else next(marked, ""))


def _is_on(switch: "_Element") -> bool:
    return switch.get(f"{W}val", "true") not in ("0", "false", "off")


def _cells(tree: "_Element") -> Iterator[Mark]:
    """Find cells in which every paragraph may vanish: Word would call such a file corrupt, and we put an empty one in."""
    for cell in tree.iter(f"{W}tc"):
        depth, conditional, kept, first = 0, False, False, ""
        for paragraph in cell.iterfind(f"{W}p"):
            text = own_text(paragraph)
            tag = re.search(r"{%-?\s*p\s+(for|if|elif|else|endfor|endif)\b", text)
            if tag is None:
                kept = kept or depth == 0
                continue
            first = first or text
            conditional = True
            # Where there is an else, one of both is printed.
            kept = kept or tag[1] == "else"
            depth += {"for": 1, "if": 1, "endfor": -1, "endif": -1}.get(tag[1], 0)
        if conditional and not kept and len(cell.findall(f"{W}tbl")) == 0:
            what = (
                "セルの段落が、すべて「{%p … %}」の中にあります。条件にあてはまらないと、空のセルになります。"
            )
            yield Mark(
                "T-CELL", Severity.WARNING, first, first, what, "それでよければ、このままでかまいません。"
            )


def _text(holder: "_Element") -> str:
    return "".join(each.text or "" for each in holder.iter(f"{W}t"))
