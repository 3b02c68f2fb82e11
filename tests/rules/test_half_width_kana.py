import pytest

from hitaplan.rules.half_width_kana import RULE
from tests.sheets import answers, append, found_by, put, read


@pytest.mark.parametrize(
    ("edit", "place"),
    [
        (answers({"実績": "ｼｽﾃﾑの保守を行った。"}), "進捗!I2"),
        (answers({"計画の変更": "なし｡"}), "進捗!M2"),
        (put("取組!B4", "電子入札ｼｽﾃﾑ"), "取組!B4"),
        (put("取組!D4", "ﾃﾞｼﾞﾀﾙ化"), "取組!D4"),
        (put("取組!H4", "実施予定(ｼｽﾃﾑ更新)"), "取組!H4"),
        (put("本文!D2", "ｼｽﾃﾑ"), "本文!D2"),
        (put("計画!B2", "第4次ｼﾞｮｳﾎｳ化計画"), "計画!B2"),
        (
            append("取組別まとめ", {"年度": "令和6年度", "取組番号": "1-1-3", "まとめ": "ｼｽﾃﾑ"}),
            "取組別まとめ!D2",
        ),
    ],
)
def test_kana__half_width_in_a_text__at_its_cell(edit, place):
    assert found_by(RULE, edit) == [("X004", "warning", place)]


def test_message__names_the_words_and_how_to_write_them():
    (finding,) = RULE.check(read(put("取組!D4", "ｼｽﾃﾑのﾃﾞｰﾀとｼｽﾃﾑ")), ())
    assert finding.message == "半角カタカナの「ｼｽﾃﾑ」「ﾃﾞｰﾀ」があります。"
    assert finding.remedy == "全角の「システム」「データ」に直してください。"


@pytest.mark.parametrize(
    "edit",
    [
        answers({"実績": "システムの保守を行った。"}),
        put("取組!D4", "ＤＸ・ＩＣＴのシステム"),
        put("取組!M4", "ｼｽﾃﾑ"),
        put("計画!B13", "ﾅｲｾﾝ 123"),
        put("計画!B14", "ﾒｰﾙ"),
        put("取組!E2", "ｽﾎﾟｰﾂ振興課"),
        answers({"記入者": "ﾋﾀ"}),
    ],
)
def test_kana__full_width_or_no_printed_text__nothing_found(edit):
    assert found_by(RULE, edit) == []
