import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Place, Severity
from hitaplan.office import package_guard
from hitaplan.office.package_guard import guard_package
from tests.office_files import (
    SHEET,
    make_docx,
    make_workbook,
    make_zip,
    parts_of,
    with_garbled_content,
    with_header_field,
    with_parts,
)

WORKBOOK = make_workbook()
VML = "xl/drawings/vmlDrawing1.vml"
BILLION_LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><l>&c;</l>'
)


def refusal(data: bytes):
    with pytest.raises(Failure) as caught:
        guard_package(data, "台帳.xlsx")
    finding = caught.value.finding
    assert (finding.place, finding.severity) == (Place("台帳.xlsx"), Severity.ERROR)
    assert finding.message.startswith("台帳.xlsx ")
    return finding


def code_of(data: bytes) -> str:
    try:
        guard_package(data, "台帳.xlsx")
    except Failure as failure:
        return failure.finding.code
    return ""


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(WORKBOOK, id="xlsx"),
        pytest.param(make_docx(), id="docx"),
        pytest.param(with_parts(WORKBOOK, {"xl/media/image1.png": b"\x89PNG <not xml"}), id="picture"),
        pytest.param(
            with_parts(WORKBOOK, {VML: b"<xml><font>a<br>b</font></xml>"}), id="button with a line break"
        ),
        pytest.param(make_zip(parts_of(WORKBOOK), zipfile.ZIP_STORED), id="not deflated"),
    ],
)
def test_guard__a_whole_package__let_through(data):
    assert guard_package(data, "台帳.xlsx") is None


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(parts_of(WORKBOOK)[SHEET][:-20], id="cut off"),
        pytest.param(b"", id="nothing in it"),
        pytest.param(b"\0" * 500, id="zeros"),
        pytest.param(b"<a><b></a>", id="not well-formed"),
        pytest.param(b"<a/><b/>", id="two roots"),
        pytest.param(b"<a>&unknown;</a>", id="unknown entity"),
        pytest.param(b'<?xml version="1.0" encoding="UTF-9"?><a/>', id="unknown encoding"),
        pytest.param(b'<?xml version="1.0" encoding="shift_jis"?><a/>', id="unsupported encoding"),
        pytest.param(b"<!DOCTYPE a><a/>", id="DOCTYPE"),
        pytest.param(BILLION_LAUGHS, id="billion laughs"),
        pytest.param(
            b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', id="external entity"
        ),
    ],
)
@pytest.mark.parametrize("part", [SHEET, "_rels/.rels", "docProps/app.XML"])
def test_guard__one_part_not_well_formed__refused_by_its_name(part, content):
    finding = refusal(with_parts(WORKBOOK, {part: content}))
    assert finding.code == "F-PART"
    assert f"「{part}」" in finding.message


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(with_header_field(WORKBOOK, SHEET, "crc", 1), id="bad CRC"),
        pytest.param(with_garbled_content(WORKBOOK, SHEET), id="bad deflate stream"),
        pytest.param(with_header_field(WORKBOOK, SHEET, "flags", 1), id="password flag"),
        pytest.param(with_header_field(WORKBOOK, SHEET, "method", 12), id="bzip2 that is none"),
        pytest.param(with_header_field(WORKBOOK, SHEET, "method", 14), id="LZMA that is none"),
        pytest.param(with_header_field(WORKBOOK, SHEET, "method", 99), id="unknown method"),
        pytest.param(with_header_field(WORKBOOK, SHEET, "size", 10), id="size understated"),
    ],
)
def test_guard__one_part_damaged_in_the_zip__refused_by_its_name(data):
    finding = refusal(data)
    assert finding.code == "F-PART"
    assert f"「{SHEET}」" in finding.message


def test_guard__picture_damaged__refused_too():
    name = "xl/media/image1.png"
    data = with_header_field(with_parts(WORKBOOK, {name: b"picture"}), name, "crc", 1)
    finding = refusal(data)
    assert finding.code == "F-PART"
    assert f"「{name}」" in finding.message


