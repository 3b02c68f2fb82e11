"""The documents of the whole plan: their numbers are the same everywhere, and numbers."""

import io
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest

from hitaplan.findings.failure import Failure
from hitaplan.master.creating import create_master
from hitaplan.master.reading import read_master
from hitaplan.plan.progress import standing
from hitaplan.plan.summary import COUNTED, summarize
from hitaplan.plan.vocabulary import Round
from hitaplan.summary.summary_book import summary_book
from hitaplan.workflows.packaged import packaged_template
from hitaplan.workflows.report import report, shown_round
from tests.builders import R5, R6, R7, R8, make_answer, make_initiative, make_plan
from tests.folders import MASTER, tree
from tests.office_suite import office_test
from tests.sheets import edited, put

PRACTICE = Path(__file__).parents[2] / "workbooks" / "練習用.xlsx"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    out = tmp_path_factory.mktemp("全体")
    result = report(PRACTICE, out=out)
    folder = out / "令和7年度" / "全体"
    return result, {name: openpyxl.load_workbook(folder / name) for name in ("集計.xlsx", "五年一望図.xlsx")}


def table(sheet, row):
    """The rows of a table by name, each with its numbers by heading; `row` is that of its headings."""
    headings = [cell.value for cell in sheet[row] if cell.value]
    found = {}
    while (row := row + 1) <= sheet.max_row and sheet.cell(row, 1).value:
        values = [sheet.cell(row, column).value for column in range(1, len(headings) + 1)]
        found[values[0]] = dict(zip(headings[1:], values[1:], strict=True))
    return found


def test_report__practice__files_and_sheets(made):
    result, books = made
    assert (result.status, result.counts["files"], result.counts["initiatives"]) == ("ok", 4, 61)
    assert books["集計.xlsx"].sheetnames == ["総括", "基本方針別", "課別", "年度推移", "一覧"]
    assert books["五年一望図.xlsx"].sheetnames == [f"基本方針{number}" for number in range(1, 5)]


def test_summary__list_counted_again__equals_the_totals(made):
    _, books = made
    plan = read_master(PRACTICE).plan
    listed = table(books["集計.xlsx"]["一覧"], 1)
    assert list(listed) == [str(each.number) for each in plan.initiatives]
    counted = Counter(row["評価"] for row in listed.values() if not row["再掲元"])
    total = table(books["集計.xlsx"]["総括"], 4)["計"]
    assert {name: total[name] for name in counted} == counted
    assert total["取組(実数)"] == counted.total() == 61


@pytest.mark.parametrize(("sheet", "row"), [("総括", 4), ("課別", 4)])
def test_summary__rows_of_a_table__add_up_to_its_total(made, sheet, row):
    rows = table(made[1]["集計.xlsx"][sheet], row)
    total = rows.pop("計")
    assert {name: sum(each[name] for each in rows.values()) for name in total} == total


def test_summary__all_tables__say_the_same_of_the_year(made):
    book = made[1]["集計.xlsx"]
    total = table(book["総括"], 4)["計"]
    assert table(book["年度推移"], 4)["令和7年度"] == table(book["課別"], 4)["計"] == total
    policies = table(book["総括"], 4)
    assert table(book["基本方針別"], 4) == {name: row for name, row in policies.items() if name != "計"}


def test_summary__change__is_the_difference_of_two_years(made):
    book, plan = made[1]["集計.xlsx"], read_master(PRACTICE).plan
    change = table(book["総括"], 22)["計"]
    now, before = (summarize(plan, year).total.by_evaluation for year in (R7, R6))
    assert {each.value: now[each] - before[each] for each in COUNTED} == {
        each.value: change[each.value] for each in COUNTED
    }


def test_summary__first_year__no_comparison(tmp_path):
    report(PRACTICE, fiscal_year=R5, out=tmp_path)
    book = openpyxl.load_workbook(tmp_path / "令和5年度/全体/集計.xlsx")
    assert set(table(book["総括"], 22)["計"].values()) == {"—"}


def test_summary__list_in_print__a3_the_texts_on_a_page_beside(made):
    sheet = made[1]["集計.xlsx"]["一覧"]
    headings = [cell.value for cell in sheet[1]]
    setup = sheet.page_setup
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (setup.paperSize, setup.orientation, setup.fitToWidth, setup.fitToHeight) == (8, "landscape", 2, 0)
    assert (sheet.print_title_cols, sheet.print_title_rows) == ("$A:$B", "$1:$1")
    assert [headings[each.id] for each in sheet.col_breaks.brk] == ["実績"]
    # Between the margins of A3, 397 mm, what stands before the break, and what stands behind it beside the names, has
    # room with letters of nearly 7 points; a character has 7 pixels. The first text has no more room on the first page.
    room = 397 / 25.4 * 96 / 0.68
    pixels = [7 * sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]]
    first_text = headings.index("実績")
    assert sum(pixels[:first_text]) < room < sum(pixels[: first_text + 1])
    assert sum(pixels[:2] + pixels[first_text:]) < room


