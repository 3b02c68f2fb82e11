"""The disk refuses, or the machine stops, while answers are merged: the master is wholly the old one or the new one."""

import errno
import os
import signal
import subprocess
import sys
import time
from itertools import count
from pathlib import Path

import pytest

from hitaplan.findings.failure import Failure
from hitaplan.master.reading import read_master
from hitaplan.workflows.collect import Options, collect
from tests.folders import MASTER, disk, make_working_folder
from tests.returns import CITIZENS, TAX, asked_master, asked_plan, completed_answer, put_returns, returned

PLAN = asked_plan(completed_answer())
OLD = asked_master(completed_answer())
FORMS = {f"{name}.xlsx": returned(name, plan=PLAN) for name in (TAX, CITIZENS)}
KILLS = 12


def prepared(folder):
    make_working_folder(folder, OLD)
    put_returns(folder / "提出", FORMS)
    return folder


def is_whole(master):
    """The master is the old one, or the new one with every answer and nothing else."""
    if master.read_bytes() == OLD:
        return "old"
    assert {str(each.number) for each in read_master(master).plan.answers} == {
        "1-1-1", "1-1-2", "1-1-3", "1-1-4", "1-1-5",
    }  # fmt: skip
    return "new"


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES])
def test_apply__each_change_of_the_disk_fails_once__master_whole_and_the_message_true(
    tmp_path, monkeypatch, code
):
    outcomes = []
    for nth in count(1):
        folder = prepared(tmp_path / f"{nth}")
        monkeypatch.chdir(folder)
        with disk(nth, code) as state:
            try:
                result = collect(options=Options(apply=True))
                said = " ".join(result.summary)
            except Failure as failure:
                said = failure.finding.message
        outcome = is_whole(folder / MASTER)
        assert ("変えていません" in said) == (outcome == "old"), said
        assert not [path.name for path in (folder / "workbooks").iterdir() if path.name != "台帳.xlsx"]
        outcomes.append(outcome)
        if state.done < nth:
            break
    assert outcomes[-1] == "new"
    assert outcomes.count("old") >= 8


def test_apply__disk_full_from_any_moment__master_whole(tmp_path, monkeypatch):
    codes = set()
    for nth in count(1):
        folder = prepared(tmp_path / f"{nth}")
        monkeypatch.chdir(folder)
        with disk(nth, full=True) as state:
            try:
                collect(options=Options(apply=True))
            except Failure as failure:
                codes.add(failure.finding.code)
        is_whole(folder / MASTER)
        if state.done < nth:
            break
    assert codes == {"W-FULL"}


@pytest.mark.parametrize("turn", range(KILLS))
def test_apply__killed_at_any_moment__master_whole_and_the_next_run_finishes(tmp_path, monkeypatch, turn):
    folder = prepared(tmp_path / "作業")
    command = [sys.executable, "-m", "hitaplan", "collect", "--apply"]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    # The whole run takes about 0.6 seconds; it writes in the last third.
    time.sleep(0.15 + 0.07 * turn)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    is_whole(folder / MASTER)

    monkeypatch.chdir(folder)
    collect(options=Options(apply=True))
    assert is_whole(folder / MASTER) == "new"
