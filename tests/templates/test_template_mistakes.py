import re

import pytest

from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Severity
from hitaplan.templates.rendering import WordTemplate
from tests.office_files import (
    OLE_HEADER,
    TYPES,
    make_workbook,
    make_zip,
    parts_of,
    with_garbled_content,
    with_parts,
    with_replaced,
)
from tests.small_templates import END, LOOP, made_of, rows
from tests.word_files import (
    BODY,
    CORE,
    FILE,
    HEADER,
    PROPERTIES,
    make_template,
    paragraph_texts,
    paragraphs,
    real_words,
    rendered,
    standard_template,
)
from tools.wordml import cell, row, table

WORDS = PROPERTIES | {
    "計画名": "第4次計画",
    "課名": "情報統計課",
    "年度": "令和6年度",
    "数": 3,
    "取組一覧": [{"番号": "1-1-1", "取組名称": "オンライン申請"}],
    "二つ": [{"番": "1"}, {"番": "2"}],
}


def failure_of(data):
    with pytest.raises(Failure) as caught:
        WordTemplate(data, FILE).render(WORDS)
    return caught.value.finding


# What is wrong: the template, code, what the message says of it, paragraph that it names, and part of the remedy.
BODY_MISTAKES = {
    "unknown word": (made_of("甲 {{ 計画命 }}"), "T-TAG", "「計画命」という差込の言葉", "甲 {{ 計画命 }}", "「計画名」では"),
    "unknown word, none near": (made_of("{{ zzz }}"), "T-TAG", "「zzz」という差込の言葉", "{{ zzz }}", "言葉を直して"),
    "unknown word in a loop": (
        made_of(LOOP, "乙 {{ 取組.取組名 }}", END), "T-TAG", "「取組名」という差込の言葉", "乙 {{ 取組.取組名 }}", "「取組名称」では",
    ),
    "unknown word in brackets": (
        made_of(LOOP, "{{ 取組['取組名'] }}", END), "T-TAG", "「取組名」という差込の言葉", "{{ 取組['取組名'] }}", "「取組名称」では",
    ),
    "word of a loop outside of it": (
        made_of("{{ 番号 }}"), "T-TAG", "「番号」という差込の言葉は、ここでは", "{{ 番号 }}", "「取組.番号」のように",
    ),
    "unknown list": (made_of("{%p for 取組 in 取組一蘭 %}", END), "T-TAG", "「取組一蘭」", "{%p for 取組 in 取組一蘭 %}", "「取組一覧」では"),
    "unknown word in a condition": (made_of("{% if 課目 %}x{% endif %}"), "T-TAG", "「課目」", "{% if 課目 %}x{% endif %}", "言葉を直して"),
    "loop without an end": (made_of(LOOP, "{% if 課名 %}丙{% endif %}", "{{ 年度 }}"), "T-TAG", "閉じていません", LOOP, "{%tr endfor %}"),
    "condition without an end": (made_of("丁{% if 課名 %}", "丙"), "T-TAG", "閉じていません", "丁{% if 課名 %}", "{%p endif %}"),
    "inner condition without an end": (
        made_of(LOOP, "{%p if 課名 %}", "x", END), "T-TAG", "「if」が閉じていません", "{%p if 課名 %}", "{%p endif %}",
    ),
    "end without a loop": (made_of("戊", END), "T-TAG", "「endfor」の前に", END, "対にして"),
    "end without a condition": (made_of("{% endif %}"), "T-TAG", "「endif」の前に", "{% endif %}", "対にして"),
    "else without a condition": (made_of("{% else %}"), "T-TAG", "「else」の前に", "{% else %}", "対にして"),
    "loop and its end in one row": (
        rows(["{%tr for 取組 in 取組一覧 %}", "{%tr endfor %}"]), "T-TAG", "「endfor」の前に", "{%tr endfor %}", "別の行(段落)",
    ),
    "loop and its end in one cell": (
        rows(["{%tr for 取組 in 取組一覧 %}x{%tr endfor %}", "b"]), "T-TAG", "「endfor」の前に", "{%tr endfor %}", "別の行(段落)",
    ),
    "loop and its end in one paragraph": (
        made_of(LOOP + END), "T-TAG", "「endfor」の前に", END, "別の行(段落)",
    ),
    "unknown filter": (made_of("{{ 課名|大文字 }}"), "T-TAG", "「大文字」という働き", "{{ 課名|大文字 }}", "消してください"),
    "unknown filter in a condition": (
        made_of("{% if 課名 %}{{ 課名|大文字 }}{% endif %}"), "T-TAG", "「大文字」という働き", "{{ 課名|大文字 }}", "消してください",
    ),
    "unknown test": (made_of("{% if 課名 is 長い %}x{% endif %}"), "T-TAG", "「長い」という働き", "is 長い", "消してください"),
    "word in a command's braces": (made_of("{% 課名 %}"), "T-TAG", "「課名」という命令", "{% 課名 %}", "「{{ 計画名 }}」のように"),
    "unknown command": (made_of("{% もし 課名 %}"), "T-TAG", "「もし」という命令", "{% もし 課名 %}", "「{% if … %}」"),
    "division by zero": (made_of("己 {{ 1/0 }}"), "T-TAG", "使えない書き方", "己 {{ 1/0 }}", "決まった言葉だけ"),
    "text and number added": (made_of("{{ 課名 + 1 }}"), "T-TAG", "使えない書き方", "{{ 課名 + 1 }}", "決まった言葉だけ"),
    "text called": (made_of("{{ 課名() }}"), "T-TAG", "使えない書き方", "{{ 課名() }}", "決まった言葉だけ"),
    "too many repetitions": (
        made_of("{% for i in range(99999999) %}x{% endfor %}"), "T-TAG", "使えない書き方", "range(99999999)", "決まった言葉だけ",
    ),
    "other file": (made_of("{% include '/etc/passwd' %}"), "T-TAG", "使えない書き方", "{% include '/etc/passwd' %}", "決まった言葉だけ"),
    "whole list": (made_of("{{ 取組一覧 }}"), "T-TAG", "文章ではないもの", "{{ 取組一覧 }}", "「for」で繰り返して"),
    "whole record": (made_of(LOOP, "{{ 取組 }}", END), "T-TAG", "文章ではないもの", "{{ 取組 }}", "「for」で繰り返して"),
    "two words": (made_of("{{ 課名 年度 }}"), "T-TAG", "書き方に誤り", "{{ 課名 年度 }}", "見直して"),
    "no word": (made_of("{{ }}"), "T-TAG", "書き方に誤り", "{{ }}", "見直して"),
    "three braces": (made_of("{{{ 課名 }}}"), "T-BRACES", "「{{{ 課名 }}}」の括弧が多すぎます", "{{{ 課名 }}}", "2つずつ"),
    "remark without an end": (made_of("{# 注"), "T-BRACES", "対になって", "{# 注", "半角の括弧"),
    "full-width braces": (made_of("庚 ｛｛ 課名 ｝｝"), "T-BRACES", "「｛｛」が半角でない", "庚 ｛｛ 課名 ｝｝", "半角の括弧"),
    "full-width braces of a command": (made_of("｛% if 課名 %｝"), "T-BRACES", "「｛%」が半角でない", "｛% if 課名 %｝", "半角の括弧"),
    "full-width percent": (made_of("{％ if 課名 ％}"), "T-BRACES", "「{％」が半角でない", "{％ if 課名 ％}", "半角の括弧"),
    "full-width end": (made_of("{{ 課名 ｝｝"), "T-BRACES", "「{{」が半角でない", "{{ 課名 ｝｝", "半角の括弧"),
    "full-width beginning": (made_of("｛｛ 課名 }}"), "T-BRACES", "「｛｛」が半角でない", "｛｛ 課名 }}", "半角の括弧"),
    "word opened only": (made_of("{{ 課名"), "T-BRACES", "対になって", "{{ 課名", "半角の括弧"),
    "word opened only, another after it": (made_of("{{ 課名", "{{ 年度 }}"), "T-BRACES", "対になって", "{{ 課名", "半角の括弧"),
    "word closed only": (made_of("課名 }}"), "T-BRACES", "「}}」が半角でないか、対に", "課名 }}", "半角の括弧"),
    "command opened only": (made_of("{% if 課名"), "T-BRACES", "「{%」が半角でないか、対に", "{% if 課名", "半角の括弧"),
    "command closed only": (made_of("if 課名 %}"), "T-BRACES", "「%}」が半角でないか、対に", "if 課名 %}", "半角の括弧"),
    "word closed as a command": (made_of("{{ 課名 %}"), "T-BRACES", "対になって", "{{ 課名 %}", "半角の括弧"),
    "way to the shell": (
        made_of("{{ cycler.__init__.__globals__.os.popen('echo 1').read() }}"), "T-TAG", "使えない書き方", "cycler", "決まった言葉だけ",
    ),
    "way to every class": (made_of("{{ ''.__class__.__mro__ }}"), "T-TAG", "使えない書き方", "__mro__", "決まった言葉だけ"),
    "way through a word": (made_of("{{ 課名.__class__.__base__ }}"), "T-TAG", "使えない書き方", "__base__", "決まった言葉だけ"),
    "cell": (rows(["a", "甲"], ["b", "辛 {{ 計画命 }}"]), "T-TAG", "「計画命」", "辛 {{ 計画命 }}", "「計画名」では"),
    "width of a cell": (rows(["甲", "{% colspan 計画命 %}壬"]), "T-TAG", "「計画命」", "壬", "「計画名」では"),
    "colour of a cell": (rows(["甲", "{% cellbg 計画命 %}癸"]), "T-TAG", "「計画命」", "癸", "「計画名」では"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("data", "code", "what", "paragraph", "remedy"), BODY_MISTAKES.values(), ids=BODY_MISTAKES
)
def test_mistake__in_the_body__names_file_part_paragraph_and_remedy(
    data, code, what, paragraph, remedy, capfd
):
    finding = failure_of(data)
    assert (finding.code, finding.severity) == (code, Severity.ERROR)
    assert (finding.place.file, finding.place.sheet) == (FILE, "本文")
    where, _, said = finding.message.partition("」で、")
    assert where.startswith(f"様式「{FILE}」の本文の段落「")
    assert paragraph in where
    assert what in said
    assert remedy in finding.remedy
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("edges", "part"),
    [
        ({"header": "欄 {{ 計画命 }}"}, "ヘッダー"),
        ({"footer": "欄 {{ 計画命 }}"}, "フッター"),
        ({"header": table((1,), row(cell(paragraphs("欄 {{ 計画命 }}"))), description="")}, "ヘッダー"),
        ({"title": "欄 {{ 計画命 }}"}, "文書のプロパティ"),
    ],
    ids=["header", "footer", "table in the header", "title"],
)
def test_mistake__outside_the_body__names_the_part_in_japanese(edges, part):
    finding = failure_of(make_template(paragraphs("表題"), **edges))
    assert (finding.code, finding.place.file, finding.place.sheet) == ("T-TAG", FILE, part)
    assert finding.message.startswith(f"様式「{FILE}」の{part}の段落「欄 {{{{ 計画命 }}}}")
    assert "「計画名」ではありませんか。" in finding.remedy
    assert finding.value.startswith("{{ 計画命 }}")


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("{{ cycler.__init__.__globals__.os.popen('echo 1').read() }}", "T-TAG"),
        ("｛｛ 文書名 ｝｝", "T-BRACES"),
        ("{{ 文書名", "T-BRACES"),
        ("{% if 文書名 %}x", "T-TAG"),
        (r"{{ '\x3c'|safe }}", "T-TAG"),
    ],
    ids=["shell", "full-width", "opened only", "condition without an end", "broken markup"],
)
def test_mistake__in_the_title__refused_there_too(title, code):
    finding = failure_of(make_template(paragraphs("表題"), title=title))
    assert (finding.code, finding.place.sheet) == (code, "文書のプロパティ")


