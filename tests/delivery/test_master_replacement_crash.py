"""The disk refuses, or the machine stops, at any moment: the master is wholly the old one or wholly the new one."""

import errno
import hashlib
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest

from hitaplan.delivery.master_replacement import replace_master
from hitaplan.findings.failure import Failure
from tests.delivery.test_master_replacement import BACKUP, NAME, NEW, NOW, OLD, sha256
from tests.folders import names, tree

ROOT = Path(__file__).parents[2]
CODES = {errno.ENOSPC: "W-FULL", errno.EACCES: "W-DENIED"}
# Each stands for one way in which the program reaches the disk.
METHODS = (
    "exists",
    "is_file",
    "is_symlink",
    "stat",
    "read_bytes",
    "mkdir",
    "open",
    "rename",
    "replace",
    "chmod",
    "glob",
)


class Operations:
    """Counts what is asked of the disk; the nth fails, or every one from there on, or the process dies there."""

    def __init__(
        self, fail_at: int = 0, code: int = errno.EACCES, *, lasting: bool = False, dies: bool = False
    ):
        self.done: list[str] = []
        self.inside = False
        self._fail_at, self._code, self._lasting, self._dies = fail_at, code, lasting, dies

    def pass_or_fail(self, name: str, half=lambda: None) -> None:
        """Count one operation; where it fails, half of it may have been done."""
        self.done.append(name)
        count = len(self.done)
        if self._fail_at and (count >= self._fail_at if self._lasting else count == self._fail_at):
            half()
            if self._dies:
                os._exit(9)
            raise OSError(self._code, "the disk refuses", name)


