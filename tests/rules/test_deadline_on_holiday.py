from datetime import date

import pytest

from hitaplan.rules.deadline_on_holiday import RULE
from tests.sheets import append, delete_column, found_by, put, read


@pytest.mark.parametrize(
    ("deadline", "name"),
    [
        ("令和7年3月20日", "春分の日"),
        ("令和7年3月22日", "土曜日"),
        ("2025/3/23", "日曜日"),
        ("R7.5.6", "振替休日"),
        ("令和8年9月22日", "国民の休日"),
        ("令和6年12月30日", "年末年始の閉庁日"),
        ("令和7年1月3日", "年末年始の閉庁日"),
        ("令和6年12月29日", "年末年始の閉庁日"),
        ("令和7年1月1日", "元日"),
        (date(2025, 3, 20), "春分の日"),
    ],
)
def test_deadline__on_a_holiday__at_its_cell(deadline, name):
    edit = put("照会!E2", deadline)
    assert found_by(RULE, edit) == [("P008", "warning", "照会!E2")]
    assert name in next(RULE.check(read(edit), ())).message


@pytest.mark.parametrize(
    "edit",
    [
        put("照会!E2", "令和7年3月21日"),
        put("照会!E2", "令和6年12月27日"),
        put("照会!E2", "令和7年1月6日"),
        put("照会!E2", "追って連絡"),
        put("照会!E2", None),
        append("照会", {"年度": "令和5年度", "区分": "確定", "回答期限": "令和6年5月25日"}),
        append("照会", {"年度": "昨年度", "回答期限": "令和6年5月25日"}),
        delete_column("照会", "回答期限"),
    ],
)
def test_deadline__on_a_working_day_or_of_a_former_year__nothing_found(edit):
    assert found_by(RULE, edit) == []


def test_deadline__of_a_later_year__found():
    later = append("照会", {"年度": "令和7年度", "区分": "速報", "回答期限": "令和8年3月20日"})
    assert found_by(RULE, later) == [("P008", "warning", "照会!E3")]
