import pytest

from hitaplan.rules.department_outside_years import RULE
from tests.sheets import append, found_by, put, read

ENDED = put("担当課!F9", "令和5年度")  # 商工労政課
STARTS = put("担当課!E11", "令和7年度")  # 契約検査室
NEW = {"課名": "商工課", "区分": "課", "開始年度": "令和6年度"}


@pytest.mark.parametrize(
    ("edits", "place"),
    [
        ((ENDED,), "担当課!G9"),
        ((ENDED, put("担当課!G9", "商工課"), append("担当課", NEW | {"終了年度": "令和5年度"})), "担当課!G9"),
        ((STARTS,), "担当課!E11"),
        ((put("計画!B8", "令和7年度"), put("担当課!F9", "令和6年度")), "担当課!G9"),
    ],
)
def test_department__gone_or_not_yet_there__at_the_cell_to_mend(edits, place):
    assert found_by(RULE, *edits) == [("D010", "warning", place)]


def test_message__names_the_initiatives():
    message = next(RULE.check(read(ENDED), ())).message
    assert "取組 1-1-2・4-3-4・4-3-5 にある「商工労政課」" in message


@pytest.mark.parametrize(
    "edits",
    [
        (),
        (ENDED, put("担当課!G9", "知らない課")),
        (ENDED, put("担当課!G9", "商工課"), append("担当課", NEW)),
        (ENDED, put("担当課!G9", "観光課")),
        (STARTS, put("担当課!F10", "令和6年度"), put("担当課!G10", "契約検査室")),
        (put("担当課!F9", "令和6年度"),),
        (put("担当課!F26", "令和5年度"),),
        (put("担当課!F9", "去年"),),
        (append("担当課", {"課名": "会計課", "終了年度": "令和5年度"}),),
        (ENDED, put("担当課!A3", "情報統計課")),
    ],
)
def test_department__there_or_not_asked__nothing_found(edits):
    assert found_by(RULE, *edits) == []
