import io
import time
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from hitaplan.office.packing import deflate_part, pack

# No backslash (a path separator on Windows), no NUL (the end of a name).
NAMES = st.text(st.characters(exclude_characters="\\\0", exclude_categories=["Cs"]), min_size=1, max_size=20)
PARTS = st.dictionaries(NAMES, st.binary(max_size=300), max_size=6)


def packed(parts):
    return pack(deflate_part(name, content) for name, content in parts.items())


@given(PARTS)
def test_pack__any_parts__read_back_by_zipfile_in_order(parts):
    with zipfile.ZipFile(io.BytesIO(packed(parts))) as package:
        assert package.testzip() is None
        assert package.namelist() == list(parts)
        assert {name: package.read(name) for name in package.namelist()} == parts


@given(PARTS)
def test_pack__same_parts__same_bytes(parts):
    assert packed(parts) == packed(dict(parts))


def test_pack__japanese_names__kept_as_utf8():
    parts = {
        "課別/01_情報統計課/R6_情報統計課_調査票.xlsx": b"a",
        "word/document.xml": "日田市".encode() * 1000,
    }
    with zipfile.ZipFile(io.BytesIO(packed(parts))) as package:
        assert package.namelist() == list(parts)
        assert all(info.flag_bits & 0x800 for info in package.infolist())
        assert package.getinfo("word/document.xml").compress_size < 100


def test_pack__later_on__no_clock_in_the_bytes(monkeypatch):
    before = packed({"a.xml": b"<a/>"})
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    after = packed({"a.xml": b"<a/>"})
    assert after == before
    with zipfile.ZipFile(io.BytesIO(after)) as package:
        assert package.getinfo("a.xml").date_time == (1980, 1, 1, 0, 0, 0)


def test_pack__no_parts__an_empty_zip():
    assert packed({}) == b"PK\x05\x06" + b"\0" * 18


def test_deflate_part__one_part__used_in_several_packages():
    shared = deflate_part("共通.xml", b"<a/>" * 100)
    first, second = pack([shared]), pack([shared, deflate_part("別.xml", b"<b/>")])
    for data in (first, second):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            assert package.read("共通.xml") == b"<a/>" * 100
    assert (shared.name, shared.size) == ("共通.xml", 400)
