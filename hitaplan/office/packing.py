"""Zip packages that are the same bytes every time, from parts that are deflated once."""

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

_DEFLATED, _UTF8_NAME = 8, 0x800
# 1 January 1980, the first day of the zip calendar: no clock gets into the bytes.
_TIME, _DATE = 0, 0x21
_LOCAL, _CENTRAL, _END = 0x04034B50, 0x02014B50, 0x06054B50


@dataclass(frozen=True, slots=True)
class PackedPart:
    """One part of a package, already packed.

    Attributes:
        name: Its name in the package.
        crc: CRC-32 of its content.
        size: Size of its content.
        packed: Its bytes as they stand in the package.
        method: How they are packed, as zip numbers it; 8 is deflated, 0 stored.
    """

    name: str
    crc: int
    size: int
    packed: bytes
    method: int = _DEFLATED


def deflate_part(name: str, content: bytes) -> PackedPart:
    """Deflate one part.

    Args:
        name: Its name in the package.
        content: Its bytes.

    Returns:
        The part, ready for any number of packages.
    """
    compressor = zlib.compressobj(6, zlib.DEFLATED, -15)
    deflated = compressor.compress(content) + compressor.flush()
    return PackedPart(name, zlib.crc32(content), len(content), deflated)


def pack(parts: Iterable[PackedPart]) -> bytes:
    """Put parts into one package.

    Args:
        parts: The parts in their order.

    Returns:
        The bytes of the zip file; the same parts give the same bytes.
    """
    body, directory, count = bytearray(), bytearray(), 0
    for part in parts:
        name = part.name.encode()
        fields = (
            20,
            _UTF8_NAME,
            part.method,
            _TIME,
            _DATE,
            part.crc,
            len(part.packed),
            part.size,
            len(name),
            0,
        )
        directory += struct.pack("<IH5H3I2H3H2I", _CENTRAL, 20, *fields, 0, 0, 0, 0, len(body)) + name
        body += struct.pack("<I5H3I2H", _LOCAL, *fields) + name + part.packed
        count += 1
    end = struct.pack("<I4H2IH", _END, 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory + end)
