"""The disk refuses, or the machine stops, at any moment: what was there stays whole, or the new is whole."""

import errno
import json
import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from re import fullmatch

import pytest

from hitaplan.delivery.run_folder import publish_file, publish_folder
from hitaplan.delivery.run_record import RECORD_NAME, edited_files, hashes_of
from hitaplan.findings.failure import Failure
from tests.folders import disk, names, tree

ROOT = Path(__file__).parents[2]
NOW = datetime(2027, 3, 31, 17, 30, tzinfo=UTC)
FOLDER = "年度末"
CODES = {errno.ENOSPC: "W-FULL", errno.EDQUOT: "W-FULL", errno.EACCES: "W-DENIED", errno.EIO: "W-DENIED"}


def files(mark: str) -> dict[str, bytes]:
    return {f"課別/{number:02d}_課/調査票.xlsx": f"{mark} {number}".encode() * 9 for number in range(4)}


def publish(parent, mark):
    publish_folder(parent / FOLDER, files(mark), {"program": mark}, NOW)


def assert_whole(folder, mark):
    found = tree(folder)
    record = json.loads(found.pop(RECORD_NAME))
    assert found == files(mark)
    assert record == {"program": mark, "files": hashes_of(files(mark))}


def operations(parent, *, with_old, full=False) -> int:
    """How often an undisturbed run changes the disk."""
    parent.mkdir()
    if with_old:
        publish(parent, "old")
    with disk(full=full) as state:
        publish(parent, "new")
    return state.done


@pytest.mark.parametrize("code", CODES)
def test_publish_folder__the_same_files_and_any_operation_fails__old_record_or_new(tmp_path, code):
    """What is cleared away after the record is new may stay behind, for the next run."""
    for fail_at in count(1):
        parent = tmp_path / str(fail_at)
        parent.mkdir()
        publish_folder(parent / FOLDER, files("old"), {"program": "first"}, NOW)
        with disk(fail_at, code) as state:
            try:
                publish(parent, "old")
                said = "old"
            except Failure:
                said = "first"
        found = tree(parent / FOLDER)
        assert json.loads(found.pop(RECORD_NAME))["program"] == said
        assert found == files("old")
        assert all(fullmatch(rf"\.{FOLDER}_\w{{8}}_作成中", name) for name in names(parent) - {FOLDER})
        if state.done < fail_at:
            break
    assert said == "old"


@pytest.mark.parametrize("with_old", [False, True])
@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("code", CODES)
def test_publish_folder__any_operation_fails__all_is_as_before(tmp_path, with_old, full, code):
    count = operations(tmp_path / "all", with_old=with_old, full=full)
    assert count > len(files(""))
    for fail_at in range(1, count + 1):
        parent = tmp_path / str(fail_at)
        parent.mkdir()
        if with_old:
            publish(parent, "old")
        with disk(fail_at, code, full=full), pytest.raises(Failure) as caught:
            publish(parent, "new")
        assert caught.value.finding.code == CODES[code]
        assert names(parent) == ({FOLDER} if with_old else set()), fail_at
        if with_old:
            assert_whole(parent / FOLDER, "old")
        publish(parent, "new")
        assert_whole(parent / FOLDER, "new")


def test_publish_folder__stopped_by_the_officer__all_is_as_before(tmp_path, monkeypatch):
    publish(tmp_path, "old")
    original = Path.rename

    def stop(path, target):
        if path.name.startswith("."):
            raise KeyboardInterrupt
        return original(path, target)

    monkeypatch.setattr(Path, "rename", stop)
    with pytest.raises(KeyboardInterrupt):
        publish(tmp_path, "new")
    assert names(tmp_path) == {FOLDER}
    assert_whole(tmp_path / FOLDER, "old")


def make_report(parent) -> Path:
    return publish_file(parent / "検証結果.xlsx", b"old")


@pytest.mark.parametrize("code", CODES)
def test_publish_file__any_operation_fails__old_or_new_is_whole(tmp_path, code):
    path = make_report(tmp_path / "all")
    with disk() as undisturbed:
        publish_file(path, b"new")
    last = undisturbed.done
    for fail_at in range(1, last + 1):
        path = make_report(tmp_path / str(fail_at))
        before = tree(path.parent)
        with disk(fail_at, code), pytest.raises(Failure) as caught:
            publish_file(path, b"new")
        assert caught.value.finding.code == CODES[code]
        after = tree(path.parent)
        if fail_at < last:
            assert after == before, fail_at
        else:  # only the record is not yet the new one
            assert after["検証結果.xlsx"] == b"new"
        assert not [name for name in after if name.startswith(".")]


def test_failure__whatever_fails__names_no_folder_of_this_computer(tmp_path):
    with disk(3), pytest.raises(Failure) as caught:
        publish(tmp_path, "new")
    finding = caught.value.finding
    assert str(tmp_path) not in f"{finding.place} {finding.message} {finding.remedy} {finding.value}"
    assert "作成中" not in f"{finding.place} {finding.message}"


ENDLESS = """
import sys
from itertools import count
from pathlib import Path
sys.path.insert(0, {root!r})
from tests.delivery.test_run_folder_crash import FOLDER, files, publish_folder, NOW
folder = Path(sys.argv[1]) / FOLDER
for number in count():
    many = {{f"課別/{{each}}.xlsx": f"{{number}} ".encode() * 500 for each in range(30)}}
    publish_folder(folder, many, {{"program": str(number)}}, NOW)
    print(number, flush=True)
"""


@pytest.mark.parametrize("after", [0.0, 0.003, 0.007, 0.013, 0.021, 0.034])
def test_publish_folder__process_killed__every_folder_is_of_one_run(tmp_path, after):
    script = tmp_path / "endless.py"
    script.write_text(ENDLESS.format(root=str(ROOT)), encoding="utf-8")
    parent = tmp_path / "output"
    with subprocess.Popen([sys.executable, script, parent], stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout
        process.stdout.readline()  # one run is through
        time.sleep(after)
        process.kill()
    visible = [path for path in parent.iterdir() if not path.name.startswith(".")]
    assert visible
    for folder in visible:
        number = json.loads((folder / RECORD_NAME).read_bytes())["program"]
        assert edited_files(folder) == []
        assert len(tree(folder)) == 31
        assert {data for name, data in tree(folder).items() if name != RECORD_NAME} == {
            f"{number} ".encode() * 500
        }
    for rest in parent.glob(".*"):
        then = rest.stat().st_mtime - 601
        os.utime(rest, (then, then))
    publish(parent, "new")
    assert_whole(parent / FOLDER, "new")
    assert not [name for name in names(parent) if name.startswith(".")]