def test_mistake__long_paragraph__shown_by_its_beginning():
    finding = failure_of(made_of("長" * 500 + "{{ 計画命 }}"))
    assert "「" + "長" * 60 + "…」" in finding.message


@pytest.mark.parametrize(
    "data",
    [
        rows(["a", "{% colspan 課名 %}b"]),
        make_template(table((1, 2), row(cell(paragraphs("a"))), description="").replace("<w:tblGrid>", "").replace("</w:tblGrid>", "").replace('<w:gridCol w:w="1"/><w:gridCol w:w="2"/>', "")),
        make_template(
            paragraphs("{%p for i in 二つ %}")
            + table((1,), row(cell(paragraphs("{%tr endfor %}"))), row(cell(paragraphs("x"))), description="")
        ),
    ],
    ids=["colspan that is no number", "table without a grid", "loop that ends within a table"],
)  # fmt: skip
def test_mistake__document_that_would_be_broken__no_document_and_no_english(data):
    finding = failure_of(data)
    assert (finding.code, finding.place.file, finding.place.sheet) == ("W-RENDER", FILE, "本文")
    assert finding.message == f"様式「{FILE}」の本文から作った文書が壊れています。"
    assert "標準の様式" in finding.remedy


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("{% if 数 < 5 %}五未満{% endif %}", "五未満"),
        ("{% if 数 <5 and 数> 1 %}五未満{% endif %}", "五未満"),
        ("{% if 数 > 1 %}二以上{% endif %}", "二以上"),
        ("{{ 課名 }} }", "情報統計課 }"),
        ("{ 課名 } 100%", "{ 課名 } 100%"),
        ("｛注｝ {注}", "｛注｝ {注}"),
        ("{{ 課名 if 数 == 3 else '' }}", "情報統計課"),
        ("{{ 数 }}", "3"),
        ("{{ “課名”|length }}", "2"),
    ],
)
def test_no_mistake__unusual_but_right__rendered(text, printed):
    assert paragraph_texts(rendered(make_template(paragraphs(text)), WORDS)) == [printed]


