"""check --marked and --fix: copies of the master; the master itself is never touched."""

import io
from pathlib import Path

import openpyxl
import pytest

from hitaplan.findings.failure import Failure
from hitaplan.master.reading import read_master
from hitaplan.workflows.check import Copies, run_check
from tests.folders import MASTER, make_working_folder, tree
from tests.sheets import edited, put, read_bytes

MARKED, FIXED = Path("色付き.xlsx"), Path("直した台帳.xlsx")


@pytest.fixture
def work_on(tmp_path, monkeypatch):
    def make(*edits):
        folder = make_working_folder(tmp_path / "作業", edited(*edits))
        monkeypatch.chdir(folder)
        return folder

    return make


def test_marked__error_and_warning__coloured_and_listed_first(work_on):
    folder = work_on(put("取組!E4", "契約検査質"))
    before = (folder / MASTER).read_bytes()
    result = run_check(None, Copies(marked=MARKED))
    book = openpyxl.load_workbook(MARKED)

    assert book.sheetnames[:2] == ["検証結果", "はじめに"]
    assert [cell.value for cell in book["検証結果"][1]] == ["重要度", "場所", "内容", "直し方", "コード"]
    assert [cell.value for cell in book["検証結果"][2]][:2] == ["エラー", "取組!E4"]
    assert book["検証結果"]["B2"].hyperlink.location == "'取組'!E4"
    assert book["検証結果"].max_row == len(result.findings) + 1
    assert book["取組"]["E4"].fill.fgColor.rgb == "FFF8CBAD"
    assert book["取組"]["E6"].fill.fill_type is None
    assert (folder / MASTER).read_bytes() == before


def test_marked__read_again__same_plan_and_same_findings(work_on):
    work_on(put("取組!E4", "契約検査質"))
    result = run_check(None, Copies(marked=MARKED))
    again = run_check(MARKED)

    assert read_master(MARKED).plan == read_master(MASTER).plan
    assert [(each.code, each.place.cell) for each in again.findings] == [
        (each.code, each.place.cell) for each in result.findings
    ]


@pytest.mark.parametrize(
    ("place", "typed", "restored"),
    [
        ("取組!A2", "１－１－１", "1-1-1"),
        ("取組!E2", "情報統計課、 関係各課", "情報統計課、関係各課"),
        ("照会!A2", "令和６年度", "令和6年度"),
    ],
)
def test_fix__key_typed_otherwise__restored_in_the_copy_only(work_on, place, typed, restored):
    work_on(put(place, typed))
    result = run_check(None, Copies(fix=FIXED))
    sheet, address = place.split("!")

    assert openpyxl.load_workbook(FIXED)[sheet][address].value == restored
    assert openpyxl.load_workbook(MASTER)[sheet][address].value == typed
    assert f"直しました: {place}「{typed}」→「{restored}」" in result.summary
    assert not [each for each in run_check(FIXED).findings if each.code == "V002"]


def test_fix__nothing_to_restore__the_same_workbook(work_on):
    work_on()
    run_check(None, Copies(fix=FIXED))
    copy = read_bytes(FIXED.read_bytes())

    assert copy.plan == read_master(MASTER).plan
    assert (
        openpyxl.load_workbook(io.BytesIO(FIXED.read_bytes())).sheetnames
        == openpyxl.load_workbook(MASTER).sheetnames
    )


@pytest.mark.parametrize(
    "copies",
    [Copies(marked=Path(MASTER)), Copies(fix=Path(MASTER)), Copies(report=MARKED, marked=MARKED)],
    ids=["marked is the master", "fix is the master", "twice the same"],
)
def test_copies__in_a_place_that_is_taken__refused_and_nothing_made(work_on, copies):
    folder = work_on()
    before = tree(folder)
    with pytest.raises(Failure) as caught:
        run_check(None, copies)

    assert caught.value.finding.code in ("W-EXISTS", "C-USAGE")
    assert tree(folder) == before
