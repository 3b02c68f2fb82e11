import io
import json
from pathlib import Path

import openpyxl
import pytest

from hitaplan.findings.failure import Failure
from hitaplan.master.reading import read_master
from hitaplan.rules.catalogue import check_master
from hitaplan.workflows.new import run_new
from tests.folders import names
from tests.sheets import PLAN_JSON, real_plan

TRANSCRIPTION = Path(__file__).parents[1] / "data" / "transcription.json"
COUNTS = {"initiatives": 65, "distinct_initiatives": 61}
PLAN_TEXT = PLAN_JSON.read_text("utf-8")
GOOD = json.loads(PLAN_TEXT)
INITIATIVE = ("policies", 0, "items", 0, "initiatives", 0)


def make(folder, content):
    """Run new on a source with that content."""
    source = folder / "plan.json"
    source.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return run_new(folder / "新しい台帳.xlsx", source)


def refusal(folder, content):
    with pytest.raises(Failure) as caught:
        make(folder, content)
    assert names(folder) == {"plan.json"}
    finding = caught.value.finding
    assert finding.place.file == "plan.json"
    return finding


def with_value(*keys_and_value):
    """The good data with one value replaced; the keys lead to it."""
    *keys, last, value = keys_and_value
    data = json.loads(PLAN_TEXT)
    place = data
    for key in keys:
        place = place[key]
    place[last] = value
    return data


def without(*keys):
    data = json.loads(PLAN_TEXT)
    for key in keys:
        del data[key]
    return data


def test_new__plan_json__makes_the_master_of_that_plan(tmp_path):
    result = make(tmp_path, GOOD)
    assert (result.status, result.findings, result.counts) == ("ok", (), COUNTS)
    assert result.outputs == (tmp_path / "新しい台帳.xlsx",)
    assert read_master(result.outputs[0]).plan == real_plan()


def test_new__with_a_byte_order_mark__is_read(tmp_path):
    assert make(tmp_path, b"\xef\xbb\xbf" + json.dumps(GOOD).encode()).counts == COUNTS


def test_new__into_a_new_folder__makes_the_folder(tmp_path):
    target = tmp_path / "新" / "台帳" / "台帳.xlsx"
    assert run_new(target, PLAN_JSON).outputs == (target,)
    assert read_master(target).plan == real_plan()


def test_new__transcription_of_the_plan_document__makes_a_master_without_errors(tmp_path):
    result = make(tmp_path, TRANSCRIPTION.read_bytes())
    assert result.counts == COUNTS
    master = read_master(result.outputs[0])
    assert [each.number for each in master.plan.initiatives] == [
        each.number for each in real_plan().initiatives
    ]
    # What a transcription cannot know: 所管課 and the like.
    errors = {(each.code, each.place.sheet) for each in check_master(master) if each.severity == "error"}
    assert {sheet for _, sheet in errors} <= {"計画"}


def test_new__keys_of_an_older_plan_json_missing__are_filled(tmp_path):
    data = without(
        "target_year", "vocabulary", "answers", "verdicts", "revisions", "inquiries", "front_matter"
    )
    plan = read_master(make(tmp_path, data).outputs[0]).plan
    assert plan.target_year.short == "R6"
    assert plan.vocabulary == real_plan().vocabulary


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_new__target_is_there__is_never_overwritten(tmp_path, kind):
    target = tmp_path / "台帳.xlsx"
    target.write_bytes(b"mine") if kind == "file" else target.mkdir()
    with pytest.raises(Failure) as caught:
        run_new(target, PLAN_JSON)
    assert (caught.value.finding.code, caught.value.finding.place.file) == ("W-EXISTS", "台帳.xlsx")
    assert target.is_dir() or target.read_bytes() == b"mine"
    assert names(tmp_path) == {"台帳.xlsx"}


def test_new__folder_of_the_target_is_a_file__names_it(tmp_path):
    (tmp_path / "台帳").write_bytes(b"mine")
    with pytest.raises(Failure) as caught:
        run_new(tmp_path / "台帳" / "台帳.xlsx", PLAN_JSON)
    assert (caught.value.finding.code, caught.value.finding.place.file) == ("W-DENIED", "台帳")


NO_JSON = {
    "empty": b"",
    "text": "計画".encode(),
    "cp932": '{"title": "計画"}'.encode("cp932"),
    "utf-16": json.dumps(GOOD).encode("utf-16"),
    "truncated": PLAN_JSON.read_bytes()[:1000],
    "trailing comma": b'{"title": "x",}',
    "two objects": b"{}{}",
    "deep": b"[" * 200_000,
    "a workbook": b"PK\x03\x04" + b"\0" * 99,
}


@pytest.mark.parametrize("content", NO_JSON.values(), ids=NO_JSON)
def test_new__no_json__is_refused(tmp_path, content):
    assert refusal(tmp_path, content).code == "F-JSON"


def test_new__mistake_in_the_json__says_where(tmp_path):
    assert "2行目の12文字目" in refusal(tmp_path, b'{\n  "title": x}').message


