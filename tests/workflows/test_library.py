"""hitaplan as a library: what it gives, that it is typed, documented, late to load, and silent."""

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import hitaplan
from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Finding
from hitaplan.master.master import Master
from tests.folders import MASTER

ROOT = Path(__file__).parents[2]
NAMES = {"read_master", "check", "year_end", "collect", "report", "export"}


def test_library__its_names__are_those_of_all():
    assert set(hitaplan.__all__) >= NAMES
    assert all(callable(getattr(hitaplan, name)) for name in hitaplan.__all__)
    assert (ROOT / "hitaplan" / "py.typed").is_file()


@pytest.mark.parametrize("name", sorted(NAMES))
def test_library__each_function__is_typed_and_documented(name):
    function = getattr(hitaplan, name)
    signature = inspect.signature(function)
    assert signature.return_annotation is not inspect.Signature.empty
    assert all(each.annotation is not inspect.Parameter.empty for each in signature.parameters.values())
    for part in ("Args:", "Returns:", "Raises:"):
        assert part in function.__doc__


def test_library__unknown_name__is_an_attribute_error():
    with pytest.raises(AttributeError, match="chekc"):
        _ = hitaplan.chekc


def test_library__on_import__loads_no_office_library():
    code = (
        "import sys, hitaplan; print(*sorted(name for name in sys.modules if name.startswith('hitaplan.')))"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert shown.split() == []


def test_library__a_year__from_master_to_documents_in_silence(work, capfd):
    master = hitaplan.read_master(MASTER)
    assert isinstance(master, Master)
    assert hitaplan.check(master) == hitaplan.check(MASTER)
    assert hitaplan.export(master)["title"] == "計画"
    result = hitaplan.year_end(MASTER)
    assert (result.status, result.counts["departments"]) == ("ok", 2)
    assert all(path.is_file() for path in result.outputs)
    assert all(isinstance(finding, Finding) for finding in result.findings)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("function", ["read_master", "check", "export", "year_end"])
def test_library__no_such_file__raises_what_the_command_would_say(work, function, capfd):
    with pytest.raises(Failure) as caught:
        getattr(hitaplan, function)("ない.xlsx")
    finding = caught.value.finding
    assert finding.code == "F-MISSING"
    assert str(caught.value) == f"{finding.message} {finding.remedy}"
    assert capfd.readouterr() == ("", "")
