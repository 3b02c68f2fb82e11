import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hitaplan.office.file_kind import FileKind, identify
from tests.office_files import (
    ENCRYPTED_NAME,
    OLE_HEADER,
    RELATIONS,
    TYPES,
    make_docx,
    make_workbook,
    make_zip,
    with_garbled_content,
    with_header_field,
    with_replaced,
)

WORKBOOK = make_workbook()
XLSX_TYPE = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def with_type(content_type: bytes) -> bytes:
    return with_replaced(WORKBOOK, TYPES, XLSX_TYPE, content_type)


KINDS = {
    "xlsx": (WORKBOOK, FileKind.XLSX),
    "xltx": (with_type(XLSX_TYPE.replace(b".sheet.", b".template.")), FileKind.XLSX),
    "xlsm": (with_type(b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"), FileKind.XLSM),
    "xltm": (with_type(b"application/vnd.ms-excel.template.macroEnabled.main+xml"), FileKind.XLSM),
    "xlsb": (with_type(b"application/vnd.ms-excel.sheet.binary.macroEnabled.main"), FileKind.XLSB),
    "docx": (make_docx(), FileKind.DOCX),
    "strict": (
        with_replaced(
            WORKBOOK,
            RELATIONS,
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument",
        ),
        FileKind.STRICT,
    ),
    "xls": (OLE_HEADER + b"\0" * 512, FileKind.XLS),
    "ole with the name of an encrypted package": (
        OLE_HEADER + b"\0" * 512 + ENCRYPTED_NAME,
        FileKind.ENCRYPTED,
    ),
    "ods": (
        make_zip({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"}),
        FileKind.ODS,
    ),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", FileKind.PDF),
    "csv in utf-8": ("取組番号,取組名\r\n".encode(), FileKind.TEXT),
    "csv in utf-8 with BOM": ("取組番号,取組名\r\n".encode("utf-8-sig"), FileKind.TEXT),
    "csv in cp932": ("取組番号,取組名\r\n".encode("cp932"), FileKind.TEXT),
    "csv in cp932 of odd length": ("課名,状況\nあ".encode("cp932"), FileKind.TEXT),
    "csv whose first heading is PK": ("PK,課名\n".encode("cp932"), FileKind.TEXT),
    "html": (b"<html><table></table></html>", FileKind.HTML),
    "html with blank lines first": (b"\xef\xbb\xbf\r\n  <!DOCTYPE html>", FileKind.HTML),
    "table alone": (b"<TABLE><tr>", FileKind.HTML),
    "xml": (b'<?xml version="1.0"?><Workbook/>', FileKind.HTML),
    "empty": (b"", FileKind.EMPTY),
    "truncated": (WORKBOOK[: len(WORKBOOK) // 2], FileKind.BROKEN),
    "one byte short": (WORKBOOK[:-1], FileKind.BROKEN),
    "content types garbled": (with_garbled_content(WORKBOOK, TYPES), FileKind.BROKEN),
    "content types with a password": (with_header_field(WORKBOOK, TYPES, "flags", 1), FileKind.BROKEN),
    "content types packed by bzip2": (with_header_field(WORKBOOK, TYPES, "method", 12), FileKind.BROKEN),
    "content types packed by LZMA": (with_header_field(WORKBOOK, TYPES, "method", 14), FileKind.BROKEN),
    "content types packed by nobody": (with_header_field(WORKBOOK, TYPES, "method", 99), FileKind.BROKEN),
    "other zip": (make_zip({"台帳.xlsx": WORKBOOK}), FileKind.ZIP),
    "empty zip": (make_zip({}), FileKind.ZIP),
    "package of something else": (with_type(b"application/x-unknown"), FileKind.ZIP),
    "picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", FileKind.UNKNOWN),
    "zeros": (b"\0" * 1000, FileKind.UNKNOWN),
}


@pytest.mark.parametrize("name", KINDS)
def test_identify__every_kind__said_by_its_bytes(name):
    data, kind = KINDS[name]
    assert identify(data) is kind


def test_identify__really_encrypted_by_a_password__says_so():
    ooxml = pytest.importorskip("msoffcrypto.format.ooxml")
    buffer = io.BytesIO()
    ooxml.OOXMLFile(io.BytesIO(WORKBOOK)).encrypt("1234", buffer)
    assert identify(buffer.getvalue()) is FileKind.ENCRYPTED


def test_identify__kinds__none_stands_for_another():
    assert FileKind.XLSM is not FileKind.XLSX
    assert {kind for _, kind in KINDS.values()} == set(FileKind)
    assert len(FileKind.__members__) == len(set(FileKind))


@pytest.mark.parametrize("kind", FileKind)
def test_is_workbook__each_kind__only_xlsx_and_xlsm(kind):
    assert kind.is_workbook == (kind.name in {"XLSX", "XLSM"})


@pytest.mark.parametrize("kind", FileKind)
def test_description__each_kind__a_code_a_sentence_and_a_remedy(kind):
    assert kind.value.code.startswith("F-")
    assert kind.value.sentence.endswith("。")
    assert kind.value.remedy.endswith("。")


@given(
    st.text(alphabet=st.sampled_from("課名取組ーあアａa1,\r\n"), min_size=1),
    st.sampled_from(["utf-8", "cp932"]),
)
def test_identify__any_japanese_text__text(text, encoding):
    assert identify(text.encode(encoding)) is FileKind.TEXT


def test_identify__character_cut_in_half_at_the_end_of_the_sample__text():
    assert identify(b"a" * 65535 + "課".encode("cp932") * 10) is FileKind.TEXT
    assert identify(b"a" * 65534 + "課".encode() * 10) is FileKind.TEXT


@given(st.integers(0, len(WORKBOOK) - 1), st.integers(0, 7))
def test_identify__any_flipped_bit__still_an_answer(index, bit):
    damaged = bytearray(WORKBOOK)
    damaged[index] ^= 1 << bit
    assert identify(bytes(damaged)) in FileKind
