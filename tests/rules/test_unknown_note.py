import pytest

from hitaplan.rules.unknown_note import RULE
from tests.sheets import delete_row, delete_sheet, found_by, put, remedies, schedules


@pytest.mark.parametrize(
    ("edit", "place"),
    [
        (put("取組!H4", "実施予定(一部拡充)"), "取組!H4"),
        (put("取組!H4", "実施予定（3月から）"), "取組!H4"),
        (put("取組!H4", "事業開始予定・完了予定(試行)"), "取組!H4"),
        (delete_row("区分", 10), "取組!H2"),
        (schedules(*["実施中 | 実施予定(試行) | 実施予定( 試行 ) | 実施予定（試行） | "] * 3), "取組!E2"),
    ],
)
def test_note__unknown__first_cell_named_once(edit, place):
    assert found_by(RULE, edit) == [("T010", "info", place)]


def test_note__near_miss__suggested():
    assert "「一部拡大」ではありませんか" in remedies(RULE, put("取組!H4", "実施予定(一部拡充)"))


@pytest.mark.parametrize(
    "edits",
    [
        (),
        (put("取組!H4", "実施予定(一部拡大)"),),
        (put("取組!H4", "実施予定（ 一部 拡大 ）"),),
        (put("取組!H4", "実施予定()"),),
        (put("取組!H4", "実施予程(試行)"),),
        (put("取組!H22", "実施予定(試行)"),),
        (
            put("区分!B10", "試行"),
            put("取組!H2", "実施予定(試行)"),
            put("取組!I2", None),
            put("取組!I3", None),
        ),
        (put("区分!A10", "注紀"),),
        (delete_sheet("区分"),),
    ],
)
def test_note__known_or_of_another_rule__nothing_found(edits):
    assert [each for each in found_by(RULE, *edits) if each[2] != "取組!H9"] == []
