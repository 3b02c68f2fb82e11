"""Finds the master that a command is to work on."""

from pathlib import Path

from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Place
from hitaplan.office.file_kind import LOCK_PREFIXES
from hitaplan.workflows.packaged import PRACTICE, WORKBOOKS

_KINDS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")


def find_master(given: Path | str | None) -> Path:
    """Return the master: the one that was named, else the only one in ./workbooks.

    Args:
        given: A path, or None.

    Returns:
        The path; whether it is a workbook is seen on reading.

    Raises:
        Failure: M-NONE or M-SEVERAL where it is not plain which file is meant.
    """
    if given is not None:
        return Path(given)
    folder = Path(WORKBOOKS)
    found = sorted(path for path in folder.glob("*") if _may_be_master(path)) if folder.is_dir() else []
    if len(found) == 1:
        return found[0]
    if not found:
        raise Failure(
            "M-NONE",
            Place(WORKBOOKS),
            f"いまのフォルダーの「{WORKBOOKS}」に、台帳(Excel ブック)がありません。",
            "台帳のある作業フォルダーで実行するか、台帳のファイル名を指定してください(例: hitaplan check 台帳.xlsx)。",
        )
    names = "」「".join(path.name for path in found)
    raise Failure(
        "M-SEVERAL",
        Place(WORKBOOKS),
        f"「{WORKBOOKS}」フォルダーに台帳が{len(found)}つあります: 「{names}」",
        "使わないものを別の場所に移すか、台帳のファイル名を指定してください(例: hitaplan check 台帳.xlsx)。",
    )


def _may_be_master(path: Path) -> bool:
    ours = path.suffix.lower() in _KINDS and path.name != PRACTICE
    return ours and path.is_file() and not path.name.startswith(LOCK_PREFIXES)
