"""見直し候補 and 見直し照会票: what stands in them, and what comes back."""

import io
from functools import cache, partial

import openpyxl
import pytest

from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Severity
from hitaplan.office.grid_reading import read_grids
from hitaplan.office.number_formats import shown_numbers
from hitaplan.survey.form_layout import FormSheet, KeyLabel
from hitaplan.survey.returned.form import read_form
from hitaplan.survey.review.book import candidates_book
from hitaplan.survey.review.candidate import asked_departments, candidates
from hitaplan.survey.review.form import make_review_form, write_review_form
from hitaplan.survey.review.layout import Decision, ReviewHeading, ReviewSheet
from hitaplan.survey.review.new_text import department_problems
from hitaplan.survey.review.reading import is_review, read_review
from tests.builders import R6, R7, make_department, make_initiative, make_plan
from tests.forms import real_form
from tests.returns import CITIZENS, TAX, asked_plan

DECISION, REASON = ReviewHeading.DECISION, ReviewHeading.REASON
FILE = "税務課/見直し.xlsx"


@cache
def issued(name=TAX, year=R6):
    plan = asked_plan()
    department = next(each for each in plan.departments if each.name == name)
    form = make_review_form(department, candidates(plan, year), "0" * 64)
    return write_review_form(form, year.last_day)


def row_of(sheet, printed):
    heads = next(row for row in sheet.iter_rows() if any(cell.value == "取組番号" for cell in row))
    columns = {cell.value: cell.column for cell in heads}
    for row in range(heads[0].row + 1, sheet.max_row + 1):
        if sheet.cell(row, columns["取組番号"]).value == printed:
            return {heading: sheet.cell(row, column) for heading, column in columns.items()}
    raise LookupError(printed)


