"""Writes a file that must not exist yet."""

from pathlib import Path

from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Place


def write_new(target: Path, content: bytes) -> None:
    """Write a new file, wholly or not at all.

    Args:
        target: The file.
        content: Its content.

    Raises:
        Failure: W-EXISTS where there is such a file, W-DENIED where it cannot be written.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            try:
                file.write(content)
            except OSError:
                target.unlink(missing_ok=True)
                raise
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
