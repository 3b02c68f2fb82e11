import pytest

from hitaplan.rules.contact_blank import RULE
from tests.sheets import check_real, delete_column, delete_row, found_by, put, summary

BLANK = [("P005", "info", f"計画!B{row}") for row in (12, 13, 14)]
FILLED = tuple(put(f"計画!B{row}", "情報政策係") for row in (12, 13, 14))


def test_real_master__three_contacts_blank__one_line_of_neighbours():
    assert found_by(RULE) == BLANK
    assert [each for each in map(summary, check_real()) if each[0] == "P005"] == [
        ("P005", "info", "計画!B12:B14")
    ]


@pytest.mark.parametrize("row", [10, 12, 13, 14, 15])
@pytest.mark.parametrize("value", [None, " "])
def test_contact__blank__at_its_value(row, value):
    assert found_by(RULE, *FILLED, put(f"計画!B{row}", value)) == [("P005", "info", f"計画!B{row}")]


@pytest.mark.parametrize(
    "edit",
    [
        put("計画!B11", None),
        put("計画!B16", None),
        put("計画!B12", 123),
        delete_row("計画", 12),
        delete_column("計画", "値"),
    ],
)
def test_contact__filled_or_no_contact__nothing_found(edit):
    assert found_by(RULE, *FILLED, edit) == []