def returned(texts, edit=lambda _: None, name=TAX, year=R6):
    """The form filled in by 取組番号 and heading, and ill-treated."""
    book = openpyxl.load_workbook(io.BytesIO(issued(name, year)))
    for printed, values in texts.items():
        for heading, value in values.items():
            row_of(book[ReviewSheet.ENTRY], printed)[heading].value = value
    edit(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read(data):
    return read_review(asked_plan(), read_grids(data, FILE), FILE, partial(shown_numbers, data))


ALL = {"1-1-1": {DECISION: "継続"}, "1-1-2": {DECISION: "継続"}}


def test_form__of_a_department__its_initiatives_and_what_it_may_fill_in():
    sheet = openpyxl.load_workbook(io.BytesIO(issued()))[ReviewSheet.ENTRY]
    first, second, relisted = (row_of(sheet, each) for each in ("1-1-1", "1-1-2", "1-2-1"))
    assert first["主管・関係"].value == "関係\n主管課: 情報統計課"
    assert second["主管・関係"].value == "主管"
    assert first["スケジュール"].value.split("\n")[0] == "R5 実施中"
    assert [each[DECISION].protection.locked for each in (first, second, relisted)] == [False, False, True]
    assert relisted["取組名"].value == "税の申告(再掲)"
    assert first[DECISION].number_format == "@"
    choices = {each.formula1 for each in sheet.data_validations.dataValidation}
    assert choices == {'"' + ",".join(Decision) + '"'}
    assert openpyxl.load_workbook(io.BytesIO(issued()))[FormSheet.KEYS].sheet_state == "veryHidden"


def test_form__again__same_bytes():
    plan = asked_plan()
    department = next(each for each in plan.departments if each.name == TAX)
    form = make_review_form(department, candidates(plan, R6), "0" * 64)
    assert write_review_form(form, R6.last_day) == issued()


def test_departments_asked__those_of_the_year_after_a_reorganisation():
    plan = make_plan(
        make_initiative("1-1-1", departments=("旧課",)),
        departments=[
            make_department("旧課", 1, last=R6, successors=("新課",)),
            make_department("新課", 2, first=R7),
            make_department("情報統計課", 3),
        ],
    )
    assert [each.name for each in asked_departments(candidates(plan, R7))] == ["新課"]
    assert [each.name for each in asked_departments(candidates(plan, R6))] == ["旧課"]


def test_book__every_initiative_with_its_reasons():
    book = openpyxl.load_workbook(
        io.BytesIO(candidates_book("見直し候補", candidates(asked_plan(), R6), R6.last_day))
    )
    sheet = book[ReviewSheet.CANDIDATES]
    row = row_of(sheet, "1-1-5")
    assert row["見直しの理由"].value.split("\n") == [
        "・完了済: 令和5年度に完了しています。",
        "・計画期間の前に終わる: スケジュールが令和5年度で終わっています。",
    ]
    assert row_of(sheet, "1-1-3")["見直しの理由"].value is None
    assert sheet["A2"].value.startswith("6取組のうち、見直しの理由があるもの: 1取組")
    assert ReviewHeading.OPINIONS not in row
    explained = {cell.value for cell in book[ReviewSheet.REASONS]["A"]}
    assert {"完了済(1)", "検討が続く(0)", "継続"} <= explained


def test_read__as_issued__nothing_decided():
    review = read(issued())
    assert (review.department.name, review.year, review.opinions) == (TAX, R6, ())
    assert [(each.code, each.severity) for each in review.findings] == [("K039", Severity.ERROR)]
    assert (review.blank, review.valid) == (True, False)


def test_read__rows_without_a_decision__are_named_those_that_are_gone_too():
    def delete(book):
        sheet = book[ReviewSheet.ENTRY]
        sheet.delete_rows(row_of(sheet, "1-1-2")["取組番号"].row)

    blank = read(returned({"1-1-1": {DECISION: "継続"}}))
    gone = read(returned(ALL, delete))
    for review in (blank, gone):
        told = [each for each in review.findings if each.code == "K036"]
        assert [each.message for each in told] == ["判断のない取組があります(1-1-2)。"]
        assert not review.blank


def test_read__decisions__with_what_belongs_to_them():
    review = read(
        returned(
            {
                "1-1-1": {DECISION: "変更", ReviewHeading.NEW_NAME: "窓口の改革", REASON: "範囲を広げる"},
                "1-1-2": {DECISION: "統合", ReviewHeading.MERGED_INTO: "1-1-1", REASON: "同じ内容"},
            }
        )
    )
    assert review.valid
    assert review.findings == ()
    assert [(str(each.number), each.decision) for each in review.opinions] == [
        ("1-1-1", Decision.CHANGE),
        ("1-1-2", Decision.MERGE),
    ]
    assert review.opinions[0].label == "変更\n新しい取組名: 窓口の改革\n判断の理由: 範囲を広げる"


def changed(heading, text):
    return {"1-1-1": {DECISION: "変更", REASON: "理由", heading: text}}


# What is wrong: what is written, the code, whether it stops the form, and part of the sentence.
MISTAKES = {
    "unknown word": ({"1-1-1": {DECISION: "継続する"}}, "K031", True, "「継続」"),
    "change of nothing": ({"1-1-1": {DECISION: "変更", REASON: "理由"}}, "K032", True, "新しい内容"),
    "merger into nothing": ({"1-1-1": {DECISION: "統合", REASON: "理由"}}, "K033", True, "統合先が空白"),
    "merger into itself": (
        {"1-1-1": {DECISION: "統合", REASON: "理由", ReviewHeading.MERGED_INTO: "1-1-1"}}, "K033", True, "統合先「1-1-1」は、この取組自身です",
    ),
    "merger into a 再掲": (
        {"1-1-1": {DECISION: "統合", REASON: "理由", ReviewHeading.MERGED_INTO: "1-2-1"}},
        "K033", True, "元の取組番号「1-1-2」",
    ),
    "merged into something, but it goes on": (
        {"1-1-1": {DECISION: "継続", ReviewHeading.MERGED_INTO: "1-1-2"}}, "K035", False, "判断を「統合」に",
    ),
    "new department unknown": (
        changed(ReviewHeading.NEW_DEPARTMENTS, "税務課、市民化"), "K041", False, "「市民課」ではありませんか",
    ),
    "new schedule without a year": (
        changed(ReviewHeading.NEW_SCHEDULE, "実施予定"), "K042", False, "どの年度のことか",
    ),
    "new schedule of a year outside": (
        changed(ReviewHeading.NEW_SCHEDULE, "R7 実施予定\nR11 完了予定"), "K042", False, "計画期間",
    ),
    "new schedule with an unknown word": (
        changed(ReviewHeading.NEW_SCHEDULE, "R8 開始予定"), "K042", False, "「事業開始予定」ではありませんか",
    ),
    "new schedule with a year twice": (
        changed(ReviewHeading.NEW_SCHEDULE, "R8 実施予定\n令和8年度 完了予定"), "K042", False, "2回",
    ),
    "new schedule of a year gone by": (
        changed(ReviewHeading.NEW_SCHEDULE, "R5 検討"), "K042", False, "「実施中」から「検討」に",
    ),
    "merger into no 取組": (
        {"1-1-1": {DECISION: "統合", REASON: "理由", ReviewHeading.MERGED_INTO: "9-9-9"}}, "K033", True, "「9-9-9」",
    ),
    "abolished without a reason": ({"1-1-1": {DECISION: "廃止"}}, "K034", False, "判断の理由が空白"),
    "new text, but it goes on": (
        {"1-1-1": {DECISION: "継続", ReviewHeading.NEW_NAME: "新しい名"}}, "K035", False, "新しい名",
    ),
    "new text without a decision": ({"1-1-1": {ReviewHeading.NEW_NAME: "新しい名"}}, "K035", False, "判断は空白"),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_read__mistake__told_at_its_cell(name):
    texts, code, stops, said = MISTAKES[name]
    review = read(returned(ALL | texts))
    found = [each for each in review.findings if each.code == code]
    assert len(found) == 1
    assert said in found[0].message + found[0].remedy
    assert found[0].place.sheet == ReviewSheet.ENTRY
    assert found[0].place.cell
    assert review.valid is not stops


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        (ReviewHeading.NEW_DEPARTMENTS, "税務課・市民課、情報統計課"),
        (
            ReviewHeading.NEW_SCHEDULE,
            "R5 実施中\nR6 実施予定\nR7 実施予定(拡大、延長)\nR8 (空白)\nR9 完了予定",
        ),
        (ReviewHeading.NEW_SCHEDULE, "Ｒ８：実施予定、2027年度　事業開始・完了予定"),
        (ReviewHeading.NEW_SCHEDULE, "令和8年度完了予定"),
    ],
)
def test_read__new_text_as_it_is_asked_for__nothing_to_tell(heading, text):
    assert read(returned(ALL | changed(heading, text))).findings == ()


