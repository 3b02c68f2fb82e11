import io
import json
import re
from itertools import count
from pathlib import Path

import openpyxl
import pytest

from hitaplan.delivery.run_record import RECORD_NAME, hashes_of
from hitaplan.findings.failure import Failure
from hitaplan.plan.fiscal_year import FiscalYear, years_between
from hitaplan.plan.responsibility import departments_in, responders
from hitaplan.workflows.init import run_init
from hitaplan.workflows.year_end import Document, year_end
from tests.builders import R6, R7, R8
from tests.folders import MASTER, SMALL_DEPARTMENTS, disk, make_working_folder, names, tree
from tests.sheets import edited, put, real_plan
from tests.year_end_runs import LETTER, TEMPLATE, refusal, words_of

RUN = Path("output/令和6年度/年度末")
LIST = "00_配布一覧.xlsx"
RECORD_KEYS = {"program", "made_at", "master", "options", "counts", "findings", "files"}


def files_of(number: int, name: str, *documents: Document, span: str = "R6") -> set[str]:
    folder = f"課別/{number:02d}_{name}"
    last = span.rsplit("-", maxsplit=1)[-1]
    every = {
        Document.FORM: f"{folder}/{span}_{name}_調査票.xlsx",
        Document.REPORT: f"{folder}/{last}_{name}_進捗状況報告書.docx",
    }
    return {every[document] for document in documents or Document}


def small_files(*documents: Document, span: str = "R6") -> set[str]:
    made = (files_of(number, name, *documents, span=span) for number, name in enumerate(SMALL_DEPARTMENTS, 1))
    letter = {LETTER} if Document.FORM in (documents or Document) else set()
    return set().union(*made) | {LIST, RECORD_NAME} | letter


def cells_of(data: bytes) -> set[str]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}


# The real plan.


def test_real_plan__every_department__gets_its_two_files_and_no_other(real_run):
    folder, result = real_run
    departments = departments_in(real_plan(), R6)
    assert len(departments) == 32
    expected = set().union(*(files_of(number, each.name) for number, each in enumerate(departments, 1)))
    assert len(expected) == 64
    beside = {LIST, LETTER, RECORD_NAME}
    assert set(tree(folder / RUN)) == expected | beside
    assert set(tree(folder / "output")) - {f"令和6年度/年度末/{name}" for name in tree(folder / RUN)} == {
        "検証結果_令和6年度.xlsx",
        RECORD_NAME,
    }
    assert names(folder / "output/令和6年度") == {"年度末"}
    assert result.status == "ok"
    assert {
        path.relative_to("output/令和6年度/年度末").as_posix() for path in result.outputs[1:]
    } == expected | beside
    assert {name: result.counts[name] for name in ("departments", "files", "error")} == {
        "departments": 32,
        "files": 64,
        "error": 0,
    }


def test_real_plan__folders__are_named_departments_in_the_order_of_the_plan(real_run):
    folder, _ = real_run
    found = sorted(names(folder / RUN / "課別"))
    ordered = sorted(
        (each for each in real_plan().departments if not each.collective), key=lambda each: each.order
    )
    assert found == [f"{number:02d}_{each.name}" for number, each in enumerate(ordered, 1)]
    assert found[0] == "01_情報統計課"
    assert any(name.endswith("_施設工務課") for name in found)
    assert not [name for name in found if "各課" in name]


def test_real_plan__forms_and_reports__carry_the_words_of_the_plan(real_run):
    folder, _ = real_run
    made = {name.rsplit("/", 1)[-1]: data for name, data in tree(folder / RUN).items()}
    words = {name: words_of(data) for name, data in made.items() if name.endswith(".docx")}
    cells = {name: cells_of(data) for name, data in made.items() if name.endswith("調査票.xlsx")}
    plan = real_plan()
    for initiative in plan.initiatives:
        original = plan.original(initiative)
        lead = responders(plan, original, R6).lead
        assert str(initiative.number) in words[f"R6_{lead.name}_{TEMPLATE}"]
        assert initiative.name in words[f"R6_{lead.name}_{TEMPLATE}"]
        assert {str(original.number), original.content} <= cells[f"R6_{lead.name}_調査票.xlsx"]


