import json
from pathlib import Path

import openpyxl
import pytest

from hitaplan.delivery.run_record import RECORD_NAME, hashes_of
from hitaplan.findings.failure import Failure
from hitaplan.master.reading import read_master
from hitaplan.rules.catalogue import check_master
from hitaplan.workflows.check import Copies, check, run_check
from tests.builders import R7
from tests.folders import MASTER, disk, make_working_folder, names, tree
from tests.sheets import answers, edited, put, real_master

REPORT = Path("検証結果.xlsx")
ERROR = put("取組!E4", "契約検査質")


@pytest.fixture
def work_on(tmp_path, monkeypatch):
    """Make the current folder a working folder of the real master after some edits."""

    def make(*edits):
        folder = make_working_folder(tmp_path / "作業", edited(*edits))
        monkeypatch.chdir(folder)
        return folder

    return make


def test_check__path_or_master__gives_what_the_rules_find(work):
    path = work / MASTER
    expected = check_master(read_master(path), ())
    assert check(path) == check(str(path)) == check(read_master(path)) == expected


def test_check__years__are_handed_to_the_rules(work, monkeypatch):
    monkeypatch.setattr("hitaplan.workflows.check.check_master", lambda master, years: (master.file, years))
    assert check(work / MASTER, [R7]) == ("台帳.xlsx", [R7])


@pytest.mark.parametrize(
    ("edits", "status", "word"),
    [
        ((), "ok", "要確認が"),
        ((ERROR,), "findings", "エラーが1件あります"),
        ((put("計画!B8", "来年"),), "findings", "エラーが"),
        ((answers({"評価": "よい"}),), "findings", "エラーが"),
    ],
)
def test_run_check__a_master__status_counts_and_what_to_do(work_on, edits, status, word):
    work_on(*edits)
    before = tree(Path())
    result = run_check()
    assert (result.status, result.outputs) == (status, ())
    assert result.findings == check(MASTER)
    for severity in ("error", "warning", "repair", "info"):
        assert result.counts[severity] == sum(each.severity == severity for each in result.findings)
    assert word in result.summary[0]
    assert tree(Path()) == before


def test_run_check__real_master__counts_the_plan(work_on):
    work_on()
    counts = run_check().counts
    assert (counts["error"], counts["initiatives"], counts["distinct_initiatives"]) == (0, 65, 61)


def test_run_check__small_master__says_that_all_is_well(work):
    result = run_check()
    assert not [each for each in result.findings if each.severity in ("error", "warning")]
    assert len(result.summary) == 1
    assert "エラーも要確認もありません" in result.summary[0]


@pytest.mark.parametrize(
    ("edits", "said"), [((), "令和6年度の点検"), ((put("計画!B8", "来年"),), "対象年度不明の点検")]
)
def test_run_check__announcement__says_the_year(work_on, edits, said):
    work_on(*edits)
    told = []
    run_check(announce=told.append)
    assert told == [f"{said}(台帳: 台帳.xlsx)"]


@pytest.mark.parametrize(
    ("report", "target"),
    [
        ("検証結果.xlsx", "workbooks/台帳.xlsx"),
        ("workbooks/検証結果.xlsx", "台帳.xlsx"),
        ("a/b/検証結果.xlsx", "../../workbooks/台帳.xlsx"),
    ],
)
def test_run_check__report__is_written_with_links_to_the_master(work_on, report, target):
    work_on(ERROR)
    result = run_check(None, Copies(Path(report)))
    assert result.outputs == (Path(report),)
    sheet = openpyxl.load_workbook(report)["検証結果"]
    assert sheet.max_row == 1 + len(result.findings)
    assert (sheet["A2"].value, sheet["B2"].value) == ("エラー", "取組!E4")
    assert sheet["B2"].hyperlink.target.replace("\\", "/") == target
    assert sheet["B2"].hyperlink.location == "'取組'!E4"
    assert openpyxl.load_workbook(report).properties.title == "検証結果 令和6年度"


def test_run_check__report_again__replaces_it_but_not_what_was_edited(work):
    run_check(None, Copies(REPORT))
    first = REPORT.read_bytes()
    run_check(None, Copies(REPORT))
    assert names(work) == {"workbooks", REPORT.name, RECORD_NAME}
    assert REPORT.read_bytes() == first
    REPORT.write_bytes(b"notes")
    with pytest.raises(Failure) as caught:
        run_check(None, Copies(REPORT))
    assert caught.value.finding.code == "W-EDITED"
    assert REPORT.read_bytes() == b"notes"
    assert json.loads(Path(RECORD_NAME).read_bytes()) == {"files": hashes_of({REPORT.name: first})}


@pytest.mark.parametrize("target", [".", "workbooks", "結果.docx", "結果", "写し.csv"])
@pytest.mark.parametrize("kind", ["report", "marked", "fix"])
def test_run_check__copy_that_is_no_workbook_by_its_name__is_refused(work, kind, target):
    before = tree(work)
    with pytest.raises(Failure) as caught:
        run_check(None, Copies(**{kind: Path(target)}))
    assert (caught.value.finding.code, caught.value.finding.place.file) == ("C-USAGE", target)
    assert tree(work) == before


@pytest.mark.parametrize("kind", ["report", "marked", "fix"])
@pytest.mark.parametrize("target", [MASTER, "workbooks/../workbooks/台帳.xlsx"])
def test_run_check__copy_in_the_place_of_the_master__is_refused(work, kind, target):
    before = tree(work)
    with pytest.raises(Failure) as caught:
        run_check(None, Copies(**{kind: Path(target)}))
    assert (caught.value.finding.code, caught.value.finding.place.file) == ("W-EXISTS", "台帳.xlsx")
    assert tree(work) == before


def test_run_check__report_cannot_be_written__all_is_as_before(work):
    before = tree(work)
    with disk(2), pytest.raises(Failure) as caught:
        run_check(None, Copies(REPORT))
    assert caught.value.finding.code == "W-FULL"
    assert tree(work) == before


def test_run_check__master_on_another_drive__links_by_its_name(work, monkeypatch):
    def other_drive(*_):
        raise ValueError

    (work / MASTER).write_bytes(real_master())
    monkeypatch.setattr("os.path.relpath", other_drive)
    run_check(None, Copies(REPORT))
    assert openpyxl.load_workbook(REPORT)["検証結果"]["B2"].hyperlink.target == "台帳.xlsx"