def test_read__number_pasted__read_as_it_is_shown_and_told():
    def paste(book):
        cell = row_of(book[ReviewSheet.ENTRY], "1-1-1")[ReviewHeading.NEW_CONTENT]
        cell.value, cell.number_format = 0.25, "0%"

    review = read(returned(ALL | changed(ReviewHeading.NEW_CONTENT, "後で"), paste))
    assert [(each.code, each.severity) for each in review.findings] == [("K028", Severity.REPAIR)]
    assert review.opinions[0].texts[ReviewHeading.NEW_CONTENT] == "25%"


def test_department_problems__department_that_is_gone__its_successor_is_named():
    plan = make_plan(
        make_initiative("1-1-1", departments=("新課",)),
        departments=[
            make_department("旧課", 1, last=R6, successors=("新課",)),
            make_department("新課", 2, first=R7),
            make_department("情報統計課", 3),
        ],
    )
    (problem,) = department_problems(plan, R7, "旧課")
    assert problem.message == "「旧課」は、令和6年度までの課です。"
    assert "「新課」" in problem.remedy
    assert list(department_problems(plan, R6, "旧課")) == []


def delete_keys(book):
    del book[FormSheet.KEYS]


def rename(book):
    book[ReviewSheet.ENTRY].title = "回答"


