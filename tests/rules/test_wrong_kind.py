from datetime import date, time

import pytest

from hitaplan.rules.wrong_kind import RULE
from tests.sheets import answers, delete_sheet, found_by, put, rename_heading


@pytest.mark.parametrize("value", ["#REF!", "=1+1", True, time(9, 30), date(2025, 3, 20)])
@pytest.mark.parametrize("place", ["取組!D2", "取組!H2", "担当課!A2", "計画!B8", "基本項目!C2"])
def test_cell__wrong_kind_of_value__named(place, value):
    assert found_by(RULE, put(place, value)) == [("S005", "error", place)]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (answers({"実績": "#REF!"}), [("S005", "error", "進捗!I2")]),
        (answers({"実績": date(2025, 3, 20)}), [("S005", "error", "進捗!I2")]),
        (answers({"年度": date(2024, 4, 1)}), [("S005", "error", "進捗!A2")]),
        (answers({"年度": "令和5年度", "実績": "#REF!"}), [("S005", "warning", "進捗!I2")]),
        (put("取組!A2", value=True), [("S005", "error", "取組!A2")]),
        (put("計画!B16", value=False), [("S005", "error", "計画!B16")]),
    ],
)
def test_cell__wrong_kind_in_a_row_of_a_year__judged_by_the_year(edit, expected):
    assert found_by(RULE, edit) == expected


@pytest.mark.parametrize(
    "edit",
    [
        answers({"実績": "3月20日に研修を行った"}),
        answers({"実績": 12}),
        answers({"記入日": date(2025, 4, 10)}),
        answers({"取組番号": date(2001, 1, 3)}),
        answers({"予定": "#REF!", "取組名": date(2025, 4, 10)}),
        put("計画!B5", date(2024, 3, 1)),
        put("計画!B16", date(2025, 3, 31)),
        put("照会!D2", date(2025, 3, 1)),
        put("取組!N2", value=True),
        put("はじめに!A30", "#REF!"),
        rename_heading("取組", "備考", "職員のメモ"),
        delete_sheet("取組"),
    ],
)
def test_cell__allowed_or_the_staffs_own__nothing_found(edit):
    assert found_by(RULE, edit) == []