class Written:
    """A file that is open for writing."""

    def __init__(self, file, operations: Operations) -> None:
        self._file, self._operations = file, operations

    def __enter__(self) -> "Written":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        self._operations.pass_or_fail("close")

    def write(self, content: bytes) -> None:
        def half():
            self._file.write(content[: len(content) // 2])
            self._file.flush()

        self._operations.pass_or_fail("write", half)
        self._file.write(content)

    def flush(self) -> None:
        self._operations.pass_or_fail("flush")
        self._file.flush()

    def fileno(self) -> int:
        return self._file.fileno()


@contextmanager
def watched(operations: Operations) -> Iterator[Operations]:
    """Let everything that is asked of the disk be counted; removing is never refused but where all is."""
    with ExitStack() as stack:
        for name in (*METHODS, "unlink", "rmdir"):
            stack.enter_context(patch.object(Path, name, _counted(getattr(Path, name), name, operations)))
        for name in ("fsync", "open", "access"):
            stack.enter_context(patch.object(os, name, _counted(getattr(os, name), f"os.{name}", operations)))
        yield operations


def _counted(original, name: str, operations: Operations):
    def call(*arguments, **options):
        if operations.inside:  # one operation may be made of others
            return original(*arguments, **options)
        operations.pass_or_fail(name)
        operations.inside = True
        try:
            made = original(*arguments, **options)
        finally:
            operations.inside = False
        return Written(made, operations) if name == "open" else made

    return call


def make_master(parent: Path) -> Path:
    path = parent / "workbooks" / NAME
    path.parent.mkdir(parents=True)
    path.write_bytes(OLD)
    return path


def replace(master: Path) -> Path:
    return replace_master(master, sha256(OLD), NEW, master.parent.parent / "backup", NOW)


def undisturbed() -> list[str]:
    """What one run asks of the disk, in its order."""
    with TemporaryDirectory() as folder:
        master = make_master(Path(folder))
        with watched(Operations()) as operations:
            replace(master)
        return operations.done


DONE = undisturbed()
# What may fail without harm: the look for rests of killed runs, the permissions, and bringing a name to the disk.
HARMLESS = ("glob", "glob stat", "stat chmod", "chmod", "os.open", "os.open os.fsync")
MOMENTS = [pytest.param(number, id=f"{number:02}-{name}") for number, name in enumerate(DONE, 1)]


def test_operations__one_run__all_kinds_are_watched():
    assert {"write", "flush", "os.fsync", "rename", "replace", "read_bytes", "open", "mkdir", "stat"} <= set(
        DONE
    )
    assert DONE.count("write") == DONE.count("flush") == 2
    assert len(DONE) >= 25


@pytest.mark.parametrize("code", CODES, ids=CODES.values())
@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from-then-on"])
@pytest.mark.parametrize("moment", MOMENTS)
def test_replace_master__any_operation_fails__old_or_new_is_whole_and_the_message_says_which(
    tmp_path, moment, lasting, code
):
    master = make_master(tmp_path)
    with watched(Operations(moment, code, lasting=lasting)):
        made = outcome(master)

    if isinstance(made, Failure):
        assert made.finding.code == CODES[code]
        assert "台帳は変えていません" in made.finding.message
        assert master.read_bytes() == OLD
        if not lasting:  # nothing is left where removing is possible
            assert tree(tmp_path) == {f"workbooks/{NAME}": OLD}
            assert names(tmp_path) == {"workbooks"}
    else:
        assert (master.read_bytes(), made.read_bytes()) == (NEW, OLD)
        assert is_harmless(moment)
    assert all(whole(path) for path in (tmp_path / "backup").glob("[!.]*"))
    if master.read_bytes() == OLD:
        replace(master)
    assert tree(tmp_path).items() >= {f"workbooks/{NAME}": NEW}.items()
    assert set(tree(tmp_path).values()) == {OLD, NEW}


def outcome(master: Path) -> Path | Failure:
    try:
        return replace(master)
    except Failure as failure:
        return failure


def is_harmless(moment: int) -> bool:
    """Whether an operation may fail and the master is replaced all the same."""
    before, name, after = [" ", *DONE, " "][moment - 1 : moment + 2]
    return not {name, f"{before} {name}", f"{name} {after}"}.isdisjoint(HARMLESS)


def whole(path: Path) -> bool:
    return path.read_bytes() in (OLD, NEW)


DYING = """
import sys
from pathlib import Path
sys.path.insert(0, {root!r})
from tests.delivery.test_master_replacement_crash import *
for moment in range(1, len(DONE) + 1):
    if not os.fork():
        master = make_master(Path(sys.argv[1]) / str(moment))
        with watched(Operations(moment, dies=True)):
            replace(master)
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.wait()[1]) == 9, moment
print(len(DONE))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")
def test_replace_master__machine_stops_at_each_operation__old_or_new_is_whole(tmp_path):
    script = tmp_path / "dying.py"
    script.write_text(DYING.format(root=str(ROOT)), encoding="utf-8")
    run = subprocess.run(
        [sys.executable, script, tmp_path], capture_output=True, cwd=ROOT, check=True, text=True
    )
    count = int(run.stdout)
    states = []
    for moment in range(1, count + 1):
        folder = tmp_path / str(moment)
        master = folder / "workbooks" / NAME
        states.append(master.read_bytes())
        assert whole(master), moment
        backups = list((folder / "backup").glob("[!.]*"))
        assert [path.read_bytes() for path in backups] == [OLD] * len(backups)
        assert states[-1] == OLD or backups, "a new master stands beside a copy of the old one"
        if states[-1] == OLD:
            replace(master)
            assert not [
                name for name in names(master.parent) | names(folder / "backup") if name.startswith(".")
            ]
    place = DONE.index("replace") + 1
    assert states == [OLD] * place + [NEW] * (count - place)


ENDLESS = """
import hashlib, sys
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
sys.path.insert(0, {root!r})
from hitaplan.delivery.master_replacement import replace_master
master = Path(sys.argv[1])
content = master.read_bytes()
for number in count():
    new = f"{{number:09d}}".encode() * 200_000
    replace_master(master, hashlib.sha256(content).hexdigest(), new, master.parent / "backup", datetime(2027, 1, 1) + timedelta(0, number))
    content = new
    print(number, flush=True)
"""


@pytest.mark.parametrize("seed", range(16))
def test_replace_master__process_killed__old_or_new_is_whole(tmp_path, seed):
    script, master = tmp_path / "endless.py", tmp_path / NAME
    script.write_text(ENDLESS.format(root=str(ROOT)), encoding="utf-8")
    master.write_bytes(b"first")
    with subprocess.Popen([sys.executable, script, master], stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout
        first = process.stdout.readline()  # one run is through
        time.sleep(random.Random(seed).uniform(0, 0.05))  # noqa: S311 - any moment will do
        process.kill()
        said = process.stdout.read().splitlines()
    content = master.read_bytes()
    number = int(content[:9])
    assert content == f"{number:09d}".encode() * 200_000
    assert number >= int(said[-1] if said else first)
    for path in (tmp_path / "backup").glob("[!.]*"):
        kept = path.read_bytes()
        assert kept == b"first" or kept == kept[:9] * 200_000
    replace_master(master, hashlib.sha256(content).hexdigest(), NEW, tmp_path / "backup", NOW)
    assert master.read_bytes() == NEW
    assert (tmp_path / "backup" / BACKUP).read_bytes() == content
    assert not [name for name in names(tmp_path) | names(tmp_path / "backup") if name.startswith(".")]
