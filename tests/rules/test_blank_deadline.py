import pytest

from hitaplan.rules.blank_deadline import RULE
from tests.sheets import found_by, put, sheet

DEADLINE = ("P004", "warning", "照会!E2")
INQUIRY = """
    年度 | 区分 | 文書番号 | 照会日 | 回答期限
    {} | {} | | | {}
"""


@pytest.mark.parametrize("deadline", ["令和7年3月21日", "2025/3/21", "追って連絡"])
def test_deadline__written_in_any_form__no_finding(deadline):
    assert found_by(RULE, put("照会!E2", deadline)) == []


def test_deadline__blank__at_its_cell():
    assert found_by(RULE) == [DEADLINE]


@pytest.mark.parametrize(("year", "asked"), [("令和5年度", "速報"), ("令和6年度", "")])
def test_inquiry__other_year_or_final_only__its_own_row_counts(year, asked):
    found = found_by(RULE, sheet("照会", INQUIRY.format(year, asked, "")))

    assert found == [DEADLINE if year == "令和6年度" else ("P004", "warning", "照会")]