def test_real_plan__distribution_list__has_every_department_and_links_that_lead_somewhere(real_run):
    folder, _ = real_run
    sheet = openpyxl.load_workbook(folder / RUN / LIST)["配布一覧"]
    rows = [row for row in sheet.iter_rows(min_row=4) if row[0].value]
    assert [row[1].value for row in rows] == [each.name for each in departments_in(real_plan(), R6)]
    assert "令和6年度" in sheet["A1"].value
    for row in rows:
        for cell in row[5:7]:
            assert (folder / RUN / cell.hyperlink.target.replace("\\", "/")).is_file()


def test_real_plan__findings__link_to_the_master(real_run):
    folder, result = real_run
    sheet = openpyxl.load_workbook(folder / "output/検証結果_令和6年度.xlsx")["検証結果"]
    assert sheet.max_row == 1 + len(result.findings)
    for row, finding in zip(sheet.iter_rows(min_row=2), result.findings, strict=True):
        assert [cell.value or "" for cell in row[1:]] == [
            *[str(finding.place), finding.message, finding.remedy, finding.value, finding.code],
        ]
        target = (folder / "output" / row[1].hyperlink.target.replace("\\", "/")).resolve()
        assert target.parent == (folder / "workbooks").resolve()
        assert target.is_file()


def test_real_plan__record__says_what_was_made_from_what(real_run):
    folder, result = real_run
    made = tree(folder / RUN)
    record = json.loads(made.pop(RECORD_NAME))
    (master,) = folder.glob("workbooks/第*.xlsx")
    assert record.keys() == RECORD_KEYS
    assert record["files"] == hashes_of(made)
    assert record["master"] == {
        "file": master.name,
        "sha256": hashes_of({"": master.read_bytes()})[""],
    }
    assert record["options"] == {
        "fiscal_years": ["R6"],
        "round": "速報",
        "documents": ["調査票", "報告書"],
        "departments": [each.name for each in departments_in(real_plan(), R6)],
    }
    assert record["counts"] == {name: result.counts[name] for name in record["counts"]}
    assert len(record["findings"]) == len(result.findings)
    assert re.fullmatch(r"hitaplan [\d.]+", record["program"])


def test_real_plan__another_run_elsewhere__gives_the_same_bytes(real_run, tmp_path, monkeypatch):
    first, _ = real_run
    second = tmp_path / "別の場所" / "作業"
    run_init(second)
    monkeypatch.chdir(second)
    year_end()
    again = tree(second / "output")
    for name, data in tree(first / "output").items():
        if not name.endswith(RECORD_NAME):
            assert data == again[name], name
    records = [json.loads((place / RUN / RECORD_NAME).read_bytes()) for place in (first, second)]
    for record in records:
        del record["made_at"]
    assert records[0] == records[1]


# One option at a time, on two departments.


