import pytest

from hitaplan.rules.file_name_collision import RULE
from tests.sheets import found_by, read, sheet

LONG = "あ" * 40


@pytest.mark.parametrize(
    "table",
    [
        "課名\nDX推進室\ndx推進室",
        f"課名\n{LONG}第一室\n{LONG}第二室",
        "課名\n総務課\n総務課.",
        "課名 | 区分\nDX推進室 | 課\ndx推進室 |",
    ],
)
def test_names__the_same_as_files__at_the_second(table):
    assert found_by(RULE, sheet("担当課", table)) == [("D012", "warning", "担当課!A3")]


def test_message__names_both_and_the_file():
    (finding,) = RULE.check(read(sheet("担当課", "課名\nDX推進室\ndx推進室")), ())
    assert "「dx推進室」と「DX推進室」(A2)" in finding.message


@pytest.mark.parametrize(
    "table",
    [
        "課名\nDX推進室\n第二DX推進室",
        "課名\n総務課\n総 務課",
        "課名 | 区分\nDX推進室 | 課\ndx推進室 | 総称",
        "課名 | 並び順\n | 1\n | 2",
        "課名\n#REF!\n#REF!",
        "別名\n税務",
    ],
)
def test_names__different_or_of_another_rule__nothing_found(table):
    assert found_by(RULE, sheet("担当課", table)) == []
