from datetime import date

import pytest

from hitaplan.rules.dated_number import RULE
from tests.sheets import answers, append, found_by, put, read


@pytest.mark.parametrize(
    ("edit", "place"),
    [
        (put("取組!A2", date(2001, 1, 1)), "取組!A2"),
        (put("取組!A2", 36892), "取組!A2"),
        (put("取組!C22", date(2001, 3, 4)), "取組!C22"),
        (put("取組!L4", date(2002, 3, 10)), "取組!L4"),
        (answers({"取組番号": date(2001, 1, 3)}), "進捗!C2"),
        (answers({"年度": "令和5年度", "取組番号": date(2001, 1, 3)}), "進捗!C2"),
        (append("取組別まとめ", {"年度": "R6", "取組番号": date(2001, 1, 3)}), "取組別まとめ!B2"),
        (append("改定履歴", {"種別": "変更", "取組番号": date(2001, 1, 3)}), "改定履歴!D2"),
    ],
)
def test_number__turned_into_a_date__repair_is_listed(edit, place):
    assert found_by(RULE, edit) == [("N002", "repair", place)]


@pytest.mark.parametrize(
    "edit",
    [
        put("取組!A2", "1-1-1"),
        put("取組!A2", "１－１－１"),
        put("取組!A2", "2001/1/1"),
        put("取組!A2", date(2000, 12, 31)),
        put("取組!A2", date(2030, 1, 1)),
        put("取組!A2", 5),
        put("取組!A2", None),
        put("基本項目!A2", date(2001, 1, 1)),
        append("改定履歴", {"改定日": date(2026, 4, 1), "種別": "変更"}),
    ],
)
def test_number__no_date_of_a_number__nothing_found(edit):
    assert found_by(RULE, edit) == []


def test_number__turned_into_a_date__is_read_as_the_number():
    master = read(put("取組!A2", date(2001, 1, 1)), put("取組!L4", date(2002, 3, 10)))
    assert str(master.plan.initiatives[0].number) == "1-1-1"
    assert master.plan.initiatives[2].former_number == "2-3-10"
