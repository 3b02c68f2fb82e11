"""総括報告書: its table, its lists and its appendix follow from the answers."""

import re
from dataclasses import replace

import pytest
from lxml import etree

from hitaplan.master.reading import read_master
from hitaplan.office.text_fit import text_width
from hitaplan.plan.vocabulary import Evaluation, Round, Status
from hitaplan.reports.overall import Overall
from hitaplan.reports.overall_report import CHART_SERIES, TEMPLATE, WORDS, overall_chart, overall_words
from hitaplan.templates.rendering import WordTemplate
from hitaplan.templates.words import Repeated
from tests.builders import R5, R6, R7, make_initiative, make_plan, make_verdict
from tests.office_suite import office_test, soffice_convert
from tests.overall_plans import ALL_ANSWERED, LATE, NOT_DONE, ON_SCHEDULE, answered, text_of, three, words
from tests.word_files import W, real_overall, tables, tree, written_text
from tools.make_templates import TEMPLATES
from tools.make_workbooks import PRACTICE, WORKBOOKS


def test_table__counts_shares_and_changes__one_below_the_other():
    last_year = (answered("1-1-1", year=R5), answered("1-1-2", year=R5, department="甲課"))
    plan = three(*last_year, answered("1-1-1", LATE), answered("2-1-1"))
    first, second, total = words(plan)["集計表"]
    assert (first["番号"], second["番号"], total["番号"]) == ("1", "2", "計")
    assert (first["計画どおり"], first["遅れ"], first["未回答"]) == (
        "0\n0.0%\n▲2",
        "1\n50.0%\n+1",
        "1\n50.0%\n+1",
    )
    assert second["計画どおり"] == "1\n(うち検討段階 1)\n100.0%\n+1"
    assert (total["評価の対象"], total["実数"], total["完了済"], total["対象外"]) == ("3", "3", "0", "0")
    assert words(plan)["増減の注"] == "下の段は、令和5年度からの増減です。"


def test_table__no_year_to_compare__dash_in_each_cell():
    rows = words(three(answered("1-1-1")))["集計表"]
    assert {row[name].split("\n")[-1] for row in rows for name in ("完了", "計画どおり", "未回答")} == {"—"}
    assert words(three())["増減の注"] == "増減は、令和6年度か前の年度の回答がないので「—」としています。"


def test_table__this_year_without_answers__not_compared_as_if_all_had_gone():
    plan = three(answered("1-1-1", year=R5))
    found = words(plan)
    assert found["比べる年度"] == ""
    assert {row[name].split("\n")[-1] for row in found["集計表"] for name in ("計画どおり", "未回答")} == {
        "—"
    }
    assert "令和6年度か前の年度の回答がないので、比べていません。" in text_of(real_overall(plan))


def test_relisted__counted_once_and_named():
    found = words(three())
    assert found["取組数"] == "4取組(1取組は再掲のため実質3取組)"
    assert found["再掲の注"].endswith("再掲: 2-1-2(元は1-1-1)。")


def test_late__gravest_first_and_only_so_many_on_page_one():
    grades = (Evaluation.SLIGHTLY_LATE, LATE, NOT_DONE)
    numbers = [f"1-1-{place}" for place in range(1, 10)]
    plan = make_plan(
        *map(make_initiative, numbers),
        answers=[answered(number, grades[place % 3]) for place, number in enumerate(numbers)],
    )
    found = words(plan)
    in_order = ["1-1-3", "1-1-6", "1-1-9", "1-1-2", "1-1-5", "1-1-8", "1-1-1", "1-1-4", "1-1-7"]
    assert [each["番号"] for each in found["遅れ一覧"]] == in_order
    assert [each["番号"] for each in found["遅れの上位"]] == in_order[:6]
    assert found["遅れの残り"] == "ほか3取組"


def test_outcomes__those_of_the_section_first_else_the_leads():
    plan = three(
        answered("1-1-1", outcome="課の成果"),
        answered("1-1-2", department="甲課", outcome="使わない"),
        answered("1-1-2", None, department="乙課", outcome="関係課の成果"),
        verdicts=[make_verdict("1-1-2", outcome="主な成果")],
    )
    assert [(each["番号"], each["成果"]) for each in words(plan)["成果一覧"]] == [
        ("1-1-1", "課の成果"),
        ("1-1-2", "主な成果"),
    ]


def test_outcomes__what_went_badly__only_where_the_section_chose_it():
    plan = three(
        answered("1-1-1", LATE, outcome="課の成果"),
        answered("1-1-2", LATE, department="甲課", outcome="課の成果"),
        verdicts=[make_verdict("1-1-2", outcome="主な成果")],
    )
    found = words(plan)
    assert [each["番号"] for each in found["成果一覧"]] == ["1-1-2"]
    assert found["成果の残り"] == ""


def test_outcomes__nothing_went_well__none_listed_and_none_counted():
    found = words(three(*(replace(each, evaluation=LATE, outcome="課の成果") for each in ALL_ANSWERED)))
    assert (found["成果一覧"], found["成果の残り"]) == ([], "")
    assert found["成果がないときの文"] == "主な成果として載せる取組はありません。"


