import dataclasses
import io
import re
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hitaplan.master.creating import create_master
from hitaplan.master.editions import with_editions
from hitaplan.master.layout import SheetName, ValueKind, sheets
from hitaplan.master.rows import rows
from hitaplan.office.workbook_writing import NotWritten
from hitaplan.plan.model import Inquiry, Revision, Verdict
from hitaplan.plan.vocabulary import Evaluation, ReplyKind, Round, Status
from tests.builders import R5, R6, make_answer, make_department, make_initiative, make_plan, number
from tests.sheets import read, read_bytes, real_master, real_plan

LAYOUT = sheets(real_plan().years)


@pytest.fixture(scope="module")
def book():
    return openpyxl.load_workbook(io.BytesIO(real_master()))


@pytest.fixture(scope="module")
def parts():
    with zipfile.ZipFile(io.BytesIO(real_master())) as package:
        return {name: package.read(name).decode() for name in package.namelist() if name.endswith(".xml")}


def test_create__real_plan__is_read_back_equal():
    assert read().plan == real_plan()


def test_create__twice__same_bytes():
    assert create_master(real_plan()) == real_master()


def full_plan():
    """The real plan with something in every sheet and field."""
    answer = dataclasses.replace(
        make_answer(
            "1-1-3", Evaluation.LATE, department="契約検査室", round_=Round.PRELIMINARY, status=Status.STUDY
        ),
        achievement="行った。\n二行目",
        outcome="成果",
        challenge="課題",
        outlook="続ける",
        plan_change="変える",
        reply_kind=ReplyKind.AS_PLANNED,
        author="記入者",
        entered_on="令和7年4月1日",
        source="R6_契約検査室_調査票.xlsx",
    )
    renamed = make_department(
        "DX推進課", 40, first=R6, last=R6 + 2, successors=["情報統計課"], aliases=["DX"]
    )
    return dataclasses.replace(
        real_plan(),
        settings=dataclasses.replace(real_plan().settings, contact="担当者", report_date="令和7年3月31日"),
        departments=(*real_plan().departments, renamed),
        inquiries=(Inquiry(R6, Round.FINAL, "日情第1号", "令和7年3月3日", "令和7年3月20日"),),
        answers=(answer, dataclasses.replace(answer, year=R5, evaluation=None, reply_kind=None)),
        verdicts=(Verdict(R6, number("1-1-3"), Evaluation.LATE, "まとめ", "成果", "理由", "令和7年5月9日"),),
        revisions=(Revision("令和8年4月1日", "令和8年度", "変更", "1-1-3", "取組名", "前", "後", "理由"),),
    )


def test_create__every_field_filled__is_read_back_equal():
    assert read_bytes(create_master(full_plan())).plan == with_editions(full_plan())


# Blank is blank: white space alone is not kept. Half of a surrogate pair is no text.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).map(
    lambda text: f"文{text}文"
)


@given(text=TEXTS)
@settings(max_examples=15, deadline=None)
def test_create__any_text__is_read_back_character_for_character(text):
    answer = dataclasses.replace(make_answer(), achievement=text)
    plan = make_plan(make_initiative(name=text), answers=[answer])
    again = read_bytes(create_master(plan)).plan
    assert again.answers[0].achievement == text
    assert again.initiatives[0].name == text


@pytest.mark.parametrize("text", ["=1+1", "+1", "@x", "http://example.jp", "a\r\nb", "<b>&", "0012"])
def test_create__text_that_excel_might_take_for_something_else__stays_text(text):
    plan = make_plan(make_initiative(name=text))
    assert read_bytes(create_master(plan)).plan.initiatives[0].name == text


def test_create__text_longer_than_a_cell__refused():
    with pytest.raises(NotWritten):
        create_master(make_plan(make_initiative(name="あ" * 32768)))


def test_rows__answer__shows_name_and_planned_for_the_eye():
    (first, _) = rows(full_plan())[SheetName.PROGRESS]
    assert (first["取組名"], first["予定"]) == ("入札関連手続のオンライン化", "実施予定")


def test_rows__every_sheet__only_headings_of_the_layout():
    content = rows(full_plan())
    for sheet in LAYOUT:
        assert content[sheet.name]
        assert {heading for row in content[sheet.name] for heading in row} <= set(sheet.headings)


def test_workbook__sheets__in_their_order(book):
    assert book.sheetnames == [str(name) for name in SheetName]


