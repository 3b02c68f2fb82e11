"""LibreOffice, for the tests that ask another program what it makes of our files."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

VARIABLE = "HITAPLAN_OFFICE_TESTS"


def office_test(test: Callable[..., None]) -> Callable[..., None]:
    """Mark a test that is slow or needs LibreOffice; it runs only where the variable is set."""
    skipped = pytest.mark.skipif(not os.environ.get(VARIABLE), reason=f"{VARIABLE} is not set")
    return pytest.mark.office(skipped(test))


def soffice_convert(path: Path, to: str, outdir: Path) -> Path:
    """Let LibreOffice open a file and save it in another place, or as another kind; return the new file."""
    program = shutil.which("soffice")
    if program is None:
        pytest.fail(f"{VARIABLE} is set, but there is no soffice on this machine")
    outdir.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as profile:
        command = [
            program,
            f"-env:UserInstallation={Path(profile).as_uri()}",
            "--headless",
            "--convert-to",
            to,
            "--outdir",
            str(outdir),
            str(path),
        ]
        run = subprocess.run(command, capture_output=True, timeout=180, check=False)
    made = outdir / f"{path.stem}.{to}"
    assert made.is_file(), run.stderr.decode(errors="replace")
    return made
