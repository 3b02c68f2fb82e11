import pytest

from hitaplan.rules.department_without_initiative import RULE
from tests.sheets import append, clear_column, delete_sheet, found_by, put

NEW = {"課名": "会計課", "区分": "課"}
FOUND = [("D009", "info", "担当課!A36")]


@pytest.mark.parametrize(
    "edits",
    [
        (append("担当課", NEW),),
        (append("担当課", NEW | {"区分": None}),),
        (append("担当課", NEW | {"後継課": "出納室"}),),
    ],
)
def test_department__that_no_initiative_names__at_its_name(edits):
    assert found_by(RULE, *edits) == FOUND


def test_department__name_taken_out_of_the_plan__found():
    assert found_by(RULE, put("取組!E4", "税務課")) == [("D009", "info", "担当課!A11")]


@pytest.mark.parametrize(
    "edits",
    [
        (),
        (append("担当課", NEW | {"区分": "総称"}),),
        (append("担当課", NEW), put("取組!E4", "契約検査室,会計課")),
        (append("担当課", NEW), put("取組!F4", "契約検査室、会計課")),
        (append("担当課", NEW | {"別名": "会計"}), put("取組!F4", "契約検査室、会計")),
        (append("担当課", NEW | {"後継課": "税務課"}),),
        (append("担当課", NEW), put("担当課!G2", "会計課")),
        (append("担当課", NEW | {"後継課": "出納室"}, {"課名": "出納室", "後継課": "税務課"}),),
        (append("担当課", NEW), put("計画!B9", "会計課")),
    ],
)
def test_department__named_somewhere__nothing_found(edits):
    assert found_by(RULE, *edits) == []


@pytest.mark.parametrize(
    "edit",
    [
        put("取組!E9", "税務果"),
        put("取組!E9", None),
        put("取組!F9", "#REF!"),
        clear_column("取組", "事業担当課"),
        delete_sheet("取組"),
        put("担当課!A3", "情報統計課"),
        put("計画!B9", "情報統計果"),
    ],
)
def test_department__while_names_are_to_be_mended__nothing_found(edit):
    assert found_by(RULE, append("担当課", NEW), edit) == []
