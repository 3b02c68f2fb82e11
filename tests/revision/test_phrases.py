"""The underlines of a 新旧対照表: phrase by phrase, and never half a number."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hitaplan.revision.phrases import marked
from tests.sheets import real_plan


def shown(segments):
    return "".join(f"[{each.text}]" if each.changed else each.text for each in segments)


CASES = {
    "a number": (
        "『共同目標』で指定する22事務を始めとする手続", "『共同目標』で指定する26事務を始めとする手続",
        "『共同目標』で指定する[22]事務を始めとする手続", "『共同目標』で指定する[26]事務を始めとする手続",
    ),
    "a longer number": ("年間1,200件を処理する", "年間1,250件を処理する", "年間[1,200]件を処理する", "年間[1,250]件を処理する"),
    "a note": ("実施予定(一部拡大)", "実施予定", "実施予定[(一部拡大)]", "実施予定"),
    "a word of the schedule": ("実施予定", "完了予定", "[実施予定]", "[完了予定]"),
    "a department put in": (
        "情報統計課、関係各課", "情報統計課、DX推進課、関係各課", "情報統計課、関係各課", "情報統計課、[DX推進課、]関係各課",
    ),
    "a clause put in": (
        "利便性の向上を図るため、予約を可能にするもの。", "利便性の向上を図るため、市民の声を聴き、予約を可能にするもの。",
        "利便性の向上を図るため、予約を可能にするもの。", "利便性の向上を図るため、[市民の声を聴き、]予約を可能にするもの。",
    ),
    "two changes close together": ("市が窓口で案内する", "県が電話で案内する", "[市が窓口で]案内する", "[県が電話で]案内する"),
    "a conjunction": (
        "各種手続について推進するもの。", "各種手続及び窓口業務について推進するもの。",
        "[各種手続に]ついて推進するもの。", "[各種手続及び窓口業務に]ついて推進するもの。",
    ),
    "a word of another script": ("AIを活用する。", "生成AIを活用する。", "AIを活用する。", "[生成]AIを活用する。"),
    "a word with 化": (
        "手続のオンライン化の推進", "手続のオンライン化", "手続のオンライン化[の推進]", "手続のオンライン化",
    ),
    "a space behind": ("推進するもの。", "推進するもの。 ", "推進する[もの。]", "推進する[もの。 ]"),
    "a space before": ("　市民の声を聴く", "市民の声を聴く", "[　市民の]声を聴く", "[市民の]声を聴く"),
    "a space within": ("市民の 声を聴く", "市民の声を聴く", "[市民の ]声を聴く", "[市民の]声を聴く"),
    "the width of letters": ("ＩＣＴを活用する", "ICTを活用する", "[ＩＣＴ]を活用する", "[ICT]を活用する"),
    "nothing": ("そのまま", "そのまま", "そのまま", "そのまま"),
    "all": ("", "新しい文。", "", "[新しい文。]"),
    "nothing at all": ("", "", "", ""),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_marked__case__on_both_sides(case):
    before, after, left, right = CASES[case]
    assert tuple(map(shown, marked(before, after))) == (left, right)
    assert tuple(map(shown, marked(after, before))) == (right, left)


SENTENCES = [each.content for each in real_plan().initiatives]
PIECES = st.sampled_from(
    ["、", "。", "(一部)", "22事務", "令和8年度", "市民", "窓口の", "を図る", "\n", "AI・RPA", "…", " "]
)


@st.composite
def two_texts(draw):
    """A sentence of the plan, and the same after random edits."""
    before = draw(st.sampled_from(SENTENCES))
    after = before
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(after)))
        end = min(len(after), start + draw(st.integers(0, 12)))
        after = after[:start] + "".join(draw(st.lists(PIECES, max_size=3))) + after[end:]
    return before, after


@settings(max_examples=300, deadline=None)
@given(two_texts())
def test_marked__without_the_underlined_parts__both_are_the_same(texts):
    sides = marked(*texts)
    for side, text in zip(sides, texts, strict=True):
        assert "".join(each.text for each in side) == text
        assert all(one.changed != other.changed for one, other in pairwise(side))
        assert all(each.text for each in side)
    left, right = ("".join(each.text for each in side if not each.changed) for side in sides)
    assert left == right


@settings(max_examples=300, deadline=None)
@given(two_texts())
def test_marked__swapped__the_mirror_image(texts):
    before, after = texts
    assert marked(after, before) == marked(before, after)[::-1]


@settings(max_examples=300, deadline=None)
@given(two_texts())
def test_marked__between_two_underlines__four_characters_or_more(texts):
    for side in marked(*texts):
        inner = [each for each in side[1:-1] if not each.changed]
        assert all(len(each.text) >= 4 for each in inner)


@settings(max_examples=300, deadline=None)
@given(two_texts())
def test_marked__numbers__are_never_cut(texts):
    for side in marked(*texts):
        for one, other in pairwise(side):
            assert not (re.search(r"\d$", one.text) and re.match(r"\d", other.text))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_marked__any_texts__nothing_is_lost(before, after):
    for side, text in zip(marked(before, after), (before, after), strict=True):
        assert "".join(each.text for each in side) == text