@pytest.mark.parametrize("sheet", LAYOUT, ids=lambda sheet: sheet.name)
def test_sheet__headings_and_table__as_the_layout_says(book, sheet):
    out = book[sheet.name]
    (table,) = out.tables.values()
    records = max(len(rows(real_plan())[sheet.name]), 1)
    assert [cell.value for cell in out[1]] == list(sheet.headings)
    assert table.ref == f"A1:{openpyxl.utils.get_column_letter(len(sheet.columns))}{records + 1}"
    assert [column.name for column in table.tableColumns] == list(sheet.headings)


def test_progress_sheet__nothing_answered__one_blank_table_row(book):
    assert book["進捗"].tables["表_進捗"].ref == "A1:Q2"
    assert [cell.value for cell in book["進捗"][2]] == [None] * 17


@pytest.mark.parametrize("sheet", LAYOUT, ids=lambda sheet: sheet.name)
def test_sheet__print_and_screen__a4_landscape_one_page_wide_heading_repeats(book, sheet):
    out = book[sheet.name]
    assert (out.page_setup.paperSize, out.page_setup.orientation) == (9, "landscape")
    # Without a number Excel takes 1.
    assert (out.page_setup.fitToWidth or 1, out.page_setup.fitToHeight) == (1, 0)
    assert out.sheet_properties.pageSetUpPr.fitToPage
    assert out.print_title_rows == "$1:$1"
    assert out.freeze_panes in ("A2", "C2")
    assert not out.merged_cells.ranges


def test_guide_sheet__a4_without_merged_cells(book):
    out = book["はじめに"]
    assert (out.page_setup.paperSize, out.page_setup.orientation) == (9, "portrait")
    assert not out.merged_cells.ranges


@pytest.mark.parametrize("sheet", LAYOUT, ids=lambda sheet: sheet.name)
def test_column__all_but_whole_numbers__has_the_text_format_also_below(book, sheet):
    out = book[sheet.name]
    for index, column in enumerate(sheet.columns, 1):
        expected = "General" if column.kind is ValueKind.INTEGER else "@"
        assert out.cell(2, index).number_format == expected
        # openpyxl keeps columns of the same look as one.
        (whole,) = [each for each in out.column_dimensions.values() if each.min <= index <= each.max]
        assert whole.number_format == expected


@pytest.mark.parametrize("sheet", LAYOUT, ids=lambda sheet: sheet.name)
def test_drop_down__every_column_with_choices__has_one_that_reaches_below(book, sheet):
    chosen = [
        openpyxl.utils.get_column_letter(index)
        for index, column in enumerate(sheet.columns, 1)
        if column.choices or column.choices_from is not None
    ]
    lists = book[sheet.name].data_validations.dataValidation
    reached = sorted(str(each.sqref) for each in lists)
    records = len(rows(real_plan())[sheet.name])
    assert reached == sorted(f"{letter}2:{letter}{records + 501}" for letter in chosen)
    for each in lists:
        assert each.type == "list"
        assert each.formula1.startswith("一覧_") or len(each.formula1) <= 255


def test_drop_down__of_the_workbooks_own_words__refers_to_their_range(book):
    names = {name: defined.value for name, defined in book.defined_names.items()}
    used = {
        each.formula1
        for out in book.worksheets
        for each in out.data_validations.dataValidation
        if not each.formula1.startswith('"')
    }
    assert used == {"一覧_スケジュールの語", "一覧_状況", "一覧_評価", "一覧_担当課"}
    assert used <= set(names)
    for name, words in (("一覧_状況", list(Status)), ("一覧_評価", list(Evaluation))):
        title, first, last = re.fullmatch(r"'(.+)'!\$B\$(\d+):\$B\$?(\d+)", names[name]).groups()
        assert [book[title].cell(row, 2).value for row in range(int(first), int(last) + 1)] == words
    assert names["一覧_担当課"] == "'担当課'!$A$2:$A$84"


def test_conditional_format__schedule_columns__one_colour_a_stage(book):
    formats = book["取組"].conditional_formatting
    assert [str(each.sqref) for each in formats] == ["G2:K566"]
    assert [rule.text for each in formats for rule in each.rules] == ["検討", "事業開始", "実施", "完了"]
    assert all(not out.conditional_formatting for out in book.worksheets if out.title != "取組")


def test_package__created__no_clock_and_no_machine_in_it(parts):
    core = parts["docProps/core.xml"]
    assert "2024-03-01T00:00:00Z" in core
    assert not re.search(r"<dc:creator>[^<]", core)