@pytest.mark.parametrize(
    ("options", "folder", "expected"),
    [
        ({}, "令和6年度/年度末", small_files()),
        ({"only": Document.FORM}, "令和6年度/年度末", small_files(Document.FORM)),
        ({"only": Document.REPORT}, "令和6年度/年度末", small_files(Document.REPORT)),
        ({"fiscal_years": (R7,)}, "令和7年度/年度末", small_files(span="R7")),
        ({"fiscal_years": (R6, R7, R8)}, "令和8年度/年度末", small_files(span="R6-R8")),
        ({"departments": ("税務課",)}, "令和6年度/再発行", files_of(2, "税務課") | {LIST, RECORD_NAME}),
        (
            {"departments": ("税務課", "税務課")},
            "令和6年度/再発行",
            files_of(2, "税務課") | {LIST, RECORD_NAME},
        ),
        ({"departments": SMALL_DEPARTMENTS[::-1]}, "令和6年度/再発行", small_files() - {LETTER}),
        (
            {"departments": ("税務課",), "only": Document.FORM},
            "令和6年度/再発行",
            files_of(2, "税務課", Document.FORM) | {LIST, RECORD_NAME},
        ),
    ],
)
def test_year_end__options__decide_what_is_made(work, options, folder, expected):
    result = year_end(**options)
    assert set(tree(work / "output" / folder)) == expected
    year = folder.split("/")[0]
    assert result.outputs[0] == Path(f"output/検証結果_{year}.xlsx")
    assert names(work / "output") == {year, f"検証結果_{year}.xlsx", RECORD_NAME}


def test_year_end__letter__has_what_the_master_says(work):
    year_end()
    words = words_of((work / RUN / LETTER).read_bytes())
    assert all(
        text in words
        for text in ("情統第1号", "令和7年3月3日", "令和7年3月31日(月)", "令和6年度進捗状況(速報)")
    )
    assert "進捗状況報告書" in words


def test_year_end__letter__names_only_what_is_delivered(work):
    year_end(only=Document.FORM)
    assert "進捗状況報告書" not in words_of((work / RUN / LETTER).read_bytes())


def test_year_end__letter_of_several_years__is_that_of_the_last(work):
    year_end(fiscal_years=(R6, R7, R8))
    words = words_of((work / "output/令和8年度/年度末" / LETTER).read_bytes())
    assert "令和6年度から令和8年度までの進捗状況(速報)" in words
    # 照会 has no row for the last year.
    assert "情統第1号" not in words


@pytest.mark.parametrize("out", ["結果", "a/b c/結果"])
def test_year_end__other_folder__everything_is_made_there(work, out):
    year_end(out=out)
    assert set(tree(work / out / "令和6年度/年度末")) == small_files()
    assert not (work / "output").exists()


def test_year_end__absolute_paths__are_given_back_as_given(work, tmp_path):
    result = year_end(work / MASTER, out=tmp_path / "結果")
    assert result.outputs[0] == tmp_path / "結果" / "検証結果_令和6年度.xlsx"
    assert all(path.is_file() for path in result.outputs)


def test_year_end__reissue__leaves_the_whole_run_alone(work):
    year_end()
    before = tree(work / RUN)
    year_end(departments=("税務課",))
    assert tree(work / RUN) == before
    assert (
        tree(work / "output/令和6年度/再発行")["課別/02_税務課/R6_税務課_調査票.xlsx"]
        == (before["課別/02_税務課/R6_税務課_調査票.xlsx"])
    )


def test_year_end__again_from_a_changed_master__keeps_the_earlier_run_and_replaces_the_findings(work):
    year_end()
    before = tree(work / RUN)
    book = openpyxl.load_workbook(work / MASTER)
    put("取組!B2", "窓口の改善と案内")(book)
    book.save(work / MASTER)
    year_end()
    old = [name for name in names(work / "output/令和6年度") if re.fullmatch(r"年度末_旧_\d{8}-\d{4}", name)]
    assert names(work / "output/令和6年度") == {"年度末", *old}
    assert tree(work / "output/令和6年度" / old[0]) == before
    assert names(work / "output") == {"令和6年度", "検証結果_令和6年度.xlsx", RECORD_NAME}


def test_year_end__again_from_the_same_master__one_folder(work):
    year_end()
    before = tree(work / RUN)
    year_end()
    after = tree(work / RUN)
    assert names(work / "output/令和6年度") == {"年度末"}
    assert before.keys() == after.keys()
    assert all(before[name] == after[name] for name in before if name != RECORD_NAME)


