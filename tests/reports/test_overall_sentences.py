"""総括報告書: its sentences say what the answers say, and no more."""

from dataclasses import replace

import pytest

from hitaplan.plan.model import Inquiry
from hitaplan.plan.vocabulary import Round, Status
from tests.builders import R5, R6, make_initiative, make_plan, make_verdict
from tests.overall_plans import ALL_ANSWERED, LATE, NOT_DONE, answered, text_of, three, words
from tests.word_files import real_overall, tables

OPENINGS = {
    "nothing answered": ((), "令和6年度の評価の対象3取組には、まだ回答がありません。"),
    "all well": (
        (answered("1-1-1"), answered("1-1-2", department="甲課"), answered("2-1-1")),
        "令和6年度は、評価の対象3取組のうち、計画どおり又は完了は3取組(100.0%)でした。",
    ),
    "of every kind": (
        (answered("1-1-1", LATE), answered("1-1-2", NOT_DONE, department="甲課")),
        "令和6年度は、評価の対象3取組のうち、計画どおり又は完了は0取組(0.0%)で、遅れ又は一部遅れが1取組(33.3%)、"
        "未着手・中止が1取組(33.3%)、未回答が1取組(33.3%)でした。",
    ),
}


@pytest.mark.parametrize("case", OPENINGS)
def test_opening__counts__one_sentence(case):
    answers, sentence = OPENINGS[case]
    assert words(three(*answers))["総括文"] == sentence


def test_opening__nothing_to_evaluate__said():
    plan = make_plan(make_initiative("1-1-1", "完了"), answers=[])
    assert words(plan)["総括文"] == "令和6年度に評価の対象となる取組はありません。"


WITHOUT_ANY = {
    "遅れがないときの文": "遅れている取組",
    "変化がないときの文": "評価が変わった取組",
    "成果がないときの文": "主な成果として載せる取組",
    "申出がないときの文": "計画の変更の申出がある取組",
    "不一致がないときの文": "課によって状況が異なる取組",
}


@pytest.mark.parametrize("name", WITHOUT_ANY)
def test_nothing_of_a_kind__answers_missing__says_of_which_it_is_known(name):
    what = WITHOUT_ANY[name]
    said = (
        ((), f"まだ回答がないので、{what}があるかどうかは分かりません。"),
        (ALL_ANSWERED[:2], f"評価のある2取組のうち、{what}はありません。"),
        (ALL_ANSWERED, f"{what}はありません。"),
    )
    for answers, sentence in said:
        # Where there is no year to compare with, the document says that instead of what has changed.
        before = [replace(each, year=R5) for each in answers]
        plan = three(*answers, *before)
        assert words(plan)[name] == sentence
        assert not answers or sentence in text_of(real_overall(plan)).split("\n")


@pytest.mark.parametrize(
    ("answers", "late", "changed"),
    [
        ((), "まだ回答がないので、遅れている取組があるかどうかは分かりません。", "まだ回答がないので"),
        (
            ALL_ANSWERED[:2],
            "評価のある2取組のうち、遅れている取組はありません。",
            "評価のある2取組のうち",
        ),
        (ALL_ANSWERED, "遅れている取組はありません。", "評価が変わった取組はありません。"),
    ],
)
def test_nothing_late__answers_missing__says_of_which_it_is_known(answers, late, changed):
    found = words(three(*answers))
    assert found["遅れがないときの文"] == late
    assert found["変化がないときの文"].startswith(changed)
    printed = text_of(real_overall(three(*answers))).split("\n")
    assert printed.count(late) == 2
    assert printed.count("遅れている取組はありません。") == 2 * (answers == ALL_ANSWERED)


def test_silent_department__lead_has_answered__on_page_one_and_in_the_list():
    plan = three(*ALL_ANSWERED)
    found = words(plan)
    assert found["未回答一覧"] == []
    assert found["回答の注"] == "評価はあるものの、回答のそろっていない取組が1取組(1-1-2)あります。"
    assert [(each["番号"], each["評価"], each["未回答の課"]) for each in found["回答不足一覧"]] == [
        ("1-1-2", "計画どおり", "乙課")
    ]
    data = real_overall(plan)
    assert found["回答の注"] in text_of(data)
    listed = next(each for each in tables(data) if each[0] == ["番号", "取組名", "評価", "未回答の課"])
    assert listed[1:] == [["1-1-2", "二", "計画どおり", "乙課"]]


