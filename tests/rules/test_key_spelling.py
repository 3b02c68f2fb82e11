import pytest

from hitaplan.rules.key_spelling import RULE
from tests.sheets import answers, found_by, put, read


@pytest.mark.parametrize(
    ("place", "written", "meant"),
    [
        ("取組!A2", "１－１－１", "1-1-1"),
        ("取組!A2", " 1 - 1 - 1 ", "1-1-1"),
        ("取組!C20", "1ー3ー4", "1-3-4"),
        ("取組!E4", "契約 検査室", "契約検査室"),
        ("取組!E2", "情報統計課、 関係各課", "情報統計課、関係各課"),
        ("基本項目!A2", "１-１", "1-1"),
        ("照会!A2", "令和６年度", "令和6年度"),
        ("照会!B2", "速報　", "速報"),
    ],
)
def test_key__spelt_otherwise__listed_with_what_is_meant(place, written, meant):
    found = list(RULE.check(read(put(place, written)), ()))

    assert [(str(each.place).split("!", 1)[0] + "!" + each.place.cell, each.repaired) for each in found] == [
        (place, meant)
    ]


def test_answer__words_with_spaces__listed():
    assert found_by(RULE, answers({"状況": "実施 中", "評価": "計画どおり "})) == [
        ("V002", "repair", "進捗!G2"),
        ("V002", "repair", "進捗!H2"),
    ]


@pytest.mark.parametrize(
    ("place", "written"),
    [
        ("取組!A2", "1-1-1"),
        ("取組!D2", "  全角　空白のある文章  "),
        ("取組!E10", "農業委員会"),
        ("取組!E4", "知らない課"),
        ("照会!A2", "R6"),
        ("照会!B2", "確報"),
    ],
)
def test_key__spelt_right_or_not_legible__no_finding(place, written):
    assert found_by(RULE, put(place, written)) == []
