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


REVISION = {"改定日": "令和8年3月25日", "適用年度": "令和8年度", "種別": "変更", "取組番号": "1-1-3"}
COMPLETED = {"状況": "完了", "評価": "完了"}
VERDICT = {"年度": "令和6年度", "取組番号": "1-1-3"}
SINGLE_MISTAKES = [
    # 取組番号
    (put("取組!A4", "1-1"), ("N001", "error", "取組!A4")),
    (put("取組!A4", date(2001, 1, 3)), ("N002", "repair", "取組!A4")),
    (put("取組!A4", "１－１－３"), ("V002", "repair", "取組!A4")),
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
    # スケジュール
    (put("取組!G4", "実施予定"), ("T002", "warning", "取組!G4")),
    (put("取組!H4", "実施中"), ("T003", "warning", "取組!H4")),
    (put("取組!K66", "検討"), ("T004", "warning", "取組!K66")),
    (put("取組!I4", None), ("T005", "warning", "取組!I4")),
    (put("取組!I4", "完了予定"), ("T006", "warning", "取組!J4")),
    (put("取組!K66", None), ("T008", "warning", "取組!K66")),
    (put("取組!H4", "実施予定(一部拡充)"), ("T010", "info", "取組!H4")),
    (put("計画!B5", "令和7年3月"), ("T002", "warning", "計画!B5")),
    (put("計画!B5", "令和5年3月"), ("T003", "warning", "取組!G1")),
    (put("計画!B7", "令和8年度"), ("P006", "error", "取組!K1")),
    (put("計画!B6", "令和6年度"), ("P006", "error", "取組!G1")),
    # Numbers that are there, and rows that are not
    (put("取組!A4", "1-1-33"), ("N006", "warning", "取組!A5")),
    (delete_row("取組", 5), ("N005", "warning", "取組!A5")),
    (delete_row("取組", 46), ("N007", "warning", "基本項目!A8")),
    (put("取組!B22", "AIチャットボットによる問合せ対応(再掲)"), ("R003", "error", "取組!B22")),
    (answers({"取組番号": "2-2-2", "課": "情報統計課"}), ("R004", "error", "進捗!C2")),
    # The shape of a sheet
    (lambda book: book["担当課"].delete_rows(2, 99), ("S006", "error", "担当課!A2")),
    (lambda book: book["取組"].merge_cells("E4:E5"), ("S007", "error", "取組!E4")),
    (lambda book: book["取組"].merge_cells("M4:M5"), ("S007", "warning", "取組!M4")),
    (lambda book: setattr(book["取組"].row_dimensions[5], "hidden", True), ("S008", "info", "取組")),
    (insert_row("取組", 10), ("S009", "info", "取組!A10")),
    (put("区分!B32", "試行"), ("S010", "info", "区分!B32")),
    # 改定履歴
    (append("改定履歴", REVISION | {"取組番号": "1-1-99"}), ("H001", "warning", "改定履歴!D2")),
    (append("改定履歴", REVISION | {"改定日": "昨年の春"}), ("H002", "warning", "改定履歴!A2")),
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
    (answers({"課": "税務課"}), ("A003", "error", "進捗!D2")),
    (answers({"課": "関係各課"}), ("A003", "error", "進捗!D2")),
    (answers({"取組番号": "1-1-2", "課": "観光課"}), ("A005", "warning", "進捗!H2")),
    (answers({"状況": "検討"}), ("A006", "warning", "進捗!H2")),
    (answers({"状況": "検討", "評価": "遅れ"}), ("A007", "warning", "進捗!K2")),
    (answers(COMPLETED | {"今後の予定": "引き続き広げる。"}), ("A008", "warning", "進捗!L2")),
    (answers({"年度": "令和5年度"}, {}), ("A009", "warning", "進捗!I3")),
    (answers({"実績": "同上"}), ("A010", "warning", "進捗!I2")),
    (append("取組別まとめ", VERDICT | {"決定日": "来週"}), ("P011", "warning", "取組別まとめ!G2")),
    # Departments
    (put("取組!F11", "税務課"), ("D005", "warning", "取組!F11")),
    (put("取組!E4", "契約検査室、税務課、税務課"), ("D006", "warning", "取組!E4")),
    (put("担当課!B2", "情報統計課"), ("D006", "warning", "担当課!B2")),
    (put("取組!E4", "契約検査室,税務課"), ("D007", "repair", "取組!E4")),
    (put("取組!E4", "契約検査室、"), ("D007", "repair", "取組!E4")),
    (put("取組!E4", "、"), ("D007", "error", "取組!E4")),
    (answers({"取組番号": "2-3-19", "課": "農業委員会"}), ("D008", "info", "進捗!D2")),
    (append("担当課", {"課名": "会計課", "区分": "課"}), ("D009", "info", "担当課!A36")),
    (put("担当課!F9", "令和5年度"), ("D010", "warning", "担当課!G9")),
    # 計画 and 照会
    (put("照会!D2", "来週"), ("P011", "warning", "照会!D2")),
    (put("照会!E2", "令和7年3月20日"), ("P008", "warning", "照会!E2")),
    (append("照会", {"年度": "令和6年度", "区分": "速報"}), ("P009", "error", "照会!A3")),
    (append("計画", {"項目": "担当", "値": "日田"}), ("P010", "error", "計画!A17")),
    (put("計画!A4", "団体のコード"), ("P012", "warning", "計画!A4")),
    # Texts
    (put("取組!D4", "\ue000田地区"), ("X003", "warning", "取組!D4")),
    (put("取組!D4", "ｼｽﾃﾑの更新"), ("X004", "warning", "取組!D4")),
    (put("取組!D4", "①システムの更新"), ("X005", "info", "取組!D4")),
    (answers({"実績": "-説明会を開いた。"}), ("X007", "info", "進捗!I2")),
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
        put("取組!N1", "職員メモ"),
        put("取組!F5", "税務課、市民課"),
        put("計画!B12", "担当者の名前"),
        append("進捗", {"取組名": "見るだけの欄"}),
        answers({}, {"区分": "確定"}, {"年度": "令和5年度", "区分": None, "実績": "電子入札を9件行った。"}),
        lambda book: book.create_sheet("職員のメモ"),
        delete_sheet("はじめに"),
        delete_column("計画期間", "備考"),
    ],
)
def test_harmless_edit__on_the_real_master__nothing_found(edit):
    assert added(edit) == []
