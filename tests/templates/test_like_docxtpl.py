import re
from dataclasses import replace

import pytest
from lxml import etree

from hitaplan.plan.responsibility import departments_in
from hitaplan.reports.progress_report import report_words
from hitaplan.templates import rendering as template_module
from tests.builders import R5, R6, make_answer
from tests.forms import department
from tests.office_files import parts_of
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
    rendered_by_docxtpl,
    standard_template,
)
from tools.wordml import cell, field, paragraph, row, table, text

WORDS = {
    "課名": "A&B <課>",
    "年度": "令和6年度",
    "空": [],
    "五年": ["1", "2", "3", "4", "5"],
    "前の年": ["令和5年度", "令和6年度"],
    "後の年": ["令和7年度", "令和8年度"],
    "なし": "",
    "改行": "一行目\n二行目\tタブ\n\n四行目",
    "数": 3,
    "二": 2,
    "色": "FFF2CC",
    "取組一覧": [
        {"番号": "1-1-1", "名称": "オンライン申請", "年": ["令和5年度", "令和6年度"]},
        {"番号": "2-3-10", "名称": "\"引用\" & 'x' {{ 7*7 }}\n改行", "年": ["令和7年度", "令和8年度"]},
    ],
}


def cells(*contents):
    return [cell(paragraph(text(each))) for each in contents]


def grid(*rows_, columns=2):
    return table((1000,) * columns, *rows_, description="表") + paragraphs("後")


BODIES = {
    "no tag": paragraphs("ただの文", ""),
    "words": paragraphs("{{ 課名 }}", "前{{ 年度 }}中{{ 課名 }}後", "{{年度}}", "{{ 課名|default('なし') }}"),
    "line breaks and tabs": paragraph(text("前{{ 改行 }}後", underlined=True), style="1"),
    "paragraphs on a condition": paragraphs("{%p if なし %}", "見えない", "{%p else %}", "見える", "{%p endif %}"),
    "paragraphs in a loop": paragraphs("{%p for 取組 in 取組一覧 %}", "{{ 取組.番号 }} {{ 取組.名称 }}", "{%p endfor %}"),
    "condition within a paragraph": paragraphs("前{% if 課名 %}中{% endif %}後{% if なし %}無{% endif %}"),
    "comparison": paragraphs("{% if 数 < 4 and 数 > 2 %}三{% endif %}"),
    "rows in a loop": grid(
        row(*cells("番号", "名称"), heading=True),
        row(*cells("{%tr for 取組 in 取組一覧 %}", "")),
        row(*cells("{{ 取組.番号 }}", "{{ 取組.名称 }}")),
        row(*cells("{%tr endfor %}", "")),
    ),
    "no row in a loop": grid(
        row(*cells("番号", "名称"), heading=True),
        row(*cells("{%tr for 取組 in 空 %}", "")),
        row(*cells("{{ 取組.番号 }}", "b")),
        row(*cells("{%tr endfor %}", "")),
    ),
    "columns in a loop": grid(
        row(*cells("見出し", "{%tc for 年 in 前の年 %}", "{{ 年 }}", "{%tc endfor %}")),
        row(*cells("値", "{%tc for 年 in 後の年 %}", "{{ 年 }}", "{%tc endfor %}")),
    ),
    "columns more than the grid": grid(
        row(*cells("{%tc for 年 in 五年 %}", "{{ 年 }}", "{%tc endfor %}"))
    ),
    "colspan": grid(row(*cells("a", "b", "c")), row(*cells("a", "{% colspan 二 %}{{ 課名 }}")), columns=3),
    "cellbg": grid(row(*cells("{% cellbg 色 %}{{ 課名 }}", "b"))),
    "vertical merge": grid(
        row(*cells("{%tr for 取組 in 取組一覧 %}", "")),
        row(*cells("{% vm %}{{ 年度 }}", "{{ 取組.番号 }}")),
        row(*cells("{%tr endfor %}", "")),
    ),
    "horizontal merge": grid(
        row(*cells("{%tc for 年 in 前の年 %}", "{% hm %}{{ 年度 }}", "{%tc endfor %}")),
        row(*cells("{%tc for 年 in 前の年 %}", "{{ 年 }}", "{%tc endfor %}")),
    ),
    "table within a cell": grid(
        row(cell(grid(row(*cells("{{ 課名 }}", "内")))), *cells("外"))
    ),
    "tag split over runs": paragraph(text("{"), text("{ 課", underlined=True), text("名 }"), text("}"), text("{{ 年度"), text(" }}")),
    "tag split over runs with a loop": paragraph(text("{%p for 取組 "), text("in 取組一覧 %}"))
    + paragraph(text("{{ 取組"), text(".番号 }}"))
    + paragraph(text("{%p end"), text("for %}")),
    "field": paragraph(text("{{ 課名 }}"), field("PAGE")),
    "picture frame": paragraph(
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:docPr id="7" name="図"/></wp:inline></w:drawing></w:r>'
    ),
    "comment": paragraphs("前{# 注 #}後", "{#p 段落ごと消える #}", "終"),
}  # fmt: skip


