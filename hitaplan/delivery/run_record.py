"""実行記録.json: what a run made from what, and by which a later run sees what people have edited."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from hitaplan.office.file_kind import LOCK_PREFIXES

RECORD_NAME = "実行記録.json"


# What Windows and macOS put into a folder by themselves when somebody looks into it.
_LEFT_BY_SYSTEMS = ("thumbs.db", "desktop.ini", ".ds_store")


def hashes_of(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the SHA-256 of each file by its name."""
    return {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}


def record_bytes(about: Mapping[str, Any], hashes: Mapping[str, str]) -> bytes:
    """Return the record of a run.

    Args:
        about: What is to be said of the run: version, master, options, counts, findings.
        hashes: The SHA-256 of every file that the run made, by its path within the folder.

    Returns:
        The JSON file.
    """
    text = json.dumps({**about, "files": dict(hashes)}, ensure_ascii=False, indent=1)
    return (text + "\n").encode()


def edited_files(folder: Path) -> list[str]:
    """Find what a person has changed, added or taken away in a folder that a run made.

    Args:
        folder: The folder.

    Returns:
        Paths within the folder, in order; without a legible record, every file.

    Raises:
        OSError: If a file cannot be read.
    """
    present = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    recorded = read_hashes(folder / RECORD_NAME)
    changed = {
        name
        for name, path in present.items()
        if name != RECORD_NAME
        and path.name.lower() not in _LEFT_BY_SYSTEMS
        and hashlib.sha256(path.read_bytes()).hexdigest() != recorded.get(name)
    }
    return sorted(changed | (recorded.keys() - present.keys()))


def read_hashes(record: Path) -> dict[str, str]:
    """Return the hashes that a record states, none where it is missing or illegible."""
    files = _read(record).get("files")
    stated = files.items() if isinstance(files, dict) else ()
    return {name: sha256 for name, sha256 in stated if isinstance(sha256, str)}


def read_about(record: Path) -> dict[str, Any]:
    """Return what a record says besides the hashes, nothing where it is missing or illegible."""
    return {name: value for name, value in _read(record).items() if name != "files"}


def _read(record: Path) -> dict[str, Any]:
    try:
        data = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def owner_files(names: Iterable[str]) -> list[str]:
    """Return the files that Word or Excel keeps open, from the owner files (~$…) beside them."""
    last_parts = (name.rsplit("/", 1)[-1] for name in names)
    return [name for name in last_parts if name.startswith(LOCK_PREFIXES)]
