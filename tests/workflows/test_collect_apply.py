"""Merging: only 進捗 changes, all or nothing, and what was written by hand is never lost."""

import json
import re
from pathlib import Path

import openpyxl
import pytest

from hitaplan.findings.failure import Failure
from hitaplan.master.layout import SheetName
from hitaplan.master.reading import read_master
from hitaplan.office.lossless import Package
from hitaplan.plan.vocabulary import Round
from hitaplan.survey.returned.merging import Prefer
from hitaplan.workflows.collect import Options, collect
from tests.builders import SECTION
from tests.folders import MASTER, make_working_folder
from tests.office_files import parts_of, with_parts
from tests.returns import (
    CITIZENS,
    GOOD,
    SUPPORT,
    TAX,
    asked_master,
    asked_plan,
    cell_of,
    completed_answer,
    fill,
    put_returns,
    returned,
)

PLAN = asked_plan(completed_answer())
FILE = "税務課.xlsx"


def tax(*edits):
    return returned(TAX, *edits, plan=PLAN)


def apply(files, **options):
    put_returns(Path("提出"), files)
    return collect("提出", options=Options(apply=True, **options))


def answers():
    """What stands in 進捗, by 取組番号 and 課."""
    plan = read_master(MASTER).plan
    return {(str(each.number), each.department): each for each in plan.answers}


def edit_master(heading, number, department, text):
    """Somebody edits a cell of 進捗 in Excel."""
    book = openpyxl.load_workbook(MASTER)
    sheet = book[SheetName.PROGRESS]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        here = (sheet.cell(row, columns["取組番号"]).value, sheet.cell(row, columns["課"]).value)
        if here == (number, department):
            sheet.cell(row, columns[heading]).value = text
    book.save(MASTER)


def test_apply__everyone_answered__every_answer_in_its_row(asked):
    files = {f"{name}.xlsx": returned(name, plan=PLAN) for name in (SECTION, TAX, CITIZENS)}
    result = apply(files)
    assert result.counts["received"] == result.counts["departments"] == 3
    assert result.counts["rows_merged"] == 5
    found = answers()
    assert set(found) == {
        ("1-1-5", CITIZENS),
        ("1-1-1", SECTION),
        ("1-1-1", TAX),
        ("1-1-2", TAX),
        ("1-1-3", CITIZENS),
        ("1-1-4", CITIZENS),
    }
    assert found["1-1-1", TAX].achievement == SUPPORT["実績"]
    assert found["1-1-1", TAX].evaluation is None
    assert found["1-1-2", TAX].achievement == GOOD["実績"]
    assert (found["1-1-2", TAX].round, found["1-1-2", TAX].source) == (Round.PRELIMINARY, FILE)


def test_apply__once__only_the_parts_of_the_answers_change_and_the_former_master_is_kept(asked):
    before = Path(MASTER).read_bytes()
    apply({FILE: tax()})
    old, new = parts_of(before), parts_of(Path(MASTER).read_bytes())
    changed = {name for name in old if old[name] != new[name]}
    assert old.keys() == new.keys()
    assert len(changed) <= 3
    assert all(name == "xl/workbook.xml" or "sheets/sheet" in name or "tables/" in name for name in changed)
    kept = [path for path in Path("backup").iterdir() if path.suffix == ".xlsx"]
    assert [path.read_bytes() for path in kept] == [before]


def test_apply__twice__nothing_changes_the_second_time(asked):
    apply({FILE: tax()})
    after = Path(MASTER).read_bytes()
    result = apply({})
    assert Path(MASTER).read_bytes() == after
    assert result.counts["rows_to_merge"] == 0
    assert len(list(Path("backup").glob("*.xlsx"))) == 1


def test_apply__as_planned_and_nothing_else__stands_for_the_planned(asked):
    apply({FILE: tax(fill({"1-1-2": dict.fromkeys(GOOD) | {"回答区分": "予定どおり・特記なし"}}))})
    answer = answers()["1-1-2", TAX]
    assert (answer.status, answer.evaluation, answer.reply_kind) == (
        "実施中",
        "計画どおり",
        "予定どおり・特記なし",
    )
    assert answer.achievement == "予定どおり実施した(特記事項なし)"


def test_apply__a_return_that_must_be_mended__not_merged(asked):
    before = Path(MASTER).read_bytes()
    result = apply({FILE: tax(cell_of("状況", "1-1-2", "順調"))})
    assert result.status == "findings"
    assert Path(MASTER).read_bytes() == before
    assert not Path("backup").exists()


def test_apply__sent_again_after_a_merge__changes_what_changed(asked):
    apply({FILE: tax()})
    Path("提出", FILE).unlink()
    apply({"再提出.xlsx": tax(cell_of("実績", "1-1-2", "5回開いた。"))})
    assert answers()["1-1-2", TAX].achievement == "5回開いた。"
    assert answers()["1-1-2", TAX].source == "再提出.xlsx"
    book = openpyxl.load_workbook("output/令和6年度/受付/受付簿.xlsx")
    told = [[cell.value for cell in row] for row in book["提出の違い"].iter_rows(min_row=2)]
    assert told == [[TAX, "令和6年度", "1-1-2", "実績", "5回開いた。", "前に取り込んだ内容", GOOD["実績"]]]


