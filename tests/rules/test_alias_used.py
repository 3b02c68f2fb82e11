import pytest

from hitaplan.rules.alias_used import RULE
from tests.sheets import answers, delete_column, found_by, put, read

OWN = put("取組!E10", "農業委員会事務局")


def test_real_master__1_2_1__is_the_only_alias():
    assert found_by(RULE) == [("D008", "info", "取組!E10")]


@pytest.mark.parametrize(
    ("edit", "place"),
    [
        (put("取組!E4", "農業委員会、税務課"), "取組!E4"),
        (put("取組!E4", "農業 委員会"), "取組!E4"),
        (put("取組!F4", "農業委員会,税務課"), "取組!F4"),
        (answers({"取組番号": "2-3-19", "課": "農業委員会"}), "進捗!D2"),
    ],
)
def test_alias__used__named(edit, place):
    assert found_by(RULE, OWN, edit) == [("D008", "info", place)]


def test_alias__used_often__one_finding_tells_the_other_cells():
    rows = [{"取組番号": f"1-1-{serial}", "課": "農業委員会"} for serial in range(1, 4)]
    (finding,) = RULE.check(read(OWN, answers(*rows)), ())
    assert finding.place.cell == "D2"
    assert "ほかに D3、D4 の 2 か所" in finding.message


@pytest.mark.parametrize(
    "edit",
    [
        OWN,
        put("取組!E10", "農業委員会事務局、税務課"),
        put("取組!E10", None),
        delete_column("担当課", "別名"),
        put("担当課!A3", "情報統計課"),
    ],
)
def test_name__its_own_or_of_another_rule__nothing_found(edit):
    assert found_by(RULE, edit) == []
