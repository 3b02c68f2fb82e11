import errno
import io
from pathlib import Path
from unittest.mock import patch

import pytest

from hitaplan.findings.failure import Failure
from hitaplan.workflows.init import run_init
from hitaplan.workflows.new_file import write_new
from hitaplan.workflows.packaged import packaged_files
from tests.folders import names, tree


class RefusingFile(io.FileIO):
    """A file whose disk is full, or that stops with another error."""

    error: BaseException = OSError(errno.ENOSPC, "the disk is full")

    def write(self, content):
        super().write(bytes(content)[:10])
        raise self.error


def full_disk(fail_at=1, *, buffered=False, error=None):
    """Let the nth new file be written by half; with a buffer, the error comes only on closing."""
    original, count = Path.open, iter(range(1, 1000))

    def open_(path, mode="r", *arguments, **options):
        if mode != "xb" or next(count) < fail_at:
            return original(path, mode, *arguments, **options)
        file = RefusingFile(path, "xb")
        file.error = error or RefusingFile.error
        return io.BufferedWriter(file, 10_000_000) if buffered else file

    return patch.object(Path, "open", open_)


def test_write_new__several_files__all_with_their_content(tmp_path):
    files = {tmp_path / "a" / "b.txt": b"b", tmp_path / "c.txt": b""}
    write_new(files)
    assert tree(tmp_path) == {"a/b.txt": b"b", "c.txt": b""}


@pytest.mark.parametrize("buffered", [False, True])
@pytest.mark.parametrize("fail_at", [1, 2])
def test_write_new__disk_full__leaves_no_file(tmp_path, buffered, fail_at):
    files = {tmp_path / f"{number}.xlsx": b"content" * 99 for number in (1, 2)}
    with full_disk(fail_at, buffered=buffered), pytest.raises(Failure) as caught:
        write_new(files)
    assert (caught.value.finding.code, caught.value.finding.place.file) == ("W-DENIED", f"{fail_at}.xlsx")
    assert tree(tmp_path) == {}


def test_write_new__stopped_by_the_officer__leaves_no_file(tmp_path):
    with full_disk(error=KeyboardInterrupt()), pytest.raises(KeyboardInterrupt):
        write_new({tmp_path / "台帳.xlsx": b"content"})
    assert tree(tmp_path) == {}


def test_write_new__second_file_is_there__it_stays_and_the_first_goes(tmp_path):
    (tmp_path / "b.txt").write_bytes(b"mine")
    with pytest.raises(Failure) as caught:
        write_new({tmp_path / "a.txt": b"a", tmp_path / "b.txt": b"b"})
    assert caught.value.finding.code == "W-EXISTS"
    assert tree(tmp_path) == {"b.txt": b"mine"}


def test_init__new_folder__has_everything_to_begin_with(tmp_path):
    folder = tmp_path / "情報化基本計画"
    result = run_init(folder)
    files = packaged_files()
    assert {
        "workbooks/plan.json",
        "report_templates/進捗状況報告書.docx",
        "report_templates/照会文.docx",
    } < files.keys()
    assert tree(folder) == {name: path.read_bytes() for name, path in files.items()}
    assert names(folder) == {name.split("/")[0] for name in files} | {"提出"}
    assert result.outputs == tuple(folder / name for name in files)
    assert result.counts == {"files": len(files)}
    assert result.status == "ok"


def test_init__folder_with_other_things__leaves_them_alone(tmp_path):
    (tmp_path / "提出").mkdir()
    (tmp_path / "提出" / "回答.xlsx").write_bytes(b"mine")
    run_init(tmp_path)
    assert tree(tmp_path)["提出/回答.xlsx"] == b"mine"


@pytest.mark.parametrize("name", list(packaged_files()))
def test_init__one_of_the_files_is_there__makes_nothing(tmp_path, name):
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(b"mine")
    with pytest.raises(Failure) as caught:
        run_init(tmp_path)
    assert (caught.value.finding.code, caught.value.finding.place.file) == ("W-EXISTS", Path(name).name)
    assert tree(tmp_path) == {name: b"mine"}


@pytest.mark.parametrize("name", ["", "提出", "workbooks", "report_templates"])
def test_init__a_file_in_the_place_of_a_folder__makes_no_file(tmp_path, name):
    folder = tmp_path / "作業"
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(b"mine")
    with pytest.raises(Failure) as caught:
        run_init(folder)
    assert caught.value.finding.code == "W-DENIED"
    assert list(tree(tmp_path).values()) == [b"mine"]


@pytest.mark.parametrize("fail_at", [1, 2, 3])
def test_init__disk_full__leaves_no_file(tmp_path, fail_at):
    with full_disk(fail_at), pytest.raises(Failure) as caught:
        run_init(tmp_path / "作業")
    assert caught.value.finding.code == "W-DENIED"
    assert tree(tmp_path) == {}