@pytest.mark.parametrize(
    ("prefer", "after", "conflicts"),
    [
        (Prefer.NEITHER, "手で直した。", 1),
        (Prefer.MASTER, "手で直した。", 0),
        (Prefer.RETURNED, "5回開いた。", 0),
    ],
)
def test_apply__edited_by_hand_and_sent_again__conflict_with_all_three_values(
    asked, prefer, after, conflicts
):
    apply({FILE: tax()})
    edit_master("実績", "1-1-2", TAX, "手で直した。")
    Path("提出", FILE).unlink()
    again = tax(cell_of("実績", "1-1-2", "5回開いた。"), cell_of("課題", "1-1-2", "人手が足りない。"))
    result = apply({"再提出.xlsx": again}, prefer=prefer)
    answer = answers()["1-1-2", TAX]
    assert (answer.achievement, answer.challenge) == (after, "人手が足りない。")
    assert result.counts["conflicts"] == conflicts
    told = [each.message for each in result.findings if each.code == "K023"]
    assert len(told) == conflicts
    assert all(
        value in message for message in told for value in ("手で直した。", "5回開いた。", GOOD["実績"])
    )


def test_apply__edited_by_hand_since_the_form_was_issued__not_overwritten(asked):
    apply({FILE: tax()})
    edit_master("実績", "1-1-2", TAX, "手で直した。")
    apply({})
    assert answers()["1-1-2", TAX].achievement == "手で直した。"


def test_apply__row_deleted_by_hand_since_it_was_merged__conflict_and_not_put_back(asked):
    apply({FILE: tax()})
    book = openpyxl.load_workbook(MASTER)
    sheet = book[SheetName.PROGRESS]
    row = next(cell.row for cell in sheet["C"] if cell.value == "1-1-2")
    sheet.delete_rows(row)
    book.save(MASTER)
    result = apply({})
    assert ("1-1-2", TAX) not in answers()
    assert result.counts["conflicts"] == len(GOOD)
    apply({}, prefer=Prefer.RETURNED)
    assert answers()["1-1-2", TAX].achievement == GOOD["実績"]


def test_apply__final_round__beside_the_first(tmp_path, monkeypatch):
    first = asked_plan(completed_answer())
    monkeypatch.chdir(
        make_working_folder(tmp_path / "作業", asked_master(completed_answer(), round_=Round.FINAL))
    )
    apply({"速報.xlsx": returned(TAX, plan=first)}, accept=("速報.xlsx",))
    Path("提出/速報.xlsx").unlink()
    plan = asked_plan(completed_answer(), round_=Round.FINAL)
    apply(
        {"確定.xlsx": returned(TAX, cell_of("実績", "1-1-2", "4回開いた。"), plan=plan, asking=Round.FINAL)}
    )
    rounds = {
        (str(each.number), each.round): each.achievement
        for each in read_master(MASTER).plan.answers
        if each.department == TAX
    }
    assert rounds["1-1-2", Round.PRELIMINARY] == GOOD["実績"]
    assert rounds["1-1-2", Round.FINAL] == "4回開いた。"


LOG = Path("backup/取込記録.json")


def logs():
    """The logs of merges, those that were set aside too, by their names without the time."""
    return {
        re.sub(r"\d{8}-\d{6}", "時刻", path.name): path.read_bytes() for path in LOG.parent.glob("*.json")
    }


BROKEN = [
    b"",
    b"{",
    b"\xff\xfe",
    b"[]",
    b"{}",
    b'{"merged": 1}',
    b'{"merged": [{"number": "1-1-2"}]}',
]


@pytest.mark.parametrize("broken", BROKEN)
def test_apply__log_of_merges_broken__told_kept_and_nothing_lost(asked, broken):
    apply({FILE: tax()})
    LOG.write_bytes(broken)
    Path("提出", FILE).unlink()
    again = tax(cell_of("実績", "1-1-2", "5回開いた。"), cell_of("課題", "1-1-2", "人手が足りない。"))
    result = apply({"再提出.xlsx": again})
    answer = answers()["1-1-2", TAX]
    assert (answer.achievement, answer.challenge) == (GOOD["実績"], "人手が足りない。")
    assert result.counts["conflicts"] == 1
    told = [each for each in result.findings if each.code == "K029"]
    assert [(each.severity, each.place.file) for each in told] == [("warning", LOG.name)]
    book = openpyxl.load_workbook("output/令和6年度/受付/受付簿.xlsx")
    assert "K029" in [row[7].value for row in book["指摘一覧"].iter_rows()]
    kept = logs()
    assert kept.pop("取込記録_読めない_時刻.json") == broken
    merged = json.loads(kept.pop(LOG.name))["merged"]
    assert [each["values"].get("課題") for each in merged] == ["人手が足りない。"]
    assert kept == {}
    assert "K029" not in {each.code for each in collect("提出").findings}


