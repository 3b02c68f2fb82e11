"""What is passed on says nothing of the computer and the person that made it."""

import getpass
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from hitaplan.workflows.export import Format, run_export
from tests.folders import make_working_folder, tree
from tests.sheets import edited, put

ROOT = Path(__file__).parents[2]
PERSON = "ひた花子"
COMMANDS = [("year-end",), ("year-end", "--department", "情報統計課"), ("check", "--report", "検証結果.xlsx")]


def everything_in(data: bytes) -> bytes:
    """A file's bytes; of a package, every part."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return b"\n".join([name.encode() + b"\n" + package.read(name) for name in package.namelist()])


def assert_nothing_of(folder: Path, *secrets: str) -> None:
    for name, data in tree(folder).items():
        content = everything_in(data)
        for secret in secrets:
            for encoding in ("utf-8", "utf-16-le"):
                assert secret.encode(encoding) not in content, (name, secret)


def test_year_end__real_plan__names_no_folder_of_this_computer(real_run):
    folder, _ = real_run
    made = tree(folder / "output")
    assert len(made) > 64
    assert_nothing_of(folder / "output", str(folder.parent), "市のPC", str(Path.home()) + os.sep, str(ROOT))


@pytest.mark.parametrize("edits", [(), (put("取組!E4", "契約検査質"),)], ids=["good", "with an error"])
def test_commands__run_by_somebody__name_nobody_and_no_folder(tmp_path, edits):
    folder = make_working_folder(tmp_path / "市のPC" / PERSON, edited(*edits))
    person = dict.fromkeys(("USER", "USERNAME", "LOGNAME", "COMPUTERNAME", "HOSTNAME"), PERSON)
    environment = os.environ | person | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    for command in COMMANDS:
        subprocess.run(
            [sys.executable, "-m", "hitaplan", *command, "--json"],
            cwd=folder,
            env=environment,
            capture_output=True,
            check=not edits,
        )
    made = {name: data for name, data in tree(folder).items() if not name.startswith("workbooks/")}
    assert made
    for name in list(tree(folder / "workbooks")):
        (folder / "workbooks" / name).unlink()
    assert_nothing_of(folder, str(tmp_path), "市のPC", PERSON, str(ROOT))


def test_export__names_no_folder_of_this_computer(work):
    for form in Format:
        run_export(work / "workbooks/台帳.xlsx", form, work / "output")
    assert_nothing_of(work / "output", str(work), str(work.parent), getpass.getuser() + os.sep)
