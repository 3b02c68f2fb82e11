import hashlib
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hitaplan.delivery import master_replacement
from hitaplan.delivery.master_replacement import replace_master
from hitaplan.findings.failure import Failure
from tests.folders import names, tree

NOW = datetime(2027, 3, 31, 17, 30, 5, tzinfo=UTC)
NAME = "台帳.xlsx"
BACKUP = "台帳_20270331-173005.xlsx"
OLD, NEW = b"old" * 999, b"new" * 1001


def sha256(content):
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def master(tmp_path):
    path = tmp_path / "workbooks" / NAME
    path.parent.mkdir()
    path.write_bytes(OLD)
    return path


def replace(master, read=OLD, content=NEW):
    return replace_master(master, sha256(read), content, master.parent.parent / "backup", NOW)


def refused(master, **options):
    before = tree(master.parent.parent)
    with pytest.raises(Failure) as caught:
        replace(master, **options)
    assert tree(master.parent.parent) == before
    assert "台帳は変えていません" in caught.value.finding.message
    return caught.value.finding


def test_replace_master__nothing_in_the_way__new_master_and_a_copy_of_the_old(master):
    kept = replace(master)

    assert kept == master.parent.parent / "backup" / BACKUP
    assert tree(master.parent.parent) == {f"workbooks/{NAME}": NEW, f"backup/{BACKUP}": OLD}


def test_replace_master__twice_in_one_second__both_copies_are_kept(master):
    replace(master)
    kept = [replace(master, read=NEW, content=OLD), replace(master)]

    assert [path.name for path in kept] == ["台帳_20270331-173005-2.xlsx", "台帳_20270331-173005-3.xlsx"]
    assert [path.read_bytes() for path in kept] == [NEW, OLD]


def test_replace_master__backup_in_the_masters_own_folder__both_there(master):
    kept = replace_master(master, sha256(OLD), NEW, master.parent, NOW)

    assert tree(master.parent) == {NAME: NEW, kept.name: OLD}


@pytest.mark.parametrize("name", ["[1] *台帳?.xlsm", "台帳", ".台帳.xlsx", "a.b.xlsx"])
def test_replace_master__any_name__kept_with_its_ending(tmp_path, name):
    path = tmp_path / "w" / name
    path.parent.mkdir()
    path.write_bytes(OLD)
    kept = replace(path)

    assert kept.name == f"{path.stem}_20270331-173005{path.suffix}"
    assert tree(tmp_path) == {f"w/{name}": NEW, f"backup/{kept.name}": OLD}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows only whether a file is read-only")
@pytest.mark.parametrize("mode", [0o600, 0o664])
def test_replace_master__permissions__as_before(master, mode):
    master.chmod(mode)
    replace(master)

    assert master.stat().st_mode & 0o777 == mode


def test_replace_master__link__its_target_is_replaced(master, tmp_path):
    link = tmp_path / "近道.xlsx"
    link.symlink_to(master)
    kept = replace_master(link, sha256(OLD), NEW, tmp_path / "backup", NOW)

    assert link.is_symlink()
    assert (master.read_bytes(), kept.read_bytes(), kept.name) == (NEW, OLD, BACKUP)


def test_replace_master__rests_of_killed_runs__cleared_away(master, tmp_path):
    backup = tmp_path / "backup"
    backup.mkdir()
    for folder in (master.parent, backup):
        (folder / f".{NAME}_0a1b2c3d_作成中").write_bytes(b"half")
        (folder / f".別の{NAME}_0a1b2c3d_作成中").write_bytes(b"not ours")
    replace(master)

    others = f".別の{NAME}_0a1b2c3d_作成中"
    assert names(master.parent) == {NAME, others}
    assert names(backup) == {BACKUP, others}


@pytest.mark.parametrize("owner", [f"~${NAME}", f".~lock.{NAME}#"])
def test_replace_master__open_in_excel__refused(master, owner):
    (master.parent / owner).write_bytes(b"")
    finding = refused(master)

    assert (finding.code, finding.place.file) == ("W-OPEN", NAME)
    assert "閉じて" in finding.remedy


