import random
from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hitaplan.findings.similarity import nearly_same

TEXT = "6月から対象を広げ、3月末までに利用が1,240件(前の年度の1.3倍)になった。停止なく運用した。"
LETTERS = "あいうえお"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (TEXT, TEXT, True),
        ("", "", True),
        (TEXT, TEXT + "。", True),
        (TEXT, "　" + TEXT, True),
        (TEXT, TEXT.replace("6月", "5月"), True),
        (TEXT, TEXT.replace("6月", "5月").replace("3月", "2月"), False),
        (TEXT, TEXT.replace("1,240件", "2,015件"), False),
        (TEXT, TEXT[: len(TEXT) // 2], False),
        (TEXT, TEXT[::-1], False),
        (TEXT, "", False),
    ],
)
def test_texts__alike_or_not__told_apart(first, second, expected):
    assert nearly_same(first, second, 0.98) is expected
    assert nearly_same(second, first, 0.98) is expected


@given(st.text(LETTERS, max_size=30), st.text(LETTERS, max_size=30), st.sampled_from([0.5, 0.8, 0.98]))
def test_texts__far_from_the_ratio_of_the_library__same_verdict(first, second, at_least):
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    if matcher.quick_ratio() < at_least:
        assert not nearly_same(first, second, at_least)
    if matcher.ratio() == 1:
        assert nearly_same(first, second, at_least)


@pytest.mark.parametrize(("changes", "expected"), [(100, True), (400, False)])
def test_texts__very_long_and_changed_all_over__still_told_apart(changes, expected):
    chance = random.Random(1)  # noqa: S311 - the same letters in every run
    text = [chance.choice(TEXT) for _ in range(12_000)]
    other = text.copy()
    for place in [0, len(text) - 1, *chance.sample(range(len(text)), changes)]:
        other[place] = "※"
    assert nearly_same("".join(text), "".join(other), 0.98) is expected
