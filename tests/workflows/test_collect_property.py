"""The law of the way back: what a department wrote is what stands in the master, character for character."""

import contextlib
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hitaplan.master.reading import read_master
from hitaplan.office.grid_reading import read_grids
from hitaplan.office.lossless import Package
from hitaplan.office.sheet_patch import SheetPatch
from hitaplan.plan.vocabulary import Evaluation, Status
from hitaplan.survey.form_layout import FormSheet
from hitaplan.survey.returned.entry import find_entry_sheets
from hitaplan.workflows.collect import Options, collect
from tests.folders import MASTER, make_working_folder
from tests.forms import written
from tests.office_suite import office_test, soffice_convert
from tests.returns import CITIZENS, TAX, asked_master, asked_plan, completed_answer, put_returns, returned

PLAN = asked_plan(completed_answer())
TEXTS = ("実績", "成果・効果", "課題", "今後の予定", "計画の変更")
FIELDS = ("achievement", "outcome", "challenge", "outlook", "plan_change")
ROWS = {TAX: ("1-1-1", "1-1-2"), CITIZENS: ("1-1-3", "1-1-4")}
# No half of a surrogate pair, which no file can hold; each text can be seen.
text = st.text(st.characters(exclude_categories=["Cs"]), max_size=60).map(lambda drawn: f"文{drawn}")
odd = st.sampled_from(
    ["文\r\n二行目", "文_x0041_", "文\x0b制御", "文<b>&amp;", "文𠮷野", "文 　", "文\t表", "文｛｛ 課名 ｝｝"]
)
answer = st.fixed_dictionaries(
    {"状況": st.sampled_from([each.value for each in Status])}
    | {heading: st.one_of(st.just(""), text, odd) for heading in TEXTS}
)


def filled(name, answers):
    """A department's form with these texts in its cells, nothing re-saved."""
    data = written(PLAN, name)
    entry = find_entry_sheets(read_grids(data, "調査票.xlsx"))[0]
    package = Package(data)
    part = package.sheet_parts[FormSheet.ENTRY]
    sheet = SheetPatch(package.read(part))
    for record in entry.rows:
        for heading, value in answers.get(record.text("取組番号"), {}).items():
            if value:
                sheet.set_text(record.row, entry.columns[heading], value)
    return package.with_parts({part: sheet.to_bytes()})


def merged():
    plan = read_master(MASTER).plan
    return {(str(each.number), each.department): each for each in plan.answers}


@settings(max_examples=25, deadline=None)
@given(st.fixed_dictionaries({name: st.tuples(answer, answer) for name in ROWS}))
def test_forms__filled_at_random__the_same_answers_in_the_master_and_again_no_change(drawn):
    by_name = {name: dict(zip(ROWS[name], answers, strict=True)) for name, answers in drawn.items()}
    for row in (by_name[TAX]["1-1-2"], *by_name[CITIZENS].values()):
        row["評価"] = Evaluation.NOT_APPLICABLE.value
    with TemporaryDirectory() as parent:
        folder = make_working_folder(Path(parent, "作業"), asked_master(completed_answer()))
        with contextlib.chdir(folder):
            put_returns(
                Path("提出"), {f"{name}.xlsx": filled(name, answers) for name, answers in by_name.items()}
            )
            collect(options=Options(apply=True))
            found, after = merged(), Path(MASTER).read_bytes()
            for name, answers in by_name.items():
                for number, texts in answers.items():
                    got = [getattr(found[number, name], field) for field in FIELDS]
                    assert got == [texts[heading] for heading in TEXTS]
                    assert found[number, name].status == texts["状況"]
            collect(options=Options(apply=True))
            assert Path(MASTER).read_bytes() == after


@office_test
@pytest.mark.parametrize("name", [TAX, CITIZENS])
def test_form__saved_by_libreoffice__read_as_before(tmp_path, monkeypatch, name):
    monkeypatch.chdir(make_working_folder(tmp_path / "作業", asked_master(completed_answer())))
    issued = tmp_path / "調査票.xlsx"
    issued.write_bytes(returned(name, plan=PLAN))
    saved = soffice_convert(issued, "xlsx", tmp_path / "保存").read_bytes()
    put_returns(Path("提出"), {f"{name}.xlsx": saved})
    result = collect(options=Options(apply=True))
    assert [each for each in result.findings if each.severity in ("error", "warning")] == []
    assert {number for number, department in merged() if department == name} >= set(ROWS[name])
    assert merged()[ROWS[name][-1], name].achievement == "説明会を3回開いた。"


@office_test
def test_master__after_a_merge__opens_in_libreoffice_with_the_answers(tmp_path, monkeypatch):
    monkeypatch.chdir(make_working_folder(tmp_path / "作業", asked_master(completed_answer())))
    put_returns(Path("提出"), {"税務課.xlsx": returned(TAX, plan=PLAN)})
    collect(options=Options(apply=True))
    saved = soffice_convert(Path(MASTER), "xlsx", tmp_path / "保存")
    Path(MASTER).write_bytes(saved.read_bytes())
    assert merged()["1-1-2", TAX].achievement == "説明会を3回開いた。"
