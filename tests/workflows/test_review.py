"""hitaplan review: 見直し候補 and a 見直し照会票 for every department."""

from pathlib import Path

import openpyxl
import pytest

from hitaplan.findings.failure import Failure
from hitaplan.workflows.review import review
from tests.builders import R8
from tests.folders import MASTER, make_working_folder, tree
from tests.returns import asked_master
from tests.sheets import edited, put


@pytest.fixture
def asked(tmp_path, monkeypatch):
    folder = make_working_folder(tmp_path / "作業", asked_master())
    monkeypatch.chdir(folder)
    return folder


def test_review__departments__one_form_each_and_the_list(asked):
    result = review()
    assert (result.status, result.counts["departments"], result.counts["initiatives"]) == ("ok", 3, 6)
    assert sorted(path.name for path in result.outputs if path.suffix == ".xlsx") == [
        "R6_市民課_見直し照会票.xlsx", "R6_情報統計課_見直し照会票.xlsx", "R6_税務課_見直し照会票.xlsx", "見直し候補.xlsx",
    ]  # fmt: skip
    assert Path("output/令和6年度/見直し/見直し候補.xlsx").is_file()


def test_review__of_another_year__is_the_one_of_the_folder(asked):
    review(fiscal_year=R8)
    book = openpyxl.load_workbook("output/令和8年度/見直し/見直し候補.xlsx")
    assert "令和8年度 見直し候補" in book["候補"]["A1"].value


def test_review__again__same_bytes(asked):
    review(out="一")
    review(out="二")
    first, second = (
        {name: data for name, data in tree(Path(folder)).items() if not name.endswith(".json")}
        for folder in "一二"
    )
    assert first == second


def test_review__year_outside__refused(asked):
    with pytest.raises(Failure) as caught:
        review(fiscal_year=R8 + 10)
    assert caught.value.finding.code == "M-YEAR"


def test_review__errors_in_the_master__only_the_list_of_them(work):
    Path(MASTER).write_bytes(edited(put("取組!A4", "なし")))
    assert review().status == "findings"
    assert not Path("output/令和6年度").exists()
