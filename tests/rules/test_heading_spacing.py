import pytest

from hitaplan.rules.heading_spacing import RULE
from tests.sheets import found_by, put, read, rename_heading, rename_sheet


@pytest.mark.parametrize(
    ("edit", "place"),
    [
        (rename_heading("取組", "取組番号", "取 組 番 号"), "取組!A1"),
        (rename_heading("取組", "取組番号", "取組番号\u3000"), "取組!A1"),
        (rename_heading("取組", "取組番号", "取組\n番号"), "取組!A1"),
        (rename_heading("取組別まとめ", "評価(確定)", "評価（確定）"), "取組別まとめ!C1"),
        (rename_heading("進捗", "成果・効果", "成果･効果"), "進捗!J1"),
        (rename_heading("取組", "令和6年度", "R6"), "取組!H1"),
        (rename_heading("取組", "令和6年度", "令和６年度"), "取組!H1"),
        (rename_heading("取組", "令和6年度", 2024), "取組!H1"),
        (rename_sheet("取組", "取 組"), "取 組"),
        (rename_sheet("担当課", "担当課 "), "担当課 "),
    ],
)
def test_name__differs_by_spaces_or_widths__repair_is_listed(edit, place):
    assert found_by(RULE, edit) == [("S003", "repair", place)]


@pytest.mark.parametrize(
    "edit",
    [
        put("取組!N1", "職員 メモ"),
        rename_heading("取組", "取組番号", "取組み番号"),
        rename_sheet("取組", "取組 (2)"),
    ],
)
def test_name__unknown__left_to_others(edit):
    assert found_by(RULE, edit) == []


def test_heading__spaced__is_read_as_meant():
    master = read(rename_heading("取組", "取組番号", "取 組 番 号"), rename_sheet("担当課", "担 当 課"))
    assert len(master.plan.initiatives) == 65
    assert len(master.plan.departments) == 34
