"""Refuses templates over which docxtpl itself would stand still: its patterns take hours over tags in odd places."""

import re
from typing import TYPE_CHECKING

from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Place
from hitaplan.reports.template_text import W, part_name

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
        or _misplaced(tree)
    ):
        raise _too_much(file, part)


def _too_much(file: str, part: str) -> Failure:
    where = f"様式「{file}」の{part_name(part)}"
    return Failure(
        "T-PLACE",
        Place(file, part_name(part)),
        f"{where}が大きすぎるか、差込が多すぎるか、値の入らない場所(表の外、コメント、図の説明など)に、セルの差込があります。",
        "標準の様式から作り直してください。",
    )


def _misplaced(tree: "_Element") -> bool:
    """Whether a tag of a cell stands where there is no cell: in an attribute, a remark, or outside of tables."""
    from lxml import etree

    remarks = tree.iter(etree.Comment, etree.ProcessingInstruction)
    if any("{%" in (each.text or "") for each in remarks):
        return True
    for element in tree.iter("*"):
        if any(_OF_A_CELL.search(str(value)) for value in element.attrib.values()):
            return True
        if element.tag == f"{W}p":
            said = "".join(each.text or "" for each in element.iter(f"{W}t"))
            if _OF_A_CELL.search(said) and next(element.iterancestors(f"{W}tc"), None) is None:
                return True
        elif element.tag != f"{W}t" and _OF_A_CELL.search((element.text or "") + (element.tail or "")):
            return True
    return False
