"""Every command: exit codes, what is said, and one JSON object that is the library's own result."""

import io
import json
import shutil
import sys
from pathlib import Path

import pytest

import hitaplan
from hitaplan.office import pdf_conversion
from hitaplan.workflows.check import run_check
from hitaplan.workflows.packaged import TEMPLATES, packaged_template
from hitaplan.workflows.run_about import finding_data
from tests.cli.japanese import english_words
from tests.folders import MASTER, disk, names, tree
from tests.sheets import PLAN_JSON, edited, put, real_master

FINDING_KEYS = ["code", "severity", "file", "sheet", "cell", "value", "message", "remedy"]
ERROR = put("取組!E4", "契約検査質")


def spoil(work, *edits):
    (work / MASTER).write_bytes(edited(*edits))


CODES = [
    (0, ("check",)),
    (0, ("check", MASTER)),
    (0, ("check", "--report", "検証結果.xlsx")),
    (0, ("year-end",)),
    (0, ("year-end", MASTER, "--only", "調査票", "--out", "結果")),
    (0, ("year-end", "--fiscal-year", "令和6年度")),
    (0, ("year-end", "--fiscal-year", "2024")),
    (0, ("year-end", "--fiscal-year", "R6-R8")),
    (0, ("year-end", "--department", "税務課", "--department", "情報統計課")),
    (0, ("report", "--fiscal-year", "R6", "--actual")),
    (0, ("export", "--format", "json")),
    (0, ("export", MASTER, "--format", "csv", "--out", "結果")),
    (0, ("new", "新.xlsx", "--from", str(PLAN_JSON))),
    (0, ("init", "新しいフォルダー")),
    (2, ("check", "ない.xlsx")),
    (2, ("check", "--report", MASTER)),
    (2, ("year-end", "ない.xlsx")),
    (2, ("year-end", "--fiscal-year", "来年")),
    (2, ("year-end", "--fiscal-year", "R8-R6")),
    (2, ("year-end", "--fiscal-year", "R20")),
    (2, ("year-end", "--department", "税務果")),
    (2, ("year-end", "--only", "要約")),
    (2, ("export", "ない.xlsx", "--format", "json")),
    (2, ("export",)),
    (2, ("export", "--format", "pdf")),
    (2, ("new", "新.xlsx", "--from", "ない.json")),
    (2, ("new", MASTER, "--from", str(PLAN_JSON))),
    (2, ("new", "新.xlsx")),
    (2, ("init", "workbooks/台帳.xlsx")),
    (2, ("init",)),
    (2, ("chekc",)),
    (2, ("check", "--jsn")),
    (2, ("check", "a.xlsx", "b.xlsx")),
    (2, ("--fiscal-year", "R6")),
    (2, ("year-end", "--out")),
]


def line(value):
    return " ".join(value).replace(str(PLAN_JSON), "plan.json") if isinstance(value, tuple) else str(value)


STATUS = {0: "ok", 1: "findings", 2: "failed"}


