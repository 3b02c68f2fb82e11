import pytest

from hitaplan.rules.department_twice import RULE
from tests.sheets import found_by, put, read


@pytest.mark.parametrize(
    ("place", "names"),
    [
        ("取組!E4", "税務課、市民課、税務課"),
        ("取組!E4", "税務課、市民課、税 務課"),
        ("取組!E4", "税務課,市民課,税務課"),
        ("取組!E4", "農業委員会、農業委員会事務局"),
        ("取組!E4", "税務果、税務果"),
        ("取組!F4", "税務課、税務課、税務課"),
        ("担当課!G2", "税務課、税務課"),
        ("担当課!B2", "情報課、情報課"),
        ("担当課!B2", "情報統計課"),
    ],
)
def test_department__twice_in_a_cell__one_finding(place, names):
    assert found_by(RULE, put(place, names)) == [("D006", "warning", place)]


@pytest.mark.parametrize(
    ("place", "names"),
    [
        ("取組!E4", "税務課、市民課"),
        ("取組!E4", "税務課、、市民課、"),
        ("取組!E4", "関係各課、各課"),
        ("取組!E4", None),
        ("担当課!B2", "情報課、統計課"),
    ],
)
def test_department__once__nothing_found(place, names):
    assert found_by(RULE, put(place, names)) == []


def test_message__names_the_department():
    assert "「税務課」" in next(RULE.check(read(put("取組!E4", "税務課、市民課、税務課")), ())).message
