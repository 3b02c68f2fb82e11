"""Whatever lies in the place of the master: one Japanese sentence, exit code 2, and nothing changed."""

import errno
import io
import sys
import zipfile
from pathlib import Path

import msoffcrypto.format.ooxml
import pytest

from hitaplan.office import package_guard
from tests.cli.japanese import english_words
from tests.folders import MASTER, disk, small_master, tree
from tests.office_files import (
    OLE_HEADER,
    RELATIONS,
    SHEET,
    make_docx,
    make_zip,
    parts_of,
    with_garbled_content,
    with_header_field,
    with_parts,
    with_replaced,
)

COMMANDS = ("check", "year-end", "export")
OPTIONS = {"export": ("--format", "json")}


def encrypted() -> bytes:
    out = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(small_master())).encrypt("himitsu", out)
    return out.getvalue()


def strict() -> bytes:
    transitional = b"http://schemas.openxmlformats.org/officeDocument/2006/"
    return with_replaced(
        small_master(), RELATIONS, transitional, b"http://purl.oclc.org/ooxml/officeDocument/"
    )


def merged() -> bytes:
    ranges = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    return with_replaced(small_master(), SHEET, b"</sheetData>", ranges)


def bomb() -> bytes:
    return with_parts(small_master(), {"xl/media/image1.png": b"\0" * (package_guard.RATIO_COUNTS_FROM + 1)})


def billion_laughs() -> bytes:
    head = b'<!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]><worksheet>&b;</worksheet>'
    return with_parts(small_master(), {SHEET: head})


