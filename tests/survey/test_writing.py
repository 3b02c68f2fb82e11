import time
from dataclasses import replace

import pytest

from hitaplan.survey.form_layout import FormSheet
from hitaplan.survey.writing import write_form
from tests.builders import R6, R7, SECTION, make_initiative, make_plan
from tests.forms import form, keys, opened, real_form, rows, text, written
from tests.office_files import parts_of
from tests.office_suite import office_test, soffice_convert
from tests.sheets import real_plan


@pytest.mark.parametrize("name", ["情報統計課", "施設工務課", "まちづくり推進課"])
def test_write_form__same_form__same_bytes_whatever_the_clock_says(name, monkeypatch):
    before = written(real_plan(), name)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(2_000_000_000))
    assert written(real_plan(), name) == before


def test_write_form__other_master__only_the_keys_differ():
    one = form(real_plan())
    other = replace(one, master_sha256="cd" * 32)
    first, second = (parts_of(write_form(each, R6.last_day)) for each in (one, other))
    assert {name for name in first if first[name] != second[name]} == {"xl/sharedStrings.xml"}


def test_write_form__properties__title_and_the_given_day():
    properties = opened(written(make_plan(make_initiative()), SECTION, R7)).properties
    assert properties.title == f"令和7年度 進捗状況調査票 {SECTION}"
    assert str(properties.created.date()) == "2026-03-31"
    assert properties.creator in ("", None)


def test_write_form__department_without_a_question__still_a_form():
    plan = make_plan(make_initiative("1-1-1", "事業開始・完了", ""))
    book = opened(written(plan))
    assert list(rows(book)) == ["R6/1-1-1"]
    assert book[FormSheet.ENTRY].data_validations.dataValidation == []


def contents(book):
    return {
        (sheet.title, cell.coordinate): text(cell)
        for sheet in book
        for line in sheet.iter_rows()
        for cell in line
        if cell.value not in (None, "")
    }


@office_test
def test_form__saved_again_by_libreoffice__keeps_values_protection_and_hidden_sheet(tmp_path):
    path = tmp_path / "調査票.xlsx"
    path.write_bytes(real_form(SECTION))
    again = opened(soffice_convert(path, "xlsx", tmp_path / "保存後").read_bytes())
    before = opened(real_form(SECTION))
    formulas = {(FormSheet.ENTRY.value, row["評価の目安"].coordinate) for row in rows(before).values()}
    kept, there = contents(again), contents(before)
    assert {place: kept.get(place) for place in there if place not in formulas} == {
        place: value for place, value in there.items() if place not in formulas
    }
    assert keys(again) == keys(before)
    assert again[FormSheet.KEYS].sheet_state != "visible"
    assert again[FormSheet.ENTRY].protection.sheet
    assert again[FormSheet.ENTRY].protection.password is None
    assert open_cells(again) == open_cells(before)
    assert lists(again) == lists(before)


def open_cells(book):
    return {
        cell.coordinate for row in rows(book).values() for cell in row.values() if not cell.protection.locked
    }


def lists(book):
    validations = book[FormSheet.ENTRY].data_validations.dataValidation
    return sorted({each.formula1 for each in validations})
