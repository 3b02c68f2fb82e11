"""Checks a package (.xlsx, .docx) before any Office library opens it: its size, and that every part is whole."""

import io
import re
import zipfile
from xml.parsers import expat

from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Place
from hitaplan.office.file_kind import PACKAGE_ERRORS

MAX_FILE_BYTES = 100_000_000
MAX_UNPACKED_BYTES = 100_000_000
# Sheets of Japanese text shrink to about a tenth; only bombs shrink to a hundredth.
MAX_RATIO, RATIO_COUNTS_FROM = 100, 20_000_000
MAX_PARTS = 10_000
# openpyxl makes an object of every cell of a merged range.
MAX_MERGED_CELLS = 100_000
_RANGE = re.compile(r"\$?([A-Z]{0,3})\$?(\d*):\$?([A-Z]{0,3})\$?(\d*)")
_LAST_COLUMN, _LAST_ROW = "XFD", "1048576"

# Not .vml: in the text of a button, Excel itself writes <br> without an end, and nothing of ours reads it.
_XML_ENDINGS = (".xml", ".rels")
_MERGED = b"mergeCell"
_PLAIN_MERGE = re.compile(rb'<mergeCell ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"/>')


class _NotAllowedError(Exception):
    """A part declares a document type: Office never writes one, and entities could grow without end."""


def guard_package(data: bytes, file: str) -> None:
    """Refuse a package that is too large, broken in any part, or made to harm.

    Args:
        data: The whole package.
        file: Its name, for the message.

    Raises:
        Failure: F-BOMB, F-PART or F-BROKEN, with the part's name where one part is at fault.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _guard_size(package, len(data), file)
            for info in package.infolist():
                _guard_part(package, info, file)
    except PACKAGE_ERRORS as error:
        raise Failure(
            "F-BROKEN",
            Place(file),
            f"{file} は壊れています。",
            "もう一度コピーするか、控えのファイルを使ってください。",
        ) from error


def _guard_size(package: zipfile.ZipFile, packed: int, file: str) -> None:
    unpacked = sum(info.file_size for info in package.infolist())
    suspicious = unpacked > RATIO_COUNTS_FROM and unpacked > packed * MAX_RATIO
    if unpacked > MAX_UNPACKED_BYTES or suspicious or len(package.infolist()) > MAX_PARTS:
        raise Failure(
            "F-BOMB",
            Place(file),
            f"{file} は、展開すると {unpacked // 1_000_000} MB にもなるため、安全のため開きませんでした。",
            "不要なシート、使っていない行の書式、大きな絵などを削除して保存し直すか、控えのファイルを使ってください。",
        )


def _guard_part(package: zipfile.ZipFile, info: zipfile.ZipInfo, file: str) -> None:
    merged = 0
    try:
        content = package.read(info)
        if info.filename.lower().endswith(_XML_ENDINGS) or _MERGED in content:
            merged = _parse(content)
    except (*PACKAGE_ERRORS, expat.ExpatError, LookupError, _NotAllowedError) as error:
        raise Failure(
            "F-PART",
            Place(file),
            f"{file} の中の部品「{info.filename}」が壊れています。",
            "Excel や Word で開いて修復されるか確かめ、だめなら控えのファイルを使ってください。",
        ) from error
    if merged > MAX_MERGED_CELLS:
        raise Failure(
            "F-BOMB",
            Place(file),
            f"{file} に、{merged:,} セルにもわたるセルの結合があるため、安全のため開きませんでした。",
            "列全体・行全体のセルの結合を解除して、保存し直してください。",
        )


def _parse(content: bytes) -> int:
    """Parse a part to its end; return how many cells it merges."""
    areas: list[int] = []
    plain = _plain_merges(content)

    def count(name: str, attributes: dict[str, str]) -> None:
        if name.endswith(_MERGED.decode()):
            areas.append(_area(attributes.get("ref", "")))

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    # Only where need be: a call for every element of a large sheet takes long.
    if plain is None:
        parser.StartElementHandler = count
    parser.Parse(content, True)  # noqa: FBT003 - the parser's own signature
    return sum(areas) if plain is None else sum(map(_area, plain))


def _plain_merges(content: bytes) -> list[str] | None:
    """Return the merged ranges where all stand as Excel writes them, None where any may stand otherwise."""
    # UTF-16 has zero bytes.
    if b"\0" in content[:4]:
        return None
    if _MERGED not in content:
        return []
    found = _PLAIN_MERGE.findall(content)
    known = len(found) + content.count(b"<mergeCells") + content.count(b"</mergeCells")
    return [each.decode() for each in found] if known == content.count(_MERGED) else None


def _area(ref: str) -> int:
    match = _RANGE.fullmatch(ref.strip().upper())
    if not match:
        return 1
    first_column, first_row, last_column, last_row = match.groups()
    columns = _column_number(last_column or _LAST_COLUMN) - _column_number(first_column or "A") + 1
    return columns * (int(last_row or _LAST_ROW) - int(first_row or "1") + 1)


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _refuse_doctype(*_: object) -> None:
    raise _NotAllowedError