def _types(data, old, new):
    return with_replaced(data, TYPES, old, new)


GOOD = make_template(paragraphs("{{ 課名 }}"))
MAIN = b"wordprocessingml.document.main+xml"
NOT_WORD = {
    "workbook": (make_workbook(), "W-TEMPLATE"),
    "PDF": (b"%PDF-1.7 ...", "W-TEMPLATE"),
    "nothing": (b"", "W-TEMPLATE"),
    "text": ("{{ 課名 }}".encode(), "W-TEMPLATE"),
    "old Word": (OLE_HEADER + b"\0" * 600, "W-TEMPLATE"),
    "zip": (make_zip({"a.txt": b"a"}), "W-TEMPLATE"),
    "cut off": (GOOD[: len(GOOD) // 2], "W-TEMPLATE"),
    "macro document": (_types(GOOD, b"application/vnd.openxmlformats-officedocument." + MAIN, b"application/vnd.ms-word.document.macroEnabled.main+xml"), "W-TEMPLATE"),
    "template of Word": (_types(GOOD, MAIN, b"wordprocessingml.template.main+xml"), "W-TEMPLATE"),
    "body missing": (make_zip({k: v for k, v in parts_of(GOOD).items() if k != BODY}), "W-TEMPLATE"),
    "header missing": (make_zip({k: v for k, v in parts_of(GOOD).items() if k != HEADER}), "W-TEMPLATE"),
    "body not well-formed": (with_parts(GOOD, {BODY: b"<w:document>"}), "F-PART"),
    "properties not well-formed": (with_parts(GOOD, {CORE: b"<x"}), "F-PART"),
    "body garbled": (with_garbled_content(GOOD, BODY), "F-PART"),
    "entities": (with_parts(GOOD, {CORE: b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}), "F-PART"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "code"), NOT_WORD.values(), ids=NOT_WORD)
def test_template__no_word_document_or_a_broken_one__named_and_what_to_do(data, code, capfd):
    finding = failure_of(data)
    assert (finding.code, finding.place.file) == (code, FILE)
    assert FILE in finding.message
    assert finding.remedy
    assert capfd.readouterr() == ("", "")


def test_template__standard_one_with_a_tag_misspelt__named_with_the_right_word():
    name = "{{ 課名 }}".encode()
    data = with_replaced(standard_template(), HEADER, name, "{{ 課名名 }}".encode())
    with pytest.raises(Failure) as caught:
        WordTemplate(data, FILE).render(real_words("総務課"))
    finding = caught.value.finding
    assert (finding.code, finding.place.sheet) == ("T-TAG", "ヘッダー")
    assert "「課名」ではありませんか。" in finding.remedy


def test_messages__all_of_this_module__no_path_and_no_python():
    for data, *_ in [*BODY_MISTAKES.values(), *NOT_WORD.values()]:
        finding = failure_of(data)
        said = re.sub(r"「.*?」", "", finding.message) + finding.remedy
        assert not re.search(r"Error|object|undefined|Traceback|/work|word/|\.py", said)
