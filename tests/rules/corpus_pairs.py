"""Two mistakes at once."""

from datetime import date

from tests.accidents import (
    all_answered,
    hide,
    merge,
    swap,
)
from tests.rules.corpus import REVISION, Cases
from tests.sheets import (
    answers,
    append,
    delete_column,
    delete_row,
    delete_sheet,
    insert_row,
    put,
    rename_heading,
    rename_sheet,
)

# Two mistakes at once: both are found, but for what a blank cell, a broken heading or key hides on purpose.
PAIRS: Cases = [
    ((put("取組!A4", "1-1"), put("取組!E16", "情報統計果")), "N001 error 取組!A4, D001 error 取組!E16"),
    (
        (put("取組!E4", "契約検査質"), put("取組!E16", "情報統計果")),
        "D001 error 取組!E4, D001 error 取組!E16",
    ),
    ((put("取組!E4", "情報統計果"), put("取組!E16", "情報統計果")), "D001 error 取組!E4"),
    ((put("取組!A4", "1-1-2"), put("取組!A20", "2-1-1")), "N003 error 取組!A4, N003 error 取組!A20"),
    ((put("取組!H4", "実施中"), put("取組!G4", "実施予定")), "T002 warning 取組!G4, T003 warning 取組!H4"),
    ((put("取組!H4", "実施予程"), put("取組!H5", "実施予程")), "T001 error 取組!H4:H5"),
    ((put("取組!I4", None), put("取組!K66", None)), "T005 warning 取組!I4, T008 warning 取組!K66"),
    ((put("取組!B16", None), put("取組!E16", None)), "B001 error 取組!B16, B001 error 取組!E16"),
    ((put("取組!B22", "AIチャットボット(再掲)"), put("取組!C22", None)), "R003 error 取組!B22"),
    ((put("取組!C22", "1-3-5"), put("取組!C23", "1-3-4")), "R001 error 取組!C22, R001 error 取組!C23"),
    (
        (put("取組!D4", "①ｼｽﾃﾑの更新"), put("取組!B4", "ﾃﾞｼﾞﾀﾙ化")),
        "X004 warning 取組!B4, X004 warning 取組!D4, X005 info 取組!D4",
    ),
    (
        (put("取組!D4", "①\ue000ｼｽﾃﾑ…"), put("取組!M4", "要確認")),
        "X002 warning 取組!D4, X003 warning 取組!D4, X004 warning 取組!D4, X001 warning 取組!M4, X005 info 取組!D4",
    ),
    (
        (put("取組!A4", "１－１－３"), put("取組!E4", "契約 検査室")),
        "V002 repair 取組!A4, V002 repair 取組!E4",
    ),
    (
        (put("取組!A4", date(2001, 1, 3)), put("取組!A5", date(2001, 1, 4))),
        "N002 repair 取組!A4, N002 repair 取組!A5",
    ),
    ((put("計画!B8", "今年"), put("計画!B5", "春")), "P001 error 計画!B5, P001 error 計画!B8"),
    ((put("計画!B8", "令和15年度"), put("照会!A2", "令和15年度")), "P002 error 計画!B8, P002 error 照会!A2"),
    ((put("計画!B8", "今年"), put("取組!H4", "実施予程")), "P001 error 計画!B8, T001 error 取組!H4"),
    ((put("計画!B8", "今年"), put("取組!E4", "契約検査質")), "P001 error 計画!B8, D001 error 取組!E4"),
    (
        (put("照会!D2", "来週"), put("照会!E2", "令和7年3月20日")),
        "P011 warning 照会!D2, P008 warning 照会!E2",
    ),
    (
        (put("照会!D2", "令和7年4月1日"), put("照会!E2", "令和7年3月20日")),
        "P007 warning 照会!E2, P008 warning 照会!E2",
    ),
    (
        (put("担当課!A3", "情報統計課"), put("担当課!C11", "室")),
        "D003 error 担当課!A3, V001 error 担当課!C11",
    ),
    ((put("担当課!F9", "令和5年度"), put("担当課!G9", "商工果")), "D001 error 担当課!G9"),
    ((delete_row("取組", 5), delete_row("担当課", 11)), "D001 error 取組!E4, N005 warning 取組!A5"),
    ((delete_sheet("区分"), delete_sheet("本文")), "S001 error 本文, S001 error 区分"),
    (
        (rename_heading("取組", "取組名", "取 組 名"), rename_sheet("取組", "取 組")),
        "S003 repair 取 組, S003 repair 取 組!B1",
    ),
    ((merge("取組!E4:E5"), put("取組!E7", "情報統計果")), "S007 error 取組!E4, D001 error 取組!E7"),
    ((merge("取組!E4:E5"), put("取組!D5", None)), "S007 error 取組!E4, B001 error 取組!D5"),
    ((hide("取組", 4), put("取組!H4", "実施予程")), "T001 error 取組!H4, S008 info 取組"),
    ((put("基本方針!A2", "一"), put("取組!A4", "1-1")), "N001 error 基本方針!A2, N001 error 取組!A4"),
    ((put("基本項目!A2", "1-2"), put("取組!A4", "5-1-1")), "N003 error 基本項目!A3"),
    ((put("基本項目!A15", "4-5"), put("取組!A4", "5-1-1")), "N004 error 取組!A4, N004 error 取組!A66"),
    ((swap("取組", 4, 5), swap("基本項目", 2, 3)), "N006 warning 基本項目!A3, N006 warning 取組!A5"),
    (
        (all_answered(), put("進捗!C2", "1-1-99"), put("進捗!D3", "税務課")),
        "A001 error 進捗!C2, A003 error 進捗!D3",
    ),
    (
        (all_answered(), put("進捗!G2", "完了済"), put("進捗!H2", "順調")),
        "V001 error 進捗!G2, V001 error 進捗!H2",
    ),
    (
        (all_answered(), put("進捗!I2", "同上"), put("進捗!K2", "別紙のとおり")),
        "A010 warning 進捗!I2, A010 warning 進捗!K2",
    ),
    (
        (all_answered(), put("進捗!H2", "遅れ"), put("進捗!I2", "①説明会")),
        "A006 warning 進捗!H2, A007 warning 進捗!K2, X005 info 進捗!I2",
    ),
    (
        (all_answered(), put("進捗!A2", "昨年度"), put("進捗!B2", "速法")),
        "P003 error 進捗!A2, V001 error 進捗!B2",
    ),
    (
        append("改定履歴", REVISION | {"改定日": None, "適用年度": None}),
        "H002 warning 改定履歴!A2, H002 warning 改定履歴!B2",
    ),
    (append("改定履歴", REVISION | {"種別": "改正", "取組番号": "1-1-99"}), "V001 error 改定履歴!C2"),
    ((put("取組!A4", None), put("取組!A5", "1-1")), "B001 error 取組!A4, N001 error 取組!A5"),
    ((rename_heading("取組", "事業担当課", "担当課"), put("取組!E4", "契約検査質")), "S002 error 取組!E1"),
    ((delete_column("取組", "令和7年度"), put("取組!G4", "実施予定")), "S002 error 取組!A1"),
    ((rename_heading("取組", "取組番号", "取組み番号"), put("取組!A4", "1-1")), "S002 error 取組!A1"),
    ((delete_sheet("担当課"), put("取組!E4", "契約検査質")), "S001 error 担当課"),
    ((rename_heading("担当課", "課名", "課の名前"), put("担当課!A3", "情報統計課")), "S002 error 担当課!A1"),
    ((insert_row("取組", 1, "取組の一覧"), put("取組!A6", "1-1")), "S002 error 取組!A1"),
    ((put("担当課!A16", None), put("取組!E4", "契約検査質")), "B001 error 担当課!A16"),
    ((put("取組!A16", "1-3-3"), answers({"取組番号": "1-1-99"})), "N003 error 取組!A16"),
    ((put("取組!A4", "1-1-33"), delete_row("取組", 30)), "N006 warning 取組!A5"),
    ((put("取組!G4", "実施予程"), put("取組!I4", None)), "T001 error 取組!G4"),
    ((merge("照会!A2:B2"), put("照会!E2", "令和7年3月20日")), "S007 warning 照会!A2, P008 warning 照会!E2"),
    ((put("取組!D4", " "), put("取組!B4", "ﾃﾞｼﾞﾀﾙ化")), "B001 error 取組!D4, X004 warning 取組!B4"),
]
