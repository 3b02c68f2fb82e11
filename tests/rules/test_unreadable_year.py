from datetime import date

import pytest

from hitaplan.rules.unreadable_year import RULE
from tests.sheets import answers, append, found_by, put


@pytest.mark.parametrize(
    ("edit", "place"),
    [
        (answers({"年度": "昨年度"}), "進捗!A2"),
        (answers({"年度": "令和6年3月"}), "進捗!A2"),
        (answers({"年度": 6}), "進捗!A2"),
        (answers({"年度": 2024.5}), "進捗!A2"),
        (put("照会!A2", "今年度"), "照会!A2"),
        (put("計画期間!B2", "昔"), "計画期間!B2"),
        (put("担当課!E2", "むかしから"), "担当課!E2"),
        (put("担当課!F2", "9999"), "担当課!F2"),
        (append("取組別まとめ", {"年度": "昨年度"}), "取組別まとめ!A2"),
        (append("改定履歴", {"適用年度": "次"}), "改定履歴!B2"),
    ],
)
def test_year__illegible__named(edit, place):
    assert found_by(RULE, edit) == [("P003", "error", place)]


@pytest.mark.parametrize(
    "year",
    [
        "令和5年度",
        "令和５年度",
        "Ｒ５",
        "r5",
        "2023",
        2023,
        "令和 5 年度",
        None,
        date(2023, 4, 1),
        "#N/A",
    ],
)
def test_year__legible_or_of_another_rule__nothing_found(year):
    assert found_by(RULE, answers({"年度": year})) == []
