import pytest

from hitaplan.rules.platform_dependent import RULE
from tests.sheets import answers, found_by, put, read


@pytest.mark.parametrize("character", "①⑳㉑Ⅰⅻ㈱㈲㍻㋿℡№㎡㌔㏄❶〝")
def test_character__platform_dependent__at_its_cell(character):
    edit = answers({"実績": f"{character}説明会を開いた。"})
    assert found_by(RULE, edit) == [("X005", "info", "進捗!I2")]


def test_character__several__one_finding_lists_each_once():
    (finding,) = RULE.check(read(put("取組!D4", "①広報②説明会①の続き㈱日田")), ())
    assert (str(finding.place).split("!")[1], finding.message) == (
        "D4",
        "機種依存文字の「①」「②」「㈱」があります。",
    )


@pytest.mark.parametrize(
    "edit",
    [
        put("取組!D4", "(1)説明会 株式会社 髙田﨑山 ～〜－−…・々〆"),
        put("取組!D4", "10%、5℃、≒3、α、Ω、→"),
        put("取組!M4", "①"),
        put("計画!B14", "①"),
    ],
)
def test_character__of_the_standard_or_no_printed_text__nothing_found(edit):
    assert found_by(RULE, edit) == []
