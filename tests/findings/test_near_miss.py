import pytest
from hypothesis import given
from hypothesis import strategies as st

from hitaplan.findings.near_miss import near_miss, suggestion

DEPARTMENTS = ["情報統計課", "総務課", "財政課", "市民課", "農業委員会事務局", "スポーツ振興課"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("情報統計果", "情報統計課"),
        ("情報統計", "情報統計課"),
        ("情報 統計課", "情報統計課"),
        ("スポーツ推進課", "スポーツ振興課"),
        ("ｽﾎﾟｰﾂ振興", "スポーツ振興課"),
        ("農業委員会", "農業委員会事務局"),
        ("市民化", "市民課"),
        ("教育委員会", None),
        ("こども未来局", None),
        ("", None),
    ],
)
def test_near_miss__what_somebody_typed__the_word_that_was_meant(typed, meant):
    assert near_miss(typed, DEPARTMENTS) == meant


def test_near_miss__nothing_known__none():
    assert near_miss("情報統計課", []) is None


@given(st.sampled_from(DEPARTMENTS))
def test_near_miss__a_known_word__itself(word):
    assert near_miss(word, iter(DEPARTMENTS)) == word


def test_suggestion__near_or_not__a_sentence_or_nothing():
    assert suggestion("情報統計果", DEPARTMENTS) == "「情報統計課」ではありませんか。"
    assert suggestion("こども未来局", DEPARTMENTS) == ""