def test_report__pdf_without_a_program__said_on_the_screen(work, run, monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(pdf_conversion, "_USUAL_PLACES", ())
    outcome = run("report", "--pdf")
    assert (outcome.code, outcome.err) == (0, "")
    assert "PDF を作るプログラム(LibreOffice か Word)が見つかりません。文書は作りました。" in outcome.out
    assert "計画書.docx" in names(work / "output/令和6年度/全体")


@pytest.mark.parametrize(("code", "arguments"), CODES, ids=line)
def test_command__in_words__exit_code_and_streams(work, run, code, arguments):
    outcome = run(*arguments)
    assert outcome.code == code
    if code == 2:
        first, second = outcome.err.splitlines()
        assert first.startswith("実行できませんでした。")
        assert second.startswith("→ ")
        assert english_words(outcome.err) <= english_words(" ".join(arguments))
    else:
        assert outcome.err == ""
        assert outcome.out.endswith("\n")


@pytest.mark.parametrize(("code", "arguments"), CODES, ids=line)
def test_command__as_json__one_object_and_nothing_else(work, run, code, arguments):
    outcome = run(arguments[0], "--json", *arguments[1:])
    assert outcome.code == code
    data = outcome.data
    assert list(data) == ["status", "findings", "outputs", "counts"]
    assert data["status"] == STATUS[code]
    assert all(list(finding) == FINDING_KEYS for finding in data["findings"])
    assert all(isinstance(value, str) for finding in data["findings"] for value in finding.values())
    assert all(Path(path).is_file() for path in data["outputs"])
    if code == 2:
        (finding,) = data["findings"]
        assert finding["severity"] == "error"
        assert finding["message"]
        assert finding["remedy"]
        assert (data["outputs"], data["counts"]) == ([], {})


@pytest.mark.parametrize("command", ["check", "year-end"])
def test_command__master_with_errors__exit_1(work, run, command):
    spoil(work, ERROR)
    data = run(command, "--json")
    assert data.code == 1
    assert data.data["status"] == "findings"
    assert data.data["findings"][0]["cell"] == "E4"
    assert run(command).code == 1


def test_export__master_with_errors__says_what_to_do_first(work, run):
    spoil(work, ERROR)
    outcome = run("export", "--format", "json", "--json")
    assert (outcome.code, outcome.data["findings"][0]["code"]) == (2, "M-ERRORS")


def expected(result):
    return {
        "status": result.status,
        "findings": [finding_data(finding) for finding in result.findings],
        "outputs": [path.as_posix() for path in result.outputs],
        "counts": result.counts,
    }


@pytest.mark.parametrize("edits", [(), (ERROR,)])
def test_check__as_json__is_what_the_library_finds(work, run, edits):
    spoil(work, *edits)
    data = run("check", "--json").data
    assert data == expected(run_check(MASTER))
    assert data["findings"] == [finding_data(finding) for finding in hitaplan.check(MASTER)]


@pytest.mark.parametrize("edits", [(), (ERROR,)])
def test_year_end__as_json__is_what_the_library_makes(work, run, edits):
    spoil(work, *edits)
    data = run("year-end", "--json").data
    assert data == expected(hitaplan.year_end(MASTER))


def test_check__in_words__first_the_year_then_the_findings_then_what_to_do(work, run):
    spoil(work, ERROR)
    lines = run("check").out.splitlines()
    assert lines[0] == "令和6年度の点検(台帳: 台帳.xlsx)"
    assert lines[1] == "【エラー】取組"
    assert lines[2].startswith("  E4  ")
    assert "「契約検査室」ではありませんか。" in lines[2]
    assert lines[-1] == "エラーが1件あります。上から順に台帳のセルを直し、もう一度点検してください。"


def test_check__more_than_a_screenful__says_how_many_more(work, run):
    spoil(work, *[put(f"取組!E{row}", f"ない課{row}") for row in range(2, 42)])
    lines = run("check").out.splitlines()
    shown = [line for line in lines if line.startswith("  ")]
    assert len(lines) < 30
    total = len(hitaplan.check(MASTER))
    assert lines[-2].startswith(f"ほか {total - len(shown)} 件")


def test_year_end__in_words__first_the_year_and_three_lines_at_the_end(work, run):
    shutil.copytree(packaged_template(""), TEMPLATES)
    outcome = run("year-end")
    assert outcome.out.splitlines() == [
        "令和6年度の年度末処理(台帳: 台帳.xlsx)",
        "2課の調査票と報告書、照会文を作りました(令和6年度・速報)。",
        "場所: output/令和6年度/年度末",
        "要確認はありません。",
    ]


def test_year_end__things_to_look_at__says_where_they_are_listed(work, run):
    (work / MASTER).write_bytes(real_master())
    last = run("year-end").out.splitlines()[-1]
    warnings = sum(finding.severity == "warning" for finding in hitaplan.check(MASTER))
    assert last == f"確かめていただきたいことが{warnings}件あります: output/検証結果_令和6年度.xlsx"


def test_year_end__errors__lists_them_and_three_lines_at_the_end(work, run):
    spoil(work, ERROR)
    lines = run("year-end").out.splitlines()
    assert lines[0] == "令和6年度の年度末処理(台帳: 台帳.xlsx)"
    assert lines[1] == "【エラー】取組"
    assert lines[-3:] == [
        "台帳にエラーが1件あるため、文書は作りませんでした。",
        "一覧: output/検証結果_令和6年度.xlsx",
        "エラーのセルを台帳で直し、もう一度実行してください。",
    ]


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("export", "--format", "csv"), "計画のデータを書き出しました: output/データ_csv"),
        (("new", "新.xlsx", "--from", str(PLAN_JSON)), "台帳を作りました: 新.xlsx(65取組"),
        (("init", "新"), "作業フォルダーを作りました: 新"),
    ],
)
def test_command__done__one_line_says_what(work, run, arguments, line):
    assert run(*arguments).out.startswith(line)


@pytest.mark.parametrize("as_json", [False, True])
@pytest.mark.parametrize("error", [KeyboardInterrupt, EOFError])
def test_command__stopped_by_the_officer__exit_2_and_a_sentence(work, run, monkeypatch, as_json, error):
    def stop(*_):
        raise error

    monkeypatch.setattr("hitaplan.workflows.check.read_master", stop)
    outcome = run("check", *(["--json"] if as_json else []))
    assert outcome.code == 2
    text = outcome.data["findings"][0]["message"] if as_json else outcome.err
    assert "途中で中止しました" in text
    assert not english_words(text)


def test_year_end__disk_full__exit_2_and_nothing_made(work, run):
    before = tree(work)
    with disk(6, full=True):
        outcome = run("year-end", "--json")
    assert (outcome.code, outcome.data["findings"][0]["code"]) == (2, "W-FULL")
    assert tree(work) == before


def test_json__of_characters_that_the_console_lacks__loses_none(work, run, monkeypatch):
    screen = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(screen, encoding="cp932", errors="replace"))
    assert run("check", "〜𠮷.xlsx", "--json").code == 2
    sys.stdout.flush()
    assert json.loads(screen.getvalue().decode("cp932"))["findings"][0]["file"] == "〜𠮷.xlsx"


def test_new_and_init__never_touch_what_is_there(work, run):
    before = tree(work)
    assert run("new", MASTER, "--from", str(PLAN_JSON)).code == 2
    (work / "workbooks" / "plan.json").write_bytes(b"mine")
    assert run("init", ".").code == 2
    assert tree(work) == before | {"workbooks/plan.json": b"mine"}
    assert names(work) == {"workbooks"}
