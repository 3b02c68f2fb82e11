"""The real master against the checked transcription of the plan document: no word of the plan is lost."""

import json
from pathlib import Path

import pytest

from hitaplan.master.creating import create_master
from hitaplan.master.reading import read_master
from hitaplan.plan.as_data import plan_as_data
from hitaplan.plan.from_data import plan_from_data
from tests.sheets import PLAN_JSON, real_plan

TRANSCRIPTION = json.loads((Path(__file__).parents[1] / "data" / "transcription.json").read_text("utf-8"))
MASTER = PLAN_JSON.with_name("第4次日田市情報化基本計画_年次計画編.xlsx")
POLICIES = TRANSCRIPTION["policies"]
ITEMS = [(policy, item) for policy in POLICIES for item in policy["items"]]
INITIATIVES = [initiative for _, item in ITEMS for initiative in item["initiatives"]]
# Its first cell is lost in the document; 情報統計課 knows the name, and 備考 says that it was completed.
COMPLETED_NAMES = {"3-2-2": "マイナンバーカードによる各種証明書等のコンビニ交付"}


@pytest.fixture(scope="module")
def master():
    return read_master(MASTER)


@pytest.fixture(scope="module")
def rows(master):
    """Every row of every sheet as texts by heading."""
    return {
        name: [{heading: cell.text for heading, cell in record.cells.items()} for record in table.records]
        for name, table in master.tables.items()
    }


def test_plan_from_data__transcription__65_initiatives_and_their_departments():
    plan = plan_from_data(TRANSCRIPTION)
    assert len(plan.initiatives) == 65
    assert sum(initiative.relisted for initiative in plan.initiatives) == 4
    named = [department.name for department in plan.departments if not department.collective]
    assert len(named) in (32, 33)  # with and without 農業委員会, an alias in the master
    assert plan.title == TRANSCRIPTION["title"]


@pytest.mark.parametrize("data", INITIATIVES, ids=lambda data: data["number"])
def test_initiative__of_the_document__stands_in_the_master_word_for_word(data, rows):
    (row,) = [row for row in rows["取組"] if row["取組番号"] == data["number"]]
    assert row["取組名"] == COMPLETED_NAMES.get(data["number"], data["name"])
    assert row["取組内容"] == data["content"]
    assert row["事業担当課"] == "、".join(data["departments"])
    assert bool(row["再掲元"]) == data["relisted"]
    for year, text in data["schedule"].items():
        assert row[f"令和{year[1:]}年度"] == text


def test_completed_name__of_the_document__is_marked_to_be_confirmed(rows):
    notes = {row["取組番号"]: row["備考"] for row in rows["取組"]}
    assert all("要確認" in notes[number] for number in COMPLETED_NAMES)


@pytest.mark.parametrize(
    "data", [each for each in INITIATIVES if each["damage"]], ids=lambda data: data["number"]
)
def test_damage__of_the_document__is_told_in_the_note(data, rows):
    (note,) = [row["備考"] for row in rows["取組"] if row["取組番号"] == data["number"]]
    assert note
    assert ("要確認" in note) == (not data["damage"].startswith("補正"))


@pytest.mark.parametrize("data", POLICIES, ids=lambda data: data["title"])
def test_policy__of_the_document__stands_in_the_master(data, rows):
    assert {"番号": str(data["number"]), "名称": data["title"]} in rows["基本方針"]


@pytest.mark.parametrize(("policy", "data"), ITEMS, ids=lambda data: data["title"])
def test_item__of_the_document__stands_in_the_master_with_its_narrative(policy, data, rows):
    number = f"{policy['number']}-{data['number']}"
    row = {"番号": number, "名称": data["title"], "本文": "\n".join(data["narrative"])}
    assert row in rows["基本項目"]


def test_front_matter__of_the_document__stands_in_the_master_in_order(rows):
    paragraphs = []
    for section in TRANSCRIPTION["front_matter"]["sections"]:
        parts = [(section["heading"], "", section)]
        parts += [(section["heading"], part["heading"], part) for part in section.get("subsections", ())]
        for chapter, heading, part in parts:
            paragraphs += [(chapter, heading, text) for text in part.get("paragraphs", ())]
            if "period_table" in part:
                paragraphs.append((chapter, heading, part["period_table"]["caption"]))
    written = [(row["章"], row["節"], row["本文"]) for row in rows["本文"]]
    assert [row for row in written if row[2]] == paragraphs
    assert {row[0] for row in written} == {
        each["heading"] for each in TRANSCRIPTION["front_matter"]["sections"]
    }


def test_period_table__of_the_document__stands_in_the_master(rows):
    tables = [
        part["period_table"]
        for section in TRANSCRIPTION["front_matter"]["sections"]
        for part in section.get("subsections", ())
        if "period_table" in part
    ]
    bars = [
        (row["plan"], f"令和{first[1:]}年度", f"令和{last[1:]}年度", label)
        for table in tables
        for row in table["rows"]
        for first, last, label, *_ in row["bars"]
    ]
    assert [
        (row["計画の名称"], row["開始年度"], row["終了年度"], row["表示"]) for row in rows["計画期間"]
    ] == bars


def test_standard_systems__of_the_document__stand_in_the_master_in_order(rows):
    systems = [system for _, item in ITEMS for system in item.get("standard_systems", ())]
    assert len(systems) == 20
    assert [row["業務名"] for row in rows["標準化対象業務"]] == systems


def test_departments__of_the_document__are_all_listed_by_name_or_alias(master):
    named = {name for data in INITIATIVES for name in data["departments"]}
    assert all(master.plan.department(name) for name in named)
    listed = [department for department in master.plan.departments if not department.collective]
    assert len(listed) == 32


def test_schedule_words__of_the_document__are_all_in_the_vocabulary(rows):
    words = {text.split("(")[0] for data in INITIATIVES for text in data["schedule"].values() if text}
    notes = {
        text.split("(")[1].rstrip(")")
        for data in INITIATIVES
        for text in data["schedule"].values()
        if "(" in text
    }
    assert words <= {row["値"] for row in rows["区分"] if row["種別"] == "スケジュールの語"}
    assert notes <= {row["値"] for row in rows["区分"] if row["種別"] == "注記"}


def test_plan_json__read_and_written__is_the_same_text():
    text = PLAN_JSON.read_text("utf-8")
    data = json.loads(text)
    assert plan_as_data(plan_from_data(data)) == data
    assert text == json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def test_master__in_workbooks__is_plan_json_byte_for_byte(master):
    assert master.plan == real_plan()
    assert MASTER.read_bytes() == create_master(real_plan())
