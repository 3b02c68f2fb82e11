import pytest

from hitaplan.rules.vocabulary_changed import RULE
from tests.sheets import delete_column, delete_row, delete_sheet, found_by, put, real_plan, remedies


def place(kind, value):
    """The row of 区分 in which a word stands."""
    return next(
        row for row, word in enumerate(real_plan().vocabulary, 2) if (word.kind, word.value) == (kind, value)
    )


@pytest.mark.parametrize(("kind", "value"), [("評価", "遅れ"), ("状況", "実施中")])
def test_word__changed__at_its_cell_and_missing(kind, value):
    edit = put(f"区分!B{place(kind, value)}", "言い換え")
    assert found_by(RULE, edit) == [
        ("V003", "warning", f"区分!B{place(kind, value)}"),
        ("V003", "warning", "区分"),
    ]


def test_word__nearly_right__suggested():
    assert "「事業開始」ではありませんか。" in remedies(
        RULE, put(f"区分!B{place('状況', '事業開始')}", "事業開示")
    )


def test_word__row_deleted__missing():
    assert found_by(RULE, delete_row("区分", place("評価", "完了"))) == [("V003", "warning", "区分")]


@pytest.mark.parametrize(
    "edit",
    [
        put(f"区分!C{place('評価', '完了')}", "別の説明"),
        put(f"区分!B{place('注記', '拡大')}", "縮小"),
        put(f"区分!B{place('評価', '完了')}", " 完了 "),
        delete_column("区分", "値"),
        delete_sheet("区分"),
    ],
    ids=["the description", "a note", "spaces", "no column", "no sheet"],
)
def test_word__as_the_program_knows_it_or_of_another_rule__nothing_found(edit):
    assert found_by(RULE, edit) == []
