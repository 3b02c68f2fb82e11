import csv
import io
import json
from pathlib import Path

import pytest

from hitaplan.delivery.run_record import RECORD_NAME, hashes_of
from hitaplan.findings.failure import Failure
from hitaplan.master.reading import read_master
from hitaplan.plan.as_data import plan_as_data
from hitaplan.workflows.export import Format, export, json_text, run_export
from hitaplan.workflows.init import run_init
from hitaplan.workflows.new import run_new
from tests.folders import MASTER, disk, make_working_folder, names, tree
from tests.sheets import PLAN_JSON, edited, put, real_plan

OUT = Path("output")


@pytest.fixture
def packaged(tmp_path, monkeypatch):
    run_init(tmp_path / "作業")
    monkeypatch.chdir(tmp_path / "作業")


def test_export__json_of_the_packaged_master__is_plan_json_to_the_byte(packaged):
    result = run_export(None, Format.JSON, OUT)
    assert (OUT / "データ_json/plan.json").read_bytes() == PLAN_JSON.read_bytes()
    assert set(tree(OUT)) == {"データ_json/plan.json", f"データ_json/{RECORD_NAME}"}
    assert result.outputs == (OUT / "データ_json/plan.json", OUT / "データ_json" / RECORD_NAME)
    assert (result.status, result.counts["files"]) == ("ok", 1)


def test_export__json_and_new__go_round(work):
    run_export(None, Format.JSON, OUT)
    run_new(Path("写し.xlsx"), OUT / "データ_json/plan.json")
    assert Path("写し.xlsx").read_bytes() == Path(MASTER).read_bytes()


def test_export__csv__every_sheet_with_a_byte_order_mark(packaged):
    result = run_export(None, Format.CSV, OUT)
    files = tree(OUT / "データ_csv")
    record = json.loads(files.pop(RECORD_NAME))
    assert {"計画.csv", "取組.csv", "担当課.csv", "進捗.csv", "区分.csv"} < files.keys()
    assert result.counts["files"] == len(files)
    assert all(data.startswith(b"\xef\xbb\xbf") for data in files.values())
    rows = list(csv.DictReader(io.StringIO(files["取組.csv"].decode("utf-8-sig"))))
    assert [row["取組番号"] for row in rows] == [str(each.number) for each in real_plan().initiatives]
    assert record["files"] == hashes_of(files)
    assert record["options"] == {"format": "csv"}


def test_export__both_forms__stand_side_by_side(work):
    for form in Format:
        run_export(None, form, OUT)
    assert names(OUT) == {"データ_json", "データ_csv"}


def test_export__function__gives_the_data_of_the_file(work):
    data = export(MASTER)
    assert (
        data == export(Path(MASTER)) == export(read_master(MASTER)) == plan_as_data(read_master(MASTER).plan)
    )
    assert json.loads(json_text(data)) == data


@pytest.mark.parametrize("edit", [put("取組!E4", "契約検査質"), put("計画!B8", "来年")])
@pytest.mark.parametrize("form", Format)
def test_export__master_with_errors__makes_nothing(tmp_path, monkeypatch, edit, form):
    monkeypatch.chdir(make_working_folder(tmp_path / "作業", edited(edit)))
    with pytest.raises(Failure) as caught:
        run_export(None, form, OUT)
    assert (caught.value.finding.code, caught.value.finding.place.file) == ("M-ERRORS", "台帳.xlsx")
    assert not OUT.exists()
    with pytest.raises(Failure):
        export(MASTER)


@pytest.mark.parametrize("fail_at", [1, 2, 3, 4])
def test_export__disk_full__makes_nothing(work, fail_at):
    before = tree(work)
    with disk(fail_at, full=True), pytest.raises(Failure) as caught:
        run_export(None, Format.CSV, OUT)
    assert caught.value.finding.code == "W-FULL"
    assert tree(work) == before


def test_export__an_edited_export__is_left_alone(work):
    run_export(None, Format.JSON, OUT)
    (OUT / "データ_json/plan.json").write_bytes(b"{}")
    before = tree(work)
    with pytest.raises(Failure) as caught:
        run_export(None, Format.JSON, OUT)
    assert caught.value.finding.code == "W-EDITED"
    assert tree(work) == before
