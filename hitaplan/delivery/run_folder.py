"""Puts the files of a run in their place: all of them or none, and nothing that a person edited is touched."""

import contextlib
import shutil
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from hitaplan.delivery.disk_errors import refusal
from hitaplan.delivery.run_record import (
    RECORD_NAME,
    edited_files,
    hashes_of,
    owner_files,
    read_about,
    read_hashes,
    record_bytes,
)
from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Place
from hitaplan.office.file_names import MAX_PATH

# What is being made stands beside its place under such a name.
_STAGING_MARK = "_作成中"


def publish_folder(
    folder: Path, files: Mapping[str, bytes], about: Mapping[str, Any], now: datetime
) -> list[Path]:
    """Make a folder with all files of a run and its 実行記録.

    The files are written beside the place and the whole is renamed at the end. A folder of an earlier run is first
    renamed 「…_旧_20270331-1730」; where it has the very same files, it stays, and only its 実行記録 is replaced.

    Args:
        folder: The folder to make.
        files: Each file's content by its path within the folder, with / between.
        about: What the record says of the run.
        now: The time of the run, for the name of the old folder.

    Returns:
        The paths of all files made, the record last.

    Raises:
        Failure: W-EDITED where somebody edited the earlier folder, W-OPEN where a file in it is open, W-LONG where a
            path grows too long for Windows, or a name for the disk, W-FULL or W-DENIED where the disk refuses or a file has the folder's name. In each case everything is
            as before.
    """
    with staged_folder(folder, files, about, now) as made:
        return made


