"""Office files made on the spot, good and broken, for tests."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from datetime import datetime

import docx
import xlsxwriter

SHEET = "xl/worksheets/sheet1.xml"
TYPES = "[Content_Types].xml"
RELATIONS = "_rels/.rels"
OLE_HEADER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_NAME = "EncryptedPackage".encode("utf-16-le")


def make_workbook(fill: Callable[[xlsxwriter.Workbook], None] | None = None) -> bytes:
    """A real .xlsx; `fill` gets the open workbook. Left out, it has one sheet 取組 with 「取組番号」 in A1."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        (fill or _fill_one_cell)(book)
    return buffer.getvalue()


def make_docx() -> bytes:
    """A real .docx."""
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    return buffer.getvalue()


def make_zip(parts: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """All parts of a zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def with_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The package with some parts replaced or added."""
    return make_zip(parts_of(data) | parts)


def with_replaced(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The package with a piece of one part replaced."""
    content = parts_of(data)[part]
    assert old in content
    return with_parts(data, {part: content.replace(old, new)})


def content_offset(data: bytes, part: str) -> tuple[int, int]:
    """Where the packed bytes of a part begin, and how many there are."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        info = package.getinfo(part)
    name_size, extra_size = struct.unpack_from("<2H", data, info.header_offset + 26)
    return info.header_offset + 30 + name_size + extra_size, info.compress_size


def with_garbled_content(data: bytes, part: str) -> bytes:
    """The package with the packed bytes of one part overwritten."""
    start, size = content_offset(data, part)
    return data[:start] + b"\xff" * size + data[start + size :]


def with_header_field(data: bytes, part: str, field: str, value: int) -> bytes:
    """The package with one number changed in both headers of one part: flags, method, crc or size."""
    local, central, form = {
        "flags": (6, 8, "<H"),
        "method": (8, 10, "<H"),
        "crc": (14, 16, "<I"),
        "size": (22, 24, "<I"),
    }[field]
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        header = package.getinfo(part).header_offset
    changed, name = bytearray(data), part.encode()
    directory = data.index(b"PK\x01\x02")
    while data[directory + 46 : directory + 46 + len(name)] != name:
        directory = data.index(b"PK\x01\x02", directory + 4)
    struct.pack_into(form, changed, header + local, value)
    struct.pack_into(form, changed, directory + central, value)
    return bytes(changed)


def moment(*parts: int) -> datetime:
    """A day, or a day and a time, as Excel knows it: without a time zone."""
    return datetime(*parts)


def _fill_one_cell(book: xlsxwriter.Workbook) -> None:
    book.add_worksheet("取組").write_string("A1", "取組番号")
