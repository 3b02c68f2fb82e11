"""Reads every file of a folder of returned 調査票; one that cannot be read never stops the rest."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Place
from hitaplan.office.cells import Grid
from hitaplan.office.encryption import decrypt
from hitaplan.office.file_kind import LOCK_PREFIXES, FileKind, identify
from hitaplan.office.file_reading import guarded_workbook, read_bytes
from hitaplan.office.grid_reading import read_grids
from hitaplan.office.number_formats import shown_numbers
from hitaplan.survey.form_layout import FormSheet
from hitaplan.survey.returned.form import ReturnedForm, read_form
from hitaplan.survey.returned.reception import Unreadable
from hitaplan.survey.returned.shown import ShowNumbers
from hitaplan.survey.returned.unreadable import link_finding, lock_finding, unreadable_finding
from hitaplan.survey.review.reading import is_review
from hitaplan.workflows.result import Progress

# What Windows and macOS put into a folder by themselves.
_LEFT_BY_SYSTEMS = ("thumbs.db", "desktop.ini", ".ds_store")
_SHORTCUTS = (".lnk", ".url")


@dataclass(frozen=True, slots=True)
class FormFile:
    """A returned form and its file."""

    form: ReturnedForm
    received: datetime
    sha256: str


@dataclass(frozen=True, slots=True)
class ReviewFile:
    """A returned 見直し照会票 and its file; what it says depends on the plan."""

    file: str
    grids: tuple[Grid, ...]
    received: datetime
    show_numbers: ShowNumbers


@dataclass(frozen=True, slots=True)
class ReturnedFiles:
    """Every file of the folder of the returns, each kind in the order of their names."""

    forms: list[FormFile]
    reviews: list[ReviewFile]
    unreadable: list[Unreadable]


def read_folder(folder: Path, password: str, progress: Progress) -> ReturnedFiles:
    """Read every file under a folder; sub-folders too, links and shortcuts not.

    Args:
        folder: The folder of the returns.
        password: Opens forms that have one; "" without.
        progress: Called after each file.

    Returns:
        The forms, and the files that are none.

    Raises:
        Failure: F-MISSING where there is no such folder.
    """
    if not folder.is_dir():
        raise Failure(
            "F-MISSING",
            Place(folder.name),
            f"「{folder}」フォルダーがありません。",
            "戻ってきた調査票を集めたフォルダーを指定してください(ふだんは「提出」フォルダーに入れます)。",
        )
    found = ReturnedFiles([], [], [])
    paths = sorted(_files(folder))
    for done, path in enumerate(paths, 1):
        name = path.relative_to(folder).as_posix()
        received = _received(path)
        try:
            if path.is_symlink() or path.suffix.lower() in _SHORTCUTS:
                found.unreadable.append(Unreadable(name, received, link_finding(name)))
            elif path.name.startswith(LOCK_PREFIXES):
                found.unreadable.append(Unreadable(name, received, lock_finding(name)))
            else:
                _read(path, name, received, password, found)
        except Failure as failure:
            finding = unreadable_finding(failure.finding, name)
            found.unreadable.append(Unreadable(name, received, finding))
        progress(done, len(paths), name)
    return found


def _files(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        yield from (Path(parent, name) for name in names if name.lower() not in _LEFT_BY_SYSTEMS)
        # os.walk does not follow links to folders: they are told, not entered.
        yield from (Path(parent, name) for name in folders if Path(parent, name).is_symlink())


def _received(path: Path) -> datetime:
    try:
        return datetime.fromtimestamp(path.lstat().st_mtime).astimezone()
    except (OSError, ValueError, OverflowError):
        return datetime.fromtimestamp(0).astimezone()


def _read(path: Path, name: str, received: datetime, password: str, found: ReturnedFiles) -> None:
    stored = read_bytes(path)
    data = stored
    if password and identify(data) is FileKind.ENCRYPTED:
        data = decrypt(data, password, path.name)
    grids = read_grids(guarded_workbook(data, path.name), path.name, without=(FormSheet.GUIDE,))
    show_numbers = partial(shown_numbers, data)
    if is_review(grids):
        found.reviews.append(ReviewFile(name, grids, received, show_numbers))
    else:
        form = read_form(grids, name, show_numbers)
        found.forms.append(FormFile(form, received, hashlib.sha256(stored).hexdigest()))
