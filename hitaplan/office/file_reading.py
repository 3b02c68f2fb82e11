"""Reads a file from the disk and says in one sentence why where that is impossible."""

from pathlib import Path

from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Place
from hitaplan.office.file_kind import LOCK_PREFIXES, FileKind, identify
from hitaplan.office.package_guard import MAX_FILE_BYTES, guard_package


def read_bytes(path: Path) -> bytes:
    """Read a whole file.

    Args:
        path: The file.

    Returns:
        Its bytes.

    Raises:
        Failure: F-MISSING, F-FOLDER, F-LARGE or F-OPEN.
    """
    place = Place(path.name)
    try:
        if path.is_dir():
            raise Failure(
                "F-FOLDER", place, f"「{path.name}」はフォルダーです。", "ファイルを指定してください。"
            )
        if path.stat().st_size > MAX_FILE_BYTES:
            raise Failure(
                "F-LARGE",
                place,
                f"{path.name} は大きすぎます({MAX_FILE_BYTES // 1_000_000} MB を超えています)。",
                "貼り付けた画像などを減らして保存し直してください。",
            )
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Failure(
            "F-MISSING",
            place,
            f"ファイル「{path.name}」が見つかりません。",
            "名前と置き場所を確かめてください。",
        ) from error
    except (OSError, ValueError) as error:
        raise Failure(
            "F-OPEN",
            place,
            f"{path.name} を読み込めません。",
            "Excel や Word で開いていれば閉じ、読み取りの権限があるか確かめてください。",
        ) from error


def has_owner_file(path: Path) -> bool:
    """Return whether a file beside it says that Excel or LibreOffice has it open."""
    owners = (f"~${path.name}", f".~lock.{path.name}#")
    return any(path.with_name(name).exists() for name in owners)


def read_workbook_bytes(path: Path) -> bytes:
    """Read a file that must be a workbook, and make sure that it is one and is whole.

    Args:
        path: The file.

    Returns:
        Its bytes, safe to be opened by an Office library.

    Raises:
        Failure: What the file really is and how to save it right.
    """
    if path.name.startswith(LOCK_PREFIXES):
        raise Failure(
            "F-LOCK",
            Place(path.name),
            f"「{path.name}」は、ブックを開いている間だけできる作業用のファイルです。",
            f"本体の「{path.name.removeprefix('~$').removeprefix('.~lock.').removesuffix('#')}」を指定してください。",
        )
    return guarded_workbook(read_bytes(path), path.name)


def guarded_workbook(data: bytes, file: str) -> bytes:
    """Make sure that a file is a workbook and is whole.

    Args:
        data: The whole file.
        file: Its name, for the message.

    Returns:
        The same bytes, safe to be opened by an Office library.

    Raises:
        Failure: What the file really is and how to save it right.
    """
    kind = identify(data)
    require_kind(kind, file, accepted=kind.is_workbook)
    guard_package(data, file)
    return data


def require_kind(kind: FileKind, file: str, *, accepted: bool) -> None:
    """Refuse a file of the wrong kind, in the words of that kind.

    Args:
        kind: What the file is.
        file: The file's name.
        accepted: Whether that kind will do.

    Raises:
        Failure: With the kind's own code, sentence and remedy.
    """
    if not accepted:
        description = kind.value
        raise Failure(description.code, Place(file), f"{file} は、{description.sentence}", description.remedy)
