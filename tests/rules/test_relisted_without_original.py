from datetime import date

import pytest

from hitaplan.rules.relisted_without_original import RULE
from tests.sheets import delete_column, delete_row, found_by, put


@pytest.mark.parametrize(
    ("edit", "place"),
    [
        (put("取組!C22", "2-2-2"), "取組!C22"),
        (put("取組!C22", "２－２－２"), "取組!C22"),
        (put("取組!C22", "9-9-9"), "取組!C22"),
        (put("取組!C22", "2-2-3"), "取組!C22"),
        (put("取組!C22", date(2009, 9, 9)), "取組!C22"),
        (delete_row("取組", 16), "取組!C21"),
        (put("取組!C16", "1-1-1"), "取組!C22"),
    ],
)
def test_original__missing_or_relisted_itself__named(edit, place):
    assert found_by(RULE, edit) == [("R002", "error", place)]


@pytest.mark.parametrize(
    "edit",
    [
        put("取組!C22", "1-3-4"),
        put("取組!C22", "１－３－４"),
        put("取組!C22", "1-3-5"),
        put("取組!C22", None),
        put("取組!C22", "再掲"),
        put("取組!A16", "1-3"),
        put("取組!A16", None),
        put("取組!A16", "1-3-3"),
        delete_column("取組", "取組番号"),
        delete_column("取組", "再掲元"),
    ],
)
def test_original__there_or_its_number_is_of_another_rule__nothing_found(edit):
    assert found_by(RULE, edit) == []
