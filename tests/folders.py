"""Working folders for tests, what is in them, and disks that refuse."""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from functools import cache, wraps
from pathlib import Path
from typing import Any
from unittest.mock import patch

from hitaplan.master.creating import create_master
from hitaplan.plan.model import Inquiry, Settings
from hitaplan.plan.standard_words import STANDARD_WORDS
from hitaplan.plan.vocabulary import Round
from tests.builders import R6, SECTION, make_initiative, make_plan

MASTER = "workbooks/台帳.xlsx"
# Two departments, no errors, no warnings: year-end makes four documents of it at once.
SMALL_DEPARTMENTS = ("情報統計課", "税務課")


@cache
def small_master() -> bytes:
    """A master of two 取組 and two departments, with nothing left blank that a rule asks for."""
    plan = make_plan(
        make_initiative("1-1-1", name="窓口の改善"),
        make_initiative("1-1-2", name="税の申告", departments=("税務課",)),
        inquiries=(Inquiry(R6, Round.PRELIMINARY, "情統第1号", "令和7年3月3日", "令和7年3月31日"),),
    )
    texts = {field.name: "記入" for field in fields(Settings)} | {"section": SECTION, "report_date": ""}
    return create_master(replace(plan, settings=Settings(**texts), vocabulary=STANDARD_WORDS))


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
    """Counts the changes of the disk; one of them fails, or on a full disk every one from then on."""

    def __init__(self, fail_at: int | None, code: int, *, full: bool) -> None:
        self.done = 0
        self.code = code
        self._fail_at, self._full = fail_at, full

    def fails(self) -> bool:
        self.done += 1
        if self._fail_at is None:
            return False
        return self.done >= self._fail_at if self._full else self.done == self._fail_at


@contextmanager
def disk(fail_at: int | None = None, code: int = errno.ENOSPC, *, full: bool = False) -> Iterator[Disk]:
    """Let the nth change of the disk fail; a failing write leaves half of its bytes behind, as real ones do.

    A full disk refuses all writing from then on, but still lets files be renamed.
    """
    state = Disk(fail_at, code, full=full)
    calls = {
        "mkdir": _refusing(Path.mkdir, state),
        "write_bytes": _refusing(Path.write_bytes, state, _write_half),
    }
    if not full:
        calls |= {"rename": _refusing(Path.rename, state), "replace": _refusing(Path.replace, state)}
    with patch.multiple(Path, **calls):
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
            raise OSError(state.code, "the disk refuses", str(path))
        return method(path, *arguments, **options)

    return call
