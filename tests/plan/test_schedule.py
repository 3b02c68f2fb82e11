import pytest
from hypothesis import given
from hypothesis import strategies as st

from hitaplan.plan.keys import normalize_key
from hitaplan.plan.schedule import WORDS, parse_entry
from hitaplan.plan.vocabulary import Stage, Status

STUDY, START, RUNNING, COMPLETION = Stage.STUDY, Stage.START, Stage.RUNNING, Stage.COMPLETION

# Every cell that stands in the plan.
CELLS_OF_THE_PLAN = [
    ("検討", (STUDY,), False, ""),
    ("事業開始", (START,), False, ""),
    ("事業開始予定", (START,), True, ""),
    ("事業開始予定(一部)", (START,), True, "一部"),
    ("事業開始・完了", (START, COMPLETION), False, ""),
    ("実施中", (RUNNING,), False, ""),
    ("実施中(一部)", (RUNNING,), False, "一部"),
    ("実施中(一部終了)", (RUNNING,), False, "一部終了"),
    ("実施中(一部更新)", (RUNNING,), False, "一部更新"),
    ("実施予定", (RUNNING,), True, ""),
    ("実施予定(一部拡大)", (RUNNING,), True, "一部拡大"),
    ("実施予定(一部更新)", (RUNNING,), True, "一部更新"),
    ("実施予定(拡大)", (RUNNING,), True, "拡大"),
    ("実施予定(拡大検討)", (RUNNING,), True, "拡大検討"),
    ("実施予定(更新)", (RUNNING,), True, "更新"),
    ("実施予定(検討)", (RUNNING,), True, "検討"),
    ("完了予定", (COMPLETION,), True, ""),
]


@pytest.mark.parametrize(("text", "stages", "planned", "note"), CELLS_OF_THE_PLAN)
def test_parse_entry__every_cell_of_the_plan__stages_tense_and_note(text, stages, planned, note):
    entry = parse_entry(text)
    assert (entry.text, entry.stages, entry.planned, entry.note) == (text, stages, planned, note)


@pytest.mark.parametrize(
    ("text", "stages", "note"),
    [
        ("実施予定（拡大）", (RUNNING,), "拡大"),
        ("実施予定\n(一部拡大)", (RUNNING,), "一部拡大"),
        ("実施予定\r\n（一部\u3000拡大）", (RUNNING,), "一部拡大"),
        (" 実 施 中 ", (RUNNING,), ""),
        ("事業開始･完了", (START, COMPLETION), ""),
        ("事業開始 ・ 完了予定", (START, COMPLETION), ""),
        ("検討・事業開始予定(一部)", (STUDY, START), "一部"),
        ("実施中()", (RUNNING,), ""),
        ("実施予定(拡大(窓口))", (RUNNING,), "拡大(窓口)"),
    ],
)
def test_parse_entry__widths_spaces_and_breaks__read_and_text_unchanged(text, stages, note):
    entry = parse_entry(text)
    assert (entry.text, entry.stages, entry.note) == (text, stages, note)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "未定",
        "実施",
        "実施済",
        "検討予定",
        "中止",
        "実施中・",
        "・実施中",
        "実施中、完了",
        "(拡大)",
        "実施中(拡大",
        "実施中)",
        "実施中(拡大)予定",
    ],
)
def test_parse_entry__unknown_word__refused(text):
    with pytest.raises(ValueError, match="no schedule word"):
        parse_entry(text)


@pytest.mark.parametrize(
    ("text", "stage", "completes", "status"),
    [
        ("検討", STUDY, False, Status.STUDY),
        ("事業開始予定", START, False, Status.STARTED),
        ("実施予定(検討)", RUNNING, False, Status.RUNNING),
        ("完了予定", COMPLETION, True, Status.COMPLETED),
        ("事業開始・完了", COMPLETION, True, Status.COMPLETED),
    ],
)
def test_entry__last_stage__is_what_the_year_is_judged_by(text, stage, completes, status):
    entry = parse_entry(text)
    assert (entry.stage, entry.completes, entry.status) == (stage, completes, status)


@given(
    st.lists(st.sampled_from(sorted(WORDS)), min_size=1, max_size=2),
    st.text(alphabet=st.characters(exclude_characters="()（）", exclude_categories=["Cs"])),
    st.sampled_from(["()", "（）"]),
)
def test_parse_entry__any_words_with_any_note__text_unchanged_and_stages_right(words, note, brackets):
    text = "・".join(words) + brackets[0] + note + brackets[1]
    entry = parse_entry(text)
    assert entry.text == text
    assert entry.stages == tuple(WORDS[word][0] for word in words)
    assert entry.planned == any(word.endswith("予定") for word in words)
    # Some characters become several in a key, brackets among them: ㈱ → (株).
    assert entry.note == normalize_key(note)
