"""Adds formats to the styles of a workbook; the old ones keep their numbers."""

from copy import deepcopy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class StylePatch:
    """The styles of a workbook, to which formats can be added."""

    def __init__(self, xml: bytes) -> None:
        """Parse the part xl/styles.xml."""
        from lxml import etree

        self._root = etree.fromstring(xml)
        self._made: dict[tuple[int, str], int] = {}

    def tinted(self, style: int, color: str) -> int:
        """Return the format that is like another one, but filled with a colour.

        Args:
            style: Number of a format of this workbook.
            color: The colour as RRGGBB.

        Returns:
            The number of the format; the same request gives the same number.
        """
        key = (style, color)
        if key not in self._made:
            formats = self._part("cellXfs")
            clone = deepcopy(formats[min(style, len(formats) - 1)])
            clone.set("fillId", str(self._add_fill(color)))
            clone.set("applyFill", "1")
            self._made[key] = _append(formats, clone)
        return self._made[key]

    def wrapped(self) -> int:
        """Return a format like the workbook's own first one, but wrapping its text from the top."""
        from lxml import etree

        formats = self._part("cellXfs")
        clone = deepcopy(formats[0])
        for child in clone.findall(f"{_S}alignment"):
            clone.remove(child)
        clone.insert(0, etree.Element(f"{_S}alignment", {"vertical": "top", "wrapText": "1"}))
        clone.set("applyAlignment", "1")
        return _append(formats, clone)

    def to_bytes(self) -> bytes:
        """Return the part."""
        from lxml import etree

        return etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _add_fill(self, color: str) -> int:
        from lxml import etree

        fill = etree.Element(f"{_S}fill")
        pattern = etree.SubElement(fill, f"{_S}patternFill", {"patternType": "solid"})
        etree.SubElement(pattern, f"{_S}fgColor", {"rgb": f"FF{color}"})
        etree.SubElement(pattern, f"{_S}bgColor", {"indexed": "64"})
        return _append(self._part("fills"), fill)

    def _part(self, name: str) -> "_Element":
        found = self._root.find(f"{_S}{name}")
        if found is None:
            raise ValueError(f"styles without {name}")
        return found


def _append(collection: "_Element", element: "_Element") -> int:
    collection.append(element)
    collection.set("count", str(len(collection)))
    return len(collection) - 1
