"""Mistakes in 進捗, 改定履歴 and 照会."""

from datetime import date

from tests.accidents import (
    all_answered,
    clear,
    copy_cells,
    set_text,
)
from tests.rules.corpus import LAST_YEAR, REVISION, UNFIT, VERDICT, Cases
from tests.sheets import (
    append,
    copy_row,
    delete_row,
    insert_row,
    put,
)

# Answers, where every department has answered; in row 2 情報統計課 for 1-1-1, from row 3 on the seven of 1-1-2.
ANSWERS: Cases = [
    (all_answered(), ""),
    (all_answered(("1-1-3", "契約検査室")), "A011 info 進捗"),
    (all_answered(("1-1-2", "観光課"), ("3-3-2", "観光課")), "A011 info 進捗"),
    ((all_answered(), put("進捗!A2", None)), "B001 error 進捗!A2"),
    ((all_answered(), put("進捗!A2", "昨年度")), "P003 error 進捗!A2"),
    ((all_answered(), put("進捗!A2", "令和16年度")), "P002 error 進捗!A2, A011 info 進捗"),
    ((all_answered(), put("進捗!A2", "令和5年度")), "A011 info 進捗"),
    ((all_answered(), put("進捗!A2", "令和７年度")), "V002 repair 進捗!A2, A011 info 進捗"),
    ((all_answered(), put("進捗!A2", 2024)), ""),
    ((all_answered(), put("進捗!B2", None)), ""),
    ((all_answered(), put("進捗!B2", "確定")), ""),
    ((all_answered(), put("進捗!B2", "速法")), "V001 error 進捗!B2"),
    ((all_answered(), put("進捗!B2", "速 報")), "V002 repair 進捗!B2"),
    ((all_answered(), put("進捗!C2", "1-1-99")), "A001 error 進捗!C2"),
    ((all_answered(), put("進捗!C2", date(2001, 1, 1))), "N002 repair 進捗!C2"),
    ((all_answered(), put("進捗!C2", "１-１-１")), "V002 repair 進捗!C2"),
    ((all_answered(), put("進捗!C3", "2-2-2")), "R004 error 進捗!C3"),
    ((all_answered(), put("進捗!C2", "1-1-2")), "A002 error 進捗!C3, A011 info 進捗"),
    ((all_answered(), put("進捗!D2", "情報統計果")), "D001 error 進捗!D2"),
    ((all_answered(), put("進捗!D2", "税務課")), "A003 error 進捗!D2"),
    ((all_answered(), put("進捗!D2", "関係各課")), "A003 error 進捗!D2"),
    ((all_answered(), put("進捗!D2", "情報統計課、総務課")), "D001 error 進捗!D2"),
    ((all_answered(), put("進捗!D2", "情報 統計課")), "V002 repair 進捗!D2"),
    ((all_answered(), put("進捗!D2", True)), "S005 error 進捗!D2"),  # noqa: FBT003 - what a cell holds
    ((all_answered(), put("進捗!G2", None)), "B001 error 進捗!G2"),
    ((all_answered(), put("進捗!G2", "完了済")), "V001 error 進捗!G2"),
    ((all_answered(), put("進捗!G2", "検討")), "A006 warning 進捗!H2"),
    ((all_answered(), put("進捗!G2", "完了")), "A006 warning 進捗!H2"),
    ((all_answered(), put("進捗!G2", "実施 中")), "V002 repair 進捗!G2"),
    ((all_answered(), put("進捗!H2", "遅れ")), "A006 warning 進捗!H2, A007 warning 進捗!K2"),
    ((all_answered(), put("進捗!H2", "順調")), "V001 error 進捗!H2"),
    ((all_answered(), put("進捗!H2", "対象外")), "A006 warning 進捗!H2"),
    ((all_answered(), clear("進捗!H2")), "A012 warning 進捗!H2"),
    ((all_answered(), clear("進捗!H2"), put("進捗!B2", "確定")), "A012 warning 進捗!H2"),
    ((all_answered(), put("進捗!H4", "計画どおり")), "A005 warning 進捗!H4"),
    ((all_answered(), put("進捗!I2", "同上")), "A010 warning 進捗!I2"),
    ((all_answered(), put("進捗!I2", "特になし")), "A010 warning 進捗!I2"),
    ((all_answered(), put("進捗!I2", "ｼｽﾃﾑを更新した。")), "X004 warning 進捗!I2"),
    ((all_answered(), put("進捗!I2", "①説明会")), "X005 info 進捗!I2"),
    ((all_answered(), put("進捗!I2", "\ue000田地区")), "X003 warning 進捗!I2"),
    ((all_answered(), put("進捗!I2", "別紙のとおり")), "A010 warning 進捗!I2"),
    ((all_answered(), put("進捗!K2", "同上")), "A010 warning 進捗!K2"),
    ((all_answered(), put("進捗!L2", "前年度と同じ")), "A010 warning 進捗!L2"),
    ((all_answered(), put("進捗!N2", "予定通り")), "V001 error 進捗!N2"),
    ((all_answered(), put("進捗!P2", "昨日")), ""),
    ((all_answered(), put("進捗!E2", "違う取組名")), ""),
    ((all_answered(), set_text("進捗!I2", "-説明会を開いた。")), "X007 info 進捗!I2"),
    ((all_answered(), set_text("進捗!I2", "長" * 40_000)), "X006 error 進捗!I2"),
    (
        (all_answered(), put("進捗!G2", "完了"), put("進捗!H2", "完了"), put("進捗!L2", "引き続き広げる。")),
        "A008 warning 進捗!L2",
    ),
    ((all_answered(), put("進捗!G2", "完了"), put("進捗!H2", "完了")), ""),
    ((all_answered(), put("進捗!G2", "検討"), put("進捗!H2", "遅れ")), "A007 warning 進捗!K2"),
    (
        (
            all_answered(),
            put("進捗!G2", "検討"),
            put("進捗!H2", "遅れ"),
            put("進捗!K2", "調整に時間がかかった。"),
        ),
        "",
    ),
    ((all_answered(), copy_row("進捗", 2)), "A002 error 進捗!C95"),
    ((all_answered(), delete_row("進捗", 2)), "A011 info 進捗"),
    ((all_answered(), insert_row("進捗", 5)), "S009 info 進捗!A5"),
    ((all_answered(), clear("進捗!A5:Q5")), "A011 info 進捗, S009 info 進捗!A5"),
    ((all_answered(), copy_cells("進捗!A2:Q2", "A3")), "A002 error 進捗!C3, A011 info 進捗"),
    (
        (all_answered(), put("進捗!A120", "令和6年度")),
        "B001 error 進捗!C120, B001 error 進捗!D120, B001 error 進捗!G120, S010 warning 進捗!A120",
    ),
    (
        (
            all_answered(),
            append(
                "進捗",
                {
                    "年度": "令和5年度",
                    "区分": "確定",
                    "取組番号": "1-1-1",
                    "課": "情報統計課",
                    "状況": "実施中",
                    "評価": "計画どおり",
                    "実績": "オンライン申請対応手続の拡大について、情報統計課が1回の打合せをした。",
                },
            ),
        ),
        "A009 warning 進捗!I2",
    ),
    (
        (
            all_answered(),
            append(
                "進捗",
                {
                    "年度": "令和5年度",
                    "区分": "確定",
                    "取組番号": "1-1-1",
                    "課": "情報統計課",
                    "状況": "完了済",
                },
            ),
        ),
        "V001 warning 進捗!G95",
    ),
    (
        (
            all_answered(),
            append(
                "進捗",
                {
                    "年度": "令和6年度",
                    "区分": "確定",
                    "取組番号": "1-1-1",
                    "課": "情報統計課",
                    "状況": "実施中",
                    "評価": "計画どおり",
                    "実績": "確定の実績です。十二件。",
                },
            ),
        ),
        "",
    ),
    (
        (
            all_answered(),
            append(
                "進捗",
                {
                    "年度": "令和6年度",
                    "区分": "速報",
                    "取組番号": "2-2-5",
                    "課": "施設工務課",
                    "状況": "完了",
                },
            ),
        ),
        "",
    ),
    (
        (
            all_answered(),
            append(
                "進捗",
                {
                    "年度": "令和6年度",
                    "区分": "速報",
                    "取組番号": "1-2-1",
                    "課": "農業委員会",
                    "状況": "実施中",
                },
            ),
        ),
        "D008 info 進捗!D95",
    ),
    ((all_answered(), append("取組別まとめ", VERDICT | {"評価(確定)": "遅れ"})), ""),
    (append("取組別まとめ", VERDICT, VERDICT), "A002 error 取組別まとめ!B3"),
    (append("取組別まとめ", VERDICT | {"取組番号": "1-1"}), "N001 error 取組別まとめ!B2"),
    (append("取組別まとめ", VERDICT | {"取組番号": "2-2-2"}), "R004 error 取組別まとめ!B2"),
    (append("取組別まとめ", VERDICT | {"取組番号": "1-1-99"}), "A001 error 取組別まとめ!B2"),
    (append("取組別まとめ", VERDICT | {"年度": None}), "B001 error 取組別まとめ!A2"),
    (append("取組別まとめ", VERDICT | {"年度": "令和20年度"}), "P002 error 取組別まとめ!A2"),
    (append("取組別まとめ", VERDICT | {"評価(確定)": "良好"}), "V001 error 取組別まとめ!C2"),
    (append("取組別まとめ", VERDICT | {"決定日": "来週"}), "P011 warning 取組別まとめ!G2"),
    (append("取組別まとめ", VERDICT | {"まとめ": "ﾃﾞｼﾞﾀﾙ"}), "X004 warning 取組別まとめ!D2"),
    ((all_answered(), put("進捗!H5", "遅れ")), "A005 warning 進捗!H5"),
    (
        (all_answered(), put("進捗!G2", "完了"), put("進捗!H2", "完了"), put("進捗!L2", "対象を拡大する。")),
        "A008 warning 進捗!L2",
    ),
    ((all_answered(), append("進捗", LAST_YEAR)), "A009 warning 進捗!I12"),
]

