import pytest

from hitaplan.rules.stand_in_text import RULE
from tests.sheets import answers, found_by


@pytest.mark.parametrize(
    "text",
    [
        "同上",
        "同上。",
        " 同 上 ",
        "〃",
        "々",
        "前年度と同じ",
        "昨年度に同じ。",
        "前年度同様",
        "別紙のとおり",
        "別紙の通り",
        "別添のとおり。",
        "上記のとおり",
        "別紙参照",
    ],
)
@pytest.mark.parametrize(("heading", "place"), [("実績", "進捗!I2"), ("今後の予定", "進捗!L2")])
def test_text__that_sends_elsewhere__at_its_cell(text, heading, place):
    assert found_by(RULE, answers({heading: text})) == [("A010", "warning", place)]


def test_text__two_cells__each_is_named():
    found = found_by(RULE, answers({"実績": "同上", "計画の変更": "別紙のとおり"}))
    assert found == [("A010", "warning", "進捗!I2"), ("A010", "warning", "進捗!M2")]


@pytest.mark.parametrize("text", ["特になし", "特になし。", "なし", "特記事項なし"])
def test_achievement__nothing_to_tell__is_no_achievement(text):
    assert found_by(RULE, answers({"実績": text})) == [("A010", "warning", "進捗!I2")]


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"実績": "電子入札を12件行った。(別紙のとおり)"},
        {"実績": "同上の手続を3件受け付けた。"},
        {"課題": "特になし", "今後の予定": "なし", "成果・効果": "特になし"},
        {"実績": "特になし", "回答区分": "予定どおり・特記なし"},
        {"実績": "特になし", "状況": "未着手", "評価": "未着手・中止"},
        {"実績": "なし", "状況": "中止", "評価": "未着手・中止"},
        {"課": "税務課", "実績": "同上"},
        {"実績": None},
    ],
)
def test_text__of_its_own_or_rightly_nothing__nothing_found(answer):
    assert found_by(RULE, answers(answer)) == []


def test_text__early_figures_replaced__nothing_found():
    assert found_by(RULE, answers({"実績": "同上"}, {"区分": "確定"})) == []