def test_collect__log_of_merges_broken__told_and_left_as_it_is(asked):
    apply({FILE: tax()})
    LOG.write_bytes(b"{")
    assert [each.code for each in collect("提出").findings] == ["K029"]
    assert logs() == {LOG.name: b"{"}


def test_collect__log_of_merges_cannot_be_opened__told(asked):
    LOG.mkdir(parents=True)
    assert "K029" in {each.code for each in apply({FILE: tax()}).findings}


def test_collect__no_log_of_merges__nothing_to_tell(asked):
    put_returns(Path("提出"), {FILE: tax()})
    assert collect("提出").findings == ()


def test_apply__log_of_merges__says_what_was_written(asked):
    apply({FILE: tax()})
    merged = json.loads(Path("backup/取込記録.json").read_text("utf-8"))["merged"]
    assert [(each["number"], each["values"]["実績"]) for each in merged] == [
        ("1-1-1", SUPPORT["実績"]),
        ("1-1-2", GOOD["実績"]),
    ]


def refused(code):
    before = Path(MASTER).read_bytes()
    with pytest.raises(Failure) as caught:
        apply({FILE: tax()})
    assert caught.value.finding.code == code
    assert Path(MASTER).read_bytes() == before
    assert "台帳は変えていません" in caught.value.finding.message
    assert not list(Path("backup").glob("*")) if Path("backup").exists() else True
    return caught.value.finding


def test_apply__master_open_in_excel__refused(asked):
    Path(MASTER).with_name("~$台帳.xlsx").write_bytes(b"user")
    refused("W-OPEN")


def test_apply__master_read_only__refused(asked):
    Path(MASTER).chmod(0o444)
    refused("W-READONLY")


def test_apply__something_below_the_table__refused_with_the_cell(asked):
    book = openpyxl.load_workbook(MASTER)
    book[SheetName.PROGRESS]["E9"] = "メモ"
    book.save(MASTER)
    finding = refused("M-BELOW")
    assert (finding.place.sheet, finding.place.cell) == ("進捗", "E9")


def test_apply__totals_row__found_by_the_rules_and_nothing_merged(asked):
    book = openpyxl.load_workbook(MASTER)
    book[SheetName.PROGRESS]["A3"] = "集計"
    book.save(MASTER)
    before = Path(MASTER).read_bytes()
    result = apply({FILE: tax()})
    assert {each.place.cell for each in result.findings if each.severity == "error"} >= {"A3"}
    assert Path(MASTER).read_bytes() == before


def test_apply__formula_in_the_way__refused_with_the_cell(asked):
    apply({FILE: tax()})
    data = Path(MASTER).read_bytes()
    part = Package(data).sheet_parts[SheetName.PROGRESS]
    xml = parts_of(data)[part]
    cell = re.compile(rb'<c r="I4"([^>]*) t="inlineStr">.*?</c>')
    assert cell.search(xml)
    formula = cell.sub(rb'<c r="I4"\1 t="str"><f>"a"&amp;"b"</f><v>ab</v></c>', xml)
    Path(MASTER).write_bytes(with_parts(data, {part: formula}))
    with pytest.raises(Failure) as caught:
        apply({}, prefer=Prefer.RETURNED)
    assert (caught.value.finding.code, caught.value.finding.place.cell) == ("M-FORMULA", "I4")


def test_apply__a_formula_column_of_the_staff__left_blank_and_told(asked):
    data = Path(MASTER).read_bytes()
    table = next(
        name
        for name, xml in parts_of(data).items()
        if "tables/" in name and "取組名".encode() in xml and "取込元".encode() in xml
    )
    xml = parts_of(data)[table].decode()
    column = re.search(r'<tableColumn id="(\d+)" name="予定"', xml)
    assert column
    formula = f'<tableColumn id="{column[1]}" name="予定"><calculatedColumnFormula>1+1</calculatedColumnFormula></tableColumn>'
    changed = re.sub(r'<tableColumn id="\d+" name="予定"[^>]*/>', formula, xml)
    assert changed != xml
    Path(MASTER).write_bytes(with_parts(data, {table: changed.encode()}))
    result = apply({FILE: tax()})
    assert [(each.code, each.severity) for each in result.findings] == [("K025", "info")]
    assert answers()["1-1-2", TAX].achievement == GOOD["実績"]


def test_apply__errors_in_the_master__nothing_received(asked):
    book = openpyxl.load_workbook(MASTER)
    book["取組"]["A2"] = "なし"
    book.save(MASTER)
    result = apply({FILE: tax()})
    assert result.status == "findings"
    assert not Path("output/令和6年度/受付").exists()