def test_summary__list__everything_that_the_report_prints_of_a_measure(made):
    plan = read_master(PRACTICE).plan
    listed = table(made[1]["集計.xlsx"]["一覧"], 1)
    for number, row in listed.items():
        initiative = next(each for each in plan.initiatives if str(each.number) == number)
        original = plan.original(initiative)
        verdict = plan.verdict(R7, original.number)
        assert row["取組内容"] == initiative.content
        assert row["事業担当課"] == "、".join(initiative.departments)
        assert row["令和6年度の評価"] == standing(plan, original, R6).label
        told = (verdict.summary, verdict.outcome, verdict.reason) if verdict else ("", "", "")
        assert tuple(row[name] or "" for name in ("まとめ", "主な成果", "理由")) == told
    assert {each["令和6年度の評価"] for each in listed.values()} >= {
        "計画どおり",
        "一部遅れ",
        "完了済",
        "未回答",
    }


def test_summary__list_header__year_relisted_and_rows_that_are_cut():
    long = replace(make_answer("1-1-2"), achievement="長い文\n" * 40)
    plan = make_plan(make_initiative("1-1-1"), make_initiative("1-1-2"), answers=[make_answer("1-1-1"), long])
    headers = [
        openpyxl.load_workbook(io.BytesIO(summary_book(each, R6, Round.FINAL, (), R6.last_day)))[
            "一覧"
        ].oddHeader
        for each in (plan, replace(plan, answers=plan.answers[:1]))
    ]
    assert [each.left.text for each in headers] == ["令和6年度進捗状況(確定) 一覧"] * 2
    assert all("「再掲元」が空白の行だけ" in each.right.text for each in headers)
    assert "\n1-1-2の長い文は、途中までです。" in headers[0].right.text
    assert "途中まで" not in headers[1].right.text


def test_summary__print__no_table_and_no_chart_is_torn(made):
    book = made[1]["集計.xlsx"]
    totals = book["総括"]
    assert totals.sheet_properties.pageSetUpPr.fitToPage
    assert (totals.page_setup.fitToWidth, totals.page_setup.fitToHeight) == (None, 0)
    first_row = next(cell.row for cell in totals["A"] if str(cell.value).startswith("令和6年度との増減"))
    assert [each.id for each in totals.row_breaks.brk] == [first_row - 1]
    for name in ("基本方針別", "年度推移"):
        setup = book[name].page_setup
        assert (book[name].sheet_properties.pageSetUpPr.fitToPage, setup.fitToWidth, setup.fitToHeight) == (
            True, None, None,
        )  # fmt: skip


def test_summary__charts__shares_as_bars_whose_narrow_parts_have_no_number(made):
    chart = made[1]["集計.xlsx"]["年度推移"]._charts[0]
    assert (chart.type, chart.grouping) == ("bar", "percentStacked")
    last_year = [[each.idx for each in series.dLbls.dLbl] for series in chart.series]
    counts = list(table(made[1]["集計.xlsx"]["年度推移"], 4).values())
    names = [*(each.value for each in COUNTED), "未回答"]
    assert last_year == [
        [place for place, row in enumerate(counts) if 40 * row[name] < row["評価の対象"] or not row[name]]
        for name in names
    ]


def test_chart__each_year__planned_above_actual(made):
    sheet = made[1]["五年一望図.xlsx"]["基本方針2"]
    row = next(cell.row for cell in sheet["A"] if cell.value == "2-1-1")
    assert [sheet.cell(row, column).value for column in range(5, 10)] == [
        "実施中",
        "実施予定",
        "完了予定",
        None,
        None,
    ]
    assert [sheet.cell(row + 1, column).value for column in range(5, 10)] == [
        "実施中 ○", "実施中 ○", "実施中 △", None, None,
    ]  # fmt: skip


def test_report__again__same_bytes(work):
    Path(MASTER).write_bytes(PRACTICE.read_bytes())
    report(out="一")
    report(out="二")
    first, second = (
        {name: data for name, data in tree(Path(folder)).items() if not name.endswith(".json")}
        for folder in "一二"
    )
    assert first == second