def test_outcomes__more_than_listed__only_those_counted_whose_outcome_the_appendix_prints():
    numbers = [f"1-1-{serial}" for serial in range(1, 8)]
    plan = make_plan(
        *map(make_initiative, numbers), answers=[answered(each, outcome=f"成果{each}") for each in numbers]
    )
    plan = replace(plan, verdicts=tuple(make_verdict(each, summary="まとめ") for each in ("1-1-1", "1-1-5")))
    listed = [each["番号"] for each in words(plan)["成果一覧"]]
    printed = text_of(real_overall(plan)).split("付録　取組ごとの状況")[-1]
    rest = [each for each in numbers if each not in listed and f"成果{each}" in printed]
    assert (listed, rest) == (["1-1-1", "1-1-2", "1-1-3"], ["1-1-4", "1-1-6", "1-1-7"])
    assert words(plan)["成果の残り"] == "ほか3取組"


def test_outcomes__many__some_of_each_policy_those_completed_first():
    numbers = [f"{policy}-1-{serial}" for policy in (1, 2) for serial in range(1, 6)]
    plan = make_plan(
        *map(make_initiative, numbers),
        answers=[
            answered(each, Evaluation.COMPLETED if each == "1-1-5" else ON_SCHEDULE, outcome="成果")
            for each in numbers
        ],
    )
    found = words(plan)
    assert [each["番号"] for each in found["成果一覧"]] == [
        "1-1-1", "1-1-2", "1-1-5", "2-1-1", "2-1-2", "2-1-3",
    ]  # fmt: skip
    assert found["成果の残り"] == "ほか4取組"
    chosen = [make_verdict(f"1-1-{serial}", outcome="主な成果") for serial in (2, 3, 4, 5)]
    found = words(replace(plan, verdicts=tuple(chosen)))
    assert [each["番号"] for each in found["成果一覧"]][:4] == ["1-1-2", "1-1-3", "1-1-4", "1-1-5"]


def test_changed__only_where_both_years_are_known():
    plan = three(
        answered("1-1-1", year=R5),
        answered("1-1-1", LATE),
        answered("1-1-2", department="甲課"),
        answered("2-1-1", year=R5),
    )
    assert [(each["番号"], each["前の評価"], each["評価"]) for each in words(plan)["変化一覧"]] == [
        ("1-1-1", "計画どおり", "遅れ")
    ]


def test_changed__completed_the_year_before__is_no_change():
    done = answered("1-1-1", Evaluation.COMPLETED, year=R5, status=Status.COMPLETED)
    plan = make_plan(make_initiative("1-1-1", "完了"), make_initiative("1-1-2"), answers=[done])
    assert words(plan)["変化一覧"] == []


def test_disagreed__departments_with_another_status():
    plan = three(
        answered("1-1-2", department="甲課", status=Status.RUNNING),
        answered("1-1-2", None, department="乙課", status=Status.STUDY),
    )
    assert [each["課別の状況"] for each in words(plan)["不一致一覧"]] == ["甲課(実施中)、乙課(検討)"]


def test_appendix__summary_of_the_section__stands_for_the_texts():
    answers = (
        answered("1-1-1", achievement="実績一"),
        answered("1-1-2", department="甲課", achievement="実績甲"),
        answered("1-1-2", None, department="乙課", achievement="実績乙"),
    )
    entries = {each["番号"]: each for each in words(three(*answers))["取組一覧"]}
    assert list(entries) == ["1-1-1", "1-1-2", "2-1-1", "2-1-2"]
    assert [(each["課"], each["実績"]) for each in entries["1-1-2"]["回答"]] == [
        ("甲課", "実績甲"),
        ("乙課", "実績乙"),
    ]
    assert entries["2-1-2"]["回答"] == entries["1-1-1"]["回答"]
    assert entries["2-1-1"]["未回答の課"] == "情報統計課"
    summed = words(three(*answers, verdicts=[make_verdict("1-1-2", summary="まとめ")]))["取組一覧"][1]
    assert (summed["まとめ"], summed["回答"]) == ("まとめ", [])


def test_document__blocks_and_lists__as_printed():
    data = real_overall(
        three(
            answered("1-1-1", LATE, achievement="実績一", author="山田", challenge="課題一"),
            answered("1-1-2", department="甲課", achievement="実績甲"),
            answered("1-1-2", None, department="乙課", achievement="実績乙"),
        )
    )
    found = list(tables(data))
    assert found[1][1:] == [["1-1-1", "一", "遅れ", "情報統計課"]]
    blocks = [each for each in found if each[0][0] == "取組番号"]
    assert [block[0][1] for block in blocks] == ["1-1-1", "1-1-2", "2-1-1", "2-1-2"]
    assert [line[0] for line in blocks[0]] == [
        "取組番号", "取組内容", "事業担当課", "スケジュール", "", "令和6年度の状況", "実績", "課題",
    ]  # fmt: skip
    assert [line[0] for line in blocks[1]][6:] == ["甲課", "乙課"]
    assert blocks[3][0][3] == "一(再掲)"
    assert blocks[3][-1] == ["再掲", "1-1-1の再掲です。1-1-1の回答を印字しています。"]
    assert "山田" not in text_of(data)


