import contextlib
from pathlib import Path

import pytest

from hitaplan.workflows.init import run_init
from hitaplan.workflows.year_end import year_end
from tests.folders import make_working_folder
from tests.returns import asked_master, completed_answer


@pytest.fixture
def work(tmp_path, monkeypatch):
    """A small working folder that is the current one."""
    folder = make_working_folder(tmp_path / "作業")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def asked(tmp_path, monkeypatch):
    """A working folder whose departments are to answer, the current one."""
    folder = make_working_folder(tmp_path / "作業", asked_master(completed_answer()))
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture(scope="session")
def real_run(tmp_path_factory):
    """A working folder as init makes it, after year-end: only to be looked at."""
    folder = tmp_path_factory.mktemp("市のPC") / "情報化基本計画"
    run_init(folder)
    with contextlib.chdir(folder):
        result = year_end()
        assert Path("output").is_dir()
    return folder, result