# What lies in the place of workbooks/台帳.xlsx, and the code of the one finding.
BYTES = {
    "empty": (lambda: b"", "F-EMPTY"),
    "xls": (lambda: OLE_HEADER + b"\0" * 2048, "F-XLS"),
    "encrypted": (encrypted, "F-PASSWORD"),
    "csv": (lambda: "取組番号,取組名\n1-1-1,取組\n".encode("cp932"), "F-CSV"),
    "pdf": (lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "F-PDF"),
    "html": (lambda: b"<html><table><tr><td>1-1-1</td></tr></table></html>", "F-HTML"),
    "docx": (make_docx, "F-DOCX"),
    "zip": (lambda: make_zip({"台帳.xlsx": small_master()}), "F-ZIP"),
    "ods": (lambda: make_zip({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "F-ODS"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "F-UNKNOWN"),
    "strict": (strict, "F-STRICT"),
    "cut in half": (lambda: small_master()[: len(small_master()) // 2], "F-BROKEN"),
    "cut at the end": (lambda: small_master()[:-30], "F-BROKEN"),
    "head alone": (lambda: b"PK\x03\x04", "F-BROKEN"),
    "part not well-formed": (
        lambda: with_replaced(small_master(), SHEET, b"</sheetData>", b"</sheetDat>"),
        "F-PART",
    ),
    "part empty": (lambda: with_parts(small_master(), {SHEET: b""}), "F-PART"),
    "part garbled": (lambda: with_garbled_content(small_master(), SHEET), "F-PART"),
    "bad checksum": (lambda: with_header_field(small_master(), SHEET, "crc", 1), "F-PART"),
    "entities": (billion_laughs, "F-PART"),
    "bomb": (bomb, "F-BOMB"),
    "all cells merged": (merged, "F-BOMB"),
    "no workbook part": (
        lambda: make_zip(
            {name: part for name, part in parts_of(small_master()).items() if name != "xl/workbook.xml"}
        ),
        "F-BROKEN",
    ),
}


def assert_refused(run, folder, code, *arguments):
    """One finding of that code, in Japanese, in both forms; nothing changed."""
    before = tree(folder)
    in_words, as_json = run(*arguments), run(*arguments, "--json")
    assert (in_words.code, as_json.code) == (2, 2)
    (finding,) = as_json.data["findings"]
    assert finding["code"] == code
    assert as_json.data["status"] == "failed"
    assert in_words.err == f"実行できませんでした。{finding['message']}\n→ {finding['remedy']}\n"
    text = in_words.err.replace(finding["file"], "")
    assert english_words(text) <= {
        "Strict",
        "Open",
        "OpenDocument",
        "HTML",
        "sheet",
        "worksheets",
        "hitaplan",
    }
    assert str(folder.parent) not in str(as_json.data)
    assert str(folder.parent) not in in_words.err + in_words.out
    assert tree(folder) == before
    return finding


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("make", "code"), BYTES.values(), ids=BYTES)
def test_master__that_is_none__is_refused(work, run, command, make, code):
    (work / MASTER).write_bytes(make())
    finding = assert_refused(run, work, code, command, *OPTIONS.get(command, ()))
    assert finding["file"] == "台帳.xlsx"


def empty_folder(folder):
    (folder / MASTER).unlink()


def no_folder(folder):
    (folder / MASTER).unlink()
    (folder / "workbooks").rmdir()


def second_master(folder):
    (folder / "workbooks" / "控え.xlsx").write_bytes(small_master())


def lock_file(folder):
    (folder / "workbooks" / "~$台帳.xlsx").write_bytes(b"\x05officer")


def a_folder(folder):
    (folder / "台帳.xlsx").mkdir()


def nothing(folder):
    """Leave the working folder as it is."""


PLACES = {
    "no workbook": (empty_folder, (), "M-NONE"),
    "no folder": (no_folder, (), "M-NONE"),
    "several": (second_master, (), "M-SEVERAL"),
    "lock file": (lock_file, ("workbooks/~$台帳.xlsx",), "F-LOCK"),
    "folder": (a_folder, ("台帳.xlsx",), "F-FOLDER"),
    "missing": (nothing, ("workbooks/台張.xlsx",), "F-MISSING"),
    "below a file": (nothing, ("workbooks/台帳.xlsx/台帳.xlsx",), "F-MISSING"),
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("prepare", "arguments", "code"), PLACES.values(), ids=PLACES)
def test_master__not_to_be_found__is_said(work, run, command, prepare, arguments, code):
    prepare(work)
    assert_refused(run, work, code, command, *arguments, *OPTIONS.get(command, ()))


def test_master__beside_its_lock_file__is_read_all_the_same(work, run):
    lock_file(work)
    assert run("check").code == 0


def test_master__too_large__is_refused(work, run, monkeypatch):
    monkeypatch.setattr("hitaplan.office.file_reading.MAX_FILE_BYTES", 1000)
    assert_refused(run, work, "F-LARGE", "check")


def test_master__may_not_be_read__is_said(work, run, monkeypatch):
    def refuse(path):
        raise PermissionError(errno.EACCES, "denied", str(path))

    monkeypatch.setattr("hitaplan.office.file_reading.Path.read_bytes", refuse)
    outcome = run("check", "--json")
    assert (outcome.code, outcome.data["findings"][0]["code"]) == (2, "F-OPEN")


WRITING = [("year-end",), ("export", "--format", "csv"), ("check", "--report", "output/検証結果.xlsx")]


@pytest.mark.parametrize("arguments", WRITING, ids=lambda each: each[0])
def test_output__is_a_file__is_refused(work, run, arguments):
    (work / "output").write_bytes(b"mine")
    assert_refused(run, work, "W-DENIED", *arguments)


@pytest.mark.parametrize("code", ["W-FULL", "W-DENIED"])
@pytest.mark.parametrize("arguments", WRITING, ids=lambda each: each[0])
def test_output__disk_refuses__is_refused(work, run, arguments, code):
    (work / "output" / "令和6年度").mkdir(parents=True)
    number = {"W-FULL": errno.ENOSPC, "W-DENIED": errno.EACCES}[code]
    with disk(2, number, full=True):
        assert_refused(run, work, code, *arguments)


def test_output__path_too_long_for_windows__is_refused(work, run):
    deep = "/".join(["とても長いフォルダーの名前"] * 20)
    assert_refused(run, work, "W-LONG", "year-end", "--out", deep)
    assert not (work / deep.split("/")[0]).exists()


LONG = "ながい" * 40
LONG_NAMES = (
    ("year-end", "--out", LONG), ("report", "--out", LONG), ("check", "--report", f"{LONG}.xlsx"),
    ("check", "--marked", f"{LONG}/写し.xlsx"), ("collect", LONG), ("init", LONG), ("template", "check", LONG),
)  # fmt: skip


@pytest.mark.skipif(
    sys.platform != "linux", reason="a name is shorter than a path where 255 bytes are the limit"
)
@pytest.mark.parametrize("arguments", LONG_NAMES, ids=" ".join)
def test_name__longer_than_the_disk_holds__is_refused(work, run, arguments):
    assert_refused(run, work, "W-LONG", *arguments)
    assert f"「{LONG[:20]}…」の名前が長すぎます。" in run(*arguments).err


def test_master__part_in_an_unknown_compression__is_refused(work, run):
    (work / MASTER).write_bytes(with_header_field(small_master(), SHEET, "method", 99))
    assert_refused(run, work, "F-PART", "check")


def test_master__zip_inside_out__is_refused(work, run):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr("[Content_Types].xml", parts_of(small_master())["[Content_Types].xml"])
    (work / MASTER).write_bytes(data.getvalue())
    assert_refused(run, work, "F-BROKEN", "check")
    assert Path(MASTER).is_file()
