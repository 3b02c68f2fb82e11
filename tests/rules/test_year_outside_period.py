import pytest

from hitaplan.rules.year_outside_period import RULE
from tests.sheets import answers, append, found_by, put


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (put("計画!B8", "令和15年度"), [("P002", "error", "計画!B8")]),
        (put("計画!B8", "令和4年度"), [("P002", "error", "計画!B8")]),
        (put("計画!B7", "令和元年度"), [("P002", "error", "計画!B7")]),
        (put("照会!A2", "令和15年度"), [("P002", "error", "照会!A2")]),
        (answers({"年度": "令和16年度"}), [("P002", "error", "進捗!A2")]),
        (answers({}, {"年度": 2014}), [("P002", "error", "進捗!A3")]),
        (
            append("取組別まとめ", {"年度": "Ｒ４", "取組番号": "1-1-3"}),
            [("P002", "error", "取組別まとめ!A2")],
        ),
        (append("改定履歴", {"適用年度": "令和15年度"}), [("P002", "error", "改定履歴!B2")]),
    ],
)
def test_year__outside_the_period__named(edit, expected):
    assert found_by(RULE, edit) == expected


@pytest.mark.parametrize(
    "edit",
    [
        put("計画!B8", "令和5年度"),
        put("計画!B8", "令和9年度"),
        answers({"年度": "Ｒ９"}, {"年度": 2023}, {"年度": None}, {"年度": "昨年度"}),
        put("計画期間!B2", "平成30年度"),
        put("担当課!E2", "平成17年度"),
        put("計画!B8", "今年"),
    ],
)
def test_year__inside_or_free_or_illegible__nothing_found(edit):
    assert found_by(RULE, edit) == []
