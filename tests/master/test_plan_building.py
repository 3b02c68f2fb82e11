from datetime import date

import pytest

from hitaplan.plan.vocabulary import DepartmentKind, Evaluation, ReplyKind, Round, Status
from tests.builders import R5, R6, number
from tests.sheets import answers, append, delete_row, put, read, sheet


def initiative(edit, printed_number="1-1-3"):
    return read(edit).plan.by_number[number(printed_number)]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("税務課、市民課", ("税務課", "市民課")),
        (" 税務課 、、\u3000市民課、", ("税務課", "市民課")),
        ("税務課,市民課", ("税務課", "市民課")),
        ("税務課,市民果", ("税務課,市民果",)),
        (None, ()),
    ],
)
def test_departments__written_in_one_cell__split_into_names(cell, names):
    assert initiative(put("取組!E4", cell)).departments == names
    assert initiative(put("取組!F4", cell)).inquiry == names


@pytest.mark.parametrize("text", ["未定", "#REF!", None, " "])
def test_schedule__illegible_or_blank_year__left_out(text):
    assert sorted(initiative(put("取組!H4", text)).schedule) == [R5, R6 + 1, R6 + 2, R6 + 3]


def test_schedule__text__kept_as_it_is_written():
    entry = initiative(put("取組!H4", "実施 予定（一部拡大）")).schedule[R6]
    assert entry.text == "実施 予定（一部拡大）"
    assert (entry.planned, entry.note) == (True, "一部拡大")


@pytest.mark.parametrize("value", ["1-1", None, "#REF!", True])
def test_initiative__number_illegible__only_that_row_is_left_out(value):
    plan = read(put("取組!A4", value)).plan
    assert len(plan.initiatives) == 64
    assert number("1-1-3") not in plan.by_number


def test_text__line_breaks_and_spaces__kept_character_for_character():
    text = " 一行目\n二行目 ｱｲｳ　"
    assert initiative(put("取組!D4", text)).content == text


@pytest.mark.parametrize(
    ("value", "former"),
    [("2-3-10", "2-3-10"), (date(2002, 3, 10), "2-3-10"), ("旧1の3", "旧1の3"), (None, "")],
)
def test_former_number__however_stored__as_text(value, former):
    assert initiative(put("取組!L4", value)).former_number == former


def test_item__row_missing__its_initiatives_have_no_place():
    plan = read(delete_row("基本項目", 2)).plan
    assert len(plan.initiatives) == 65 - 8


def test_item__narrative__one_paragraph_a_line():
    plan = read(put("基本項目!C2", "一段落目\n二段落目")).plan
    assert plan.policies[0].items[0].narrative == ("一段落目", "二段落目")


def test_department__all_columns__read():
    row = "税務課 | 税務、市税課 | 課 | 3 | 令和5年度 | R7 | DX推進課、市民課 | 改組"
    headings = "課名 | 別名 | 区分 | 並び順 | 開始年度 | 終了年度 | 後継課 | 備考"
    (department,) = read(sheet("担当課", f"{headings}\n{row}")).plan.departments
    assert (department.name, department.aliases, department.order) == ("税務課", ("税務", "市税課"), 3)
    assert (department.first_year, department.last_year) == (R5, R6 + 1)
    assert department.successors == ("DX推進課", "市民課")
    assert department.note == "改組"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("総称", DepartmentKind.COLLECTIVE),
        ("課", DepartmentKind.DEPARTMENT),
        (None, DepartmentKind.DEPARTMENT),
    ],
)
def test_department__kind__blank_is_a_department(kind, expected):
    assert read(put("担当課!C35", kind)).plan.departments[-1].kind is expected


def test_answer__all_columns__read():
    row = {
        "区分": "確定",
        "成果・効果": "早くなった。",
        "課題": "課題",
        "今後の予定": "続ける。",
        "計画の変更": "なし",
        "回答区分": "通常",
        "記入者": "記入者",
        "記入日": date(2025, 4, 10),
        "取込元": "R6_契約検査室_調査票.xlsx",
    }
    (answer,) = read(answers(row)).plan.answers
    assert (answer.year, answer.round, answer.number) == (R6, Round.FINAL, number("1-1-3"))
    assert (answer.status, answer.evaluation) == (Status.RUNNING, Evaluation.ON_SCHEDULE)
    assert answer.reply_kind is ReplyKind.FULL
    assert answer.entered_on == "令和7年4月10日"
    assert (answer.achievement, answer.outcome, answer.challenge) == (
        "電子入札を12件行った。",
        "早くなった。",
        "課題",
    )
    assert (answer.outlook, answer.plan_change) == ("続ける。", "なし")
    assert (answer.author, answer.source) == ("記入者", "R6_契約検査室_調査票.xlsx")


def test_answer__round_blank__is_final():
    (answer,) = read(answers({"区分": None})).plan.answers
    assert answer.round is Round.FINAL


@pytest.mark.parametrize("change", [{"年度": "昨年度"}, {"取組番号": "1-1"}, {"課": None}, {"状況": "済"}])
def test_answer__key_or_status_illegible__left_to_the_rules(change):
    assert read(answers(change)).plan.answers == ()


def test_verdict_and_revision__dates_as_documents_print_them():
    plan = read(
        append(
            "取組別まとめ",
            {"年度": "R6", "取組番号": "1-1-3", "評価(確定)": "遅れ", "決定日": date(2025, 5, 9)},
        ),
        append("改定履歴", {"改定日": "令和8年4月1日", "取組番号": date(2001, 1, 3), "種別": "変更"}),
    ).plan
    assert plan.verdicts[0].decided_on == "令和7年5月9日"
    assert plan.verdicts[0].evaluation is Evaluation.LATE
    assert (plan.revisions[0].revised_on, plan.revisions[0].number) == ("令和8年4月1日", "1-1-3")


def test_settings__report_date_as_a_date__printed_in_its_era():
    assert read(put("計画!B16", date(2025, 3, 31))).plan.settings.report_date == "令和7年3月31日"


@pytest.mark.parametrize("value", [9, "９", "9", 9.0])
def test_integer__however_typed__read(value):
    assert read(put("担当課!D2", value)).plan.departments[0].order == 9


@pytest.mark.parametrize("value", ["一", "9" * 5000, "-1", None, "1.5"])
def test_integer__illegible__zero(value):
    assert read(put("担当課!D2", value)).plan.departments[0].order == 0


def test_period_bar__year_illegible__left_out():
    assert len(read(put("計画期間!B2", "昔")).plan.period_bars) == 4
