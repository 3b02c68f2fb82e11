from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hitaplan.plan.fiscal_year import FiscalYear, parse_years, years_between

YEARS = st.integers(1926, 2199).map(FiscalYear)


@pytest.mark.parametrize(
    ("written", "western"),
    [
        ("令和6年度", 2024),
        ("令和6年", 2024),
        ("令和6", 2024),
        ("令和６年度", 2024),
        ("㋿6年度", 2024),
        (" 令和 6 年度\n", 2024),
        ("令和\u30006\u3000年度", 2024),
        ("R6", 2024),
        ("r6", 2024),
        ("Ｒ６", 2024),
        ("R06", 2024),
        ("2024", 2024),
        ("２０２４", 2024),
        ("2024年度", 2024),
        (2024, 2024),
        (2024.0, 2024),
        ("令和元年度", 2019),
        ("令和1年度", 2019),
        ("R元", 2019),
        ("平成31年度", 2019),
        ("H30", 2018),
        ("平成元年度", 1989),
        ("昭和63年度", 1988),
        ("s1", 1926),
    ],
)
def test_parse__any_way_of_writing__the_year_of_its_april(written, western):
    assert FiscalYear.parse(written) == FiscalYear(western)


@pytest.mark.parametrize(
    "rubbish",
    [
        "",
        "年度",
        "6",
        6,
        "R0",
        "令和0年度",
        "R",
        "RR6",
        "R6年度末",
        "令和六年度",
        "大正15年度",
        "今年度",
        "24",
        "1925",
        "2200",
        "20240",
        "-2024",
        "R6-R8",
        "2024/4/1",
        None,
        True,
        2024.5,
        float("nan"),
        float("inf"),
        date(2024, 4, 1),
    ],
)
def test_parse__rubbish__refused(rubbish):
    with pytest.raises(ValueError, match="no fiscal year"):
        FiscalYear.parse(rubbish)


@pytest.mark.parametrize("western", [1925, 2200, 0, -1])
def test_fiscal_year__outside_all_plans__refused(western):
    with pytest.raises(ValueError, match=f"no fiscal year: {western}"):
        FiscalYear(western)


@pytest.mark.parametrize(
    ("western", "label", "short"),
    [
        (2024, "令和6年度", "R6"),
        (2019, "令和元年度", "R1"),
        (2018, "平成30年度", "H30"),
        (1989, "平成元年度", "H1"),
        (1988, "昭和63年度", "S63"),
        (1926, "昭和元年度", "S1"),
    ],
)
def test_label__around_the_eras__the_era_of_the_year(western, label, short):
    year = FiscalYear(western)
    assert (year.label, year.short, str(year)) == (label, short, label)


@given(YEARS)
def test_parse__label_short_or_western_of_any_year__the_same_year(year):
    assert FiscalYear.parse(year.label) == year
    assert FiscalYear.parse(year.short) == year
    assert FiscalYear.parse(year.western) == year
    assert FiscalYear.parse(f"{year.western}年度") == year


@pytest.mark.parametrize(
    ("day", "western"),
    [
        (date(2025, 3, 31), 2024),
        (date(2025, 4, 1), 2025),
        (date(2024, 12, 31), 2024),
        (date(2025, 1, 1), 2024),
        (date(2024, 2, 29), 2023),
    ],
)
def test_of__a_day__the_year_from_april_to_march(day, western):
    assert FiscalYear.of(day) == FiscalYear(western)


def test_last_day__reiwa_6__31_march_of_the_next_year():
    assert FiscalYear(2024).last_day == date(2025, 3, 31)


@given(YEARS)
def test_of__last_day_of_any_year__that_year(year):
    assert FiscalYear.of(year.last_day) == year


def test_arithmetic__years_added_and_taken_away__neighbouring_years():
    assert FiscalYear(2024) + 1 == FiscalYear(2025)
    assert FiscalYear(2024) - 1 == FiscalYear(2023)
    assert FiscalYear(2023) < FiscalYear(2024)


@pytest.mark.parametrize(
    ("written", "westerns"),
    [
        ("R6", [2024]),
        ("令和6年度", [2024]),
        ("R6-R8", [2024, 2025, 2026]),
        ("R6-R6", [2024]),
        ("Ｒ６～Ｒ８", [2024, 2025, 2026]),
        ("R6〜R8", [2024, 2025, 2026]),
        ("R6 ~ R8", [2024, 2025, 2026]),
        ("R6–R8", [2024, 2025, 2026]),
        ("令和6年度ー令和7年度", [2024, 2025]),
        ("2024-2026", [2024, 2025, 2026]),
        ("H31-R2", [2019, 2020]),
        ("平成30年度～令和元年度", [2018, 2019]),
    ],
)
def test_parse_years__one_year_or_a_range__all_its_years_in_order(written, westerns):
    assert [year.western for year in parse_years(written)] == westerns


@pytest.mark.parametrize("written", ["R8-R6", "R6-", "-R6", "R6-R7-R8", "R6-R8-R7", "R6-8", "R6,R8", "", "-"])
def test_parse_years__upside_down_or_rubbish__refused(written):
    with pytest.raises(ValueError, match=r"no (range of )?fiscal year"):
        parse_years(written)


@given(YEARS, YEARS)
def test_years_between__any_two__both_ends_and_nothing_left_out(first, last):
    years = years_between(first, last)
    assert [year.western for year in years] == list(range(first.western, last.western + 1))
