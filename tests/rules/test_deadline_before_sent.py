from datetime import date

import pytest

from hitaplan.rules.deadline_before_sent import RULE
from tests.sheets import found_by, put

SENT = put("照会!D2", "令和7年3月3日")


@pytest.mark.parametrize("deadline", ["令和6年3月21日", "R7.3.2", "2025/3/2", date(2025, 3, 2)])
def test_deadline__before_the_inquiry__at_its_cell(deadline):
    assert found_by(RULE, SENT, put("照会!E2", deadline)) == [("P007", "warning", "照会!E2")]


@pytest.mark.parametrize(
    "deadline", ["令和7年3月21日", "令和7年3月3日", "追って連絡", None, date(2025, 3, 4)]
)
def test_deadline__later_or_no_date__nothing_found(deadline):
    assert found_by(RULE, SENT, put("照会!E2", deadline)) == []


@pytest.mark.parametrize("sent", [None, "未定"])
def test_inquiry__without_a_date__nothing_found(sent):
    assert found_by(RULE, put("照会!D2", sent), put("照会!E2", "令和6年3月21日")) == []
