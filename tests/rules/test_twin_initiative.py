import pytest

from hitaplan.rules.twin_initiative import RULE
from tests.accidents import copy_cells
from tests.sheets import copy_row, delete_column, found_by, put, remedies


@pytest.mark.parametrize(
    ("edit", "place"),
    [
        (put("取組!C22", None), "取組!C22"),
        (put("取組!C22", " \u3000"), "取組!C22"),
        (copy_cells("取組!B4:K4", "B5"), "取組!C5"),
        (copy_cells("取組!B4:B4", "B60"), "取組!B60"),
        (copy_cells("取組!D4:D4", "D60"), "取組!D60"),
        (put("取組!B60", " 入札関連手続のｵﾝﾗｲﾝ化"), "取組!B60"),
    ],
)
def test_initiative__same_as_another__where_to_mend_it(edit, place):
    assert found_by(RULE, edit) == [("R005", "warning", place)]


def test_initiative__three_times__each_beyond_the_first():
    edits = (copy_cells("取組!B4:K4", "B5"), copy_cells("取組!B4:K4", "B7"))
    assert found_by(RULE, *edits) == [("R005", "warning", "取組!C5"), ("R005", "warning", "取組!C7")]


def test_remedy__names_the_other_one():
    assert "再掲元に「1-3-4」を" in remedies(RULE, put("取組!C22", None))


@pytest.mark.parametrize(
    "edits",
    [
        (),
        (put("取組!D4", "〃"), put("取組!D5", "〃")),
        (put("取組!D4", None), put("取組!D5", None)),
        (put("取組!B4", None), put("取組!B5", None)),
        (put("取組!B4", True), put("取組!B5", True)),  # noqa: FBT003 - what a cell holds
        (put("取組!C22", None), put("取組!B22", "AIチャットボットによる問合せ対応(再掲)")),
        (copy_row("取組", 4),),
        (delete_column("取組", "再掲元"),),
    ],
)
def test_initiative__different_or_of_another_rule__nothing_found(edits):
    assert found_by(RULE, *edits) == []
