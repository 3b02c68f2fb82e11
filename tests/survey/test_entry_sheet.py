from dataclasses import replace

import pytest
from openpyxl.utils import get_column_letter

from hitaplan.plan.model import Inquiry, Settings
from hitaplan.plan.vocabulary import Evaluation, ReplyKind, Round, Status
from hitaplan.survey.form_layout import FormHeading, FormSheet
from tests.builders import R5, R6, R7, R8, SECTION, make_answer, make_initiative, make_plan
from tests.forms import beside, columns, heading_row, opened, real_form, rows, text, written
from tests.office_files import SHEET, parts_of
from tests.sheets import real_plan

READ = {
    "取組番号",
    "取組名",
    "取組内容",
    "主管・関係",
    "年度",
    "前の年度の状況",
    "前の年度の回答",
    "予定",
    "評価の目安",
}
ENTERED = {"回答区分", "状況", "評価", "実績", "成果・効果", "課題", "今後の予定", "計画の変更"}


@pytest.fixture(scope="module")
def book():
    """One row of each sort: asked of the lead, of another, 再掲, 完了済, with a note, late the year before."""
    late = make_answer("1-1-6", evaluation=Evaluation.LATE, year=R5)
    plan = make_plan(
        make_initiative("1-1-1"),
        make_initiative("1-1-2", departments=["甲課", SECTION]),
        make_initiative("1-1-3", relisted_from="1-1-1"),
        make_initiative("1-1-4", "事業開始・完了", ""),
        make_initiative("1-1-5", "実施中", "実施予定(拡大)"),
        make_initiative("1-1-6"),
        answers=[late],
    )
    return opened(written(plan))


@pytest.fixture(scope="module")
def sheet(book):
    return book[FormSheet.ENTRY]


def unlocked(book, key):
    return {heading for heading, cell in rows(book)[key].items() if not cell.protection.locked}


def choices(sheet, cell):
    found = [each.formula1 for each in sheet.data_validations.dataValidation if cell.coordinate in each.sqref]
    assert len(found) <= 1
    return found[0].strip('"').split(",") if found else None


def test_entry_sheet__columns__what_is_read_and_what_is_entered(sheet):
    assert set(columns(sheet)) == READ | ENTERED | {FormHeading.ROW_ID}


@pytest.mark.parametrize(
    ("key", "headings"),
    [
        ("R6/1-1-1", ENTERED),
        ("R6/1-1-2", ENTERED - {"評価"}),
        ("R6/1-1-3", set()),
        ("R6/1-1-4", set()),
        ("R6/1-1-5", ENTERED),
    ],
    ids=["lead", "supporting", "relisted", "completed", "with a note"],
)
def test_entry_sheet__rows__open_just_where_the_department_answers(book, key, headings):
    assert unlocked(book, key) == headings


@pytest.mark.parametrize("name", ["情報統計課", "総務課", "施設工務課", "農業委員会事務局"])
def test_entry_sheet__unlocked_cells__are_just_the_yellow_ones(name):
    book = opened(real_form(name))
    sheet = book[FormSheet.ENTRY]
    yellow = beside(sheet, "記入者").fill.fgColor.rgb
    cells = [cell for line in sheet.iter_rows() for cell in line]
    open_ = {cell.coordinate for cell in cells if not cell.protection.locked}
    assert open_ == {cell.coordinate for cell in cells if cell.fill.fgColor.rgb == yellow}
    head = {beside(sheet, label).coordinate for label in ("記入者", "内線", "記入日", "所属長確認日")}
    below = {cell.coordinate for cell in cells if cell.row > heading_row(sheet)}
    assert open_ - below == head
    others = [each for each in book if each.title != FormSheet.ENTRY]
    assert all(cell.protection.locked for each in others for line in each.iter_rows() for cell in line)


