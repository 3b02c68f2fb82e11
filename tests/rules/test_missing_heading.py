import pytest

from hitaplan.rules.missing_heading import RULE
from tests.sheets import (
    delete_column,
    delete_sheet,
    found_by,
    insert_row,
    put,
    remedies,
    rename_heading,
    rename_sheet,
    sheet,
)


@pytest.mark.parametrize(
    ("edit", "place"),
    [
        (rename_heading("取組", "取組番号", "取組み番号"), "取組!A1"),
        (rename_heading("取組", "事業担当課", "事業の担当課"), "取組!E1"),
        (rename_heading("取組", "令和6年度", "6年度"), "取組!H1"),
        (rename_heading("進捗", "成果・効果", "成果と効果"), "進捗!J1"),
        (rename_heading("取組", "事業担当課", None), "取組!A1"),
        (delete_column("取組", "取組名"), "取組!A1"),
        (delete_column("区分", "説明"), "区分!A1"),
        (put("計画!B7", "令和10年度"), "取組!A1"),
    ],
)
def test_heading__missing__its_near_miss_or_the_heading_row_is_named(edit, place):
    assert found_by(RULE, edit) == [("S002", "error", place)]


@pytest.mark.parametrize(
    ("edit", "row"),
    [
        (insert_row("取組", 1, "第4次日田市情報化基本計画"), "2 行目"),
        (insert_row("計画", 1), "2 行目"),
        (sheet("担当課", "担当課の一覧\n令和6年4月\n課名 | 別名 | 区分\n税務課"), "3 行目"),
        (sheet("区分", ""), "種別・値・説明"),
    ],
)
def test_heading_row__not_in_row_1__one_finding_says_where_it_is(edit, row):
    found = found_by(RULE, edit)
    assert [(code, severity) for code, severity, _ in found] == [("S002", "error")]
    assert row in remedies(RULE, edit)


def test_heading__near_miss__remedy_names_both_words():
    text = remedies(RULE, rename_heading("取組", "取組番号", "取組み番号"))
    assert "取組み番号" in text
    assert "「取組番号」" in text


@pytest.mark.parametrize(
    "edit",
    [
        rename_heading("取組", "取組番号", "取 組 番 号"),
        rename_heading("取組", "令和6年度", "R6"),
        rename_heading("取組別まとめ", "評価(確定)", "評価（確定）"),
        delete_column("計画期間", "備考"),
        put("取組!N1", "職員メモ"),
        put("計画!B7", "令和8年度"),
        put("計画!B7", "令和元年度"),
        put("計画!B6", "はじめ"),
        rename_sheet("取組", "計画一覧"),
        delete_sheet("担当課"),
    ],
)
def test_heading__there_or_of_another_rule__nothing_found(edit):
    assert found_by(RULE, edit) == []
