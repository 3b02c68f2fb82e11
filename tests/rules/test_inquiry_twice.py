import pytest

from hitaplan.rules.inquiry_twice import RULE
from tests.builders import R7
from tests.sheets import append, delete_column, found_by, put

ROW = {"年度": "令和6年度", "区分": "速報", "回答期限": "令和7年3月28日"}


@pytest.mark.parametrize(
    ("rows", "places"),
    [
        ([ROW], ["照会!A3"]),
        ([ROW | {"年度": "R6", "区分": "速 報"}], ["照会!A3"]),
        ([ROW, ROW], ["照会!A3", "照会!A4"]),
        ([ROW | {"区分": "確定"}, ROW | {"区分": None}], ["照会!A4"]),
    ],
)
def test_inquiry__twice__at_the_second(rows, places):
    assert found_by(RULE, append("照会", *rows)) == [("P009", "error", place) for place in places]


def test_inquiry__of_a_year_not_asked_for__to_be_looked_at():
    assert found_by(RULE, append("照会", ROW), years=(R7,)) == [("P009", "warning", "照会!A3")]


@pytest.mark.parametrize(
    "edits",
    [
        (append("照会", ROW | {"区分": "確定"}),),
        (append("照会", ROW | {"年度": "令和7年度"}),),
        (append("照会", ROW | {"区分": "速法"}),),
        (append("照会", ROW | {"年度": "昨年度"}),),
        (put("照会!A2", None), append("照会", ROW | {"年度": None})),
        (append("照会", ROW | {"区分": "確定"}), delete_column("照会", "区分")),
    ],
)
def test_inquiry__once_or_another_rule_speaks__nothing_found(edits):
    assert found_by(RULE, *edits) == []
