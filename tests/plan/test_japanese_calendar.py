from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hitaplan.plan.japanese_calendar import find_era, format_date, format_year, parse_date, parse_month

BOUNDARIES = [
    (date(2019, 4, 30), "平成31年4月30日"),
    (date(2019, 5, 1), "令和元年5月1日"),
    (date(2019, 12, 31), "令和元年12月31日"),
    (date(2020, 1, 1), "令和2年1月1日"),
    (date(1989, 1, 7), "昭和64年1月7日"),
    (date(1989, 1, 8), "平成元年1月8日"),
    (date(1926, 12, 25), "昭和元年12月25日"),
    (date(2025, 3, 31), "令和7年3月31日"),
]


@pytest.mark.parametrize(("day", "written"), BOUNDARIES)
def test_format_date__at_the_boundaries_of_eras__the_era_of_the_day(day, written):
    assert format_date(day) == written


@pytest.mark.parametrize(("day", "written"), BOUNDARIES)
def test_parse_date__at_the_boundaries_of_eras__the_day(day, written):
    assert parse_date(written) == day


@given(st.dates(date(1926, 12, 25), date(2099, 12, 31)))
def test_parse_date__any_formatted_day__the_same_day(day):
    assert parse_date(format_date(day)) == day
    assert parse_date(f"{day:%Y/%m/%d}") == day
    assert parse_date(f"{day.year}年{day.month}月{day.day}日") == day


@pytest.mark.parametrize(
    "written",
    [
        "令和7年3月31日",
        "令和７年３月３１日",
        "令和 7 年 3 月 31 日",
        "R7.3.31",
        "r7.3.31",
        "Ｒ７．３．３１",
        "R7/3/31",
        "R7-03-31",
        "2025/3/31",
        "2025-03-31",
        "2025.3.31",
        "2025年3月31日",
        "平成37年3月31日",
    ],
)
def test_parse_date__any_way_of_writing__the_day(written):
    assert parse_date(written) == date(2025, 3, 31)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "令和7年3月",
        "令和7年2月29日",
        "令和7年13月1日",
        "令和0年1月1日",
        "3月31日",
        "25/3/31",
        "未定",
        "20250331",
    ],
)
def test_parse_date__no_day__none(written):
    assert parse_date(written) is None


@pytest.mark.parametrize(
    ("written", "first_day"),
    [
        ("令和6年3月", date(2024, 3, 1)),
        ("令和６年３月", date(2024, 3, 1)),
        ("R6.3", date(2024, 3, 1)),
        ("令和元年5月", date(2019, 5, 1)),
        ("平成31年4月", date(2019, 4, 1)),
    ],
)
def test_parse_month__a_month__its_first_day(written, first_day):
    assert parse_month(written) == first_day


@pytest.mark.parametrize("written", ["", "令和6年", "令和6年13月", "令和0年3月", "令和6年3月1日", "3月"])
def test_parse_month__no_month__none(written):
    assert parse_month(written) is None


@pytest.mark.parametrize(("word", "name"), [("令和", "令和"), ("R", "令和"), ("h", "平成"), ("昭和", "昭和")])
def test_find_era__name_or_letter__the_era(word, name):
    assert find_era(word).name == name


def test_find_era__unknown__none():
    assert find_era("大正") is None


@pytest.mark.parametrize(("year", "printed"), [(1, "元"), (2, "2"), (31, "31")])
def test_format_year__first_or_later__gannen_or_the_figure(year, printed):
    assert format_year(year) == printed