MISSHAPEN = {
    "list": [],
    "null": None,
    "text": "計画",
    "number": 5,
    "empty": {},
    "no period": without("period"),
    "no title": without("title"),
    "no policies": without("policies"),
    "period of one": with_value("period", ["R5"]),
    "period of letters": with_value("period", "59"),
    "period that is none": with_value("period", ["R5", "来年"]),
    "established unreadable": with_value("established", "春"),
    "established number": with_value("established", 2024),
    "title number": with_value("title", 5),
    "title null": with_value("title", None),
    "target_year unreadable": with_value("target_year", "次"),
    "settings list": with_value("settings", []),
    "settings number": with_value("settings", "section", 5),
    "settings unknown": with_value("settings", "色", "赤"),
    "policies mapping": with_value("policies", {}),
    "policy number": with_value("policies", 0, "number", "一"),
    "policy number infinite": with_value("policies", 0, "number", float("inf")),
    "narrative text": with_value("policies", 0, "items", 0, "narrative", "本文"),
    "narrative of numbers": with_value("policies", 0, "items", 0, "narrative", [1]),
    "initiative number": with_value(*INITIATIVE, "number", "9"),
    "name null": with_value(*INITIATIVE, "name", None),
    "name list": with_value(*INITIATIVE, "name", ["取組"]),
    "content mapping": with_value(*INITIATIVE, "content", {}),
    "departments text": with_value(*INITIATIVE, "departments", "税務課"),
    "departments null": with_value(*INITIATIVE, "departments", None),
    "schedule list": with_value(*INITIATIVE, "schedule", []),
    "schedule year": with_value(*INITIATIVE, "schedule", {"来年": "実施予定"}),
    "schedule word": with_value(*INITIATIVE, "schedule", {"R6": "たぶん"}),
    "schedule number": with_value(*INITIATIVE, "schedule", {"R6": 1}),
    "relisted of nothing": with_value(*INITIATIVE, "relisted", True),  # noqa: FBT003 - JSON's own
    "department of no name": with_value("departments", 0, {}),
    "department text": with_value("departments", 0, "税務課"),
    "department kind": with_value("departments", 0, "kind", "係"),
    "department order infinite": with_value("departments", 0, "order", float("inf")),
    "alias text": with_value("departments", 0, "aliases", "税務"),
    "systems number": with_value("policies", 1, "items", 0, "standard_systems", [5]),
    "answer without number": with_value("answers", [{"year": "R6"}]),
    "front matter list": with_value("front_matter", []),
    "half a character": with_value("title", "\ud800"),
}


@pytest.mark.parametrize("data", MISSHAPEN.values(), ids=MISSHAPEN)
def test_new__data_of_another_shape__is_refused(tmp_path, data):
    finding = refusal(tmp_path, data)
    assert finding.code == "F-JSON"
    assert finding.message.startswith("plan.json を、計画のデータ(plan.json)として読めません。")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (without("period"), "「period」がありません。"),
        (MISSHAPEN["list"], "全体は { } で囲んで書きます。"),
        (MISSHAPEN["settings list"], "「settings」は { } で囲んで書きます。"),
        (
            MISSHAPEN["departments text"],
            "「policies[1].items[1].initiatives[1].departments」は一覧([ ])で書きます。",
        ),
        (MISSHAPEN["narrative of numbers"], "「policies[1].items[1].narrative[1]」は文字で書きます。"),
        (MISSHAPEN["half a character"], "「title」は文字で書きます。"),
    ],
)
def test_new__data_of_another_shape__says_where(tmp_path, data, said):
    assert refusal(tmp_path, data).message.endswith(said)


def test_new__text_too_long_for_a_cell__is_refused(tmp_path):
    assert refusal(tmp_path, with_value(*INITIATIVE, "content", "あ" * 32_768)).code == "W-CELL"


@pytest.mark.parametrize("text", ["=1+1", "a\x00b", "<&>", "_x0041_", "〜①髙𠮷", " 前後 "])
def test_new__any_text__comes_back_from_the_master(tmp_path, text):
    result = make(tmp_path, with_value(*INITIATIVE, "content", f"内容{text}内容"))
    assert read_master(result.outputs[0]).plan.initiatives[0].content == f"内容{text}内容"
    assert openpyxl.load_workbook(io.BytesIO(result.outputs[0].read_bytes()))


@pytest.mark.parametrize(("source", "code"), [("ない.json", "F-MISSING"), ("フォルダー", "F-FOLDER")])
def test_new__no_source__is_refused(tmp_path, source, code):
    (tmp_path / "フォルダー").mkdir()
    with pytest.raises(Failure) as caught:
        run_new(tmp_path / "台帳.xlsx", tmp_path / source)
    assert (caught.value.finding.code, caught.value.finding.place.file) == (code, source)


def test_new__source_too_large__is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("hitaplan.office.file_reading.MAX_FILE_BYTES", 1000)
    assert refusal(tmp_path, GOOD).code == "F-LARGE"
