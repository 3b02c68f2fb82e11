"""Refuses templates over which docxtpl itself would stand still: its patterns take hours over tags in odd places."""

import re
from typing import TYPE_CHECKING

from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Place
from hitaplan.templates.text import W, part_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_OPENING, _CLOSING = re.compile(r"{[{%#]"), re.compile(r"[}%#]}")
# A few may be missing by mistake: that is told by the check, each with its paragraph.
_MOST_UNPAIRED, _MOST_TAGS, _MOST_BRACES, _MOST_CHARACTERS = 50, 20_000, 40_000, 5_000_000
_OF_A_CELL = re.compile(r"{%\s*(?:vm|hm|colspan|cellbg)\b")
_LONG_GAP = re.compile(r"(?:colspan|cellbg|vm|hm)\s{50}")


def refuse_stalling(xml: str, file: str, part: str) -> None:
    """Refuse a part that docxtpl could not patch in reasonable time.

    Args:
        xml: The part.
        file: The template's name, for the message.
        part: The part's name.

    Raises:
        Failure: T-PLACE.
    """
    from lxml import etree

    if len(xml) > _MOST_CHARACTERS:
        raise _too_much(file, part)
    text = re.sub(r"<[^>]*>", "", xml)
    opened, closed = len(_OPENING.findall(text)), len(_CLOSING.findall(text))
    tree = etree.fromstring(xml.encode())
    if (
        abs(opened - closed) > _MOST_UNPAIRED
        or opened > _MOST_TAGS
        or xml.count("{") > _MOST_BRACES
        or _LONG_GAP.search(text)
    ):
        raise _too_much(file, part)
    misplaced = _misplaced(tree)
    if misplaced is not None:
        raise _outside(file, part, misplaced)


def _too_much(file: str, part: str) -> Failure:
    what = f"様式「{file}」の{part_name(part)}が大きすぎるか、差込が多すぎます。"
    return Failure("T-PLACE", Place(file, part_name(part)), what, "標準の様式から作り直してください。")


def _outside(file: str, part: str, text: str) -> Failure:
    where = f"様式「{file}」の{part_name(part)}"
    what = f"{where}の「{text[:60]}」で、セルの差込(colspan、cellbg、vm、hm)が、表のセルの外にあります。"
    remedy = "表のセルの文の中に移すか、消してください。"
    return Failure("T-PLACE", Place(file, part_name(part)), what, remedy, text[:60])


def _misplaced(tree: "_Element") -> str | None:
    """Return where a tag of a cell stands where there is no cell: in an attribute, a remark, or outside of tables."""
    from lxml import etree

    remarks = tree.iter(etree.Comment, etree.ProcessingInstruction)
    said = [each.text for each in remarks if "{%" in (each.text or "")]
    for element in tree.iter("*"):
        said += [str(value) for value in element.attrib.values() if _OF_A_CELL.search(str(value))]
        if element.tag == f"{W}p":
            text = "".join(each.text or "" for each in element.iter(f"{W}t"))
            if _OF_A_CELL.search(text) and next(element.iterancestors(f"{W}tc"), None) is None:
                said.append(text)
        elif element.tag != f"{W}t" and _OF_A_CELL.search((element.text or "") + (element.tail or "")):
            said.append(((element.text or "") + (element.tail or "")).strip())
        if said:
            return said[0]
    return None
