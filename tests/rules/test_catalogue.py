import inspect
import re
from importlib import import_module
from pathlib import Path

import pytest

import hitaplan.rules
from hitaplan.findings.finding import Severity
from hitaplan.rules.catalogue import all_rules, check_master
from tests.builders import R5, R6
from tests.sheets import (
    answers,
    check,
    check_real,
    delete_row,
    delete_sheet,
    put,
    read,
    rename_heading,
    rename_sheet,
    summary,
)

FOLDER = Path(hitaplan.rules.__path__[0])
STEMS = sorted(
    path.stem
    for path in FOLDER.glob("*.py")
    if path.stem not in ("__init__", "rule", "catalogue", "folding", "answered", "texts")
)
PARTS = ["見つけるもの", "困ること", "悪い例", "良い例", "限界"]


def test_rules__every_file__is_in_the_catalogue():
    assert {import_module(f"hitaplan.rules.{stem}").RULE for stem in STEMS} == set(all_rules())
    assert len(all_rules()) == len(STEMS)


def test_codes__all_rules__are_unique_and_in_order():
    codes = [rule.code for rule in all_rules()]
    assert codes == sorted(set(codes))
    assert all(re.fullmatch(r"[A-Z]\d{3}", code) for code in codes)


@pytest.mark.parametrize("stem", STEMS)
def test_rule_file__docstring__has_a_title_and_exactly_the_five_parts(stem):
    lines = inspect.cleandoc(import_module(f"hitaplan.rules.{stem}").__doc__).splitlines()
    assert lines[0].endswith("。")
    assert lines[1] == ""
    body = lines[2:]
    assert [line.removesuffix(":") for line in body if not line.startswith(" ")] == PARTS
    below = [following for line, following in zip(body, [*body[1:], ""], strict=True) if line.endswith(":")]
    assert all(following.startswith("    ") and following.strip() for following in below)


@pytest.mark.parametrize("stem", STEMS)
def test_rule_file__size_and_test__small_and_there(stem):
    assert len((FOLDER / f"{stem}.py").read_text("utf-8").splitlines()) <= 130
    assert Path(__file__).with_name(f"test_{stem}.py").exists()


def test_real_master__untouched__only_the_known_warnings():
    assert [summary(finding) for finding in check_real()] == [
        ("P004", "warning", "照会!E2"),
        ("X001", "warning", "計画期間!E6"),
        ("X001", "warning", "取組!M3"),
        ("D002", "warning", "取組!E5"),
        ("X002", "warning", "取組!D13"),
        ("X001", "warning", "取組!M13"),
        ("X002", "warning", "取組!D15"),
        ("X001", "warning", "取組!M15"),
        ("T007", "warning", "取組!G27"),
        ("X002", "warning", "取組!D29"),
        ("X001", "warning", "取組!M29"),
        ("T007", "warning", "取組!G42"),
        ("X001", "warning", "取組!M45"),
        ("X001", "warning", "取組!M48"),
        ("T008", "warning", "取組!H62"),
        ("T004", "warning", "取組!K63"),
        ("X001", "warning", "担当課!H30"),
        ("P005", "info", "計画!B12:B14"),
        ("D008", "info", "取組!E10"),
    ]


def test_findings__several__gravest_first_then_by_sheet_row_and_column():
    edits = (
        rename_heading("取組", "取組名", "取 組 名"),
        rename_sheet("担当課", "担 当 課"),
        put("取組!AA1", "取組名"),
        put("取組!H10", "検討中"),
        put("取組!H9", "未定"),
        put("取組!D9", None),
        put("計画!B8", "今年"),
    )
    found = [summary(finding) for finding in check(*edits)]
    assert [each for each in found if each[1] in ("error", "repair")] == [
        ("P001", "error", "計画!B8"),
        ("S004", "error", "取組!AA1"),
        ("B001", "error", "取組!D9"),
        ("T001", "error", "取組!H9"),
        ("T001", "error", "取組!H10"),
        ("S003", "repair", "取組!B1"),
        ("S003", "repair", "担 当 課"),
    ]
    ranks = [Severity(severity).rank for _, severity, _ in found]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize(
    ("years", "severity"), [((), "warning"), ((R6,), "warning"), ((R5,), "error"), ((R5, R6), "error")]
)
def test_answer_of_a_year__asked_or_not__decides_between_error_and_warning(years, severity):
    master = read(answers({"年度": "令和5年度", "状況": "完了済"}))
    found = [summary(finding) for finding in check_master(master, years)]
    assert [each for each in found if each[0] == "V001"] == [("V001", severity, "進捗!G2")]


def test_findings__every_one__says_where_and_what_to_do_in_japanese():
    for finding in check(
        put("取組!E4", "税務果"), put("取組!A5", "1-1"), delete_sheet("区分"), delete_row("計画", 8)
    ):
        assert finding.place.sheet
        assert finding.message.endswith("。") or finding.code == "X001"
        assert finding.remedy
        assert not re.search(r"[A-Za-z]{4,}", finding.message + finding.remedy)