def test_report__errors_in_the_master__only_the_list_of_them(work):
    Path(MASTER).write_bytes(edited(put("取組!A4", "なし")))
    result = report()
    assert result.status == "findings"
    assert [path.name for path in Path("output").iterdir() if path.suffix == ".xlsx"] == [
        "検証結果_令和6年度.xlsx"
    ]
    assert not Path("output/令和6年度").exists()


def test_report__year_outside__refused(work):
    with pytest.raises(Failure) as caught:
        report(fiscal_year=R8 + 10)
    assert caught.value.finding.code == "M-YEAR"


@pytest.mark.parametrize(
    ("rounds", "shown"),
    [
        ((), "速報"),
        ((Round.FINAL,), "確定"),
        ((Round.PRELIMINARY,), "速報"),
        ((Round.PRELIMINARY, Round.FINAL), "確定"),
    ],
)
def test_shown_round__answers_that_count__settled_or_not(rounds, shown):
    plan = make_plan(make_initiative("1-1-1"), answers=[make_answer("1-1-1", round_=each) for each in rounds])
    assert shown_round(plan, R6) == shown


def test_report__nothing_answered__all_unanswered(work):
    Path(MASTER).write_bytes(create_master(make_plan(make_initiative("1-1-1"))))
    result = report()
    book = openpyxl.load_workbook(io.BytesIO(Path("output/令和6年度/全体/集計.xlsx").read_bytes()))
    assert table(book["総括"], 4)["計"]["未回答"] == result.counts["unanswered"] == 1


def test_report__pdf_without_a_program__documents_all_the_same(work, monkeypatch):
    monkeypatch.setenv("PATH", "")
    said = []
    result = report(pdf=True, announce=said.append)
    assert said[1:] == ["PDF も作ります(LibreOffice か Word があれば。数分かかることがあります)。"]
    assert [(each.code, each.severity.value) for each in result.findings if each.code == "W-PDF"] == [
        ("W-PDF", "warning")
    ]
    assert (result.status, result.counts["files"]) == ("ok", 4)
    assert "PDF を作るプログラム" in result.summary[0]
    # 点検, to which the end of the run leads, knows nothing of the PDF.
    assert not any("確かめていただきたい" in line for line in result.summary)
    assert "名前を付けて保存" in result.summary[0]
    record = json.loads(Path("output/令和6年度/全体/実行記録.json").read_text("utf-8"))
    assert record["options"]["pdf"] is True


@pytest.mark.parametrize(
    ("own", "said"),
    [
        (
            "計画書(改).docx",
            ["総括報告書.docx」がないので、標準の様式", "計画書.docx」がないので、標準の様式"],
        ),
        ("総括報告書.docx", ["{ 計画名 }", "計画書.docx」がないので、標準の様式"]),
    ],
)
def test_report__template_missing_or_worth_a_look__said_at_the_end(work, own, said):
    folder = work / "report_templates"
    folder.mkdir()
    document = docx.Document(packaged_template("総括報告書.docx"))
    document.add_paragraph("{ 計画名 }")
    document.save(folder / own)
    lines = [line for line in report().summary if line.startswith("様式: ")]
    assert [part in line for part, line in zip(said, lines, strict=True)] == [True, True]
    assert [own in line for line in lines] == [True, own == "計画書(改).docx"]


@office_test
def test_report__pdf__beside_each_document(work):
    result = report(pdf=True)
    names = {path.stem for path in result.outputs if path.suffix == ".pdf"}
    assert names == {"総括報告書", "集計", "計画書", "五年一望図"}
    assert result.summary[0].endswith("PDF も作りました。")
    assert result.counts["files"] == 8


@pytest.mark.parametrize("years", [1, 2, 3, 10])
def test_report__plan_of_few_or_many_years__made(tmp_path, years):
    plan = make_plan(make_initiative("1-1-1", *(["実施中"] * years)))
    plan = replace(plan, last_year=plan.first_year + (years - 1), target_year=plan.first_year)
    master = tmp_path / "台帳.xlsx"
    master.write_bytes(create_master(plan))
    result = report(master, out=tmp_path / "output")
    assert result.counts["files"] == 4
    book = docx.Document(tmp_path / "output" / plan.first_year.label / "全体" / "計画書.docx")
    block = next(each for each in book.tables if each.cell(0, 0).text == "取組番号")
    assert [cell.text for cell in block.rows[3].cells][1:] == [each.label for each in plan.years]
    assert block.rows[0].cells[3].text == plan.initiatives[0].name
