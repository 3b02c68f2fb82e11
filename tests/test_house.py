"""The ceilings of the house: small functions, small files, and nothing left over."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "hitaplan").rglob("*.py"))
TEXTS = sorted(
    path
    for folder in ("hitaplan", "tools", "docs", "benchmarks")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".py", ".md"}
) + [ROOT / name for name in ("README.md", "CHANGELOG.md", "pyproject.toml", "hitaplan.bat")]


def _functions(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_functions__any_file__at_most_50_lines(path):
    long = {node.name: node.end_lineno - node.lineno + 1 for node in _functions(path)}

    assert {name: lines for name, lines in long.items() if lines > 50} == {}


def test_files__whole_package__at_most_400_lines():
    lengths = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}

    assert {name: lines for name, lines in lengths.items() if lines > 400} == {}


def test_texts__whole_repository__no_path_of_a_machine_and_nothing_left_over():
    strange = re.compile(r"/(tmp|home|root|work|opt)/|TO" "DO|FIX" "ME|X" "XX")
    found = [path.name for path in TEXTS if strange.search(path.read_text(encoding="utf-8"))]

    assert found == []


def test_batch_file__for_windows__crlf_utf8_and_unc():
    data = (ROOT / "hitaplan.bat").read_bytes()

    assert data.count(b"\n") == data.count(b"\r\n")
    assert b'pushd "%~dp0"' in data
    assert b"chcp 65001" in data
    assert data.decode("utf-8").rstrip().endswith("pause")
    # Before the code page is changed, cmd reads the file in its own: only ASCII may stand there.
    assert data[: data.index(b"chcp 65001")].isascii()