# 改定履歴.
REVISIONS: Cases = [
    (append("改定履歴", REVISION), ""),
    (append("改定履歴", REVISION | {"取組番号": "1-1-99"}), "H001 warning 改定履歴!D2"),
    (append("改定履歴", REVISION | UNFIT), "H003 warning 改定履歴!G2"),
    (append("改定履歴", REVISION | UNFIT | {"項目": "担当"}), "H003 warning 改定履歴!G2"),
    (append("改定履歴", REVISION | {"改定日": "昨年の春"}), "H002 warning 改定履歴!A2"),
    (append("改定履歴", REVISION | {"改定日": None}), "H002 warning 改定履歴!A2"),
    (append("改定履歴", REVISION | {"適用年度": None}), "H002 warning 改定履歴!B2"),
    (append("改定履歴", REVISION | {"適用年度": "来年度"}), "P003 error 改定履歴!B2"),
    (append("改定履歴", REVISION | {"種別": "改正"}), "V001 error 改定履歴!C2"),
    (append("改定履歴", REVISION | {"取組番号": "1-1"}), ""),
    (append("改定履歴", REVISION | {"取組番号": date(2001, 1, 3)}), "N002 repair 改定履歴!D2"),
    (append("改定履歴", REVISION | {"種別": "廃止", "取組番号": "1-1-9"}), ""),
    ((delete_row("取組", 5), append("改定履歴", REVISION | {"種別": "廃止", "取組番号": "1-1-4"})), ""),
    (append("改定履歴", REVISION | {"取組番号": "全体"}), ""),
    (append("改定履歴", REVISION | {"種別": "所管替え", "取組番号": "9-1-1"}), "H001 warning 改定履歴!D2"),
]

