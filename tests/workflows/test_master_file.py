from pathlib import Path

import pytest

from hitaplan.findings.failure import Failure
from hitaplan.workflows.master_file import find_master

IGNORED = ["練習用.xlsx", "~$台帳.xlsx", ".~lock.台帳.xlsx#", "plan.json", "メモ.docx", "台帳.xlsx.bak"]


@pytest.fixture
def workbooks(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "workbooks").mkdir()
    return tmp_path / "workbooks"


def make(folder, *names):
    for name in names:
        (folder / name).write_bytes(b"")


def refusal():
    with pytest.raises(Failure) as caught:
        find_master(None)
    return caught.value.finding


@pytest.mark.parametrize(
    "name", ["台帳.xlsx", "台帳.XLSX", "台帳.xlsm", "台帳.xls", "台帳.ods", "第4次 計画.xlsx"]
)
def test_find_master__only_one_workbook__is_it(workbooks, name):
    make(workbooks, name, *IGNORED)
    (workbooks / "控え.xlsx").mkdir()
    assert find_master(None) == Path("workbooks", name)


@pytest.mark.parametrize("given", ["台帳.xlsx", "workbooks/練習用.xlsx", Path("ない.xlsx")])
def test_find_master__named__is_taken_as_it_is(workbooks, given):
    make(workbooks, "一.xlsx", "二.xlsx")
    assert find_master(given) == Path(given)


@pytest.mark.parametrize("files", [[], IGNORED])
def test_find_master__none_there__says_where_it_looked(workbooks, files):
    make(workbooks, *files)
    finding = refusal()
    assert (finding.code, finding.place.file) == ("M-NONE", "workbooks")
    assert "workbooks" in finding.message


def test_find_master__no_such_folder__says_so(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert refusal().code == "M-NONE"


def test_find_master__a_file_in_the_place_of_the_folder__says_so(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    make(tmp_path, "workbooks")
    assert refusal().code == "M-NONE"


def test_find_master__several__names_them(workbooks):
    make(workbooks, "台帳.xlsx", "台帳 - コピー.xlsx", "旧台帳.xls", *IGNORED)
    finding = refusal()
    assert finding.code == "M-SEVERAL"
    assert "3つ" in finding.message
    assert all(f"「{name}」" in finding.message for name in ("台帳.xlsx", "台帳 - コピー.xlsx", "旧台帳.xls"))
    assert "練習用" not in finding.message
