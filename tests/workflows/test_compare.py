"""hitaplan compare and check --baseline on the worked example."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from hitaplan.findings.failure import Failure
from hitaplan.master.creating import create_master
from hitaplan.master.reading import read_master
from hitaplan.office.cells import CellRange
from hitaplan.office.lossless import Package
from hitaplan.workflows.check import run_check
from hitaplan.workflows.compare import Style, compare
from hitaplan.workflows.report import report
from tests.builders import R7, R8
from tests.folders import MASTER, make_working_folder, tree
from tests.office_files import parts_of
from tests.revision.example import HISTORY, original, revised
from tests.sheets import edited, put, real_master
from tests.word_files import W, tables, written_text
from tests.word_files import tree as tree_of

OLD, DATA = "改定前.xlsx", "plan.json"
PLAN_JSON = Path(__file__).parents[2] / "workbooks" / "plan.json"
FOLDER = Path("output/令和8年度/新旧")


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(make_working_folder(tmp_path / "作業", create_master(revised())))
    Path(OLD).write_bytes(create_master(original()))
    Path(DATA).write_bytes(PLAN_JSON.read_bytes())


def sheet(name):
    rows = openpyxl.load_workbook(FOLDER / "変更一覧.xlsx")[name].iter_rows(values_only=True)
    heading, *found = rows
    return [dict(zip(heading, row, strict=True)) for row in found]


def test_compare__example__documents_and_counts():
    result = compare(OLD)
    assert result.status == "ok"
    assert sorted(path.name for path in result.outputs) == [
        "変更一覧.xlsx", "実行記録.json", "新旧対照表.docx", "計画書(改定).docx",
    ]  # fmt: skip
    expected = {
        "changed": 5,
        "divided": 1,
        "renumbered": 1,
        "merged": 1,
        "completed": 1,
        "added": 1,
        "reassigned": 3,
        "abolished": 1,
    }
    assert {key: result.counts[key] for key in expected} == expected
    assert [tuple(row.values())[:6] for row in sheet("件数")] == [
        ("追加", 1, 0, 0, 0, 1), ("変更", 3, 1, 1, 0, 5), ("分割", 1, 0, 0, 0, 1), ("統合", 1, 0, 0, 0, 1),
        ("廃止", 1, 0, 0, 0, 1), ("完了", 1, 0, 0, 0, 1), ("番号変更", 1, 0, 0, 0, 1), ("所管替え", 1, 0, 0, 2, 3),
        ("字句の整理", 0, 0, 0, 0, 0), ("計", 10, 1, 1, 2, 14),
    ]  # fmt: skip
    assert result.summary[:2] == (
        "取組の変更: 追加 1件、変更 3件、分割 1件、統合 1件、廃止 1件、完了 1件、番号変更 1件、所管替え 1件。",
        "取組のほかの変更: 基本方針・基本項目 1件、本文・図表 1件、担当課 2件。",
    )


def test_compare__list__one_row_a_field_with_both_texts():
    compare(OLD)
    rows = [row for row in sheet("変更一覧") if row["改定後の番号"] == "1-1-4"]
    assert [(row["項目"], row["改定前"], row["改定後"]) for row in rows] == [
        ("令和8年度", "実施予定(検討)", "実施予定"),
        ("令和9年度", "実施予定(検討)", "完了予定"),
    ]
    renamed = [row for row in sheet("変更一覧") if row["対象"] == "担当課"]
    assert {row["種別"] for row in renamed} == {"所管替え"}


def test_compare__numbers__old_and_new():
    compare(OLD)
    moved = {
        (row["旧番号"], row["新番号"], row["区分"])
        for row in sheet("新旧番号対照")
        if row["区分"] != "変更なし"
    }
    assert moved == {
        ("1-1-1", "1-1-1", "内容変更"), ("1-1-4", "1-1-4", "内容変更"), ("1-1-6", "1-1-6", "所管替え"), ("3-3-3", "3-3-3", "内容変更"),
        ("1-2-3", "1-3-8", "番号変更"), ("1-3-2", "―", "完了"), ("―", "1-3-7", "追加"), ("4-3-6", "―", "廃止"),
        ("2-2-1", "2-2-1", "分割"), ("2-2-1", "2-2-6", "分割"), ("2-3-16", "2-3-16", "統合"), ("2-3-17", "2-3-16", "統合"),
    }  # fmt: skip
    assert len(sheet("新旧番号対照")) == 67
    fields = {row["新番号"]: row["変わった項目"] for row in sheet("新旧番号対照") if row["変わった項目"]}
    assert fields == {
        "1-1-1": "取組内容", "1-1-4": "令和8年度、令和9年度", "1-1-6": "事業担当課",
        "2-2-1": "取組名", "2-2-6": "取組名", "3-3-3": "取組名",
    }  # fmt: skip


def test_compare__renamed_and_tidied__in_the_words_of_an_officer():
    plan = original()
    item = replace(plan.policies[0].items[1], narrative=("新しい本文。",))
    policy = replace(plan.policies[0], items=(plan.policies[0].items[0], item, *plan.policies[0].items[2:]))
    first, *others = plan.front_matter
    new = replace(
        plan,
        policies=(policy, *plan.policies[1:]),
        front_matter=(replace(first, text=first.text + " "), *others),
        period_bars=(replace(plan.period_bars[0], plan="新総合計画"), *plan.period_bars[1:]),
        standard_systems=(*plan.standard_systems, "新しい業務"),
        target_year=R8,
    )
    Path(MASTER).write_bytes(create_master(new))
    assert compare(OLD).counts["tidied"] == 1
    rows = [
        tuple(row[key] for key in ("種別", "対象", "改定後の番号", "名称", "項目", "備考"))
        for row in sheet("変更一覧")
    ]
    assert rows == [
        ("変更", "本文", "", f"{first.chapter}　1段落目", "本文", "字句の整理(空白・字幅)"),
        ("変更", "計画期間", "", "新総合計画(令和5年度から)", "計画の名称", ""),
        ("変更", "基本項目", "1-2", item.title, "本文", ""),
        ("追加", "標準化対象業務", "", "新しい業務", "番号", ""),
        ("追加", "標準化対象業務", "", "新しい業務", "業務名", ""),
    ]
    assert [row["項目"] for row in sheet("改定履歴の案")] == [
        f"本文　{first.chapter}　1段落目", "計画期間　新総合計画(令和5年度から)の計画の名称", "本文", "標準化対象業務　新しい業務",
    ]  # fmt: skip
    told = [
        each.message for each in run_check(MASTER, baseline=Path(OLD)).findings if each.code == "H-UNRECORDED"
    ]
    assert [message.split("が「")[0] for message in told[:3]] == [
        f"「本文　{first.chapter}　1段落目」", "「計画期間　新総合計画(令和5年度から)の計画の名称」", "基本項目 1-2 の「本文」",
    ]  # fmt: skip
    assert (
        told[3]
        == "「標準化対象業務　新しい業務」に「新しい業務」が加わっていますが、改定履歴にありません(追加)。"
    )


def test_compare__plan_data_and_the_usual_master__the_same_table():
    compare(OLD, MASTER, out="一")
    compare(DATA, out="二")
    first, second = (Path(out) / "令和8年度/新旧/新旧対照表.docx" for out in "一二")
    assert first.read_bytes() == second.read_bytes()


def test_compare__again__same_bytes():
    compare(OLD, out="一")
    compare(OLD, out="二")
    first, second = (
        {name: data for name, data in tree(Path(out)).items() if not name.endswith(".json")} for out in "一二"
    )
    assert first == second


def test_compare__style__heads_and_sides():
    compare(
        OLD, style=Style(draft=True, old_left=True, portrait=True, remarks=True, blank=True, omitted="略")
    )
    rows = next(tables((FOLDER / "新旧対照表.docx").read_bytes()))
    assert rows[0] == ["現行", "改正案", "備考"]
    assert ["1-3-1　略", "1-3-1　略", ""] in rows
    assert any(left == "" and right.startswith("1-3-7") for left, right, _ in rows)


def test_compare__itself__nothing_changed():
    result = compare(MASTER, MASTER)
    assert (result.counts["changes"], result.summary[0]) == (0, "2つの計画に、違いはありません。")
    assert sheet("変更一覧") == []


def title_page():
    lines = [
        written_text(each) for each in tree_of((FOLDER / "計画書(改定).docx").read_bytes()).iter(f"{W}p")
    ]
    return lines[: lines.index("目次")]


def test_compare__revised_book__when_it_was_revised_on_its_title_page():
    compare(OLD)
    assert "令和6年3月策定\n令和8年3月改定" in title_page()


def test_compare__revised_book_without_a_day_in_the_history__the_year_of_the_plan():
    Path(MASTER).write_bytes(create_master(replace(revised(), revisions=())))
    compare(OLD)
    assert "令和6年3月策定\n令和8年度改定" in title_page()


def test_compare__errors_in_a_master__only_the_list_of_them():
    Path("誤り.xlsx").write_bytes(edited(put("取組!A4", "なし")))
    result = compare("誤り.xlsx")
    assert result.status == "findings"
    assert [path.name for path in result.outputs] == ["検証結果_令和6年度.xlsx"]
    assert not FOLDER.exists()


def test_record__copy_of_the_master__rows_appended_and_nothing_else():
    result = compare(OLD, record=True)
    copy = FOLDER / "台帳(改定履歴入り).xlsx"
    plan = read_master(copy).plan
    assert plan.revisions[: len(HISTORY)] == revised().revisions
    assert len(plan.revisions) == len(HISTORY) + result.counts["not_recorded"] == len(HISTORY) + 29
    before, after = parts_of(Path(MASTER).read_bytes()), parts_of(copy.read_bytes())
    changed = {name for name in before if before[name] != after[name]}
    history = Package(Path(MASTER).read_bytes()).sheet_parts["改定履歴"]
    assert history in changed
    assert {name for name in changed if name.startswith("xl/worksheets/sheet")} == {history}
    assert compare(OLD, copy, out="二").counts["not_recorded"] == 0


def test_record__row_below_the_table__refused_as_the_check_said_before():
    below = openpyxl.load_workbook(MASTER)
    own = next(iter(below["改定履歴"].tables.values()))
    row = CellRange.parse(own.ref).last_row + 1
    below["改定履歴"].cell(row, 1, "令和8年4月1日")
    below.save(MASTER)
    told = [(each.severity, each.place.cell) for each in run_check(MASTER).findings if each.code == "S010"]
    assert told == [("warning", f"A{row}")]
    with pytest.raises(Failure) as caught:
        compare(OLD, record=True)
    finding = caught.value.finding
    assert (finding.code, finding.place.sheet, finding.place.cell) == ("M-BELOW", "改定履歴", f"A{row}")
    assert "その行まで表の範囲を広げて" in finding.remedy
    assert not Path("output").exists()


def test_record__plan_data__refused():
    with pytest.raises(Failure) as caught:
        compare(OLD, DATA, record=True)
    assert caught.value.finding.code == "C-USAGE"
    assert not Path("output").exists()


def codes(result):
    return [each.code for each in result.findings if each.code.startswith("H-")]


def test_baseline__changes_without_a_record__told():
    result = run_check(MASTER, baseline=Path(OLD))
    assert codes(result) == ["H-UNRECORDED"] * 29
    told = next(each for each in result.findings if "1-1-1" in each.message and each.code == "H-UNRECORDED")
    assert (told.place.sheet, told.severity) == ("改定履歴", "warning")
    assert "「取組内容」が" in told.message


def test_baseline__all_recorded__nothing():
    compare(OLD, record=True)
    assert codes(run_check(FOLDER / "台帳(改定履歴入り).xlsx", baseline=Path(DATA))) == []


def test_baseline__recorded_but_not_done__told_at_its_cell():
    Path(OLD).write_bytes(real_master())
    changed = edited(
        put("改定履歴!A2", "令和8年3月25日"),
        put("改定履歴!B2", "令和8年度"),
        put("改定履歴!C2", "変更"),
        put("改定履歴!D2", "1-1-1"),
        put("改定履歴!E2", "取組名"),
        put("改定履歴!F2", "前"),
        put("改定履歴!G2", "後の名"),
    )
    Path("後.xlsx").write_bytes(changed)
    result = run_check("後.xlsx", baseline=Path(OLD))
    (told,) = [each for each in result.findings if each.code == "H-NOTDONE"]
    assert (told.place.sheet, told.place.cell) == ("改定履歴", "G2")
    assert "オンライン申請対応手続の拡大" in told.message


def cells(year):
    rows = next(
        each
        for each in tables(Path(f"output/{year}/全体/計画書.docx").read_bytes())
        if each[0][:2] == ["取組番号", "1-1-4"]
    )
    return rows[4][1:]


def test_report__of_a_past_year__by_the_schedule_then_in_force():
    report(fiscal_year=R7)
    report(fiscal_year=R8)
    assert cells("令和7年度") == [
        "実施中",
        "実施予定",
        "実施予定\n(検討)",
        "実施予定\n(検討)",
        "実施予定\n(検討)",
    ]
    assert cells("令和8年度") == ["実施中", "実施予定", "実施予定\n(検討)", "実施予定", "実施予定\n(検討)"]


def test_report__record_that_does_not_fit__told_at_its_cell():
    wrong = replace(HISTORY[2], after="まったく別の名")
    Path(MASTER).write_bytes(create_master(replace(revised(), revisions=(HISTORY[0], wrong))))
    result = report(fiscal_year=R7)
    (told,) = [each for each in result.findings if each.code == "H003"]
    assert (
        "改定履歴に、元に戻せない行が1件あります(H003)。その内容は、今の計画のまま印字しました。"
        in result.summary
    )
    assert result.summary[-1].startswith("確かめていただきたいことが")
    assert (told.place.sheet, told.place.cell, told.severity) == ("改定履歴", "G3", "warning")


@pytest.mark.parametrize(
    ("former", "still"), [("9-9-9", False), ("あいう", False), ("1-1-2", True), ("1-1-3、１－９－１", False)]
)
def test_former_number__that_cannot_be_meant__told_at_its_cell(former, still):
    Path(OLD).write_bytes(real_master())
    Path("後.xlsx").write_bytes(edited(put("取組!L2", former)))
    for result in (compare(OLD, "後.xlsx"), run_check("後.xlsx", baseline=Path(OLD))):
        told = [each for each in result.findings if each.code == "H-FORMER"]
        assert [(each.place.sheet, each.place.cell) for each in told] == [("取組", "L2")] * len(told)
        assert told[-1].value in ("9-9-9", "あいう", "1-1-2", "１－９－１")
        assert ("今も同じ名前" in told[-1].message) is still


def test_former_number__slip_at_what_has_moved__told():
    Path(OLD).write_bytes(real_master())
    Path("後.xlsx").write_bytes(edited(put("取組!A12", "1-3-7"), put("取組!L12", "1-2-2")))
    (told,) = [each for each in compare(OLD, "後.xlsx").findings if each.code == "H-FORMER"]
    assert (told.place.cell, told.value) == ("L12", "1-2-2")


def test_former_number__of_a_part_of_what_is_still_there__nothing_told():
    Path(MASTER).write_bytes(create_master(revised()))
    assert not [each for each in compare(OLD).findings if each.code == "H-FORMER"]
