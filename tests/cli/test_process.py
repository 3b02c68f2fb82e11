"""The whole program, as staff start it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import hitaplan
from tests.folders import MASTER, tree
from tests.sheets import edited, put

ROOT = Path(__file__).parents[2]
OFFICE = {"openpyxl", "python_calamine", "xlsxwriter", "docx", "docxtpl", "jinja2", "lxml", "pandas", "numpy"}
LOADED = "import sys; from hitaplan.cli import run_command; run_command({arguments}); print(*sys.modules, file=sys.stderr)"


def start(folder, *arguments, keys="", encoding="utf-8", **environment):
    """Run a process of its own; warnings are errors there too."""
    return subprocess.run(
        [sys.executable, "-W", "error::DeprecationWarning:hitaplan", *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding} | environment,
        input=keys.encode(encoding),
        capture_output=True,
        check=False,
    )


def hitaplan_process(folder, *arguments, **options):
    return start(folder, "-m", "hitaplan", *arguments, **options)


def loaded_by(folder, *arguments) -> set[str]:
    done = start(folder, "-c", LOADED.format(arguments=arguments))
    return {name.split(".")[0] for name in done.stderr.decode().split()}


@pytest.mark.parametrize(
    ("edits", "arguments", "code"),
    [((), ("check",), 0), ((put("取組!E4", "契約検査質"),), ("check",), 1), ((), ("check", "ない.xlsx"), 2)],
)
def test_process__exit_code__is_that_of_the_command(work, edits, arguments, code):
    (work / MASTER).write_bytes(edited(*edits))
    done = hitaplan_process(work, *arguments)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr


def test_process__json__is_alone_on_stdout(work):
    done = hitaplan_process(work, "year-end", "--json")
    assert done.stderr == b""
    data = json.loads(done.stdout)
    assert (data["status"], data["counts"]["departments"]) == ("ok", 2)


def test_process__another_hash_seed__makes_the_same_bytes(work):
    for seed in ("1", "2"):
        assert hitaplan_process(work, "year-end", "--out", seed, PYTHONHASHSEED=seed).returncode == 0
    hitaplan.year_end(out="3")
    made = [
        {name: data for name, data in tree(work / seed).items() if not name.endswith("実行記録.json")}
        for seed in "123"
    ]
    assert made[0] == made[1] == made[2]


@pytest.mark.parametrize("arguments", [(), ("--help",), ("--version",), ("year-end", "--help"), ("chekc",)])
def test_process__nothing_to_open__loads_no_office_library(tmp_path, arguments):
    loaded = loaded_by(tmp_path, *arguments)
    assert "click" in loaded
    assert not loaded & OFFICE


def test_process__check__loads_nothing_that_writes(work):
    assert not loaded_by(work, "check") & {"pandas", "docxtpl", "docx", "jinja2", "xlsxwriter"}


def test_process__year_end__does_without_pandas(work):
    assert not loaded_by(work, "year-end") & {"pandas", "numpy"}


@pytest.mark.parametrize("encoding", ["cp932", "ascii", "utf-8"])
@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("check",), ("year-end",), ("check", "〜𠮷.xlsx"), ("check", "〜𠮷.xlsx", "--json")],
)
def test_process__console_of_windows__every_message_can_be_shown(work, encoding, arguments):
    done = hitaplan_process(work, *arguments, encoding=encoding, PYTHONUTF8="0")
    assert done.returncode == (2 if "〜𠮷.xlsx" in arguments else 0)
    assert b"Traceback" not in done.stderr
    assert done.stdout + done.stderr
    if "--json" in arguments:
        assert json.loads(done.stdout.decode(encoding))["findings"][0]["file"] == "〜𠮷.xlsx"


def test_process__menu_without_input__ends(work):
    done = hitaplan_process(work, "menu")
    assert (done.returncode, done.stderr) == (0, b"")


def test_process__started_elsewhere__says_where_to_start(tmp_path):
    done = hitaplan_process(tmp_path, "year-end")
    assert done.returncode == 2
    assert "「workbooks」に、台帳(Excel ブック)がありません。" in done.stderr.decode()
    assert list(tmp_path.iterdir()) == []


MISTAKE = """
import sys
import hitaplan.cli
def mistaken(_): raise NameError("x")
hitaplan.cli.run_command = mistaken
sys.argv = ["hitaplan", {argument!r}]
hitaplan.cli.run()
"""


@pytest.mark.parametrize("argument", ["check", "--json"])
def test_process__a_mistake_of_ours__is_no_error_of_the_master(tmp_path, argument):
    done = start(tmp_path, "-c", MISTAKE.format(argument=argument))
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    if argument == "--json":
        (finding,) = json.loads(done.stdout)["findings"]
        assert finding["code"] == "C-MISTAKE"
    else:
        assert "プログラムの誤りのため、途中で止まりました(NameError、" in done.stderr.decode()
