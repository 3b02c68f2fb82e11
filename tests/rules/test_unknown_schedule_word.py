from datetime import date

import pytest

from hitaplan.rules.unknown_schedule_word import RULE
from tests.sheets import delete_sheet, found_by, put, remedies, rename_heading


@pytest.mark.parametrize(
    "text", ["実施予定一部拡大", "検討予定", "拡大", "(拡大)", "実施予定(拡大", "実施中、完了", "○", "-", 5]
)
def test_schedule__word_unknown__named(text):
    assert found_by(RULE, put("取組!H2", text)) == [("T001", "error", "取組!H2")]


@pytest.mark.parametrize(
    "text",
    [
        "検討",
        "実施予定(一部拡大)",
        "実施予定（一部拡大）",
        "実施 予定 (何を書いてもよい)",
        "事業開始・完了",
        "事業開始予定・完了予定",
        "実施中()",
        None,
        " ",
        date(2025, 1, 1),
        "#REF!",
        True,
    ],
)
def test_schedule__word_known_or_of_another_rule__nothing_found(text):
    assert found_by(RULE, put("取組!H2", text)) == []


def test_schedule__heading_written_shortly__still_read():
    edits = (rename_heading("取組", "令和6年度", "R6"), put("取組!H2", "実施予定一部拡大"))
    assert found_by(RULE, *edits) == [("T001", "error", "取組!H2")]


def test_schedule__near_miss__suggested():
    assert "「実施予定」ではありませんか" in remedies(RULE, put("取組!H2", "実施予程(拡大)"))


def test_schedule__sheet_missing__nothing_found():
    assert found_by(RULE, delete_sheet("取組")) == []
