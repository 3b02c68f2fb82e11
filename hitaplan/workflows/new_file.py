"""Writes files that must not exist yet."""

from collections.abc import Mapping
from pathlib import Path

from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Place


def write_new(files: Mapping[Path, bytes]) -> None:
    """Write new files, all of them wholly or none.

    Args:
        files: The content of each file.

    Raises:
        Failure: W-EXISTS where there is such a file, W-DENIED where one cannot be written.
    """
    made: list[Path] = []
    try:
        for target, content in files.items():
            make_folder(target.parent)
            _write(target, content, made)
    except BaseException:
        for target in made:
            target.unlink(missing_ok=True)
        raise


def make_folder(folder: Path) -> None:
    """Make a folder, and those that it stands in, where they are missing.

    Args:
        folder: The folder.

    Raises:
        Failure: W-DENIED where it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Failure(
            "W-DENIED",
            Place(folder.name),
            f"「{folder.name}」フォルダーを作れませんでした。",
            "同じ名前のファイルがないか、フォルダーを作る権限があるか確かめてください。",
        ) from error


def _write(target: Path, content: bytes, made: list[Path]) -> None:
    try:
        with target.open("xb") as file:
            made.append(target)
            file.write(content)
    except FileExistsError as error:
        raise Failure(
            "W-EXISTS",
            Place(target.name),
            f"「{target.name}」は、すでにあります。上書きしませんでした。",
            "別の名前を指定するか、いまのファイルを別の場所に移してください。",
        ) from error
    except OSError as error:
        raise Failure(
            "W-DENIED",
            Place(target.name),
            f"「{target.name}」を書き込めませんでした。",
            "フォルダーに書き込む権限と、ディスクの空きを確かめてください。",
        ) from error
