import json
from dataclasses import dataclass

import pytest

from hitaplan.cli import run_command
from tests.folders import make_working_folder


@dataclass(frozen=True)
class Outcome:
    """What a command left on the screen, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def data(self):
        """The one JSON object on stdout."""
        assert self.err.strip() == ""
        assert self.out.count("\n") == 1
        return json.loads(self.out)


@pytest.fixture
def work(tmp_path, monkeypatch):
    """A small working folder that is the current one."""
    folder = make_working_folder(tmp_path / "作業")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def run(capsys):
    """Run a command line in this process."""

    def call(*arguments: str) -> Outcome:
        code = run_command(arguments)
        return Outcome(code, *capsys.readouterr())

    return call
