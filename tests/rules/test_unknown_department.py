import pytest

from hitaplan.rules.unknown_department import RULE
from tests.sheets import answers, delete_column, delete_row, delete_sheet, found_by, put, read, remedies


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (put("取組!E4", "情報統計果"), [("D001", "error", "取組!E4")]),
        (put("取組!E4", "契約検査室、税務果"), [("D001", "error", "取組!E4")]),
        (put("取組!E4", "契約検査室,税務果"), [("D001", "error", "取組!E4")]),
        (put("取組!E4", "契約検査室\n税務果"), [("D001", "error", "取組!E4")]),
        (put("取組!E4", "税務果、市民果"), [("D001", "error", "取組!E4")] * 2),
        (put("取組!E4", 5), [("D001", "error", "取組!E4")]),
        (put("取組!F5", "税務果"), [("D001", "error", "取組!F5")]),
        (put("担当課!G2", "DX推進課"), [("D001", "error", "担当課!G2")]),
        (put("計画!B9", "情報統計果"), [("D001", "error", "計画!B9")]),
        (put("計画!B9", "情報統計課、税務課"), [("D001", "error", "計画!B9")]),
        (answers({"課": "契約検査質"}), [("D001", "error", "進捗!D2")]),
        (answers({"課": "契約検査室、税務課"}), [("D001", "error", "進捗!D2")]),
        (answers({"年度": "令和5年度", "課": "契約検査質"}), [("D001", "warning", "進捗!D2")]),
        (delete_row("担当課", 11), [("D001", "error", "取組!E4")]),
    ],
)
def test_department__unknown__named(edit, expected):
    assert found_by(RULE, edit) == expected


def test_department__renamed_in_the_list__one_finding_a_sheet_tells_the_other_cells():
    rename = put("担当課!A2", "DX推進課")
    assert found_by(RULE, rename) == [("D001", "error", "計画!B9"), ("D001", "error", "取組!E2")]
    message = list(RULE.check(read(rename), ()))[1].message
    assert "E3、E6" in message
    assert "18 か所" in message


def test_department__near_miss__suggested():
    assert "「契約検査室」ではありませんか" in remedies(RULE, put("取組!E4", "契約検査質"))


@pytest.mark.parametrize(
    "edit",
    [
        put("取組!E4", "契約 検査室"),
        put("取組!E4", "契約検査室、、税務課、"),
        put("取組!E4", "契約検査室,税務課"),
        put("取組!E4", "契約検査室\n防災・危機管理課"),
        put("取組!E4", "、,"),
        put("取組!E4", "農業委員会"),
        put("取組!E4", "関係各課"),
        put("取組!E4", None),
        put("取組!E4", "#REF!"),
        put("取組!F5", "税務課、市民課"),
        put("担当課!G2", "税務課、市民課"),
        put("計画!B9", None),
        answers({}),
        answers({"課": "契約検査室 "}),
    ],
)
def test_department__known_or_blank__nothing_found(edit):
    assert found_by(RULE, edit) == []


@pytest.mark.parametrize(
    "edit",
    [
        delete_sheet("担当課"),
        delete_column("担当課", "課名"),
        put("担当課!A2", None),
        put("担当課!A2", "#REF!"),
        put("担当課!A2", "税務課"),
    ],
)
def test_department__list_itself_is_of_another_rule__nothing_found(edit):
    assert found_by(RULE, edit) == []
