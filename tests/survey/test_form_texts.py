import io
from dataclasses import replace

import pytest
from python_calamine import CalamineWorkbook

from hitaplan.office.workbook_writing import NotWritten
from hitaplan.plan.model import Plan
from hitaplan.plan.responsibility import departments_in
from hitaplan.survey.form_layout import FormSheet
from tests.builders import R5, R6, make_answer, make_initiative, make_plan
from tests.forms import COMPUTED, beside, keys, opened, real_form, rows, text, written
from tests.odd_texts import ODD_TEXTS
from tests.office_files import SHEET, parts_of
from tests.plan_text import INITIATIVES, asked_names
from tests.sheets import real_plan

NAMES = [each.name for each in departments_in(real_plan(), R6)]
# Every text that a department enters, by heading.
ENTERED = {
    "実績": "achievement",
    "成果・効果": "outcome",
    "課題": "challenge",
    "今後の予定": "outlook",
    "計画の変更": "plan_change",
}


def odd_plan() -> Plan:
    """A plan with one 取組 for each odd text, which stands wherever staff can write."""
    initiatives, answers = [], []
    for serial, odd in enumerate(ODD_TEXTS.values(), 1):
        number = f"1-1-{serial}"
        initiatives.append(replace(make_initiative(number), name=odd, content=odd))
        answers.append(replace(make_answer(number, year=R5), achievement=odd))
        answers.append(replace(make_answer(number), **dict.fromkeys(ENTERED.values(), odd)))
    return make_plan(*initiatives, answers=answers)


@pytest.fixture(scope="module")
def odd_form() -> bytes:
    return written(odd_plan())


@pytest.fixture(scope="module")
def odd_book(odd_form):
    return opened(odd_form)


@pytest.mark.parametrize("name", NAMES)
def test_form__department_of_the_real_plan__every_text_of_its_initiatives(name):
    found = rows(opened(real_form(name)))
    entries = {each["number"]: each for each in INITIATIVES if name in asked_names(each["number"])}
    assert [text(row["取組番号"]) for row in found.values()] == list(entries)
    for number, entry in entries.items():
        row = found[f"R6/{number}"]
        relisted = "relisted_from" in entry
        assert text(row["取組名"]) == entry["name"] + ("(再掲)" if relisted else "")
        assert text(row["取組内容"]) == entry["content"]
        assert text(row["前の年度の状況"]) == entry["schedule"]["R5"]
        assert text(row["年度"]) == "令和6年度"
        planned = entry["schedule"]["R6"]
        if planned:
            assert text(row["予定"]).split("\n")[0] == planned
        assert text(row["主管・関係"]).split("\n")[0] == (
            "主管" if asked_names(number)[0] == name else "関係"
        )


@pytest.mark.parametrize("serial", range(1, len(ODD_TEXTS) + 1), ids=ODD_TEXTS)
def test_form__odd_text__character_for_character_wherever_it_stands(odd_book, serial):
    odd = list(ODD_TEXTS.values())[serial - 1]
    row = rows(odd_book)[f"R6/1-1-{serial}"]
    for heading in ("取組名", "取組内容", *ENTERED):
        assert (heading, text(row[heading])) == (heading, odd)
    assert text(row["前の年度の回答"]) == f"【実績】{odd}"


@pytest.mark.parametrize("serial", range(1, len(ODD_TEXTS) + 1), ids=ODD_TEXTS)
def test_key_sheet__odd_text__as_issued(odd_book, serial):
    odd = list(ODD_TEXTS.values())[serial - 1]
    issued = next(each for each in keys(odd_book)[1] if each["行キー"] == f"R6/1-1-{serial}")
    assert {heading: issued[heading] for heading in ENTERED} == dict.fromkeys(ENTERED, odd)


def test_form__odd_texts__all_cells_are_strings_and_none_a_formula_or_a_link(odd_form, odd_book):
    computed = {row[COMPUTED].coordinate for row in rows(odd_book).values()}
    found = {
        (sheet.title, cell.coordinate if sheet.title == FormSheet.ENTRY else "", cell.data_type)
        for sheet in odd_book
        for line in sheet.iter_rows()
        for cell in line
        if cell.value is not None
    }
    assert {address for _, address, kind in found if kind == "f"} == computed
    assert {kind for _, _, kind in found} == {"s", "f"}
    sheets = {name: content for name, content in parts_of(odd_form).items() if "worksheets" in name}
    assert not any(b"<hyperlink" in content for content in sheets.values())
    assert not [name for name in sheets if name.endswith(".rels")]


def test_form__odd_texts__a_second_reader_sees_the_same(odd_form, odd_book):
    second = CalamineWorkbook.from_filelike(io.BytesIO(odd_form))
    for sheet in odd_book:
        read = second.get_sheet_by_name(sheet.title).to_python(skip_empty_area=False)
        differing = [
            cell.coordinate
            for line in sheet.iter_rows()
            for cell in line
            if cell.data_type != "f" and text(cell) != _at(read, cell)
        ]
        assert differing == [], sheet.title


def test_form__department_with_an_ampersand__the_footer_prints_it():
    initiative = make_initiative(departments=["A&B課"])
    data = written(make_plan(initiative), "A&B課")
    # In a footer, 「&&」 is one 「&」 and 「&B」 would be bold type.
    assert "&amp;LA&amp;&amp;B課&amp;C" in parts_of(data)[SHEET].decode()
    assert beside(opened(data)[FormSheet.ENTRY], "課").value == "A&B課"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda plan: replace(plan, title="長" * 40_000),
        lambda plan: make_plan(replace(plan.initiatives[0], content="長" * 40_000)),
        lambda plan: make_plan(replace(plan.initiatives[0], name="長" * 32_768)),
        lambda plan: replace(plan, answers=(replace(make_answer(), achievement="長" * 40_000),)),
    ],
    ids=["title", "content", "name", "answer"],
)
def test_write_form__text_beyond_what_a_cell_holds__not_written(spoil):
    with pytest.raises(NotWritten):
        written(spoil(make_plan(make_initiative())))


def test_write_form__text_of_just_what_a_cell_holds__written():
    full = "長" * 32_767
    row = rows(opened(written(make_plan(replace(make_initiative(), content=full)))))["R6/1-1-1"]
    assert text(row["取組内容"]) == full


def _at(read, cell):
    line = read[cell.row - 1] if cell.row <= len(read) else []
    return line[cell.column - 1] if cell.column <= len(line) else ""