# 照会.
INQUIRIES: Cases = [
    (
        append(
            "照会",
            {"年度": "令和6年度", "区分": "確定", "照会日": "令和7年5月23日", "回答期限": "令和7年5月9日"},
        ),
        "P007 warning 照会!E3",
    ),
    (
        append("照会", {"年度": "令和6年度", "区分": "確定", "回答期限": "令和7年5月5日"}),
        "P008 warning 照会!E3",
    ),
    (
        append("照会", {"年度": "令和6年度", "区分": "確定", "回答期限": "令和7年5月24日"}),
        "P008 warning 照会!E3",
    ),
    (append("照会", {"年度": "令和6年度", "区分": "確定", "回答期限": "2025/12/30"}), "P008 warning 照会!E3"),
    (
        append("照会", {"年度": "令和6年度", "区分": "確定", "照会日": "五月"}),
        "P011 warning 照会!D3, P004 warning 照会!E3",
    ),
    (append("照会", {"年度": "令和6年度", "区分": "確定", "回答期限": None}), "P004 warning 照会!E3"),
    (append("照会", {"年度": "令和6年度", "区分": "速報"}), "P009 error 照会!A3"),
    (append("照会", {"年度": "令和5年度", "区分": "確定", "回答期限": "令和6年5月5日"}), ""),
    (
        append("照会", {"年度": "令和6年度", "区分": None}, {"年度": "令和6年度", "区分": "確定"}),
        "P009 error 照会!A4, P004 warning 照会!E3",
    ),
    ((put("照会!D2", "令和7年3月21日"), put("照会!E2", "令和6年3月21日")), "P007 warning 照会!E2"),
    ((put("照会!D2", date(2025, 3, 21)), put("照会!E2", date(2025, 3, 7))), "P007 warning 照会!E2"),
    (put("照会!D2", "令和7年2月30日"), "P011 warning 照会!D2"),
    ((put("計画!B8", "令和7年度"), put("照会!A2", "令和7年度")), ""),
    (put("照会!E2", "令和7年5月3日"), "P008 warning 照会!E2"),
]
