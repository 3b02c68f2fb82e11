import inspect
import re
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

import hitaplan.rules
from hitaplan.findings.finding import Severity
from hitaplan.rules.catalogue import all_rules, check_master
from tests.builders import R5, R6
from tests.sheets import (
    added,
    answers,
    append,
    check,
    check_real,
    copy_row,
    delete_column,
    delete_row,
    delete_sheet,
    insert_row,
    put,
    read,
    rename_heading,
    rename_sheet,
    summary,
)

FOLDER = Path(hitaplan.rules.__path__[0])
STEMS = sorted(
    path.stem for path in FOLDER.glob("*.py") if path.stem not in ("__init__", "rule", "catalogue")
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
        ("X002", "warning", "取組!D29"),
        ("X001", "warning", "取組!M29"),
        ("X001", "warning", "取組!M45"),
        ("X001", "warning", "取組!M48"),
        ("X001", "warning", "担当課!H30"),
    ]


def test_findings__several__gravest_first_then_by_sheet_row_and_column():
    edits = (
        rename_heading("取組", "取組名", "取 組 名"),
        rename_sheet("担当課", "担 当 課"),
        put("取組!AA1", "取組名"),
        put("取組!H10", "未定"),
        put("取組!H9", "未定"),
        put("取組!D9", None),
        put("計画!B8", "今年"),
    )
    found = [summary(finding) for finding in check(*edits)]
    assert [each for each in found if each[1] != "warning"] == [
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


SINGLE_MISTAKES = [
    # 取組番号
    (put("取組!A4", "1-1"), ("N001", "error", "取組!A4")),
    (put("取組!A4", date(2001, 1, 3)), ("N002", "repair", "取組!A4")),
    (put("取組!A4", "#REF!"), ("S005", "error", "取組!A4")),
    (put("取組!A4", "=A3"), ("S005", "error", "取組!A4")),
    (put("取組!A4", "5-1-1"), ("N004", "error", "取組!A4")),
    (put("取組!A16", None), ("B001", "error", "取組!A16")),
    (put("取組!A16", "1-3"), ("N001", "error", "取組!A16")),
    (put("取組!A16", "1-3-3"), ("N003", "error", "取組!A16")),
    (put("取組!A17", "1-3-4"), ("N003", "error", "取組!A17")),
    (copy_row("取組", 22), ("N003", "error", "取組!A67")),
    (delete_row("取組", 16), ("R002", "error", "取組!C21")),
    # 取組: the other columns
    (put("取組!B16", None), ("B001", "error", "取組!B16")),
    (put("取組!D16", "新しい内容"), ("R001", "error", "取組!D22")),
    (put("取組!E16", "情報統計果"), ("D001", "error", "取組!E16")),
    (put("取組!E4", None), ("B001", "error", "取組!E4")),
    (put("取組!F5", "税務果"), ("D001", "error", "取組!F5")),
    (put("取組!H16", "実施予定一部拡大"), ("T001", "error", "取組!H16")),
    (put("取組!H16", date(2025, 1, 1)), ("S005", "error", "取組!H16")),
    (put("取組!C22", "1-3-5"), ("R001", "error", "取組!C22")),
    (put("取組!C22", "2-2-2"), ("R002", "error", "取組!C22")),
    (put("取組!M4", "要確認: 見直す"), ("X001", "warning", "取組!M4")),
    # The sheets above 取組
    (put("基本項目!A2", "1"), ("N001", "error", "基本項目!A2")),
    (put("基本項目!A2", None), ("B001", "error", "基本項目!A2")),
    (put("基本項目!A2", "1-2"), ("N003", "error", "基本項目!A3")),
    (put("基本項目!A2", "9-1"), ("N004", "error", "基本項目!A2")),
    (put("基本方針!A2", "一"), ("N001", "error", "基本方針!A2")),
    (delete_row("基本方針", 2), ("N004", "error", "基本項目!A2")),
    (put("計画!B8", "今年"), ("P001", "error", "計画!B8")),
    (put("計画!B8", date(2024, 4, 1)), ("S005", "error", "計画!B8")),
    (put("計画!B8", "令和15年度"), ("P002", "error", "計画!B8")),
    (put("計画!B7", "令和10年度"), ("S002", "error", "取組!A1")),
    (put("計画!A8", "対象年"), ("P001", "error", "計画!A8")),
    # 担当課
    (put("担当課!A16", None), ("B001", "error", "担当課!A16")),
    (put("担当課!A3", "情報統計課"), ("D003", "error", "担当課!A3")),
    (delete_row("担当課", 11), ("D001", "error", "取組!E4")),
    (delete_row("担当課", 34), ("D001", "error", "取組!E2")),
    # Sheets and headings
    (rename_sheet("取組", "取組み"), ("S001", "error", "取組み")),
    (rename_sheet("取組", "取 組"), ("S003", "repair", "取 組")),
    (delete_sheet("担当課"), ("S001", "error", "担当課")),
    (delete_sheet("計画"), ("S001", "error", "計画")),
    (rename_heading("取組", "取組番号", "取組み番号"), ("S002", "error", "取組!A1")),
    (rename_heading("取組", "令和6年度", "R6"), ("S003", "repair", "取組!H1")),
    (delete_column("取組", "取組番号"), ("S002", "error", "取組!A1")),
    (delete_column("担当課", "課名"), ("S002", "error", "担当課!A1")),
    (delete_column("計画", "値"), ("S002", "error", "計画!A1")),
    (insert_row("取組", 1, "第4次日田市情報化基本計画"), ("S002", "error", "取組!A1")),
    # 進捗 and 取組別まとめ
    (answers({"取組番号": "1-1-99"}), ("A001", "error", "進捗!C2")),
    (answers({}, {}), ("A002", "error", "進捗!C3")),
    (answers({"課": "契約検査質"}), ("D001", "error", "進捗!D2")),
    (answers({"状況": "完了済"}), ("V001", "error", "進捗!G2")),
    (answers({"状況": "#REF!"}), ("S005", "error", "進捗!G2")),
    (answers({"状況": None}), ("B001", "error", "進捗!G2")),
    (answers({"年度": "昨年度"}), ("P003", "error", "進捗!A2")),
    (answers({"年度": "令和16年度"}), ("P002", "error", "進捗!A2")),
    (append("取組別まとめ", {"年度": "R6", "取組番号": "1-1"}), ("N001", "error", "取組別まとめ!B2")),
]


@pytest.mark.parametrize(("edit", "expected"), SINGLE_MISTAKES)
def test_single_mistake__on_the_real_master__exactly_one_finding(edit, expected):
    assert added(edit) == [expected]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (put("担当課!A2", "DX推進課"), [("D001", "error", "計画!B9"), ("D001", "error", "取組!E2")]),
        (copy_row("担当課", 30), [("D003", "error", "担当課!A36"), ("X001", "warning", "担当課!H36")]),
        (
            rename_heading("取組", "取組内容", "取組名"),
            [("S002", "error", "取組!A1"), ("S004", "error", "取組!D1")],
        ),
        (put("計画!B7", "令和5年度"), [("P002", "error", "計画!B8"), ("P002", "error", "照会!A2")]),
    ],
)
def test_single_mistake__with_two_places_to_look_at__both_named(edit, expected):
    assert added(edit) == expected


@pytest.mark.parametrize(
    "edit",
    [
        put("取組!A4", "１－１－３"),
        put("取組!N1", "職員メモ"),
        put("取組!F5", "税務課、市民課"),
        put("計画!B12", "担当者の名前"),
        append("進捗", {"取組名": "見るだけの欄"}),
        answers({}, {"区分": "確定"}, {"年度": "令和5年度", "区分": None}),
        lambda book: book.create_sheet("職員のメモ"),
        delete_sheet("はじめに"),
        delete_column("計画期間", "備考"),
    ],
)
def test_harmless_edit__on_the_real_master__nothing_found(edit):
    assert added(edit) == []