def same_parts(data, words):
    ours, theirs = parts_of(rendered(data, words)), rendered_by_docxtpl(data, words)
    for part in (BODY, HEADER, FOOTER):
        assert ours[part] == theirs[part], part
    return ours


# Of merged cells docxtpl writes the width behind the merger, which the schema wants before it.
MERGERS = ("vertical merge", "horizontal merge")


@pytest.mark.parametrize("name", [name for name in BODIES if name not in MERGERS])
def test_render__small_template__body_and_edges_are_the_bytes_of_docxtpl(name):
    same_parts(make_template(BODIES[name], header="{{ 課名 }}　{{ 年度 }}", footer="{{ 改行 }}"), WORDS)


def cell_properties(data):
    return [
        [etree.tostring(said) for said in properties]
        for properties in etree.fromstring(data).iter(f"{W}tcPr")
    ]


@pytest.mark.parametrize("name", MERGERS)
def test_render__merged_cells__as_docxtpl_but_for_the_order_that_the_schema_wants(name):
    data = make_template(BODIES[name])
    ours, theirs = rendered(data, WORDS), rendered_by_docxtpl(data, WORDS)
    made, given = cell_properties(parts_of(ours)[BODY]), cell_properties(theirs[BODY])
    assert [sorted(each) for each in made] == [sorted(each) for each in given]
    assert made != given
    assert [each.text for each in etree.fromstring(parts_of(ours)[BODY]).iter(f"{W}t")] == [
        each.text for each in etree.fromstring(theirs[BODY]).iter(f"{W}t")
    ]
    order = ["tcW", "gridSpan", "vMerge", "tcBorders", "shd", "tcMar", "vAlign"]
    tags = [[etree.fromstring(said).tag.removeprefix(W) for said in each] for each in made]
    assert all(each == [tag for tag in order if tag in each] for each in tags)


@pytest.mark.parametrize(
    "name", ["情報統計課", "施設工務課", "まちづくり推進課", "農業委員会事務局", "総務課"]
)
def test_render__standard_template__body_and_edges_are_the_bytes_of_docxtpl(name, monkeypatch):
    # That a long block may break is ours, not docxtpl's.
    monkeypatch.setattr(template_module, "loosen_long_tables", lambda _: None)
    same_parts(standard_template(), real_words(name))


def test_render__standard_template_with_answers__body_and_edges_are_the_bytes_of_docxtpl(monkeypatch):
    monkeypatch.setattr(template_module, "loosen_long_tables", lambda _: None)
    answers = [
        replace(make_answer("1-1-2", department=each, year=year), achievement=f"{each}の実績\nA&B <{year}>")
        for each in ("情報統計課", "まちづくり推進課", "観光課")
        for year in (R5, R6)
    ]
    plan = replace(real_plan(), answers=tuple(answers))
    for name in ("情報統計課", "観光課"):
        same_parts(standard_template(), report_words(plan, department(plan, name), R6))


@pytest.mark.parametrize("body", ["rows in a loop", "picture frame"])
def test_render__one_compiled_template_used_again__as_if_it_were_the_first_time(body):
    data = make_template(paragraphs("{{ 課名 }}") + BODIES[body], header="{{ 課名 }}")
    compiled = template_module.WordTemplate(data, "様式.docx")
    first, second = WORDS, WORDS | {"課名": "別の課", "取組一覧": []}
    every = [{"文書名": "x", "団体名": "y"} | words for words in (first, second, first)]
    made = [compiled.render(words) for words in every]
    assert made[0] == made[2] != made[1]
    assert made[1] == template_module.WordTemplate(data, "様式.docx").render(every[1])


def test_render__docxtpls_escaped_braces__printed_as_braces():
    data = make_template(paragraphs("{_{ 課名 }_} {_% if %_}", "{{ 課名 }}"))
    assert paragraph_texts(rendered(data, WORDS)) == ["{{ 課名 }} {% if %}", "A&B <課>"]
    same_parts(data, WORDS)


def test_render__parts_that_cannot_hold_a_tag__kept_as_they_are():
    ours, template = parts_of(real_report("総務課")), parts_of(standard_template())
    assert list(ours) == list(template)
    assert {name for name in ours if ours[name] != template[name]} <= {BODY, HEADER, FOOTER, CORE}


@pytest.mark.parametrize("name", [each.name for each in departments_in(real_plan(), R6)])
def test_render__every_department_of_the_real_plan__no_tag_is_left(name):
    parts = parts_of(real_report(name))
    for part in (BODY, HEADER, FOOTER, CORE):
        assert not re.search(rb"{[{%]|[%}]}", parts[part])
