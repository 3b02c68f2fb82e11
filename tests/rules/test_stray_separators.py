import pytest

from hitaplan.master.layout import Heading, SheetName
from hitaplan.rules.stray_separators import RULE
from tests.sheets import delete_sheet, found_by, put, read

MEANT = "税務課、市民課"


@pytest.mark.parametrize(
    "written",
    [
        "税務課、市民課、",
        "、税務課、市民課",
        "税務課、、市民課",
        "税務課,市民課",
        "税務課，市民課",
        "税務課､市民課",
        "税務課・市民課",
        "税務課／市民課",
        "税務課/市民課",
        "税務課;市民課",
        "税務課\n市民課",
        "税務課 市民課",
        "税務課　市民課",
        "税務課, 市民課,",
        "税務課 ・ 市民課",
    ],
)
@pytest.mark.parametrize("place", ["取組!E4", "取組!F4", "担当課!G2"])
def test_names__wrongly_separated__repaired(place, written):
    found = list(RULE.check(read(put(place, written)), ()))
    assert [(each.code, each.severity.value, str(each.place)[-2:], each.repaired) for each in found] == [
        ("D007", "repair", place[-2:], MEANT)
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("防災・危機管理課,税務課", "防災・危機管理課、税務課"),
        ("税務課・防災・危機管理課", "税務課、防災・危機管理課"),
        ("契約 検査室 税務課", "契約検査室、税務課"),
        ("農業委員会/税務課", "農業委員会、税務課"),
        ("税務課,", "税務課"),
        ("税務果、、市民課", "税務果、市民課"),
    ],
)
def test_names__that_hold_separators_or_are_unknown__stay_whole(written, meant):
    assert [each.repaired for each in RULE.check(read(put("取組!E4", written)), ())] == [meant]


def test_names__wrongly_separated__the_plan_has_them_all():
    master = read(
        put("取組!E4", "税務課,市民課"), put("取組!F5", "税務課\n市民課"), put("担当課!G2", "税務課/市民課")
    )
    initiatives = {str(each.number): each for each in master.plan.initiatives}
    assert initiatives["1-1-3"].departments == ("税務課", "市民課")
    assert initiatives["1-1-4"].inquiry == ("税務課", "市民課")
    assert master.plan.departments[0].successors == ("税務課", "市民課")
    assert master.records(SheetName.INITIATIVES)[2].text(Heading.DEPARTMENTS) == "税務課,市民課"


@pytest.mark.parametrize(
    "edit",
    [
        put("取組!E4", MEANT),
        put("取組!E4", "税務課、 市民課"),
        put("取組!E4", "契約 検査室"),
        put("取組!E4", "防災・危機管理課"),
        put("取組!E4", "税務課,市民果"),
        put("取組!E4", "税務果、市民課"),
        put("取組!E4", None),
        put("取組!E4", "#REF!"),
        delete_sheet("担当課"),
        delete_sheet("取組"),
    ],
)
def test_names__rightly_separated_or_unknown__nothing_found(edit):
    assert found_by(RULE, edit) == []


@pytest.mark.parametrize(
    ("place", "severity"), [("取組!E4", "error"), ("取組!F4", "repair"), ("担当課!G2", "repair")]
)
def test_names__separators_alone__a_department_is_missing(place, severity):
    assert found_by(RULE, put(place, "、,")) == [("D007", severity, place)]
