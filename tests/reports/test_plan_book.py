"""計画書: no word of the plan is lost, in the order in which it was published."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from hitaplan.plan.model import FrontMatter, PeriodBar
from hitaplan.plan.vocabulary import Evaluation, Status
from hitaplan.reports.initiative_block import BlockYear, blocks
from hitaplan.reports.plan_book import PlanBook, bar_rows, plan_book_words, title_lines
from tests.builders import R5, R6, R7, R8, R9, make_answer, make_initiative, make_plan
from tests.plan_text import in_block
from tests.sheets import real_plan
from tests.word_files import W, paragraph_texts, plan_book, tables, tree, written_text

TRANSCRIPTION = json.loads((Path(__file__).parents[1] / "data" / "transcription.json").read_text("utf-8"))
YEARS = (R5, R6, R7, R8, R9)


@cache
def real_book():
    return plan_book(PlanBook(real_plan()))


@cache
def printed() -> tuple[str, ...]:
    """Every paragraph of the real book."""
    return tuple(paragraphs_of(real_book()))


def paragraphs_of(book: bytes) -> Iterator[str]:
    """Every paragraph of a book in its order, those of tables too; the contents and empty ones apart."""
    for each in tree(book).iter(f"{W}p"):
        if not contents_line(each) and (text := written_text(each)):
            yield text


def contents_line(paragraph) -> bool:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style is not None and style.get(f"{W}val").startswith("toc")


def sections(node) -> Iterator[str]:
    """Every heading and paragraph of the front matter."""
    for section in node.get("sections", node.get("subsections", ())):
        yield section["heading"]
        yield from section.get("paragraphs", ())
        yield from sections(section)


def narratives() -> Iterator[str]:
    for policy in TRANSCRIPTION["policies"]:
        yield f"基本方針{policy['number']}　{policy['title']}"
        for item in policy["items"]:
            yield f"基本項目{item['number']}　{item['title']}"
            yield from item["narrative"]


def test_book__front_matter_and_narratives__every_paragraph_whole_and_in_order():
    places = [printed().index(text) for text in (*sections(TRANSCRIPTION["front_matter"]), *narratives())]
    assert len(places) > 50
    assert places == sorted(places)


def test_book__every_sentence__is_there():
    whole = "\n".join(printed())
    texts = [*sections(TRANSCRIPTION["front_matter"]), *narratives()]
    texts += [
        each["content"]
        for policy in TRANSCRIPTION["policies"]
        for item in policy["items"]
        for each in item["initiatives"]
    ]
    sentences = [sentence for text in texts for sentence in re.findall(r"[^。]+。?", text)]
    assert len(sentences) > 120
    assert [sentence for sentence in sentences if sentence not in whole] == []


def test_book__blocks__every_initiative_as_published():
    blocks = [each for each in tables(real_book()) if each[0][0] == "取組番号"]
    listed = [
        each
        for policy in TRANSCRIPTION["policies"]
        for item in policy["items"]
        for each in item["initiatives"]
    ]
    assert [block[0][1] for block in blocks] == [each["number"] for each in listed]
    for block, each in zip(blocks, listed, strict=True):
        master = real_plan().by_number[real_plan().initiatives[listed.index(each)].number]
        assert block[0][3] == master.name + ("(再掲)" if each["relisted"] else "")
        assert block[1][1] == each["content"]
        assert block[2][1] == "、".join(each["departments"])
        assert block[3][1:] == [year.label for year in YEARS]
        assert block[4][1:] == [in_block(each["schedule"].get(year.short) or "") for year in YEARS]
        assert len(block) == 5


def test_book__standard_systems__in_one_line_under_their_item_as_published():
    systems = TRANSCRIPTION["policies"][1]["items"][0]["standard_systems"]
    caption = printed().index("標準化の対象となる業務システム")
    assert printed()[caption + 1] == "、".join(systems)
    assert printed().index("基本項目1　情報システムの標準化・共通化") < caption < printed().index("2-1-1")
    without = plan_book(PlanBook(replace(real_plan(), standard_systems=())))
    assert "標準化の対象となる業務システム" not in paragraphs_of(without)


def test_book__periods__bars_over_their_years():
    table = next(
        each for each in tree(real_book()).iter(f"{W}tbl") if written_text(each).startswith("計画の名称")
    )
    rows = [
        [
            (
                written_text(cell),
                int(span.get(f"{W}val")) if (span := cell.find(f"{W}tcPr/{W}gridSpan")) is not None else 1,
            )
            for cell in line.iterfind(f"{W}tc")
        ]
        for line in table.iterfind(f"{W}tr")
    ]
    expected = [
        [
            (row["plan"], 1),
            *((label, int(last[1:]) - int(first[1:]) + 1) for first, last, label in row["bars"]),
        ]
        for row in TRANSCRIPTION["front_matter"]["sections"][1]["subsections"][1]["period_table"]["rows"]
    ]
    assert rows[1:] == expected


def bar(first, last, plan="計画"):
    return PeriodBar(plan, first, last, "帯")


BARS = {
    "gap before, between and after": ([bar(R6, R6), bar(R8, R8)], [[(1, False), (1, True), (1, False), (1, True), (1, False)]]),
    "beyond the years on both sides": ([bar(R5 - 3, R6), bar(R9, R9 + 2)], [[(2, True), (1, False), (1, False), (1, True)]]),
    "overlapping": ([bar(R5, R7), bar(R6, R9)], [[(3, True), (1, False), (1, False)], [(1, False), (4, True)]]),
    "outside altogether": ([bar(R9 + 1, R9 + 2)], []),
    "none": ([], []),
}  # fmt: skip


@pytest.mark.parametrize("case", BARS)
def test_bars__laid_out__years_and_gaps(case):
    bars, expected = BARS[case]
    rows = bar_rows(bars, YEARS)
    assert [[(cell.years, cell.bar) for cell in row.cells] for row in rows] == expected
    assert all(sum(cell.years for cell in row.cells) == 5 for row in rows)


def test_contents__lines__the_headings_with_a_bookmark_each():
    words = plan_book_words(PlanBook(real_plan()))
    lines = words["目次一覧"]
    front = TRANSCRIPTION["front_matter"]["sections"]
    # As published: the chapters, the sections of the second, and the 基本方針.
    assert [(each["段"], each["題"]) for each in lines] == [
        (1, front[0]["heading"]),
        (1, front[1]["heading"]),
        *((2, each["heading"]) for each in front[1]["subsections"]),
        (1, front[2]["heading"]),
        *((2, f"基本方針{each['number']}　{each['title']}") for each in TRANSCRIPTION["policies"]),
    ]
    document = tree(real_book())
    marks = {each.get(f"{W}name"): each.getparent() for each in document.iter(f"{W}bookmarkStart")}
    assert {each["しるし"]: each["題"] for each in lines} == {
        name: written_text(paragraph) for name, paragraph in marks.items()
    }
    numbers = [each.get(f"{W}id") for each in document.iter(f"{W}bookmarkStart")]
    assert len(set(numbers)) == len(numbers) == 10
    asked = [each.text.split()[1] for each in document.iter(f"{W}instrText") if "PAGEREF" in each.text]
    assert asked == [each["しるし"] for each in lines]


def test_pages__body__begins_with_page_one_after_the_contents():
    front, body = tree(real_book()).iter(f"{W}sectPr")
    assert front.getparent().getparent().getprevious().find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "toc2"
    assert (front.find(f"{W}footerReference"), front.find(f"{W}titlePg") is None) == (None, False)
    assert (body.find(f"{W}pgNumType").get(f"{W}start"), body.find(f"{W}titlePg")) == ("1", None)
    assert body.find(f"{W}footerReference") is not None
    # No break of a page stands in a paragraph of its own, which could leave a page empty.
    assert not [each for each in tree(real_book()).iter(f"{W}br") if each.get(f"{W}type") == "page"]


def test_actual__up_to_the_year__what_happened_below_the_plan():
    plan = make_plan(
        make_initiative("1-1-1", "検討", "完了予定"),
        make_initiative("1-1-2", relisted_from="1-1-1"),
        make_initiative("1-1-3"),
        answers=[
            make_answer("1-1-1", year=R5, status=Status.STUDY),
            make_answer("1-1-1", Evaluation.COMPLETED, year=R6, status=Status.COMPLETED),
        ],
    )
    blocks = list(tables(plan_book(PlanBook(plan, actual_until=R7))))
    actual = [block[5] for block in blocks if block[0][0] == "取組番号"]
    assert actual == [
        ["実績", "検討", "完了", "完了済", "", ""],
        ["実績", "検討", "完了", "完了済", "", ""],
        ["実績", "未回答", "未回答", "未回答", "", ""],
    ]
    assert all(len(block) == 5 for block in tables(plan_book(PlanBook(plan))) if block[0][0] == "取組番号")


def cover(book):
    """The lines of the title page: up to the contents."""
    lines = [written_text(each) for each in tree(plan_book(book)).iter(f"{W}p")]
    return lines[: lines.index("目次")]


def test_cover__revised__when_it_was_established_and_revised():
    plan = make_plan(make_initiative())
    assert cover(PlanBook(plan)) == ["計画", "令和6年3月", ""]
    assert cover(PlanBook(plan, "令和8年3月改定")) == ["計画", "令和6年3月策定\n令和8年3月改定", ""]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("第4次日田市情報化基本計画 年次計画編", ["第4次日田市情報化基本計画 年次計画編"]),
        ("第4次日田市情報化基本計画 年次計画編(練習用)", ["第4次日田市情報化基本計画 年次計画編", "(練習用)"]),
        ("第4次日田市情報化基本計画　年次計画編【令和8年度改定版】", ["第4次日田市情報化基本計画　年次計画編", "【令和8年度改定版】"]),
        ("切れ目のない長い名前の計画は様式の幅で折り返すほかにない", ["切れ目のない長い名前の計画は様式の幅で折り返すほかにない"]),
        ("", [""]),
    ],
)  # fmt: skip
def test_cover__long_title__broken_where_a_reader_would(title, lines):
    assert title_lines(title).split("\n") == lines


def test_book__master_out_of_order__in_the_order_of_the_numbers():
    plan = real_plan()
    policy = plan.policies[0]
    items = tuple(replace(each, initiatives=each.initiatives[::-1]) for each in policy.items[::-1])
    mixed = replace(plan, policies=(*plan.policies[:0:-1], replace(policy, items=items)))
    assert plan_book(PlanBook(mixed)) == real_book()


def test_actual__note__where_the_rows_are_not_under_the_contents():
    plan = make_plan(make_initiative("1-1-1"), make_initiative("2-1-1"))
    said = [each for each in paragraph_texts(plan_book(PlanBook(plan, actual_until=R6))) if each]
    places = [place for place, each in enumerate(said) if each.startswith("注 「実績」は、令和6年度まで")]
    assert [said[place - 1] for place in places] == ["基本方針1　基本方針1", "基本方針2　基本方針2"]


def test_book__front_matter_that_never_leads_to_the_policies__they_begin_a_page():
    plan = replace(make_plan(make_initiative()), front_matter=(FrontMatter("1. 概略", "", "1", "文。"),))
    words = plan_book_words(PlanBook(plan))
    assert [each["改ページ"] for each in words["基本方針一覧"]] == [True]
    assert [each["改ページ"] for each in words["章一覧"]] == [False]


def test_book__plan_without_front_matter__its_initiatives_alone():
    found = [
        each[0][1]
        for each in tables(plan_book(PlanBook(make_plan(make_initiative()))))
        if each[0][0] == "取組番号"
    ]
    assert found == ["1-1-1"]


def test_book__again__same_bytes():
    assert plan_book(PlanBook(real_plan())) == real_book()


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("実施予定(一部拡大)", "実施予定\n(一部拡大)"),
        ("実施予定（拡大）(検討)", "実施予定\n（拡大）(検討)"),
        ("実施予定\n(拡大)", "実施予定\n(拡大)"),
        ("実施中", "実施中"),
    ],
)
def test_schedule__note__on_a_line_of_its_own(written, printed):
    plan = make_plan(make_initiative("1-1-1", written))
    (block,) = blocks(plan, R6, plan.initiatives)
    assert BlockYear(block, plan.first_year).planned == printed
