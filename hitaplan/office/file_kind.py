"""What a file really is, whatever its name says."""

import codecs
import io
import lzma
import zipfile
import zlib
from dataclasses import dataclass
from enum import Enum

_SAVE_AS = "Excel で開き、「名前を付けて保存」で「Excel ブック(*.xlsx)」を選んで保存し直してください。"


@dataclass(frozen=True, slots=True)
class _Description:
    code: str
    sentence: str
    remedy: str


class FileKind(Enum):
    """Kinds of file that are met in the place of a workbook; the value says how to speak of each."""

    # Each value is its own: of two equal ones, an Enum makes one member.
    XLSX = _Description("F-WORKBOOK", "Excel のブックです。", "Word の文書(.docx)を指定してください。")
    XLSM = _Description(
        "F-WORKBOOK", "Excel マクロ有効ブック(.xlsm)です。", "Word の文書(.docx)を指定してください。"
    )
    DOCX = _Description("F-DOCX", "Word の文書です。", "Excel のブックを指定してください。")
    XLSB = _Description("F-XLSB", "Excel バイナリブック(.xlsb)です。", _SAVE_AS)
    STRICT = _Description(
        "F-STRICT",
        "「完全 Open XML(Strict)」形式のブックです。",
        "Excel で開き、「名前を付けて保存」で「Excel ブック(*.xlsx)」(Strict と付かないもの)を選んで保存し直してください。",
    )
    XLS = _Description("F-XLS", "古い形式(.xls など、Excel 97-2003)のファイルです。", _SAVE_AS)
    ENCRYPTED = _Description(
        "F-PASSWORD",
        "パスワードで暗号化されたファイルです。",
        "Excel で開き、「ファイル」→「情報」→「ブックの保護」→「パスワードを使用して暗号化」でパスワードを空にして保存し直してください。",
    )
    ODS = _Description("F-ODS", "OpenDocument 形式(.ods)のファイルです。", _SAVE_AS)
    ZIP = _Description(
        "F-ZIP", "Excel のブックではなく zip ファイルです。", "zip を展開し、中のブックを指定してください。"
    )
    PDF = _Description("F-PDF", "PDF ファイルです。", "PDF にする前の Excel のブックを指定してください。")
    HTML = _Description("F-HTML", "Web ページ(HTML または XML)です。", _SAVE_AS)
    TEXT = _Description("F-CSV", "CSV などの文字だけのファイルです。", _SAVE_AS)
    EMPTY = _Description(
        "F-EMPTY", "中身が空(0 バイト)です。", "控えのファイルを使うか、もう一度コピーしてください。"
    )
    BROKEN = _Description(
        "F-BROKEN",
        "ファイルが途中で切れているか、壊れています。",
        "もう一度コピーするか、控えのファイルを使ってください。",
    )
    UNKNOWN = _Description(
        "F-UNKNOWN", "Excel のブックではありません。", "Excel のブック(.xlsx)を指定してください。"
    )

    @property
    def is_workbook(self) -> bool:
        """Whether the program can read it as a workbook; the macros of an .xlsm are never run."""
        return self in (FileKind.XLSX, FileKind.XLSM)


# What the zip library raises on a damaged package.
PACKAGE_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)

# Word's and Excel's owner files; LibreOffice's lock files.
LOCK_PREFIXES = ("~$", ".~lock.")

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_STRICT_NAMESPACE = b"http://purl.oclc.org/ooxml/"
# In [Content_Types].xml; the first that is found decides.
_MAIN_PARTS = (
    (b"sheet.binary.macroEnabled.main", FileKind.XLSB),
    (b"ms-excel.sheet.macroEnabled.main+xml", FileKind.XLSM),
    (b"ms-excel.template.macroEnabled.main+xml", FileKind.XLSM),
    (b"spreadsheetml.sheet.main+xml", FileKind.XLSX),
    (b"spreadsheetml.template.main+xml", FileKind.XLSX),
    (b"wordprocessingml.", FileKind.DOCX),
)


def identify(data: bytes) -> FileKind:
    """Say what a file really is.

    Args:
        data: The whole file.

    Returns:
        Its kind; nothing is unpacked beyond two small parts.
    """
    if not data:
        return FileKind.EMPTY
    if data.startswith(_ZIP):
        return _identify_zip(data)
    if data.startswith(_OLE):
        return FileKind.ENCRYPTED if _ENCRYPTED_STREAM in data else FileKind.XLS
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"%pdf"):
        return FileKind.PDF
    if head.startswith((b"<!doctype", b"<html", b"<table", b"<?xml", b"<meta")):
        return FileKind.HTML
    return FileKind.TEXT if _is_text(data[:65536]) else FileKind.UNKNOWN


def _identify_zip(data: bytes) -> FileKind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
            if "[Content_Types].xml" not in names:
                return _identify_other_zip(package, names)
            types = _small_part(package, "[Content_Types].xml")
            relations = _small_part(package, "_rels/.rels") if "_rels/.rels" in names else b""
    except PACKAGE_ERRORS:
        return FileKind.BROKEN
    if _STRICT_NAMESPACE in relations:
        return FileKind.STRICT
    return next((kind for mark, kind in _MAIN_PARTS if mark in types), FileKind.ZIP)


def _identify_other_zip(package: zipfile.ZipFile, names: set[str]) -> FileKind:
    if "mimetype" in names and b"opendocument" in _small_part(package, "mimetype"):
        return FileKind.ODS
    return FileKind.ZIP


def _small_part(package: zipfile.ZipFile, name: str) -> bytes:
    with package.open(name) as part:
        return part.read(1_000_000)


def _is_text(data: bytes) -> bool:
    if b"\0" in data:
        return False
    for encoding in ("utf-8", "cp932"):
        try:
            # Incremental: a character cut in half at the end of the sample is no sign of a binary file.
            codecs.getincrementaldecoder(encoding)().decode(data)
        except UnicodeDecodeError:
            continue
        return True
    return False