@contextlib.contextmanager
def staged_folder(
    folder: Path, files: Mapping[str, bytes], about: Mapping[str, Any], now: datetime
) -> Iterator[list[Path]]:
    """Do as publish_folder, with something else to be done just before the new folder takes its place.

    Args:
        folder: As publish_folder.
        files: As publish_folder.
        about: As publish_folder.
        now: As publish_folder.

    Yields:
        The paths of all files, the record last; where the block raises, the folder is left as before.

    Raises:
        Failure: As publish_folder.
    """
    _refuse_long_paths(folder, files)
    complete = {**files, RECORD_NAME: record_bytes(about, hashes_of(files))}
    staging = _beside(folder)
    with _explained(folder), _without_new_folders(folder.parent):
        _refuse_file_in_the_way(folder)
        _refuse_edited(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(staging, ignore_errors=True)
        try:
            _write_all(staging, complete)
            yield [folder / name for name in complete]
            _take_place(staging, folder, now)
        except BaseException:
            shutil.rmtree(staging, ignore_errors=True)
            raise


def publish_file(path: Path, content: bytes) -> Path:
    """Make one file that stands alone, such as 検証結果; 実行記録.json beside it remembers its hash.

    Args:
        path: The file.
        content: Its content.

    Returns:
        The path.

    Raises:
        Failure: As publish_folder; W-EDITED also where a file of that name was not made by the program.
    """
    record = path.parent / RECORD_NAME
    with _explained(path), _without_new_folders(path.parent):
        _refuse_file_in_the_way(path.parent)
        known = read_hashes(record)
        if path.exists() and hashes_of({path.name: path.read_bytes()}).items() - known.items():
            raise Failure(
                "W-EDITED",
                Place(path.name),
                f"「{path.name}」は、作成後に変更されたか、このプログラムが作ったものではありません。"
                "書き込んだ内容を失わないよう、何も変えずに止めました。",
                f"「{path.name}」の名前を変えるか別の場所に移して、もう一度実行してください。",
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        hashes = known | hashes_of({path.name: content})
        _replace({path: content, record: record_bytes(read_about(record), hashes)})
    return path


def _refuse_file_in_the_way(folder: Path) -> None:
    """Refuse where a file stands in the place of the folder, or of one above it."""
    for place in (folder, *folder.parents):
        if place.is_file():
            raise Failure(
                "W-DENIED",
                Place(place.name),
                f"「{place.name}」という名前のファイルがあるため、その名前のフォルダーを作れません。何も変えていません。",
                f"ファイル「{place.name}」の名前を変えるか、別の場所に移してください。",
            )


def _replace(contents: Mapping[Path, bytes]) -> None:
    """Write all files beside their places first: a full disk is met before anything is replaced."""
    try:
        for path, content in contents.items():
            _beside(path).write_bytes(content)
        for path in contents:
            _beside(path).replace(path)
    finally:
        for path in contents:
            _beside(path).unlink(missing_ok=True)


@contextlib.contextmanager
def _set_aside(path: Path, kept: Path | None) -> Iterator[None]:
    """Give what is at a path another name; it comes back where nothing has taken its place in the end."""
    if kept:
        path.rename(kept)
    try:
        yield
    except BaseException:
        if kept and not path.exists():
            kept.rename(path)
        raise


@contextlib.contextmanager
def _without_new_folders(folder: Path) -> Iterator[None]:
    """Take away again what was made of a folder and its parents, where the block raises."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        yield
    except BaseException:
        for each in missing:
            with contextlib.suppress(OSError):
                each.rmdir()
        raise


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}{_STAGING_MARK}")


def _refuse_long_paths(folder: Path, files: Mapping[str, bytes]) -> None:
    longest = max((len(str(folder.absolute() / name)) for name in files), default=0)
    if longest > MAX_PATH:
        raise Failure(
            "W-LONG",
            Place(folder.name),
            f"作成先のパスが長すぎます(最長 {longest} 文字)。",
            "作業フォルダーを、ドライブの浅いところ(例: C:\\hitaplan)に移してください。",
        )


def _refuse_edited(folder: Path) -> None:
    if not folder.exists():
        return
    edited = edited_files(folder) if folder.is_dir() else [folder.name]
    if opened := owner_files(edited):
        raise Failure(
            "W-OPEN",
            Place(opened[0].removeprefix("~$")),
            f"「{folder.name}」フォルダーの中のファイルが、Excel か Word で開かれています({opened[0]})。",
            "開いているファイルを閉じてから、もう一度実行してください。"
            "何も開いていないのに同じ表示が出るときは、そのファイルを削除してください。",
        )
    if edited:
        more = f" ほか{len(edited) - 1}件" if len(edited) > 1 else ""
        raise Failure(
            "W-EDITED",
            Place(edited[0].rsplit("/", 1)[-1]),
            f"「{folder.name}」フォルダーの「{edited[0]}」{more}が、作成後に変更(追加・削除)されています。"
            "書き込んだ内容を失わないよう、何も作らずに止めました。",
            f"「{folder.name}」フォルダーの名前を変えて(例: {folder.name}_控え)から、もう一度実行してください。",
        )


def _write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    # Fails where a killed run left something that cannot be cleared: nothing of it may get into this one.
    folder.mkdir()
    for name, content in files.items():
        target = folder.joinpath(*name.split("/"))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _take_place(staging: Path, folder: Path, now: datetime) -> None:
    # Nobody edited the earlier folder: its record says what is in it.
    if folder.exists() and read_hashes(folder / RECORD_NAME) == read_hashes(staging / RECORD_NAME):
        (staging / RECORD_NAME).replace(folder / RECORD_NAME)
        shutil.rmtree(staging, ignore_errors=True)
        return
    with _set_aside(folder, _free_name(folder, now) if folder.exists() else None):
        staging.rename(folder)


def _free_name(path: Path, now: datetime) -> Path:
    stamp = f"{path.stem}_旧_{now:%Y%m%d-%H%M}"
    candidates = (path.with_name(f"{stamp}{extra}{path.suffix}") for extra in _counting())
    return next(candidate for candidate in candidates if not candidate.exists())


def _counting() -> Iterator[str]:
    yield ""
    for number in range(2, 1000):
        yield f"-{number}"


@contextlib.contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Say in one sentence why the disk refused."""
    try:
        yield
    except OSError as error:
        why = refusal(
            error,
            "中のファイルを Excel や Word で開いていれば閉じ、フォルダーに書き込む権限があるか確かめてください。",
        )
        name = Path(str(error.filename)).name if error.filename else path.name
        name = path.name if name.endswith(_STAGING_MARK) else name
        message = f"「{path.name}」を作れませんでした。{why.reason}何も変えていません。"
        raise Failure(why.code, Place(name), message, why.remedy) from error
