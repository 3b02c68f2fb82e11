import io
import time
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from hitaplan.plan.responsibility import departments_in
from hitaplan.reports.comparison_table import TEMPLATE as TABLE
from hitaplan.reports.comparison_table import UPRIGHT_TEMPLATE
from hitaplan.reports.inquiry_letter import TEMPLATE as LETTER
from hitaplan.reports.overall_report import TEMPLATE as OVERALL
from hitaplan.reports.plan_book import TEMPLATE as BOOK
from hitaplan.reports.progress_report import TEMPLATE
from tests.builders import R6, SECTION, make_answer, make_initiative, make_plan
from tests.office_files import parts_of, with_parts
from tests.plan_text import INITIATIVES, asked_names
from tests.sheets import real_plan
from tests.word_files import (
    BODY,
    CORE,
    FOOTER,
    HEADER,
    W,
    make_template,
    paragraph_texts,
    paragraphs,
    real_report,
    real_words,
    rendered,
    report,
    standard_template,
    tables,
    tree,
    written_text,
)
from tools.make_templates import TEMPLATE_MAKERS, TEMPLATES
from tools.wordml import cell, row, table

NAMES = [each.name for each in departments_in(real_plan(), R6)]
VAL = f"{W}val"
FOOTNOTES = "word/footnotes.xml"


def answered_report() -> bytes:
    """A report in which every part is filled: answers, other departments, earlier years."""
    texts = dict.fromkeys(("achievement", "outcome", "challenge", "outlook", "plan_change"), "一\n二")
    answers = [
        replace(make_answer(department=name, year=R6 - before), **texts)
        for name in ("甲課", "乙課")
        for before in (0, 1)
    ]
    initiatives = (
        make_initiative(departments=["甲課", "乙課", "丙課"]),
        make_initiative("2-1-1", relisted_from="1-1-1"),
    )
    return report(make_plan(*initiatives, answers=answers), "甲課")


@pytest.fixture(params=[*NAMES, "answered"])
def data(request) -> bytes:
    """Every report of the real plan, and one with answers."""
    return real_report(request.param) if request.param in NAMES else answered_report()