def test_year_end__a_form_was_filled_in_there__nothing_is_touched(work):
    year_end()
    (work / RUN / "課別/02_税務課/R6_税務課_調査票.xlsx").write_bytes(b"filled in")
    finding = refusal()
    assert (finding.code, finding.place.file) == ("W-EDITED", "R6_税務課_調査票.xlsx")


def test_year_end__progress__is_told_once_a_department(work):
    told, said = [], []
    year_end(progress=lambda *step: told.append(step), announce=said.append)
    assert told == [(1, 2, "情報統計課"), (2, 2, "税務課")]
    assert said == ["令和6年度の年度末処理(台帳: 台帳.xlsx)"]


@pytest.mark.parametrize(
    ("years", "said"), [((R7,), "令和7年度の"), ((R6, R7, R8), "令和6年度から令和8年度の")]
)
def test_year_end__announcement__says_the_years(work, years, said):
    told = []
    year_end(fiscal_years=years, announce=told.append)
    assert told[0].startswith(said)


def test_year_end__prints_nothing(work, capfd):
    year_end()
    assert capfd.readouterr() == ("", "")


# What it refuses.


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("税務果", "「税務課」ではありませんか。"),
        ("情報統計", "「情報統計課」ではありませんか。"),
        ("企画振興部", ""),
        ("", ""),
    ],
)
def test_year_end__unknown_department__is_refused_with_a_near_miss(work, name, near):
    finding = refusal(departments=("税務課", name))
    assert (finding.code, finding.place.file) == ("M-DEPARTMENT", "--department")
    assert finding.remedy.startswith(near or "シート「担当課」")
    assert f"「{name}」" in finding.message


def test_year_end__collective_name__is_no_department(tmp_path, monkeypatch):
    run_init(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert refusal(departments=("関係各課",)).code == "M-DEPARTMENT"


@pytest.mark.parametrize(
    "years", [(FiscalYear(2022),), (FiscalYear(2028),), years_between(R8, FiscalYear(2029))]
)
def test_year_end__year_outside_the_period__is_refused(work, years):
    finding = refusal(fiscal_years=years)
    assert (finding.code, finding.place.file) == ("M-YEAR", "台帳.xlsx")
    assert "令和5年度から令和9年度まで" in finding.message


@pytest.mark.parametrize(
    ("edit", "year"), [(put("取組!E4", "契約検査質"), "令和6年度"), (put("計画!B8", "来年"), "年度不明")]
)
def test_year_end__master_with_errors__only_the_findings_are_written(tmp_path, monkeypatch, edit, year):
    monkeypatch.chdir(make_working_folder(tmp_path / "作業", edited(edit)))
    result = year_end(progress=pytest.fail)
    assert result.status == "findings"
    assert result.counts["error"] >= 1
    assert result.outputs == (Path(f"output/検証結果_{year}.xlsx"),)
    assert set(tree(Path("output"))) == {f"検証結果_{year}.xlsx", RECORD_NAME}
    assert len(result.summary) == 3


def test_year_end__master_with_errors__leaves_the_earlier_run_alone(work):
    year_end()
    before = tree(work / RUN)
    (work / MASTER).write_bytes(edited(put("取組!E4", "契約検査質")))
    assert year_end().status == "findings"
    assert tree(work / RUN) == before
    assert names(work / "output/令和6年度") == {"年度末"}


@pytest.mark.parametrize("again", [False, True])
def test_year_end__disk_full_at_any_moment__all_is_as_before(work, again):
    if again:
        year_end(only=Document.FORM)
    before = tree(work)
    codes = []
    for fail_at in count(1):
        with disk(fail_at, full=True):
            codes.append(code_of_forms())
        if not codes[-1]:
            break
        assert tree(work) == before, fail_at
    assert codes == ["W-FULL"] * (len(codes) - 1) + [""]
    assert len(codes) > 10


def code_of_forms() -> str:
    try:
        year_end(only=Document.FORM)
    except Failure as failure:
        return failure.finding.code
    return ""
