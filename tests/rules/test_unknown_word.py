import pytest

from hitaplan.rules.unknown_word import RULE
from tests.sheets import answers, append, found_by, put, remedies


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (answers({"状況": "完了済"}), [("V001", "error", "進捗!G2")]),
        (answers({"状況": 5}), [("V001", "error", "進捗!G2")]),
        (answers({"評価": "計画通り"}), [("V001", "error", "進捗!H2")]),
        (answers({"区分": "速法"}), [("V001", "error", "進捗!B2")]),
        (answers({"回答区分": "特記なし"}), [("V001", "error", "進捗!N2")]),
        (answers({"年度": "令和5年度", "状況": "完了済"}), [("V001", "warning", "進捗!G2")]),
        (put("照会!B2", "一次"), [("V001", "error", "照会!B2")]),
        (put("担当課!C34", "総将"), [("V001", "error", "担当課!C34")]),
        (put("区分!A2", "スケジュール"), [("V001", "error", "区分!A2")]),
        (append("改定履歴", {"種別": "新設"}), [("V001", "error", "改定履歴!C2")]),
        (
            append("取組別まとめ", {"年度": "R6", "取組番号": "1-1-3", "評価(確定)": "A"}),
            [("V001", "error", "取組別まとめ!C2")],
        ),
    ],
)
def test_word__unknown__named(edit, expected):
    assert found_by(RULE, edit) == expected


def test_word__near_miss__suggested():
    assert "「計画どおり」ではありませんか" in remedies(RULE, answers({"評価": "計画とおり"}))


@pytest.mark.parametrize(
    "edit",
    [
        answers({"状況": "完了"}),
        answers({"状況": " 実施 中", "評価": "計画\u3000どおり", "区分": "確定 "}),
        answers({"評価": "未着手･中止"}),
        answers({"状況": None, "評価": None, "区分": None}),
        answers({"状況": "#REF!"}),
        answers({"状況": True}),
        append("改定履歴", {"種別": "所管替え"}),
        put("取組!H2", "実施予程"),
    ],
)
def test_word__known_blank_or_of_another_rule__nothing_found(edit):
    assert found_by(RULE, edit) == []