def test_replace_master__target_of_a_link_is_open__refused(master, tmp_path):
    (tmp_path / "link.xlsx").symlink_to(master)
    (master.parent / f"~${NAME}").write_bytes(b"")
    with pytest.raises(Failure) as caught:
        replace_master(tmp_path / "link.xlsx", sha256(OLD), NEW, tmp_path / "backup", NOW)

    assert caught.value.finding.code == "W-OPEN"


def test_replace_master__read_only__refused(master):
    master.chmod(0o444)
    finding = refused(master)

    assert finding.code == "W-READONLY"
    assert "読み取り専用" in finding.remedy


def test_replace_master__not_ours_to_write__refused(master, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)

    assert refused(master).code == "W-READONLY"


def test_replace_master__changed_since_it_was_read__refused(master):
    master.write_bytes(OLD + b"!")
    finding = refused(master)

    assert finding.code == "M-CHANGED"
    assert "もう一度実行" in finding.remedy


@pytest.mark.parametrize("gone", [Path.unlink, lambda path: (path.unlink(), path.mkdir())])
def test_replace_master__gone__refused(master, gone):
    gone(master)

    assert refused(master).code == "M-CHANGED"


def while_writing(monkeypatch, change):
    """Let something happen to the master after everything was written, before the last look at it."""
    original = master_replacement._copy_mode

    def call(source, target):
        original(source, target)
        change(source)

    monkeypatch.setattr(master_replacement, "_copy_mode", call)


def test_replace_master__opened_meanwhile__refused_and_no_copy_is_left(master, monkeypatch):
    owner = master.with_name(f"~${NAME}")
    while_writing(monkeypatch, lambda _: owner.write_bytes(b""))
    with pytest.raises(Failure) as caught:
        replace(master)

    assert caught.value.finding.code == "W-OPEN"
    assert tree(master.parent.parent) == {f"workbooks/{NAME}": OLD, f"workbooks/{owner.name}": b""}
    assert names(master.parent.parent) == {"workbooks"}


def test_replace_master__changed_meanwhile__refused_and_the_copy_of_what_it_was_stays(master, monkeypatch):
    while_writing(monkeypatch, lambda path: path.write_bytes(b"theirs"))
    with pytest.raises(Failure) as caught:
        replace(master)

    assert caught.value.finding.code == "M-CHANGED"
    assert tree(master.parent.parent) == {f"workbooks/{NAME}": b"theirs", f"backup/{BACKUP}": OLD}


def test_replace_master__share_says_it_failed_but_did_not__is_done(master, monkeypatch):
    original = Path.replace

    def replace_and_fail(path, target):
        original(path, target)
        raise FileNotFoundError(2, "the answer was lost", str(path))

    monkeypatch.setattr(Path, "replace", replace_and_fail)
    kept = replace(master)

    assert (master.read_bytes(), kept.read_bytes()) == (NEW, OLD)


@pytest.mark.parametrize("step", ["_write", "_copy_mode", "_take_place"])
def test_replace_master__stopped_by_the_officer__all_is_as_before(master, monkeypatch, step):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(master_replacement, step, stop)
    with pytest.raises(KeyboardInterrupt):
        replace(master)

    assert tree(master.parent.parent) == {f"workbooks/{NAME}": OLD}
    assert names(master.parent.parent) == {"workbooks"}


def test_replace_master__stopped_just_after__the_copy_stays(master, monkeypatch):
    original = master_replacement._take_place

    def stop(*arguments):
        original(*arguments)
        raise KeyboardInterrupt

    monkeypatch.setattr(master_replacement, "_take_place", stop)
    with pytest.raises(KeyboardInterrupt):
        replace(master)

    assert tree(master.parent.parent) == {f"workbooks/{NAME}": NEW, f"backup/{BACKUP}": OLD}


def test_replace_master__backup_is_a_file__refused(master):
    (master.parent.parent / "backup").write_bytes(b"notes")
    finding = refused(master)

    assert finding.code == "W-DENIED"
    assert "「backup」" in finding.remedy


def test_failure__whatever_fails__names_no_folder_of_this_computer(master, tmp_path):
    (tmp_path / "backup").write_bytes(b"notes")
    finding = refused(master)

    said = f"{finding.place} {finding.message} {finding.remedy} {finding.value}"
    assert str(tmp_path) not in said
    assert "作成中" not in said
