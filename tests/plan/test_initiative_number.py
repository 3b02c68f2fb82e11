from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hitaplan.plan.initiative_number import InitiativeNumber
from tests.office_files import moment

HYPHENS = "-－ーｰ−‐‑‒–—―─━﹣﹘"


@pytest.mark.parametrize("hyphen", HYPHENS, ids=lambda hyphen: f"U+{ord(hyphen):04X}")
def test_parse__any_hyphen__the_number(hyphen):
    assert InitiativeNumber.parse(f"2{hyphen}3{hyphen}10") == InitiativeNumber(2, 3, 10)


@pytest.mark.parametrize(
    "written",
    [
        "2-3-10",
        "２－３－１０",
        "２ー３ー１０",
        " 2-3-10 ",
        "2 - 3 - 10",
        "\u30002-3-10\u3000",
        "2-3-10\n",
        "2\u00a0-3-\u200b10",
    ],
)
def test_parse__widths_and_spaces__the_number(written):
    assert InitiativeNumber.parse(written) == InitiativeNumber(2, 3, 10)


@pytest.mark.parametrize(
    "rubbish",
    [
        "",
        "2-3",
        "2-3-10-1",
        "0-1-1",
        "1-0-1",
        "1-1-0",
        "01-1-1",
        "100-1-1",
        "1-1-1000",
        "1.1.1",
        "一-一-一",
        "1--1",
        "取組1-1-1",
    ],
)
def test_parse__no_number__refused(rubbish):
    with pytest.raises(ValueError, match="no 取組番号"):
        InitiativeNumber.parse(rubbish)


@pytest.mark.parametrize("value", [None, 36892, 1.1, True, date(2001, 1, 1), moment(2001, 1, 1)])
def test_parse__no_text__refused(value):
    with pytest.raises(ValueError, match="no 取組番号"):
        InitiativeNumber.parse(value)


def test_order__ten_after_two__natural():
    written = ["2-3-10", "10-1-1", "2-3-2", "2-10-1", "1-1-1"]
    ordered = sorted(InitiativeNumber.parse(each) for each in written)
    assert [str(each) for each in ordered] == ["1-1-1", "2-3-2", "2-3-10", "2-10-1", "10-1-1"]


@given(st.builds(InitiativeNumber, st.integers(1, 99), st.integers(1, 99), st.integers(1, 999)))
def test_parse__any_printed_number__the_same_number(number):
    assert InitiativeNumber.parse(str(number)) == number


@given(st.builds(InitiativeNumber, st.integers(1, 29), st.integers(1, 12), st.integers(1, 28)))
def test_from_excel_date__any_number_that_became_a_date__the_same_number(number):
    day = date(2000 + number.policy, number.item, number.serial)
    serial = (day - date(1899, 12, 30)).days
    for value in (day, moment(day.year, day.month, day.day), serial, float(serial)):
        assert InitiativeNumber.from_excel_date(value) == number


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (36892, "1-1-1"),
        (36892.0, "1-1-1"),
        (47483, "29-12-31"),
        (moment(2001, 1, 1), "1-1-1"),
        (date(2002, 3, 10), "2-3-10"),
        (date(2029, 12, 31), "29-12-31"),
    ],
)
def test_from_excel_date__date_or_serial__the_number_that_was_typed(value, printed):
    assert str(InitiativeNumber.from_excel_date(value)) == printed


@pytest.mark.parametrize(
    "value",
    [
        36891,
        47484,
        36892.5,
        0,
        1,
        -36892,
        float("nan"),
        float("inf"),
        True,
        False,
        None,
        "36892",
        "1-1-1",
        "2001/1/1",
        date(2000, 12, 31),
        date(2030, 1, 1),
        moment(2025, 3, 31) + timedelta(days=10_000),
    ],
)
def test_from_excel_date__no_such_date__refused(value):
    with pytest.raises(ValueError, match="no 取組番号"):
        InitiativeNumber.from_excel_date(value)
