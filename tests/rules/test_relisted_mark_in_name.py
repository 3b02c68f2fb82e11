import pytest

from hitaplan.rules.relisted_mark_in_name import RULE
from tests.sheets import added, delete_column, found_by, put, read, remedies, sheet

NAME = "AIチャットボットによる問合せ対応"


@pytest.mark.parametrize(
    "mark",
    [
        "(再掲)",
        "（再掲）",
        " (再 掲)",
        "【再掲】",
        "〔再掲〕",
        "※再掲",
        "(再掲 1-3-4)",
        "（再掲：１－３－４）",
    ],
)
@pytest.mark.parametrize("origin", ["", "1-3-4", "1-3"])
def test_name__marked__named(mark, origin):
    table = f"取組番号 | 取組名 | 再掲元\n2-2-2 | {NAME}{mark} | {origin}"
    assert found_by(RULE, sheet("取組", table)) == [("R003", "error", "取組!B2")]
    assert f"取組名を「{NAME}」に直して" in remedies(RULE, sheet("取組", table))


def test_name__marked_without_origin__remedy_names_the_original():
    original = read().plan.initiatives[14]
    edits = (put("取組!C22", None), put("取組!B22", f"{original.name}(再掲)"))
    assert added(*edits) == [("R003", "error", "取組!B22")]
    assert "再掲元に「1-3-4」を書き" in remedies(RULE, *edits)


def test_name__marked_with_origin__message_of_its_own():
    name = read().plan.initiatives[14].name
    edit = put("取組!B22", f"{name}（再掲）")
    (finding,) = RULE.check(read(edit), ())
    assert "二重に印字" in finding.message
    assert added(edit) == [("R003", "error", "取組!B22")]


@pytest.mark.parametrize(
    "edit",
    [
        sheet("取組", f"取組番号 | 取組名 | 再掲元\n2-2-2 | {NAME} | 1-3-4"),
        sheet("取組", "取組番号 | 取組名 | 再掲元\n2-2-2 | 広報記事の再掲載 | "),
        sheet("取組", "取組番号 | 取組名 | 再掲元\n2-2-2 | 記事(再掲載)の点検 | "),
        put("取組!D22", "内容(再掲)"),
        put("取組!M22", "(再掲)"),
        put("取組!B22", "#REF!"),
        put("取組!B22", None),
        delete_column("取組", "再掲元"),
    ],
)
def test_name__plain_or_of_another_rule__nothing_found(edit):
    assert found_by(RULE, edit) == []
