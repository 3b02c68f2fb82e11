import hashlib
import json

import pytest

from hitaplan.delivery.run_record import (
    RECORD_NAME,
    edited_files,
    hashes_of,
    owner_files,
    read_about,
    read_hashes,
    record_bytes,
)

FILES = {"一覧.xlsx": b"a", "課別/01_課/調査票.xlsx": b"b"}


def make_run(folder):
    for name, content in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    (folder / RECORD_NAME).write_bytes(record_bytes({"program": "x"}, hashes_of(FILES)))
    return folder


def test_record__of_a_run__is_readable_json():
    data = record_bytes({"program": "hitaplan", "counts": {"files": 2}}, hashes_of(FILES))
    assert json.loads(data) == {
        "program": "hitaplan",
        "counts": {"files": 2},
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in FILES.items()},
    }
    assert "課別/01_課/調査票.xlsx" in data.decode()
    assert data.endswith(b"}\n")


def test_record__read_again__gives_what_was_written(tmp_path):
    make_run(tmp_path)
    assert read_hashes(tmp_path / RECORD_NAME) == hashes_of(FILES)
    assert read_about(tmp_path / RECORD_NAME) == {"program": "x"}


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b"null",
        b"{}",
        b'{"files": []}',
        b'{"files": 5}',
        b'{"files": {"a": ["b"]}}',
        b"[" * 100_000,
    ],
)
def test_record__missing_or_illegible__states_no_hash(tmp_path, content):
    record = tmp_path / RECORD_NAME
    if content is not None:
        record.write_bytes(content)
    assert read_hashes(record) == {}
    assert read_about(record) == {}


def change(folder):
    (folder / "一覧.xlsx").write_bytes(b"A")


def add(folder):
    (folder / "課別/01_課/メモ.txt").write_bytes(b"")


def add_a_second_record(folder):
    (folder / "課別" / RECORD_NAME).write_bytes(b"{}")


def delete(folder):
    (folder / "課別/01_課/調査票.xlsx").unlink()


def move(folder):
    (folder / "一覧.xlsx").rename(folder / "課別/一覧.xlsx")


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ((), []),
        ((change,), ["一覧.xlsx"]),
        ((add,), ["課別/01_課/メモ.txt"]),
        ((add_a_second_record,), [f"課別/{RECORD_NAME}"]),
        ((delete,), ["課別/01_課/調査票.xlsx"]),
        ((move,), ["一覧.xlsx", "課別/一覧.xlsx"]),
        ((change, delete), ["一覧.xlsx", "課別/01_課/調査票.xlsx"]),
        ((lambda folder: (folder / RECORD_NAME).unlink(),), sorted(FILES)),
        ((lambda folder: (folder / RECORD_NAME).write_bytes(b"{"),), sorted(FILES)),
        ((lambda folder: (folder / "空").mkdir(),), []),
    ],
)
def test_edited_files__after_edits__are_named(tmp_path, edits, expected):
    make_run(tmp_path)
    for edit in edits:
        edit(tmp_path)
    assert edited_files(tmp_path) == expected


def test_owner_files__of_word_excel_and_libreoffice__are_told_from_documents():
    every = ["a/~$一覧.xlsx", "a/.~lock.一覧.xlsx#", "a/一覧.xlsx", "~一覧.xlsx"]
    assert owner_files(every) == ["~$一覧.xlsx", ".~lock.一覧.xlsx#"]