@pytest.mark.parametrize(
    ("cells", "answers", "summary", "said"),
    [
        ((), (), "", "1-1-1の再掲です。"),
        ((), ("1-1-1",), "", "1-1-1の再掲です。1-1-1の回答を印字しています。"),
        ((), ("1-1-1",), "まとめ", "1-1-1の再掲です。1-1-1のまとめを印字しています。"),
        (("完了",), (), "", "1-1-1の再掲です。"),
    ],
    ids=["no answer", "answered", "summed up", "completed before"],
)
def test_relisted__in_the_appendix__says_what_is_printed_in_its_place(cells, answers, summary, said):
    plan = make_plan(
        make_initiative("1-1-1", *cells),
        make_initiative("2-1-1", relisted_from="1-1-1"),
        answers=map(answered, answers),
        verdicts=[make_verdict("1-1-1", summary=summary)] if summary else [],
    )
    blocks = [each for each in tables(real_overall(plan)) if each[0][0] == "取組番号"]
    assert [line for line in blocks[1] if line[0] == "再掲"] == [["再掲", said]]
    assert not [line for line in blocks[0] if line[0] == "再掲"]


def test_appendix__headings_of_the_plan__in_order_and_in_the_contents():
    numbers = ("1-1-1", "1-1-2", "1-2-1", "2-1-1")
    body = tree(real_overall(make_plan(*map(make_initiative, numbers))))
    marks, headings, lines = {}, [], []
    for paragraph in body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
        title, _, _ = written_text(paragraph).partition("\t")
        if style in ("policy", "3"):
            headings.append((style, title))
            marks[title] = paragraph.find(f"{W}bookmarkStart").get(f"{W}name")
        if style in ("toc2", "toc3"):
            code = "".join(each.text for each in paragraph.iter(f"{W}instrText"))
            lines.append((title, code.split()[1]))
    assert headings == [
        ("policy", "基本方針1　基本方針1"),
        ("3", "1-1　基本項目1"),
        ("3", "1-2　基本項目2"),
        ("policy", "基本方針2　基本方針2"),
        ("3", "2-1　基本項目1"),
    ]
    assert lines == list(marks.items())
    numbered = [each.get(f"{W}id") for each in body.iter(f"{W}bookmarkStart")]
    assert len(set(numbered)) == len(numbered) == 8 + len(headings)


def test_document__title__says_whether_it_is_settled():
    report = Overall(three(), R6, Round.PRELIMINARY)
    assert overall_words(report)["種別"] == "速報"
    assert "令和6年度 総括報告書(確定)" in text_of(real_overall(three()))


def test_document__parts_on_a_new_page__by_their_heading_not_by_an_empty_paragraph():
    body = tree(real_overall(three()))
    assert b'w:type="page"' not in etree.tostring(body)
    begun = [
        written_text(each)
        for each in body.iter(f"{W}p")
        if each.find(f"{W}pPr/{W}pageBreakBefore") is not None
    ]
    assert begun == ["目次", "付録　取組ごとの状況"]


def test_table__columns_of_page_one__no_head_and_no_share_is_torn():
    table = next(tree((TEMPLATES / TEMPLATE).read_bytes()).iter(f"{W}tbl"))
    widths = [int(each.get(f"{W}w")) for each in table.iter(f"{W}gridCol")]
    heads = [written_text(each) for each in next(table.iter(f"{W}tr")).iter(f"{W}tc")]
    margins, half_width, smaller = 2 * 40, 95, 90
    parts = {"未着手・中止": "未着手・", "評価の対象": "評価の"}
    for head, width in zip(heads, widths, strict=True):
        assert text_width(parts.get(head, head)) * half_width + margins <= width, head
        if head in CHART_SERIES:
            assert text_width("100.0%") * smaller + margins <= width, head
    studied = widths[heads.index("計画どおり")]
    assert text_width("(うち検討段階 10)") * smaller + margins <= studied
    assert sum(widths) == 9638


@office_test
def test_page_one__many_late_and_much_to_decide__stands_alone(tmp_path):
    plan = read_master(WORKBOOKS / PRACTICE).plan
    plan = replace(
        plan,
        answers=tuple(
            replace(each, evaluation=each.evaluation and LATE, plan_change="変更")
            for place, each in enumerate(plan.answers)
            if each.year != R7 or place % 9
        ),
    )
    path = tmp_path / "一頁.docx"
    report = Overall(plan, R7, Round.FINAL)
    names = {word.name for word in WORDS if isinstance(word, Repeated)} - {"集計表", "遅れの上位", "決定事項"}
    # Behind page one stands so little that it takes a page, and the appendix another.
    behind = {name: [] for name in names} | {"変化の注": ""}
    template = WordTemplate((TEMPLATES / TEMPLATE).read_bytes(), TEMPLATE)
    path.write_bytes(template.render(overall_words(report) | behind, overall_chart(report)))
    pages = re.findall(rb"/Type\s*/Page[^s]", soffice_convert(path, "pdf", tmp_path / "pdf").read_bytes())
    assert len(pages) == 3