def test_entry_sheet__protection__without_password_and_sizes_stay_free(sheet):
    protection = sheet.protection
    assert (protection.sheet, protection.password) == (True, None)
    assert protection.hashValue is None
    # In these attributes, True means forbidden.
    assert (protection.formatRows, protection.formatColumns) == (False, False)
    assert (protection.insertRows, protection.deleteRows, protection.insertColumns) == (True, True, True)


@pytest.mark.parametrize(
    ("key", "replies"),
    [
        ("R6/1-1-1", ["通常", "予定どおり・特記なし"]),
        ("R6/1-1-2", ["通常", "予定どおり・特記なし"]),
        ("R6/1-1-3", None),
        ("R6/1-1-4", None),
        ("R6/1-1-5", ["通常"]),
        ("R6/1-1-6", ["通常"]),
    ],
    ids=["lead", "supporting", "relisted", "completed", "with a note", "late the year before"],
)
def test_entry_sheet__reply_kind__offers_as_planned_only_where_allowed(book, sheet, key, replies):
    assert choices(sheet, rows(book)[key]["回答区分"]) == replies


@pytest.mark.parametrize(
    ("key", "heading", "offered"),
    [
        ("R6/1-1-1", "状況", list(Status)),
        ("R6/1-1-1", "評価", list(Evaluation)),
        ("R6/1-1-2", "状況", list(Status)),
        ("R6/1-1-2", "評価", None),
        ("R6/1-1-3", "状況", None),
        ("R6/1-1-4", "評価", None),
        ("R6/1-1-1", "実績", None),
    ],
)
def test_entry_sheet__drop_downs__the_words_that_may_be_entered(book, sheet, key, heading, offered):
    assert choices(sheet, rows(book)[key][heading]) == offered


@pytest.mark.parametrize("name", ["情報統計課", "総務課"])
def test_entry_sheet__drop_downs__no_literal_list_that_excel_would_drop(name):
    for sheet in opened(real_form(name)):
        for each in sheet.data_validations.dataValidation:
            assert len(each.formula1) <= 255
            assert len(each.errorTitle) <= 32
            assert len(each.error) <= 255


def test_entry_sheet__cells_to_fill_in__are_text_so_that_1_1_is_no_date(book):
    row = rows(book)["R6/1-1-1"]
    assert {row[heading].number_format for heading in ENTERED} == {"@"}


def test_entry_sheet__numbers__are_text(book):
    number = rows(book)["R6/1-1-1"]["取組番号"]
    assert (number.value, number.data_type) == ("1-1-1", "s")


def test_entry_sheet__row_keys__in_a_hidden_column_and_no_other_is_hidden(sheet):
    hidden = [letter for letter, look in sheet.column_dimensions.items() if look.hidden]
    assert hidden == [get_column_letter(columns(sheet)[FormHeading.ROW_ID])]


def test_entry_sheet__frozen__below_the_headings_and_right_of_the_name(sheet):
    beyond_name = get_column_letter(columns(sheet)["取組名"] + 1)
    assert sheet.freeze_panes == f"{beyond_name}{heading_row(sheet) + 1}"


def test_entry_sheet__print__a4_landscape_one_page_wide_and_headings_on_every_page(sheet):
    page = sheet.page_setup
    assert (page.orientation, int(page.paperSize)) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    # One page wide is what is meant where nothing is said.
    assert page.fitToWidth in (1, None)
    assert page.fitToHeight == 0
    assert sheet.print_title_rows == f"${heading_row(sheet)}:${heading_row(sheet)}"


def test_entry_sheet__print_area__all_rows_and_all_columns_but_the_key(sheet):
    last = get_column_letter(max(columns(sheet).values()))
    assert sheet.print_area == f"'記入'!$B$1:${last}${heading_row(sheet) + 6}"


def test_entry_sheet__row_heights__given_but_not_fixed_so_that_excel_fits_what_is_typed():
    sheet = parts_of(real_form(SECTION))[SHEET].decode()
    assert ' ht="' in sheet
    assert "customHeight" not in sheet.split("<sheetData>")[1]