def overwrite(book):
    row_of(book[ReviewSheet.ENTRY], "1-1-1")["取組名"].value = "別の名前"


def other_department(book):
    keys = book[FormSheet.KEYS]
    next(row[1] for row in keys.iter_rows() if row[0].value == "課").value = "ない課"


def other_version(book):
    keys = book[FormSheet.KEYS]
    next(row[1] for row in keys.iter_rows() if row[0].value == KeyLabel.FORM_VERSION).value = "0"


ACCIDENTS = {
    "keys deleted": (delete_keys, "K006", True),
    "sheet renamed": (rename, "K002", True),
    "printed cell overwritten": (overwrite, "K001", True),
    "older form": (other_version, "K008", False),
    "department unknown": (other_department, "K011", False),
}


@pytest.mark.parametrize("name", ACCIDENTS)
def test_read__accident__told_and_read_all_the_same(name):
    edit, code, valid = ACCIDENTS[name]
    review = read(returned(ALL, edit))
    assert code in {each.code for each in review.findings}
    assert review.valid is valid
    assert len(review.opinions) == (2 if review.department else 0)


def test_is_review__survey_form__no_and_the_other_way_round():
    survey = read_grids(real_form("税務課"), "調査票.xlsx")
    review = read_grids(issued(), FILE)
    assert (is_review(survey), is_review(review)) == (False, True)
    with pytest.raises(Failure) as caught:
        read_form(tuple(review), FILE, lambda *_: {})
    assert caught.value.finding.code == "F-FORM"


def test_read__initiative_of_others__told_and_left_out():
    def edit(book):
        row = row_of(book[ReviewSheet.ENTRY], "1-1-1")
        row["行キー"].value, row["取組番号"].value = "R6/1-1-3", "1-1-3"

    review = read(returned(ALL, edit))
    assert "K037" in {each.code for each in review.findings}
    assert [str(each.number) for each in review.opinions] == ["1-1-2"]


def test_read__written_into_a_relisted_row__told_and_left_out():
    review = read(returned(ALL | {"1-2-1": {DECISION: "廃止"}}))
    assert [(each.code, each.value) for each in review.findings] == [("K016", "廃止")]
    assert [str(each.number) for each in review.opinions] == ["1-1-1", "1-1-2"]


def test_form__of_another_department__its_own_rows():
    sheet = openpyxl.load_workbook(io.BytesIO(issued(CITIZENS)))[ReviewSheet.ENTRY]
    with pytest.raises(LookupError):
        row_of(sheet, "1-1-1")
    assert row_of(sheet, "1-1-3")["主管・関係"].value == "主管"


def printed_size(sheet):
    """The size in points of a text of 10 points when the sheet is printed on the width of one page of A3."""
    shown = [each for each in sheet.column_dimensions.values() if not each.hidden]
    width = sum(each.width * 7 * 0.75 for each in shown)
    margins = (sheet.page_margins.left + sheet.page_margins.right) * 72
    return 10 * min(1, (420 / 25.4 * 72 - margins) / width)


@pytest.mark.parametrize(
    "make", [issued, lambda: candidates_book("表題", candidates(asked_plan(), R6), R6.last_day)]
)
def test_print__lying_on_a3_with_headings_on_every_page__large_enough_to_read(make):
    sheet = openpyxl.load_workbook(io.BytesIO(make())).worksheets[0]
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 8)
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, int(sheet.page_setup.fitToHeight)) == (True, 0)
    heading = next(row[0].row for row in sheet.iter_rows() if any(cell.value == "取組番号" for cell in row))
    assert sheet.print_title_rows == f"${heading}:${heading}"
    assert printed_size(sheet) >= 8
