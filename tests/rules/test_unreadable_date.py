from datetime import date

import pytest

from hitaplan.rules.unreadable_date import RULE
from tests.sheets import append, found_by, put

VERDICT = {"年度": "令和6年度", "取組番号": "1-1-3"}


@pytest.mark.parametrize("written", ["令和7年13月1日", "未定", "令和7年3月", "3月31日", 5])
@pytest.mark.parametrize("place", ["計画!B16", "照会!D2"])
def test_date__not_legible__at_its_cell(place, written):
    assert found_by(RULE, put(place, written)) == [("P011", "warning", place)]


def test_date__of_a_verdict__at_its_cell():
    edit = append("取組別まとめ", VERDICT | {"決定日": "来週"})
    assert found_by(RULE, edit) == [("P011", "warning", "取組別まとめ!G2")]


@pytest.mark.parametrize(
    "edit",
    [
        put("計画!B16", "令和7年6月1日"),
        put("計画!B16", "R7.6.1"),
        put("計画!B16", date(2025, 6, 1)),
        put("計画!B16", "#REF!"),
        put("計画!B16", " "),
        put("照会!D2", "2025/3/3"),
        put("照会!E2", "追って連絡"),
        append("取組別まとめ", VERDICT | {"決定日": "令和7年6月2日"}),
    ],
)
def test_date__legible_blank_or_free__nothing_found(edit):
    assert found_by(RULE, edit) == []
