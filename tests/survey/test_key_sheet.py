from dataclasses import replace

from hitaplan.plan.model import Settings
from hitaplan.plan.vocabulary import Round
from hitaplan.survey.form_layout import FORM_VERSION, FormSheet
from tests.builders import R6, R7, R8, SECTION, make_answer, make_initiative, make_plan
from tests.forms import COMPUTED, SHA256, keys, opened, real_form, rows, text, written


def test_sheets__of_a_form__in_their_order_and_the_keys_very_hidden():
    book = opened(real_form(SECTION))
    assert {each.title: each.sheet_state for each in book} == {
        "記入": "visible",
        "記入例・評価基準": "visible",
        "発行情報": "veryHidden",
    }
    assert book.active.title == FormSheet.ENTRY


def test_key_sheet__keys__what_the_form_was_issued_for():
    plan = replace(
        make_plan(make_initiative()), settings=Settings(section=SECTION, municipality_code="442046")
    )
    found, _ = keys(opened(written(plan, SECTION, R6, R7, R8, asking=Round.FINAL)))
    assert found == {
        "様式版": FORM_VERSION,
        "計画名": "計画",
        "団体コード": "442046",
        "年度": "R6、R7、R8",
        "区分": "確定",
        "課": SECTION,
        "台帳SHA256": SHA256,
    }


def test_key_sheet__real_department__every_value_of_every_row_as_it_was_issued():
    book = opened(real_form(SECTION))
    _, issued = keys(book)
    shown = [
        {heading: text(cell) for heading, cell in row.items() if heading != COMPUTED}
        for row in rows(book).values()
    ]
    assert issued == shown


def test_key_sheet__answers_in_the_master__issued_too():
    answer = replace(make_answer(), achievement="  12件\n増やした")
    _, issued = keys(opened(written(make_plan(make_initiative(), answers=[answer]))))
    assert [(each["実績"], each["状況"], each["課題"]) for each in issued] == [
        ("  12件\n増やした", "実施中", "")
    ]
