from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from hitaplan.rules.catalogue import check_master
from tests.sheets import edited, put, read_bytes, real_plan

TITLES = [
    "計画",
    "照会",
    "本文",
    "計画期間",
    "基本方針",
    "基本項目",
    "取組",
    "担当課",
    "標準化対象業務",
    "進捗",
    "取組別まとめ",
    "改定履歴",
    "区分",
    "はじめに",
]
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.floats(-1e9, 1e9),
    st.datetimes(datetime(1900, 3, 1), datetime(2199, 12, 31)),
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=20),
    st.sampled_from(
        [
            "1-1-1",
            "R6",
            "令和6年度",
            "関係各課",
            "再掲",
            "、、",
            "=1+1",
            "#REF!",
            "…",
            "要確認",
            "9" * 5000,
            "取組番号",
        ]
    ),
)
COLUMNS = st.sampled_from("ABCDEFGHIJKLMNOPQR")
EDITS = st.lists(
    st.tuples(st.sampled_from(TITLES), COLUMNS, st.integers(1, 70), VALUES), min_size=1, max_size=40
)


@given(edits=EDITS)
@settings(max_examples=15, deadline=None)
def test_read_and_check__any_cells_changed_to_anything__never_raise(edits):
    data = edited(*(put(f"{title}!{column}{row}", value) for title, column, row, value in edits))
    master = read_bytes(data)
    for finding in check_master(master):
        assert finding.message
        assert finding.remedy
    assert check_master(master, real_plan().years) is not None
