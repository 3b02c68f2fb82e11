"""Numbers pasted into a form: what Excel shows is merged where it is certain, and told in any case."""

import pytest

from hitaplan.master.reading import read_master
from hitaplan.workflows.collect import Options, collect
from tests.folders import MASTER
from tests.forms import rows
from tests.returns import TAX, asked_plan, completed_answer, put_returns, returned

PLAN = asked_plan(completed_answer())
FILE = "税務課.xlsx"


def pasted(value, code):
    """実績 of 1-1-2 holds a number in a format."""

    def edit(book):
        cell = rows(book)["R6/1-1-2"]["実績"]
        cell.value, cell.number_format = value, code

    return edit


def outcome(asked, value, code):
    put_returns(asked / "提出", {FILE: returned(TAX, pasted(value, code), plan=PLAN)})
    result = collect("提出", options=Options(apply=True))
    answers = read_master(MASTER).plan.answers
    merged = next(
        each.achievement for each in answers if each.department == TAX and str(each.number) == "1-1-2"
    )
    return merged, result.findings


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [(0.25, "0%", "25%"), (45000, '#,##0"円"', "45,000円"), (1234, "#,##0", "1,234")],
)
def test_number__shown_for_certain__the_shown_text_is_merged(asked, value, code, text):
    merged, findings = outcome(asked, value, code)
    assert merged == text
    assert [(each.code, each.severity, each.place.cell) for each in findings] == [("K028", "repair", "N9")]
    assert all(said in findings[0].message for said in (str(value), code, text))


@pytest.mark.parametrize(
    ("value", "code", "named"),
    [(45717, "ggge", "ggge"), (0.5, "# ?/?", "# ?/?"), (33.333333333333, "General", "G/標準")],
)
def test_number__not_certain__bare_value_and_format_are_named(asked, value, code, named):
    merged, findings = outcome(asked, value, code)
    assert merged == str(value)
    assert [(each.code, each.severity, each.place.cell) for each in findings] == [("K028", "warning", "N9")]
    assert all(said in findings[0].message for said in (str(value), named))


@pytest.mark.parametrize(("value", "code"), [(12, "General"), (12, "@"), (12, "#,##0"), (0.5, "0.0")])
def test_number__shown_as_it_is__nothing_to_tell(asked, value, code):
    merged, findings = outcome(asked, value, code)
    assert (merged, findings) == (str(value), ())


def test_number__sent_again_as_text__nothing_changes(asked):
    outcome(asked, 0.25, "0%")
    data = returned(TAX, pasted("25%", "@"), plan=PLAN)
    put_returns(asked / "提出", {FILE: data})
    assert collect("提出").counts["rows_to_merge"] == 0
