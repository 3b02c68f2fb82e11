"""The page numbers of the contents: Word works them out when a document is opened, and asks before.

A template must not ask: it has no pages to count, and Word would leave 「エラー! ブックマークが定義されていません。」 in it. Nor
does Word keep the wish in a template that somebody has saved. So each document gets it, and no number of the template.
"""

from typing import TYPE_CHECKING

from hitaplan.templates.text import W

if TYPE_CHECKING:
    from lxml.etree import _Element

SETTINGS = "word/settings.xml"
_CODE = "PAGEREF"
# What the schema wants behind w:updateFields.
_BEHIND = (
    "hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids", "attachedSchema", "themeFontLang",
    "clrSchemeMapping", "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions",
    "readModeInkLockDown", "smartTagType", "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator",
)  # fmt: skip


def has_page_references(xml: str) -> bool:
    """Whether a part says on which page something stands."""
    return _CODE in xml


def without_page_numbers(xml: str) -> str:
    """Blank the page numbers that Word has left in a template.

    Args:
        xml: A part of the template.

    Returns:
        The part; unchanged where every number is blank.
    """
    if not has_page_references(xml):
        return xml
    from lxml import etree

    tree = etree.fromstring(xml.encode())
    stale = [
        text for paragraph in tree.iter(f"{W}p") for text in _numbers(paragraph) if (text.text or "").strip()
    ]
    for text in stale:
        text.text = " "
    return etree.tostring(tree, encoding="unicode") if stale else xml


def _numbers(paragraph: "_Element") -> "list[_Element]":
    """Return the texts that stand for the results of the references of a paragraph."""
    found: list[_Element] = []
    code, within = "", False
    for each in paragraph.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        kind = each.get(f"{W}fldCharType")
        if each.tag == f"{W}instrText":
            code += each.text or ""
        elif kind == "begin":
            code = ""
        elif kind is not None:
            within = kind == "separate" and code.split()[:1] == [_CODE]
        elif within:
            found.append(each)
    return found


def updated_on_opening(settings: bytes) -> bytes:
    """Let Word work out the fields when a document is opened.

    Args:
        settings: The part with the settings of the document.

    Returns:
        The part.
    """
    from lxml import etree

    tree = etree.fromstring(settings)
    if tree.find(f"{W}updateFields") is None:
        wish = etree.Element(f"{W}updateFields", {f"{W}val": "true"})
        behind = next((each for each in tree if etree.QName(each).localname in _BEHIND), None)
        tree.append(wish) if behind is None else behind.addprevious(wish)
    return etree.tostring(tree, encoding="UTF-8", standalone=True)
