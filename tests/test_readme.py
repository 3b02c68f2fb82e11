"""README: the lines that people copy stand there as they are, and the library snippet runs."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^( *)```(\w+)\n(.*?)^ *```$", re.S | re.M)
RUN = "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/hitaplan year-end"
TEST = "python3 -m venv .venv && .venv/bin/pip install -q '.[test]' && .venv/bin/python -m pytest"
WINDOWS = (
    r"py -m venv .venv && .venv\Scripts\pip install . && .venv\Scripts\hitaplan year-end",
    r'py -m venv .venv && .venv\Scripts\pip install ".[test]" && .venv\Scripts\python -m pytest',
    r"py -m pip wheel -w wheelhouse .",
    r"py -m venv .venv && .venv\Scripts\pip install --no-index --find-links wheelhouse hitaplan",
)


def blocks(language):
    return [match[3].strip() for match in BLOCK.finditer(README) if match[2] == language]


def test_two_lines__each__alone_in_its_block():
    assert blocks("sh") == [RUN, TEST]


def test_two_lines__each__once_and_at_the_start_of_a_line():
    assert [README.splitlines().count(line) for line in (RUN, TEST)] == [1, 1]


def test_windows_lines__command_prompt__each_alone_in_its_block():
    assert blocks("bat") == list(WINDOWS)


def test_windows_section__batch_file__names_its_title():
    title = re.search(r"『(.+?)』", (ROOT / "hitaplan.bat").read_text(encoding="utf-8"))[1]

    assert re.search(rf"^## .*{title}", README, re.M)


@pytest.mark.parametrize("link", re.findall(r"\]\((?!https?:)([^)#]+)", README))
def test_links__each__lead_to_a_file(link):
    assert (ROOT / link).exists()


def test_library_snippet__in_a_fresh_folder__runs(tmp_path):
    (snippet,) = blocks("python")
    shutil.copytree(ROOT / "workbooks", tmp_path / "workbooks")
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}

    done = subprocess.run(
        [sys.executable, "-c", snippet],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "import hitaplan" in snippet
    assert "assert " in snippet
    assert done.stdout.strip()
