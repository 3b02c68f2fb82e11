"""A hostile folder of returns: what becomes of each file, exactly."""

import io
from datetime import datetime, time, timedelta
from pathlib import Path

import msoffcrypto.format.ooxml
import openpyxl
import pytest

from hitaplan.findings.failure import Failure
from hitaplan.plan.vocabulary import Round
from hitaplan.survey.form_layout import FormSheet
from hitaplan.workflows.collect import Options, collect
from tests.builders import R5, R6, R7
from tests.folders import make_working_folder, small_master
from tests.forms import columns, heading_row, rows
from tests.office_files import OLE_HEADER, make_docx, make_workbook, make_zip, with_garbled_content
from tests.returns import (
    CITIZENS,
    GOOD,
    TAX,
    asked_master,
    asked_plan,
    cell_of,
    completed_answer,
    entry,
    fill,
    move_column,
    put_returns,
    returned,
    swap_rows,
)

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
PLAN = asked_plan(completed_answer())
FILE = "税務課.xlsx"
OPENS_WITH = "ひみつ"


@pytest.fixture
def work(tmp_path, monkeypatch):
    folder = make_working_folder(tmp_path / "作業", asked_master(completed_answer()))
    monkeypatch.chdir(folder)
    return folder


def tax(*edits, **options):
    return returned(TAX, *edits, plan=PLAN, **options)


def outcome(files, **options):
    """The state of 税務課, and the code and place of each finding by file."""
    put_returns(Path("提出"), files)
    result = collect("提出", options=Options(**options))
    book = openpyxl.load_workbook("output/令和6年度/受付/受付簿.xlsx")
    states = {row[1].value: row[2].value for row in book["受付簿"].iter_rows(min_row=4)}
    found = {(each.place.file, each.code, each.place.cell) for each in result.findings}
    return states[TAX], found, result


def on_sheet(change):
    return lambda book: change(entry(book))


def row_of(book, number):
    return rows(book)[f"R6/{number}"]


def stray(text, row=40):
    return on_sheet(lambda sheet: sheet.cell(row, columns(sheet)["実績"], text))


def insert_row(sheet):
    sheet.insert_rows(heading_row(sheet) + 2)


def merge(number, *headings):
    def edit(book):
        cells = [row_of(book, number)[heading] for heading in headings]
        entry(book).merge_cells(f"{cells[0].coordinate}:{cells[-1].coordinate}")

    return edit


def copy_row(number, *, text=None):
    def edit(book):
        sheet, source = entry(book), row_of(book, number)
        for cell in source.values():
            value = text if text and cell.column == columns(sheet)["実績"] else cell.value
            sheet.cell(30, cell.column, value)

    return edit


def without_keys(book):
    del book[FormSheet.KEYS]


def without_row_keys(book):
    for row in rows(book).values():
        row["行キー"].value = None


def key(label, value):
    def edit(book):
        sheet = book[FormSheet.KEYS]
        cell = next(row[0] for row in sheet.iter_rows(max_col=1) if row[0].value == label)
        sheet.cell(cell.row, 2, value)

    return edit


def hide(number):
    return lambda book: setattr(entry(book).row_dimensions[row_of(book, number)["状況"].row], "hidden", True)


def delete_row(number):
    return lambda book: entry(book).delete_rows(row_of(book, number)["状況"].row)


def heading(name, new):
    return on_sheet(lambda sheet: sheet.cell(heading_row(sheet), columns(sheet)[name], new))


def extra_column(sheet):
    sheet.cell(heading_row(sheet), 20, "課内メモ")
    sheet.cell(heading_row(sheet) + 1, 20, "係長確認済")


def head(address, text):
    return on_sheet(lambda sheet: sheet[address].__setattr__("value", text))


def second_sheet(text=None, *, first=False):
    """A copy of the sheet 記入, with another 実績 or none at all."""

    def edit(book):
        copy = book.copy_worksheet(entry(book))
        copy.title = "記入 (2)"
        if text is not None:
            for row in range(heading_row(copy) + 1, copy.max_row + 1):
                copy.cell(row, columns(copy)["実績"]).value = text or None
        if first:
            book.move_sheet(copy, -len(book.sheetnames))

    return edit