@pytest.mark.parametrize(
    "data",
    [WORKBOOK[: len(WORKBOOK) // 2], WORKBOOK[:-1], b"", b"no zip"],
    ids=["half", "one short", "none", "text"],
)
def test_guard__no_whole_zip__broken(data):
    assert refusal(data).code == "F-BROKEN"


def test_guard__bomb_by_ratio__refused_with_its_size():
    finding = refusal(with_parts(WORKBOOK, {"xl/media/image1.bin": b"\0" * 30_000_000}))
    assert finding.code == "F-BOMB"
    assert "30 MB" in finding.message


def test_guard__bomb_by_declared_size__refused_before_anything_is_unpacked():
    finding = refusal(with_header_field(WORKBOOK, SHEET, "size", 4_000_000_000))
    assert finding.code == "F-BOMB"
    assert "4000 MB" in finding.message


def test_guard__size_just_at_the_limit__let_through_and_one_byte_more_refused(monkeypatch):
    size = sum(map(len, parts_of(WORKBOOK).values()))
    monkeypatch.setattr(package_guard, "MAX_UNPACKED_BYTES", size)
    assert guard_package(WORKBOOK, "台帳.xlsx") is None
    monkeypatch.setattr(package_guard, "MAX_UNPACKED_BYTES", size - 1)
    assert refusal(WORKBOOK).code == "F-BOMB"


def test_guard__small_part_with_a_high_ratio__let_through():
    assert (
        guard_package(with_parts(WORKBOOK, {"xl/media/image1.bin": b"\0" * 15_000_000}), "台帳.xlsx") is None
    )


def with_merged(merged: str, encoding: str = "utf-8") -> bytes:
    xml = parts_of(WORKBOOK)[SHEET].decode().replace("</sheetData>", f"</sheetData>{merged}")
    return with_parts(
        WORKBOOK, {SHEET: xml.replace('encoding="UTF-8"', f'encoding="{encoding}"').encode(encoding)}
    )


MERGED = '<mergeCells count="1"><mergeCell ref="{}"/></mergeCells>'


@pytest.mark.parametrize(
    ("ref", "refused"),
    [
        ("A1:B2", False),
        ("A1:J10000", False),
        ("A1:J10001", True),
        ("A1:XFD1048576", True),
        ("$a$1:$xfd$1048576", True),
        ("A1:A0001048576", True),
        ("A:A", True),
        ("1:7", True),
        ("A1", False),
        ("", False),
    ],
)
def test_guard__merged_cells__refused_where_they_are_too_many(ref, refused):
    assert code_of(with_merged(MERGED.format(ref))) == ("F-BOMB" if refused else "")


@pytest.mark.parametrize(
    "data",
    [
        with_merged(MERGED.replace('"', "'").format("A1:A200000")),
        with_merged(MERGED.replace(" ref", '\n  x="1"  ref').format("A1:A200000")),
        with_merged(MERGED.format("A1:A200000"), "utf-16"),
        with_merged(MERGED.format('A1:A60000"/><mergeCell ref="B1:B60000')),
        with_merged(MERGED.format("A1:B2") + MERGED.replace('"', "'").format("A1:A200000")),
        with_merged(MERGED.format("A1:B2") + MERGED.format("A1:A200000").replace("/>", "></mergeCell>")),
        with_merged(MERGED.format("A1:A200000").replace("<mergeCell ", '<x:mergeCell xmlns:x="urn:x" ')),
        with_merged(MERGED.format("A1:A&#50;00000")),
        with_merged(f"<!-- {MERGED.format('A1:B2')} -->{MERGED.replace(chr(34), chr(39)).format('A:A')}"),
    ],
    ids=[
        "other quotes",
        "other spaces",
        "utf-16",
        "several",
        "one otherwise",
        "one not closed at once",
        "prefix",
        "entity",
        "one in a comment",
    ],
)
def test_guard__merged_cells__however_written__refused(data):
    assert code_of(data) == "F-BOMB"


def test_guard__too_many_parts__refused(monkeypatch):
    count = len(parts_of(WORKBOOK))
    monkeypatch.setattr(package_guard, "MAX_PARTS", count)
    assert guard_package(WORKBOOK, "台帳.xlsx") is None
    monkeypatch.setattr(package_guard, "MAX_PARTS", count - 1)
    assert refusal(WORKBOOK).code == "F-BOMB"


@given(st.lists(st.tuples(st.integers(0, len(WORKBOOK) - 1), st.integers(0, 7)), min_size=1, max_size=3))
@settings(max_examples=200, deadline=None)
def test_guard__any_flipped_bits__let_through_or_refused_in_words(flips):
    damaged = bytearray(WORKBOOK)
    for index, bit in flips:
        damaged[index] ^= 1 << bit
    assert code_of(bytes(damaged)) in {"", "F-PART", "F-BROKEN", "F-BOMB"}
