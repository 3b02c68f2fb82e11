from pathlib import Path

import pytest

from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Place
from hitaplan.office import file_reading
from hitaplan.office.file_kind import FileKind
from hitaplan.office.file_reading import read_bytes, read_workbook_bytes, require_kind
from tests.office_files import (
    ENCRYPTED_NAME,
    OLE_HEADER,
    RELATIONS,
    SHEET,
    TYPES,
    make_docx,
    make_workbook,
    make_zip,
    with_parts,
    with_replaced,
)

WORKBOOK = make_workbook()


def refusal(path: Path, read=read_workbook_bytes):
    with pytest.raises(Failure) as caught:
        read(path)
    assert caught.value.finding.place == Place(path.name)
    return caught.value.finding


def test_read_workbook__a_workbook_with_a_japanese_name__its_bytes(tmp_path):
    path = tmp_path / "第4次 情報化基本計画.xlsx"
    path.write_bytes(WORKBOOK)
    assert read_workbook_bytes(path) == WORKBOOK


def test_read_workbook__any_name__goes_by_the_bytes(tmp_path):
    path = tmp_path / "台帳.txt"
    path.write_bytes(WORKBOOK)
    assert read_workbook_bytes(path) == WORKBOOK


XLSX_TYPE = b"openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
XLSB_TYPE = b"ms-excel.sheet.binary.macroEnabled.main"
RELATION = b"http://schemas.openxmlformats.org/officeDocument/2006/"
STRICT_RELATION = b"http://purl.oclc.org/ooxml/officeDocument/"
# code: the file, a piece of the sentence
NO_WORKBOOKS = {
    "F-DOCX": (make_docx(), "Word の文書です"),
    "F-XLS": (OLE_HEADER + b"\0" * 512, "古い形式"),
    "F-PASSWORD": (OLE_HEADER + ENCRYPTED_NAME, "パスワード"),
    "F-ODS": (make_zip({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), ".ods"),
    "F-ZIP": (make_zip({"台帳.xlsx": WORKBOOK}), "zip ファイル"),
    "F-XLSB": (with_replaced(WORKBOOK, TYPES, XLSX_TYPE, XLSB_TYPE), ".xlsb"),
    "F-STRICT": (with_replaced(WORKBOOK, RELATIONS, RELATION, STRICT_RELATION), "Strict"),
    "F-PDF": (b"%PDF-1.7", "PDF"),
    "F-HTML": (b"<html>", "HTML"),
    "F-CSV": ("課名,状況\n".encode("cp932"), "CSV"),
    "F-EMPTY": (b"", "0 バイト"),
    "F-BROKEN": (WORKBOOK[:1000], "途中で切れている"),
    "F-UNKNOWN": (b"\0\1\2\3", "Excel のブックではありません"),
    "F-PART": (with_parts(WORKBOOK, {SHEET: b"<worksheet>"}), SHEET),
}


@pytest.mark.parametrize("code", NO_WORKBOOKS)
def test_read_workbook__something_else__says_what_it_is(tmp_path, code):
    data, word = NO_WORKBOOKS[code]
    path = tmp_path / "台帳.xlsx"
    path.write_bytes(data)
    finding = refusal(path)
    assert finding.code == code
    assert finding.message.startswith("台帳.xlsx ")
    assert word in finding.message
    assert finding.remedy.endswith("。")


@pytest.mark.parametrize(
    ("name", "original"),
    [("~$x.xlsx", "x.xlsx"), ("~$台帳.xlsx", "台帳.xlsx"), (".~lock.台帳.xlsx#", "台帳.xlsx")],
)
def test_read_workbook__lock_file__names_the_file_itself(tmp_path, name, original):
    path = tmp_path / name
    path.write_bytes(WORKBOOK)
    finding = refusal(path)
    assert finding.code == "F-LOCK"
    assert f"「{original}」" in finding.remedy


@pytest.mark.parametrize("read", [read_bytes, read_workbook_bytes])
def test_read__missing__says_so(tmp_path, read):
    finding = refusal(tmp_path / "無い.xlsx", read)
    assert (finding.code, finding.message) == ("F-MISSING", "ファイル「無い.xlsx」が見つかりません。")


@pytest.mark.parametrize("read", [read_bytes, read_workbook_bytes])
def test_read__folder__says_so(tmp_path, read):
    finding = refusal(tmp_path, read)
    assert (finding.code, finding.message) == ("F-FOLDER", f"「{tmp_path.name}」はフォルダーです。")


@pytest.mark.parametrize("error", [PermissionError(13, "denied"), OSError(5, "input/output error")])
def test_read__not_to_be_opened__says_so(tmp_path, monkeypatch, error):
    def refuse(_path):
        raise error

    path = tmp_path / "台帳.xlsx"
    path.write_bytes(WORKBOOK)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    finding = refusal(path)
    assert (finding.code, finding.message) == ("F-OPEN", "台帳.xlsx を読み込めません。")
    assert "閉じ" in finding.remedy


def test_read__name_that_no_file_can_have__says_so():
    assert refusal(Path("台\0帳.xlsx")).code == "F-OPEN"


def test_read__too_large__says_so_without_reading(tmp_path, monkeypatch):
    path = tmp_path / "台帳.xlsx"
    path.write_bytes(WORKBOOK)
    monkeypatch.setattr(file_reading, "MAX_FILE_BYTES", len(WORKBOOK))
    assert read_bytes(path) == WORKBOOK
    monkeypatch.setattr(file_reading, "MAX_FILE_BYTES", len(WORKBOOK) - 1)
    monkeypatch.delattr(Path, "read_bytes")
    assert refusal(path).code == "F-LARGE"


@pytest.mark.parametrize("kind", FileKind)
def test_require_kind__accepted__nothing_said(kind):
    assert require_kind(kind, accepted=True, file="a") is None


@pytest.mark.parametrize(
    ("kind", "code", "message"),
    [
        (FileKind.XLSX, "F-WORKBOOK", "様式.docx は、Excel のブックです。"),
        (FileKind.XLSM, "F-WORKBOOK", "様式.docx は、Excel マクロ有効ブック(.xlsm)です。"),
        (FileKind.DOCX, "F-DOCX", "様式.docx は、Word の文書です。"),
        (FileKind.EMPTY, "F-EMPTY", "様式.docx は、中身が空(0 バイト)です。"),
    ],
)
def test_require_kind__not_accepted__in_the_words_of_that_kind(kind, code, message):
    with pytest.raises(Failure) as caught:
        require_kind(kind, accepted=False, file="様式.docx")
    finding = caught.value.finding
    assert (finding.code, finding.message, finding.place) == (code, message, Place("様式.docx"))
    assert finding.remedy.endswith("。")