def test_document__package__sound_and_every_part_well_formed(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        assert len(set(package.namelist())) == len(package.namelist())
    for name, content in parts_of(data).items():
        assert etree.fromstring(content) is not None, name


def test_document__every_cell__ends_in_a_paragraph(data):
    for part in (BODY, HEADER, FOOTER):
        cells = list(tree(data, part).iter(f"{W}tc"))
        assert {each[-1].tag for each in cells} <= {f"{W}p"}
    assert list(tree(data).iter(f"{W}tc"))


def test_document__every_row__as_wide_as_the_grid_of_its_table(data):
    for each in tree(data).iter(f"{W}tbl"):
        columns = len(each.findall(f"{W}tblGrid/{W}gridCol"))
        for line in each.iterfind(f"{W}tr"):
            spans = [int(found.get(VAL)) for found in line.iterfind(f"{W}tc/{W}tcPr/{W}gridSpan")]
            cells = len(line.findall(f"{W}tc"))
            assert cells - len(spans) + sum(spans) == columns, written_text(line)


def test_document__headings__are_heading_styles(data):
    styles = {each.get(f"{W}styleId"): each for each in tree(data, "word/styles.xml").iter(f"{W}style")}
    names = {key: style.find(f"{W}name").get(VAL) for key, style in styles.items()}
    used = [
        (names[each.find(f"{W}pPr/{W}pStyle").get(VAL)], written_text(each))
        for each in tree(data).iterfind(f"{W}body/{W}p")
        if each.find(f"{W}pPr/{W}pStyle") is not None
    ]
    assert [kind for kind, _ in used].count("Title") == 1
    first = [text for kind, text in used if kind == "heading 1"]
    assert [text[0] for text in first] == ["1", "2", "3", "4"]
    assert any(kind == "heading 2" for kind, _ in used)


def test_document__tables__described_and_heading_rows_repeat(data):
    for each in tree(data).iter(f"{W}tbl"):
        assert each.find(f"{W}tblPr/{W}tblDescription").get(VAL)
        repeated = [line.find(f"{W}trPr/{W}tblHeader") is not None for line in each.iterfind(f"{W}tr")]
        assert repeated == [True, *[False] * (len(repeated) - 1)]


def test_document__rows_of_short_blocks__do_not_break_across_pages():
    lines = list(tree(answered_report()).iter(f"{W}tr"))
    assert lines
    assert all(line.find(f"{W}trPr/{W}cantSplit") is not None for line in lines)


def test_document__language_and_fonts__japanese_from_the_defaults(data):
    defaults = tree(data, "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    assert defaults.find(f"{W}lang").get(f"{W}eastAsia") == "ja-JP"
    assert defaults.find(f"{W}rFonts").get(f"{W}eastAsia") == "ＭＳ 明朝"
    assert tree(data, CORE).findtext("{http://purl.org/dc/elements/1.1/}language") == "ja-JP"


def test_document__page_number__a_field_in_the_footer(data):
    codes = [each.text.strip() for each in tree(data, FOOTER).iter(f"{W}instrText")]
    assert "PAGE" in codes


@pytest.mark.parametrize("name", NAMES)
def test_document__real_department__named_in_head_header_and_title(name):
    data = real_report(name)
    assert {"第4次日田市情報化基本計画 年次計画編", name, "令和7年3月31日"} <= set(paragraph_texts(data))
    assert name in paragraph_texts(data, HEADER)[0]
    assert "令和6年度" in paragraph_texts(data, HEADER)[0]
    properties = tree(data, CORE)
    title = properties.findtext("{http://purl.org/dc/elements/1.1/}title")
    assert title == f"第4次日田市情報化基本計画 年次計画編 令和6年度 進捗状況報告書({name})"
    assert properties.findtext("{http://purl.org/dc/elements/1.1/}creator") == "日田市"


@pytest.mark.parametrize("name", NAMES)
def test_document__real_department__list_and_blocks_in_the_order_of_the_plan(name):
    counts, listed, *blocks = tables(real_report(name))
    own = [each["number"] for each in INITIATIVES if name in asked_names(each["number"])]
    assert [line[0] for line in counts] == ["区分", "主管", "関係"]
    assert [line[0] for line in listed] == ["番号", *own]
    assert [block[0][1] for block in blocks] == own


def test_document__answers__all_texts_under_their_names():
    block = list(tables(answered_report()))[2]
    below = block[5:]
    assert [(line[0], line[1]) for line in below[1:6]] == [
        (name, "一\n二") for name in ("実績", "成果・効果", "課題", "今後の予定", "計画の変更")
    ]
    printed = [cell for line in below for cell in line]
    assert any(cell.startswith("乙課") and "実績: 一\n二" in cell for cell in printed)
    assert any("丙課" in cell and "未回答" in cell for cell in printed)
    assert any(cell.startswith("実施中") and "評価" in cell and "課題: 一\n二" in cell for cell in printed)


def test_document__unanswered__said_plainly():
    found = list(tables(report(make_plan(make_initiative()))))
    assert found[1][1][-2:] == ["未回答", "未回答"]
    assert found[2][-1] == ["令和6年度の状況", "未回答"]


@pytest.mark.parametrize("name", ["情報統計課", "施設工務課"])
def test_render__same_words__same_bytes_whatever_the_clock_says(name, monkeypatch):
    before = report(real_plan(), name)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert report(real_plan(), name) == before
    assert rendered(standard_template(), real_words(name)) == before


def test_standard_templates__in_report_templates__are_what_the_tool_makes():
    assert set(TEMPLATE_MAKERS) == {TEMPLATE, LETTER, OVERALL, BOOK, TABLE, UPRIGHT_TEMPLATE}
    assert {path.name for path in TEMPLATES.glob("*.docx")} == set(TEMPLATE_MAKERS)
    for name, make in TEMPLATE_MAKERS.items():
        made, stored = parts_of(make()), parts_of((TEMPLATES / name).read_bytes())
        assert list(made) == list(stored)
        assert {part for part in made if made[part] != stored[part]} == set(), (
            "run: python -m tools.make_templates"
        )


EMPTIED = paragraphs("{%p if 無 %}", "消える", "{%p endif %}")


@pytest.mark.parametrize("part", [BODY, HEADER, FOOTER])
def test_render__condition_that_empties_a_cell__the_cell_still_ends_in_a_paragraph(part):
    holder = table((1, 1), row(cell(EMPTIED), cell(paragraphs("残る"))), description="表") + paragraphs("後")
    edges = {"header": holder} if part == HEADER else {"footer": holder} if part == FOOTER else {}
    made = rendered(make_template(holder if part == BODY else paragraphs("x"), **edges), {"無": ""})
    first, second = tree(made, part).iter(f"{W}tc")
    assert [each.tag for each in first] == [f"{W}tcPr", f"{W}p"]
    assert (written_text(first), written_text(second)) == ("", "残る")


@pytest.mark.parametrize(("edge", "part"), [("header", HEADER), ("footer", FOOTER)])
def test_render__condition_that_empties_a_header_or_footer__still_a_paragraph(edge, part):
    made = rendered(make_template(paragraphs("x"), **{edge: EMPTIED}), {"無": ""})
    assert paragraph_texts(made, part) == [""]


def test_render__nested_table_at_the_end_of_a_cell__a_paragraph_after_it():
    inner = table((1,), row(cell(paragraphs("内"))), description="内")
    made = rendered(make_template(table((1,), row(cell(inner)), description="外")), {})
    assert [each.tag for each in next(tree(made).iter(f"{W}tc"))][-2:] == [f"{W}tbl", f"{W}p"]


def test_render__tag_in_a_footnote__filled_in_too():
    note = f'<w:footnotes xmlns:w="{W[1:-1]}"><w:footnote w:id="1">{paragraphs("注 {{ 課名 }}")}</w:footnote></w:footnotes>'
    template = with_footnotes(make_template(paragraphs("x")), note)
    assert paragraph_texts(rendered(template, {"課名": "A&B課"}), FOOTNOTES) == ["注 A&B課"]


def with_footnotes(data: bytes, content: str) -> bytes:
    """The template with a part of footnotes, related and declared."""
    parts = parts_of(data)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    types, relations = "[Content_Types].xml", "word/_rels/document.xml.rels"
    declared = f'<Override PartName="/{FOOTNOTES}" ContentType="{kind}"/></Types>'
    related = f'<Relationship Id="rId9" Type="{relation}" Target="footnotes.xml"/></Relationships>'
    return with_parts(
        data,
        {
            FOOTNOTES: content.encode(),
            types: parts[types].replace(b"</Types>", declared.encode()),
            relations: parts[relations].replace(b"</Relationships>", related.encode()),
        },
    )


def test_render__long_block__may_break_and_says_the_same():
    texts = dict.fromkeys(("achievement", "outcome", "challenge", "outlook"), "長い文章。" * 400)
    initiatives = [make_initiative("1-1-1"), make_initiative("1-1-2")]
    plan = make_plan(*initiatives, answers=[replace(make_answer("1-1-1"), **texts)])
    long, short = list(tree(report(plan)).iter(f"{W}tbl"))[2:]
    held = [line.find(f"{W}trPr/{W}cantSplit") is not None for line in long.iterfind(f"{W}tr")]
    # The plan's own rows stay whole; those of the four texts need not.
    assert (held[:5], held[-4:]) == ([True] * 5, [False] * 4)
    assert all(line.find(f"{W}trPr/{W}cantSplit") is not None for line in short.iterfind(f"{W}tr"))
    assert written_text(long).count("長い文章。" * 400) == 4
    keeps = [each.get(VAL) for line in list(long)[-2:] for each in line.iter(f"{W}keepNext")]
    assert set(keeps) <= {"0"}


def test_render__column_widths_with_decimals__as_other_word_processors_write_them():
    holder = table((1, 1), row(cell(paragraphs("甲")), cell(paragraphs("乙"))), description="表")
    made = rendered(make_template(holder.replace('gridCol w:w="1"', 'gridCol w:w="4680.5"')), {})
    assert paragraph_texts(made)[:2] == ["甲", "乙"]


def test_report__department_of_the_real_plan_that_nothing_is_asked_of__says_so():
    data = real_report("施設工務課")
    assert "この年度に回答していただく取組はありません。" in paragraph_texts(data)
    assert any(
        "令和5年度に完了しています。" in cell for table in tables(data) for row in table for cell in row
    )
    assert SECTION not in paragraph_texts(data)


def test_render__colour_and_width_of_a_cell__in_the_order_of_the_schema():
    holder = table((1, 1), row(cell(paragraphs("{% cellbg 色 %}{% colspan 幅 %}甲"))), description="表")
    made = rendered(make_template(holder + paragraphs("後")), {"色": "D9D9D9", "幅": 2})
    properties = next(tree(made).iter(f"{W}tcPr"))
    assert [each.tag.removeprefix(W) for each in properties] == ["gridSpan", "shd", "vAlign"]
    assert [each.get(VAL) or each.get(f"{W}fill") for each in properties] == ["2", "clear", "center"]
