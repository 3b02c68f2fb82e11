"""What Excel shows of a number, where that is certain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hitaplan.office.shown_number import shown_number

ACCOUNTING = r'_ "¥"* #,##0_ ;_ "¥"* \-#,##0_ ;_ "¥"* "-"_ ;_ @_ '


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (12, "General", "12"),
        (0.25, "General", "0.25"),
        (-0.5, "@", "-0.5"),
        (3, 'General"件"', "3件"),
        (3, 'G/標準"件"', "3件"),
        (0.25, "0%", "25%"),
        (0.255, "0%", "26%"),
        (0.2555, "0.00%", "25.55%"),
        (1, "0%", "100%"),
        (-0.25, "0%", "-25%"),
        (45000, '#,##0"円"', "45,000円"),
        (45000, "#,##0円", "45,000円"),
        (45000, r"#,##0\円", "45,000円"),
        (45000, '#,##0,"千円"', "45千円"),
        (1234567, '#,##0.0,,"百万円"', "1.2百万円"),
        (1234, "#,##0", "1,234"),
        (12, "#,##0", "12"),
        (1234.5, "#,##0", "1,235"),
        (1.005, "0.00", "1.01"),
        (2.5, "0", "3"),
        (7, "000", "007"),
        (0.5, "00.0", "00.5"),
        (5, "0_ ", "5"),
        (5, "[Red]0", "5"),
        (5, "[赤]0", "5"),
        (-5, "[$¥-411]#,##0", "-¥5"),
        (-5, r'"¥"#,##0;[Red]"¥"\-#,##0', "¥-5"),
        (-5, "#,##0;(#,##0)", "(5)"),
        (0, "#,##0;-#,##0", "0"),
        (5, ACCOUNTING, "¥5"),
        (0, ACCOUNTING, "¥-"),
        (5, '"約"0"回;予定"', "約5回;予定"),
    ],
)
def test_shown_number__certain__the_text(value, code, text):
    assert shown_number(value, code) == text


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (100 / 3, "General"),
        (1e-7, "General"),
        (123456789012, "General"),
        (45717, 'yyyy"年"m"月"d"日"'),
        (45717, "ggge"),
        (45717, "aaa"),
        (0.5, "# ?/?"),
        (0.5, "0.0E+00"),
        (0.5, "0％"),
        (0.5, "0%%"),
        (3, "[>5]0;0.0"),
        (3, "[DBNum1]0"),
        (3, ";;;"),
        (3, '"済"'),
        (3, "#"),
        (3, "0.#"),
        (-0.001, "0%"),
        (1e15, "#,##0"),
        (3, "0.0000000000"),
        (3, r'"\"#,##0'),
        (3, '"円0'),
    ],
)
def test_shown_number__not_certain__none(value, code):
    assert shown_number(value, code) is None


@given(
    st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False)),
    st.text('0#,.%;"\\_*[]$¥-円 @'),
)
def test_shown_number__any_code__a_text_or_none(value, code):
    shown = shown_number(value, code)
    assert shown is None or shown.strip()
