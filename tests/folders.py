"""Working folders for tests, what is in them, and disks that refuse."""

import errno
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, wraps
from pathlib import Path
from typing import Any
from unittest.mock import patch

from hitaplan.master.creating import create_master
from tests.builders import make_initiative, make_plan

MASTER = "workbooks/台帳.xlsx"
# Two departments, no errors, no warnings: year-end makes four documents of it at once.
SMALL_DEPARTMENTS = ("情報統計課", "税務課")


@cache
def small_master() -> bytes:
    """A master of two 取組 and two departments."""
    return create_master(
        make_plan(
            make_initiative("1-1-1", name="窓口の改善"),
            make_initiative("1-1-2", name="税の申告", departments=("税務課",)),
        )
    )


def make_working_folder(folder: Path, master: bytes | None = None) -> Path:
    """A working folder with a master and without templates of its own."""
    path = folder / MASTER
    path.parent.mkdir(parents=True)
    path.write_bytes(small_master() if master is None else master)
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def names(folder: Path) -> set[str]:
    """What stands directly in a folder, hidden or not."""
    return {path.name for path in folder.iterdir()}


class Disk:
    """Counts what is done to the disk; from a chosen operation on, one or all of them fail."""

    def __init__(self, fail_at: int | None, code: int, *, for_good: bool) -> None:
        self.done = 0
        self._fail_at, self._code, self._for_good = fail_at, code, for_good

    def fails(self) -> bool:
        self.done += 1
        if self._fail_at is None:
            return False
        return self.done >= self._fail_at if self._for_good else self.done == self._fail_at

    def error(self, path: object) -> OSError:
        return OSError(self._code, "the disk refuses", str(path))


@contextmanager
def disk(
    fail_at: int | None = None, code: int = errno.ENOSPC, *, for_good: bool = False
) -> Iterator[Disk]:
    """Let the nth change of the disk fail; a failing write leaves half of its bytes behind, as real ones do."""
    state = Disk(fail_at, code, for_good=for_good)
    with patch.multiple(
        Path,
        mkdir=_refusing(Path.mkdir, state),
        rename=_refusing(Path.rename, state),
        replace=_refusing(Path.replace, state),
        unlink=_refusing(Path.unlink, state) if not for_good else Path.unlink,
        write_bytes=_refusing(Path.write_bytes, state, _write_half),
    ):
        yield state


def _write_half(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content[: len(content) // 2])


def _refusing(
    method: Callable[..., Any], state: Disk, before: Callable[..., Any] = lambda *_, **__: None
) -> Callable[..., Any]:
    @wraps(method)
    def call(path: Path, *arguments: Any, **options: Any) -> Any:
        if state.fails():
            before(path, *arguments, **options)
            raise state.error(path)
        return method(path, *arguments, **options)

    return call


def undeletable(folder: Path) -> Any:
    """Let nothing below a folder be cleared away, as where Word on Windows holds a file open."""

    def refuse(path: Path, *, ignore_errors: bool = False) -> None:
        if Path(path) != folder:
            original(path, ignore_errors=ignore_errors)
        elif not ignore_errors:
            raise PermissionError(errno.EACCES, "open", str(path))

    original = shutil.rmtree
    return patch.object(shutil, "rmtree", refuse)