def place(number, name):
    """The address of a cell of 税務課's form as issued."""
    book = openpyxl.load_workbook(io.BytesIO(tax()))
    return row_of(book, number)[name].coordinate


S11, S12 = place("1-1-1", "状況"), place("1-1-2", "状況")
RECEIVED, TO_MEND = "提出済", "要修正"

# Name, the edits, the state of 税務課, and code and cell of what is found.
EDITED = [
    ("nothing wrong", (), RECEIVED, set()),
    ("a renamed sheet", (lambda book: setattr(entry(book), "title", "Sheet1"),), RECEIVED, {("K002", "")}),
    ("a moved column", (move_column("実績", 25),), RECEIVED, {("K002", "")}),
    ("sorted rows", (swap_rows("1-1-1", "1-1-2"),), RECEIVED, {("K002", "")}),
    ("sorted rows, keys left behind", (swap_rows("1-1-1", "1-1-2", keys_too=False),), RECEIVED, {("K002", "")}),
    ("an inserted blank row", (on_sheet(insert_row),), RECEIVED, set()),
    ("a row above all", (on_sheet(lambda sheet: sheet.insert_rows(1, 3)),), RECEIVED, set()),
    ("a hidden row", (hide("1-1-2"),), RECEIVED, {("K021", "")}),
    ("an added column", (on_sheet(extra_column),), RECEIVED, {("K022", "T7")}),
    ("an added sheet", (lambda book: book.create_sheet("メモ").append(["走り書き"]),), RECEIVED, set()),
    ("words below the rows", (stray("以上です"),), RECEIVED, {("K003", "N40")}),
    ("cells merged along a row", (merge("1-1-2", "実績", "成果・効果"),), RECEIVED, {("K018", "N9:O9")}),
    ("a printed name changed", (cell_of("取組名", "1-1-2", "税の申告など"),), RECEIVED, {("K001", "C9")}),
    ("a printed 予定 changed", (cell_of("予定", "1-1-2", "完了予定"),), RECEIVED, {("K001", "I9")}),
    ("a number that became a date", (cell_of("取組番号", "1-1-2", datetime(2001, 1, 2)),), RECEIVED, {("K001", "B9")}),
    ("a number blanked", (cell_of("取組番号", "1-1-2", None),), RECEIVED, {("K001", "B9")}),
    ("a number mistyped", (cell_of("取組番号", "1-1-2", "1-1-9"),), RECEIVED, {("K001", "B9")}),
    ("number and name of another", (cell_of("取組番号", "1-1-2", "1-1-3"), cell_of("取組名", "1-1-2", "違う取組")), TO_MEND, {("K004", "B9"), ("K015", "")}),
    ("the proposal overwritten", (cell_of("評価の目安", "1-1-2", "完了"),), RECEIVED, set()),
    ("the hidden sheet gone", (without_keys,), RECEIVED, {("K006", "")}),
    ("the hidden column emptied", (without_row_keys,), RECEIVED, {("K002", "")}),
    ("a row not filled in", (fill({"1-1-2": dict.fromkeys(GOOD)}),), TO_MEND, {("K015", "L9")}),
    ("a row deleted", (delete_row("1-1-2"),), TO_MEND, {("K015", "")}),
    ("a row twice, the same", (copy_row("1-1-2"),), RECEIVED, set()),
    ("a row twice, different", (copy_row("1-1-2", text="別の実績"),), TO_MEND, {("K005", "B30")}),
    ("an answer at a 再掲", (cell_of("実績", "1-2-1", "書いた"),), RECEIVED, {("K016", "N10")}),
    ("a heading gone", (heading("実績", "記録"),), TO_MEND, {("K020", ""), ("K022", "N7")}),
    ("a heading nearly right", (heading("実績", "実　績"),), RECEIVED, set()),
    ("a heading twice", (heading("成果・効果", "実績"),), TO_MEND, {("K020", "O7"), ("K020", "")}),
    ("an unknown word", (cell_of("状況", "1-1-2", "順調"),), TO_MEND, {("V001", "L9")}),
    ("a word with spaces", (cell_of("状況", "1-1-2", " 実施中　"),), RECEIVED, {("V002", "L9")}),
    ("状況 blank", (cell_of("状況", "1-1-2", None),), TO_MEND, {("B001", "L9")}),
    ("評価 of a 関係課", (cell_of("評価", "1-1-1", "計画どおり"),), RECEIVED, {("A005", "M8")}),
    ("評価 against 予定 and 状況", (cell_of("評価", "1-1-2", "遅れ"),), RECEIVED, {("A006", "M9"), ("A007", "P9")}),
    ("遅れ without 課題", (cell_of("評価", "1-1-2", "遅れ"), cell_of("状況", "1-1-2", "検討")), RECEIVED, {("A007", "P9")}),
    ("同上", (cell_of("実績", "1-1-2", "同上"),), RECEIVED, {("A010", "N9")}),
    ("an error value", (cell_of("実績", "1-1-2", "#REF!"),), TO_MEND, {("S005", "N9")}),
    ("a date", (cell_of("実績", "1-1-2", datetime(2025, 3, 1)),), TO_MEND, {("S005", "N9")}),
    ("a time", (cell_of("実績", "1-1-2", time(9, 0)),), TO_MEND, {("S005", "N9")}),
    ("a duration", (cell_of("実績", "1-1-2", timedelta(hours=30)),), TO_MEND, {("S005", "N9")}),
    ("TRUE", (cell_of("実績", "1-1-2", value=True),), TO_MEND, {("S005", "N9")}),
    ("a number", (cell_of("実績", "1-1-2", 12),), RECEIVED, set()),
    ("a formula without a result", (cell_of("実績", "1-1-2", "=A1&B1"),), TO_MEND, {("S005", "N9")}),
    ("予定どおり, nothing else", (fill({"1-1-2": dict.fromkeys(GOOD) | {"回答区分": "予定どおり・特記なし"}}),), RECEIVED, set()),
    ("another plan", (key("計画名", "第5次総合計画"),), TO_MEND, {("K007", "")}),
    ("an older form", (key("様式版", "0"),), TO_MEND, {("K008", "")}),
    ("an unknown department", (key("課", "広報課"),), "未提出", {("K011", "")}),
    ("another department's keys", (key("課", CITIZENS),), "未提出", {("K012", ""), ("K026", ""), ("K015", ""), *(("K016", cell) for cell in ("L8", "N8", "L9", "M9", "N9"))}),
    ("another department in the head block", (head("C2", CITIZENS),), RECEIVED, {("K026", "")}),
    ("another round in the head block", (head("H2", "確定"),), RECEIVED, {("K026", "")}),
    ("a second sheet that says the same", (second_sheet(),), RECEIVED, set()),
    ("a second sheet that says otherwise", (second_sheet("別の実績"),), TO_MEND, {("K027", "")}),
    ("a blank copy in front", (second_sheet("", first=True),), TO_MEND, {("K027", "")}),
    ("another year's keys", (key("年度", "R5"),), "別の年度", {("K009", "")}),
    ("another round", (key("区分", "確定"),), RECEIVED, {("K019", ""), ("K026", "")}),
    ("a year outside the period", (cell_of("年度", "1-1-2", "令和15年度"), cell_of("行キー", "1-1-2", None)), TO_MEND, {("K010", "F9"), ("K015", ""), ("K002", "")}),
    ("a year changed, the key kept", (cell_of("年度", "1-1-2", "令和7年度"),), RECEIVED, {("K001", "F9")}),
    ("half-width kana", (cell_of("実績", "1-1-2", "ﾃｽﾄを行った。"),), RECEIVED, {("X004", "N9")}),
    ("a change of the plan", (cell_of("計画の変更", "1-1-2", "名称を変えたい"),), RECEIVED, {("K024", "R9")}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("edits", "state", "found"), [case[1:] for case in EDITED], ids=[case[0] for case in EDITED]
)
def test_edited_form__any__read_rightly_or_told(work, edits, state, found):
    got, codes, _ = outcome({FILE: tax(*edits)})
    assert got == state
    assert {(code, cell) for file, code, cell in codes if file == FILE} == found


def encrypted(password):
    plain, out = io.BytesIO(tax()), io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt(password, out)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
FILES = [
    ("古い.xls", OLE_HEADER + b"\0" * 600, "F-XLS"),
    ("暗号.xlsx", encrypted(OPENS_WITH), "F-PASSWORD"),
    ("切れた.xlsx", tax()[:4000], "F-BROKEN"),
    ("部品.xlsx", with_garbled_content(tax(), SHEET), "F-PART"),
    ("空.xlsx", b"", "F-EMPTY"),
    ("書類.pdf", b"%PDF-1.7\n", "F-PDF"),
    ("報告書.docx", make_docx(), "F-DOCX"),
    ("表.csv", "取組番号,状況\n1-1-1,実施中\n".encode("cp932"), "F-CSV"),
    ("表の名だけ.xlsx", "取組番号,状況\n".encode(), "F-CSV"),
    ("ページ.xlsx", b"<html><table></table></html>", "F-HTML"),
    ("まとめ.zip", make_zip({"税務課.xlsx": tax()}), "F-ZIP"),
    ("近道.lnk", b"L\0\0\0", "F-LINK"),
    ("近道.url", b"[InternetShortcut]", "F-LINK"),
    ("~$税務課.xlsx", b"\x04user", "F-LOCK"),
    (".~lock.税務課.xlsx#", b",user", "F-LOCK"),
    ("別のブック.xlsx", make_workbook(), "F-FORM"),
    ("台帳の写し.xlsx", small_master(), "F-MASTER"),
    ("何か.xlsx", b"\x00\x01\x02\x03" * 50, "F-UNKNOWN"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "code"), FILES, ids=[case[0] for case in FILES])
def test_any_other_file__beside_a_good_form__named_and_the_rest_read(work, name, data, code):
    state, codes, result = outcome({name: data, FILE: tax()})
    assert state == RECEIVED
    assert codes == {(name, code, "")}
    assert result.counts["files"] == 2


def test_unreadable_file__of_a_department__state_says_so(work):
    state, _, _ = outcome({"15_税務課/回答.pdf": b"%PDF-1.7\n"})
    assert state == "読めない"
    letters = [path.name for path in Path("output/令和6年度/受付/連絡文").iterdir()]
    assert sorted(name.rsplit("_", 1)[-1] for name in letters) == ["修正依頼.txt", "督促.txt", "督促.txt"]


def test_encrypted_form__with_password__read(work):
    state, codes, _ = outcome({FILE: encrypted(OPENS_WITH)}, password=OPENS_WITH)
    assert (state, codes) == (RECEIVED, set())


def test_encrypted_form__wrong_password__told(work):
    _, codes, _ = outcome({FILE: encrypted(OPENS_WITH)}, password=OPENS_WITH[:1])
    assert codes == {(FILE, "F-PASSWORD", "")}


def test_link__not_followed(work, tmp_path):
    (tmp_path / "外.xlsx").write_bytes(tax())
    Path("提出").mkdir()
    Path("提出/税務課.xlsx").symlink_to(tmp_path / "外.xlsx")
    Path("提出/外").symlink_to(tmp_path, target_is_directory=True)
    state, codes, _ = outcome({})
    assert state == "読めない"
    assert codes == {("税務課.xlsx", "F-LINK", ""), ("外", "F-LINK", "")}


OTHER = tax(cell_of("実績", "1-1-2", "別の実績。"))
WRONG = tax(cell_of("状況", "1-1-2", "順調"))


@pytest.mark.parametrize(
    ("files", "accept", "state", "codes", "merged"),
    [
        ({FILE: tax(), "コピー.xlsx": tax()}, (), RECEIVED, {("税務課.xlsx", "K014")}, 2),
        ({FILE: tax(), "修正.xlsx": OTHER}, (), RECEIVED, {("修正.xlsx", "K013"), (FILE, "K014")}, 0),
        ({FILE: tax(), "修正.xlsx": OTHER}, ("修正.xlsx",), RECEIVED, {(FILE, "K014")}, 2),
        ({FILE: tax(), "修正.xlsx": OTHER}, (FILE,), RECEIVED, {("修正.xlsx", "K014")}, 2),
        ({FILE: tax(), "修正.xlsx": WRONG}, (), RECEIVED, {(FILE, "K013"), ("修正.xlsx", "K014")}, 0),
        ({FILE: WRONG}, (FILE,), TO_MEND, {(FILE, "V001")}, 0),
        ({"03_市民課/回答.xlsx": tax()}, (), RECEIVED, {("03_市民課/回答.xlsx", "K012")}, 0),
        ({"03_市民課/回答.xlsx": tax()}, ("回答.xlsx",), RECEIVED, {("03_市民課/回答.xlsx", "K012")}, 2),
        ({"R6_市民課_調査票.xlsx": tax()}, (), RECEIVED, {("R6_市民課_調査票.xlsx", "K012")}, 0),
        ({"02_税務課/深い/ところ/最終(2).xlsx": tax()}, (), RECEIVED, set(), 2),
    ],
    ids=["the same twice", "two that differ", "the newer accepted", "the older accepted", "the newer is wrong",
         "accepted but wrong", "in another's folder", "the same, accepted", "named as another's", "deep in the folder"],
)  # fmt: skip
def test_which_form_counts(work, files, accept, state, codes, merged):
    got, found, result = outcome(files, accept=accept)
    assert got == state
    assert {(file, code) for file, code, _ in found} == codes
    assert result.counts["rows_to_merge"] == merged


def test_accept__a_name_that_two_files_have__refused(work):
    put_returns(Path("提出"), {"一/回答.xlsx": tax(), "二/回答.xlsx": OTHER})
    with pytest.raises(Failure) as caught:
        collect("提出", options=Options(accept=("回答.xlsx",)))
    assert caught.value.finding.code == "C-ACCEPT"
    result = collect("提出", options=Options(accept=("一/回答.xlsx",)))
    assert result.counts["rows_to_merge"] == 2


def test_round__a_newer_file_of_the_round_before__goes_behind(work):
    old = tax(key("区分", "確定"), head("H2", "確定"), cell_of("実績", "1-1-2", "別の区分。"))
    state, codes, result = outcome({FILE: tax(), "もう一方.xlsx": old})
    assert state == RECEIVED
    assert {(file, code) for file, code, _ in codes} == {(FILE, "K013"), ("もう一方.xlsx", "K014")}
    assert result.counts["rows_merged"] == 0


def test_brief_reply__where_the_plan_has_a_note__to_be_looked_at(work):
    brief = fill({"1-1-4": dict.fromkeys(GOOD) | {"回答区分": "予定どおり・特記なし"}})
    _, codes, result = outcome({"市民課.xlsx": returned(CITIZENS, brief, plan=PLAN)})
    assert codes == {("市民課.xlsx", "K017", "K9")}
    assert result.counts["rows_to_merge"] == 2


def test_form_of_several_years__a_row_for_each(work):
    both = {
        f"{year.short}/{number}": texts
        for year in (R6, R7)
        for number, texts in {
            "1-1-1": {"状況": "実施中", "実績": f"{year}の実績"},
            "1-1-2": GOOD | {"実績": f"{year}の申告"},
        }.items()
    }
    data = tax(fill(both), years=(R6, R7), filled=False)
    state, _, result = outcome({FILE: data})
    assert state == RECEIVED
    assert result.counts["rows_to_merge"] == 4


def test_round_of_settled_answers__stands_beside_the_first(work):
    data = tax(asking=Round.FINAL)
    _, codes, result = outcome({FILE: data}, accept=(FILE,))
    assert {code for _, code, _ in codes} == {"K019"}
    assert result.counts["rows_to_merge"] == 2


def test_years_of_the_form__one_of_them_is_asked__no_other_year(work):
    data = tax(years=(R5, R6), filled=False)
    state, codes, _ = outcome({FILE: data})
    assert state == TO_MEND
    assert {code for _, code, _ in codes} == {"K015"}


def test_folder_missing__said(work):
    with pytest.raises(Failure) as caught:
        collect("提出")
    assert caught.value.finding.code == "F-MISSING"
