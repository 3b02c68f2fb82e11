import pytest

from hitaplan.rules.unprintable_characters import RULE
from tests.sheets import answers, append, found_by, put, read


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\ue000", "外字 U+E000"),
        ("\uf8ff", "外字 U+F8FF"),
        ("\U000f0000", "外字 U+F0000"),
        ("\U0010fffd", "外字 U+10FFFD"),
        ("_x0007_", "制御文字 U+0007"),
        ("_x000B_", "制御文字 U+000B"),
        ("\x7f", "制御文字 U+007F"),
        ("\x85", "制御文字 U+0085"),
    ],
)
def test_character__unprintable__named_with_its_code(character, name):
    edit = answers({"実績": f"{character}田地区で説明会を開いた。"})
    assert found_by(RULE, edit) == [("X003", "warning", "進捗!I2")]
    assert f"{name} が1個" in next(RULE.check(read(edit), ())).message


def test_character__several__one_finding_counts_them():
    (finding,) = RULE.check(read(put("取組!D4", "\ue000と\ue000と_x0007_と\ue001")), ())
    assert finding.message == (
        "印刷できない文字があります: 外字 U+E000 が2個、制御文字 U+0007 が1個、外字 U+E001 が1個。"
    )


@pytest.mark.parametrize("place", ["計画!B12", "取組!E4", "取組!M4", "担当課!A2", "本文!D2", "区分!C2"])
def test_character__in_any_known_column__found(place):
    assert found_by(RULE, put(place, "外字\ue000")) == [("X003", "warning", place)]


@pytest.mark.parametrize(
    "edit",
    [
        put("取組!D4", "髙田地区、﨑山地区、𠮷野地区"),
        put("取組!D4", "1行目\n2行目\tタブ"),
        put("取組!D4", "1行目_x000D_\n2行目"),
        put("取組!D4", 5),
        put("取組!N4", "外字\ue000"),
        append("進捗", {"取組名": "外字\ue000"}),
    ],
)
def test_character__printable_or_not_read__nothing_found(edit):
    assert found_by(RULE, edit) == []