def test_entry_sheet__head__who_what_and_until_when():
    plan = make_plan(
        make_initiative(),
        make_initiative("1-1-2", relisted_from="1-1-1"),
        inquiries=[
            Inquiry(R6, Round.PRELIMINARY, deadline="令和7年4月18日"),
            Inquiry(R6, Round.FINAL, deadline="令和7年6月20日"),
        ],
    )
    plan = replace(plan, settings=Settings(section=SECTION, return_to="共有フォルダー"))
    sheet = opened(written(plan, SECTION, R6, asking=Round.FINAL))[FormSheet.ENTRY]
    head = {label: text(beside(sheet, label)) for label in ("課", "年度", "区分", "回答期限", "提出先")}
    assert head == {
        "課": SECTION,
        "年度": "令和6年度",
        "区分": "確定",
        "回答期限": "令和7年6月20日",
        "提出先": "共有フォルダー",
    }
    printed = {text(cell) for line in sheet.iter_rows(max_row=heading_row(sheet)) for cell in line}
    assert "計画　令和6年度 進捗状況調査票(確定)" in printed
    assert "この課の取組: 1(主管1・関係0)、ほかに再掲1" in printed
    assert "回答していただく行: 1" in printed


@pytest.mark.parametrize(
    ("years", "period"),
    [((R6,), "令和6年度"), ((R6, R7, R8), "令和6年度から令和8年度")],
    ids=["one", "three"],
)
def test_entry_sheet__years__printed_in_the_head_and_in_each_row(years, period):
    book = opened(written(make_plan(make_initiative()), SECTION, *years))
    assert text(beside(book[FormSheet.ENTRY], "年度")) == period
    assert {key: text(row["年度"]) for key, row in rows(book).items()} == {
        f"{year.short}/1-1-1": year.label for year in years
    }


def test_entry_sheet__relisted_and_completed__say_why_they_need_no_answer(book):
    found = rows(book)
    assert text(found["R6/1-1-3"]["実績"]).startswith("回答不要: 1-1-1 の再掲")
    assert text(found["R6/1-1-4"]["実績"]) == "回答不要: 令和5年度に完了しています。"
    assert text(found["R6/1-1-3"]["評価の目安"]) == "―"


def test_entry_sheet__answer_in_the_master__printed_for_correction():
    answer = replace(
        make_answer(status=Status.STARTED, evaluation=Evaluation.SLIGHTLY_LATE),
        achievement="12件\n増やした",
        outcome="成果",
        challenge="課題",
        outlook="予定",
        plan_change="変更",
        reply_kind=ReplyKind.FULL,
    )
    row = rows(opened(written(make_plan(make_initiative(), answers=[answer]))))["R6/1-1-1"]
    assert {heading: text(row[heading]) for heading in ENTERED} == {
        "回答区分": "通常",
        "状況": "事業開始",
        "評価": "一部遅れ",
        "実績": "12件\n増やした",
        "成果・効果": "成果",
        "課題": "課題",
        "今後の予定": "予定",
        "計画の変更": "変更",
    }


def test_entry_sheet__answers_of_both_rounds__the_final_one_is_printed():
    answers = [
        replace(make_answer(round_=round_), achievement=round_.value)
        for round_ in (Round.FINAL, Round.PRELIMINARY)
    ]
    row = rows(opened(written(make_plan(make_initiative(), answers=answers))))["R6/1-1-1"]
    assert text(row["実績"]) == "確定"


def test_entry_sheet__no_answer_in_the_master__cells_to_fill_in_are_blank(book):
    row = rows(book)["R6/1-1-1"]
    assert [heading for heading in ENTERED if row[heading].value is not None] == []


def test_guide_sheet__real_plan__criteria_of_its_vocabulary():
    sheet = opened(real_form(SECTION))[FormSheet.GUIDE]
    printed = {text(cell) for line in sheet.iter_rows() for cell in line}
    words = [word for word in real_plan().vocabulary if word.kind in ("評価", "状況")]
    assert len(words) == 12
    assert {part for word in words for part in (word.value, word.description)} <= printed
    assert sheet.protection.sheet
