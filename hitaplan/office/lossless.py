"""Changes single cells of a workbook and nothing else.

What it guarantees: every part of the package that the caller does not change comes back byte for byte, packed as it
was and in its old order: charts, pictures, shapes, slicers, comments, macros, printer settings, custom XML and whatever
Excel may add in years to come. In a sheet that is changed, every element but the changed cells stays as it was. New
text is written into the cell itself, so that the table of shared strings need not change. Nothing is calculated: the
stored results of formulas stay old until Excel saves the file.
"""

import io
import posixpath
import struct
import zipfile
from collections.abc import Mapping
from functools import cached_property

from hitaplan.office.packing import PackedPart, deflate_part, pack

_LOCAL_HEADER = 30
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WORKBOOK = "xl/workbook.xml"


class Package:
    """A package (.xlsx, .xlsm) whose parts can be read and replaced."""

    def __init__(self, data: bytes) -> None:
        """Open a package that was guarded before.

        Args:
            data: The whole file.
        """
        self._data = data
        self._zip = zipfile.ZipFile(io.BytesIO(data))

    def has(self, name: str) -> bool:
        """Return whether there is such a part."""
        return name in self._zip.NameToInfo

    def read(self, name: str) -> bytes:
        """Return the content of a part."""
        return self._zip.read(name)

    def with_parts(self, changed: Mapping[str, bytes], added: Mapping[str, bytes] | None = None) -> bytes:
        """Return the package with some parts changed or added.

        Args:
            changed: New content of parts by name.
            added: Parts that the package does not have yet.

        Returns:
            The file; all other parts are copied as they are packed.
        """
        parts = [
            deflate_part(info.filename, changed[info.filename])
            if info.filename in changed
            else self._packed(info)
            for info in self._zip.infolist()
        ]
        parts += [deflate_part(name, content) for name, content in (added or {}).items()]
        return pack(parts)

    @cached_property
    def sheet_parts(self) -> dict[str, str]:
        """The part of each worksheet by the sheet's name."""
        from lxml import etree

        targets = {
            relation.get("Id"): part_at("xl", str(relation.get("Target")))
            for relation in etree.fromstring(self.read("xl/_rels/workbook.xml.rels"))
        }
        book = etree.fromstring(self.read(WORKBOOK))
        return {
            str(sheet.get("name")): targets[sheet.get(f"{_RELATION}id")]
            for sheet in book.iter("{*}sheet")
            if sheet.get(f"{_RELATION}id") in targets
        }

    def _packed(self, info: zipfile.ZipInfo) -> PackedPart:
        """Return a part as it stands in the file, without unpacking it."""
        lengths = struct.unpack_from("<2H", self._data, info.header_offset + 26)
        start = info.header_offset + _LOCAL_HEADER + sum(lengths)
        packed = self._data[start : start + info.compress_size]
        return PackedPart(info.filename, info.CRC, info.file_size, packed, info.compress_type)


def part_at(folder: str, target: str) -> str:
    """Return the name of the part that a relation points to.

    Args:
        folder: The folder of the part that has the relation.
        target: Its target, relative to that folder or from the root of the package.

    Returns:
        The part's name as it stands in the package.
    """
    return posixpath.normpath(posixpath.join(f"/{folder}", target)).lstrip("/")
