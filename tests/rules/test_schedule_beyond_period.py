import pytest

from hitaplan.rules.schedule_beyond_period import RULE
from tests.sheets import added, delete_sheet, found_by, put, read


@pytest.mark.parametrize(
    ("edits", "place"),
    [
        ((put("取組!N1", "令和10年度"), put("取組!N2", "実施予定")), "取組!N1"),
        ((put("取組!N1", "R10"), put("取組!N4", "検討")), "取組!N1"),
        ((put("計画!B7", "令和8年度"),), "取組!K1"),
        ((put("計画!B7", "令和6年度"),), "取組!I1"),
        ((put("計画!B6", "令和6年度"),), "取組!G1"),
    ],
)
def test_schedule__outside_the_period__first_heading_is_the_only_finding(edits, place):
    assert found_by(RULE, *edits) == [("P006", "error", place)]
    assert [each for each in added(*edits) if each[0] != "S003"] == [("P006", "error", place)]


def test_schedule__several_years_outside__all_named_in_the_message():
    (finding,) = RULE.check(read(put("計画!B7", "令和6年度")), ())
    assert "令和7年度・令和8年度・令和9年度の列" in finding.message


@pytest.mark.parametrize(
    "edits",
    [
        (),
        (put("取組!N1", "令和10年度"),),
        (put("取組!N1", "令和10年度"), put("取組!N2", "\u3000")),
        (put("取組!N1", "令和10年度の予算"), put("取組!N2", "100")),
        (put("計画!B7", "令和5年度"),),
        (put("計画!B7", "令和元年度"),),
        (put("計画!B7", "最後"), put("取組!N1", "令和10年度"), put("取組!N2", "実施予定")),
        (delete_sheet("取組"),),
    ],
)
def test_schedule__inside_or_of_another_rule__nothing_found(edits):
    assert found_by(RULE, *edits) == []
