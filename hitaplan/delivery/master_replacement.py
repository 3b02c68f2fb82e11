"""Puts a new master in the place of the old one: at any moment it is wholly the one or the other, and the old is kept."""

import contextlib
import glob
import hashlib
import os
import secrets
from collections.abc import Iterator
from datetime import datetime
from itertools import count
from pathlib import Path

from hitaplan.delivery.disk_errors import refusal
from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Place
from hitaplan.office.file_reading import has_owner_file

# What is being written stands beside its place under a hidden name that ends so.
_STAGING_MARK = "_作成中"
_ANY_WRITER = 0o222
_UNCHANGED = "台帳は変えていません。"
_AGAIN = "もう一度実行してください。"


def replace_master(path: Path, read_sha256: str, content: bytes, backup_folder: Path, now: datetime) -> Path:
    """Replace the master in one step and keep the former one.

    Where the process is killed, the master is the old one or the new one. What it was writing stands under a hidden name
    that the next run clears away; a backup under its own name is always whole.

    Args:
        path: The master; of a link, the file that it leads to is replaced.
        read_sha256: The hash of the file that the new content was made from.
        content: The new content.
        backup_folder: Where the former master is kept; it is made where it is missing.
        now: The time of the run, for the backup's name.

    Returns:
        The path of the former master's copy.

    Raises:
        Failure: W-OPEN where Excel has the master open, W-READONLY, M-CHANGED where it is no longer what was read, W-FULL
            or W-DENIED where the disk refuses. The master is as before. The copy is gone too, unless somebody else
            changed the master meanwhile: then it may be the last of its kind.
    """
    with _explained(path.name, backup_folder.name):
        place = path.resolve() if path.is_symlink() else path
        _refuse_open(path, place)
        _refuse_read_only(place)
        former = _unchanged(place, read_sha256)
        folder_is_new = not backup_folder.exists()
        temporary = _hidden(place)
        backup = None
        try:
            backup = _keep(former, place, backup_folder, now)
            _write(temporary, content)
            _copy_mode(place, temporary)
            _refuse_open(path, place)
            _unchanged(place, read_sha256)
            _take_place(temporary, place, content)
        except BaseException:
            _remove(temporary)
            if backup and _holds(place, former):
                _remove(backup)
            if folder_is_new:
                _remove_folder(backup_folder)
            raise
    _sync_folder(place.parent)
    return backup


def _refuse_open(*paths: Path) -> None:
    if any(has_owner_file(path) for path in paths):
        raise Failure(
            "W-OPEN",
            Place(paths[0].name),
            f"台帳「{paths[0].name}」が Excel で開かれています。{_UNCHANGED}",
            f"台帳を閉じてから、{_AGAIN}何も開いていないのに同じ表示が出るときは、"
            "台帳と同じフォルダーにある「~$」か「.~lock.」で始まるファイルを削除してください。",
        )


def _refuse_read_only(place: Path) -> None:
    if not place.is_file():
        raise _changed(place, "読み込んだ後に移動されたか、名前が変わっています。")
    # The superuser may write to any file: the bits say what was meant.
    if not place.stat().st_mode & _ANY_WRITER or not os.access(place, os.W_OK):
        raise Failure(
            "W-READONLY",
            Place(place.name),
            f"台帳「{place.name}」は読み取り専用です。{_UNCHANGED}",
            f"ファイルのプロパティで「読み取り専用」を外し、書き込む権限があるか確かめてから、{_AGAIN}",
        )


def _unchanged(place: Path, read_sha256: str) -> bytes:
    """Return the master's content, which must still be what was read."""
    content = place.read_bytes()
    if hashlib.sha256(content).hexdigest() != read_sha256:
        raise _changed(place, "読み込んだ後に変更されています。")
    return content


def _changed(place: Path, sentence: str) -> Failure:
    return Failure(
        "M-CHANGED",
        Place(place.name),
        f"台帳「{place.name}」が、{sentence}今回の実行では、{_UNCHANGED}",
        f"いまの台帳を読み直すため、{_AGAIN}",
    )


def _keep(former: bytes, place: Path, folder: Path, now: datetime) -> Path:
    """Copy the former master into the folder; under its own name it is whole from the first moment on."""
    folder.mkdir(parents=True, exist_ok=True)
    stamp = f"{place.stem}_{now:%Y%m%d-%H%M%S}"
    names = (f"{stamp}{'' if number == 1 else f'-{number}'}{place.suffix}" for number in count(1))
    backup = next(folder / name for name in names if not (folder / name).exists())
    temporary = _hidden(folder / place.name)
    try:
        _write(temporary, former)
        temporary.rename(backup)
    except BaseException:
        _remove(temporary)
        raise
    _sync_folder(folder)
    return backup


def _hidden(path: Path) -> Path:
    """Return a name beside a file that nobody else uses, and clear away what killed runs left under such names."""
    with contextlib.suppress(OSError):
        for rest in path.parent.glob(f".{glob.escape(path.name)}_*{_STAGING_MARK}"):
            rest.unlink()
    return path.with_name(f".{path.name}_{secrets.token_hex(4)}{_STAGING_MARK}")


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _copy_mode(source: Path, target: Path) -> None:
    # Not every share knows of permissions; those of the folder will do.
    with contextlib.suppress(OSError):
        target.chmod(source.stat().st_mode & 0o777)


def _take_place(temporary: Path, place: Path, content: bytes) -> None:
    try:
        temporary.replace(place)
    except OSError:
        # A share may say that it failed when only the answer was lost.
        if not _holds(place, content):
            raise


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def _sync_folder(folder: Path) -> None:
    """Bring a new name to the disk, where the system lets a folder be opened; Windows does not."""
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _remove_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):
        folder.rmdir()


@contextlib.contextmanager
def _explained(name: str, backup: str) -> Iterator[None]:
    """Say in one sentence why the disk refused."""
    try:
        yield
    except OSError as error:
        why = refusal(
            error,
            f"台帳を Excel で開いていれば閉じ、台帳のフォルダーと控えのフォルダー「{backup}」に書き込む権限があるか確かめてから、{_AGAIN}",
        )
        message = f"台帳「{name}」を書き換えられませんでした。{why.reason}{_UNCHANGED}"
        raise Failure(why.code, Place(name), message, why.remedy) from error
