import pytest

from hitaplan.rules.same_as_last_year import RULE
from tests.sheets import answers, append, found_by, put, read

LAST = {"年度": "令和5年度", "区分": "確定"}
LONG = "電子入札を行い、業者向けの説明会を開いた。" * 5
FOUND = [("A009", "warning", "進捗!I3")]
RENAMED = (
    put("担当課!F11", "令和5年度"),
    put("担当課!G11", "契約課"),
    append("担当課", {"課名": "契約課", "区分": "課", "開始年度": "令和6年度"}),
)


@pytest.mark.parametrize(
    ("last", "this"),
    [
        ({}, {}),
        ({"実績": LONG}, {"実績": LONG + "。"}),
        ({"実績": LONG}, {"実績": LONG.replace("開いた", "行った", 1)}),
        ({"回答区分": "予定どおり・特記なし"}, {}),
        ({}, {"回答区分": "通常"}),
        ({"区分": None}, {"区分": "確定"}),
    ],
)
def test_answer__copied_from_the_year_before__at_the_first_cell(last, this):
    assert found_by(RULE, answers(LAST | last, this)) == FOUND


def test_answer__several_columns_the_same__one_finding_names_them():
    texts = {
        "実績": "12件の電子入札を行った。",
        "課題": "業者への周知が足りない。",
        "今後の予定": "説明会を開く。",
    }
    rows = answers(LAST | texts, texts | {"実績": "15件の入札をした。業者は8社だった。"})
    assert found_by(RULE, rows) == [("A009", "warning", "進捗!K3")]
    rows = answers(LAST | texts, texts)
    assert found_by(RULE, rows) == FOUND
    message = next(RULE.check(read(rows), ())).message
    assert message == "「実績」・「課題」が、令和5年度の契約検査室の回答と同じです。"


@pytest.mark.parametrize(
    ("last", "this"),
    [
        ({}, {"実績": "電子入札を15件行った。"}),
        ({"実績": LONG}, {"実績": LONG + "さらに、操作の手引きを作り、全庁に配った。"}),
        ({"実績": "会議を開いた。"}, {"実績": "会議を開いた。"}),
        ({}, {"回答区分": "予定どおり・特記なし"}),
        ({"年度": "令和6年度"}, {}),
        ({}, {"年度": "令和7年度"}),
        ({}, {"取組番号": "1-1-4", "課": "情報統計課"}),
        ({"課": "税務課"}, {"課": "税務課"}),
    ],
)
def test_answer__new_short_or_of_another_year__nothing_found(last, this):
    assert found_by(RULE, answers(LAST | last, this)) == []


def test_answer__early_and_final_figures__only_what_counts_is_compared():
    assert found_by(RULE, answers(LAST, {}, {"区分": "確定"})) == [("A009", "warning", "進捗!I4")]
    assert found_by(RULE, answers(LAST, {}, {"区分": "確定", "実績": "電子入札を15件行った。"})) == []


def test_answer__of_a_renamed_department__compared_with_the_one_before():
    assert found_by(RULE, *RENAMED, answers(LAST, {"課": "契約課"})) == FOUND