def test_silent_department__lead_silent_too__listed_once():
    found = words(three(answered("1-1-1"), answered("2-1-1")))
    assert [each["未回答の課"] for each in found["未回答一覧"]] == ["甲課、乙課"]
    assert (found["回答不足一覧"], found["回答の注"]) == ([], "")


def test_not_applicable__note_of_the_table__true_of_both_kinds():
    assert "対象外(まだ始まらないもの、評価を対象外としたもの)" in text_of(real_overall(three()))


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ({}, "令和7年3月31日"),
        ({"entered_on": "R7.5.20"}, "令和7年5月20日"),
        ({"entered_on": "令和7年2月1日"}, "令和7年3月31日"),
        ({"entered_on": "5月ごろ"}, "令和7年3月31日"),
    ],
)
def test_date__report_date_blank__the_last_day_that_the_answers_name(given, printed):
    assert words(three(answered("1-1-1", **given)))["報告日"] == printed


def test_date__settled_round__its_deadline_and_the_decision():
    asked = (Inquiry(R6, Round.PRELIMINARY, deadline="R8.1.1"), Inquiry(R6, Round.FINAL, deadline="R7.5.23"))
    plan = replace(three(), inquiries=asked)
    assert words(plan)["報告日"] == "令和7年5月23日"
    decided = replace(make_verdict("1-1-1"), decided_on="令和7年6月2日")
    assert words(replace(plan, verdicts=(decided,)))["報告日"] == "令和7年6月2日"


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("令和7年7月1日", "令和7年7月1日"),
        ("2025/7/1", "令和7年7月1日"),
        ("きのう", "令和7年5月23日"),
        ("令和7年2月30日", "令和7年5月23日"),
    ],
)
def test_date__report_date_given__printed_where_it_is_a_day(given, printed):
    plan = replace(three(), inquiries=(Inquiry(R6, Round.FINAL, deadline="R7.5.23"),))
    plan = replace(plan, settings=replace(plan.settings, report_date=given))
    assert words(plan)["報告日"] == printed
    first_page = text_of(real_overall(plan)).split("1　総括")[0]
    assert f"\n{printed}　" in first_page
    assert given == printed or given not in first_page


def test_decisions__what_the_answers_call_for():
    plan = three(
        answered("1-1-1", LATE, challenge="課題", outlook="今後"),
        answered("1-1-2", None, department="乙課", plan_change="対象を広げたい"),
    )
    found = words(plan)
    assert [each["文"] for each in found["決定事項"]] == [
        "遅れている1取組の今後の進め方",
        "計画の変更の申出がある1取組の取扱い(1-1-2)",
        "未回答の2取組の取扱い(1-1-2、2-1-1)",
    ]
    assert [(each["番号"], each["課"], each["変更"]) for each in found["変更の申出一覧"]] == [
        ("1-1-2", "乙課", "対象を広げたい")
    ]
    assert [(each["課題"], each["今後の予定"]) for each in found["遅れ一覧"]] == [("課題", "今後")]


def test_decisions__nothing_to_decide__said():
    plan = make_plan(make_initiative("1-1-1"), answers=[answered("1-1-1")])
    assert [each["文"] for each in words(plan)["決定事項"]] == ["決めていただくことはありません。"]


def test_in_study__its_note_says_by_what_it_is_counted():
    ahead = answered("2-1-1", status=Status.STARTED)
    assert words(three(ahead))["集計表"][-1]["計画どおり"].startswith("1\n(うち検討段階 1)")
    note = "「うち検討段階」は、計画どおりのうち、その年度の予定が「検討」の取組です。"
    assert note in text_of(real_overall(three(ahead)))
    assert words(three(answered("1-1-1")))["検討の注"] == ""


def test_late__its_note__names_the_evaluations_of_the_list():
    printed = text_of(real_overall(three(answered("1-1-1", NOT_DONE))))
    assert "遅れている取組は、評価が未着手・中止、遅れ、一部遅れの取組です。" in printed
    assert words(three(answered("1-1-1", NOT_DONE)))["遅れの注"] in printed


def test_changed__silent_since__named_below_the_list():
    plan = three(answered("1-1-1", year=R5), answered("2-1-1", year=R5), answered("1-1-1", LATE))
    note = "令和5年度に評価があり、令和6年度は未回答の1取組(2-1-1)は、載せていません。"
    assert words(plan)["変化の注"] == note
    assert note in text_of(real_overall(plan))
    assert words(three(answered("1-1-1", LATE)))["変化の注"] == ""
