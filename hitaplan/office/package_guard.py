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
_MERGED = re.compile(rb'mergeCell ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')

# Not .vml: in the text of a button, Excel itself writes <br> without an end, and nothing of ours reads it.
_XML_ENDINGS = (".xml", ".rels")


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
            "不要なシートや、使っていない行の書式を削除して保存し直すか、控えのファイルを使ってください。",
        )


def _guard_part(package: zipfile.ZipFile, info: zipfile.ZipInfo, file: str) -> None:
    try:
        content = package.read(info)
        if info.filename.lower().endswith(_XML_ENDINGS):
            _xml_parser().Parse(content, True)  # noqa: FBT003 - the parser's own signature
    except (*PACKAGE_ERRORS, expat.ExpatError, LookupError, _NotAllowedError) as error:
        raise Failure(
            "F-PART",
            Place(file),
            f"{file} の中の部品「{info.filename}」が壊れています。",
            "Excel や Word で開いて修復されるか確かめ、だめなら控えのファイルを使ってください。",
        ) from error

    merged = sum(_area(*match) for match in _MERGED.findall(content))
    if merged > MAX_MERGED_CELLS:
        raise Failure(
            "F-BOMB",
            Place(file),
            f"{file} に、{merged:,} セルにもわたるセルの結合があるため、安全のため開きませんでした。",
            "列全体・行全体のセルの結合を解除して、保存し直してください。",
        )


def _area(first_column: bytes, first_row: bytes, last_column: bytes, last_row: bytes) -> int:
    columns = _column_number(last_column) - _column_number(first_column) + 1
    return columns * (int(last_row) - int(first_row) + 1)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _xml_parser() -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def _refuse_doctype(*_: object) -> None:
    raise _NotAllowedError
