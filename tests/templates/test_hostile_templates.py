"""Hostile templates: refused quickly, and no document loses text or grows without end."""

import time

import pytest

from hitaplan.findings.failure import Failure
from hitaplan.reports.plan_book import PlanBook
from hitaplan.templates import limits as template_limits
from hitaplan.templates.rendering import WordTemplate
from hitaplan.templates.words import gather
from tests.builders import R6
from tests.sheets import real_plan
from tests.small_templates import END, LOOP, WORDS, found, made_of, rows
from tests.word_files import (
    FILE,
    make_template,
    paragraph_texts,
    paragraphs,
    plan_book,
    real_overall,
    report,
)

HOSTILE = {
    "other file": "{% include '/etc/passwd' %}",
    "other file, not needed": "{% include 'x' ignore missing %}",
    "import": "{% import 'os' as os %}{{ os }}",
    "from import": "{% from 'os' import system %}",
    "inheritance": "{% extends 'x' %}",
    "shell by a global": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "shell by a class": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "private member": "{{ 取組一覧.__class__ }}",
    "private member in brackets": "{{ 課名['__class__'] }}",
    "private member by a filter": "{{ 課名|attr('__class__') }}",
    "endless numbers": "{% for i in range(999999999) %}x{% endfor %}",
    "megabytes": "{{ 'a' * 999999999 }}",
    "megabytes by a power": "{{ 9 ** 9 ** 9 }}",
    "megabytes by a format": "{{ '%99999999d' % 1 }}",
    "megabytes by replacing": "{{ 課名|replace('情', '情' * 99999)|replace('情', '報' * 99999) }}",
    "megabytes of nonsense": "{{ lipsum(n=99999) }}",
    "recursion by a macro": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "recursive loop": "{% for x in 取組一覧 recursive %}{{ loop(取組一覧) }}{% endfor %}",
    "growing variable": "{% set x = 課名 %}{% set x = x ~ x %}",
    "joined again and again": "{{ 課名 ~ 課名 ~ 課名 }}",
    "method of a text": "{{ 課名.join(取組一覧) }}",
    "call block": "{% call 課名() %}x{% endcall %}",
    "debug": "{% debug %}",
    "private member by a sum": "{{ 課名['__cl' + 'ass__'] }}",
    "private member by a joined attribute": "{{ 取組一覧|join('', '__class__') }}",
    "loop over numbers of its own": "{% for a in [1, 2, 3] %}{% for b in [1, 2, 3] %}x{% endfor %}{% endfor %}",
    "unescaped": "{% autoescape false %}{{ 課名 }}{% endautoescape %}",
    "joined lists in joined lists": "{{ 取組一覧|join(取組一覧|join(課名, '番号'), '番号') }}",
    "joined again": "{{ 取組一覧|join('、', '番号')|join('、') }}",
    "joined by a long text": "{{ 取組一覧|join('" + "長" * 2_000 + "', '番号') }}",
    "number times a text": "{{ 課名 * 3 }}",
    "number times a number": "{{ 数 * 999999999 }}",
    "deep brackets": "{{ " + "(" * 3000 + "課名" + ")" * 3000 + " }}",
    "deep negation": "{{ " + "not " * 5000 + "課名 }}",
    "deep members": "{{ 課名" + ".a" * 5000 + " }}",
    "long sum": "{{ 課名" + " + 課名" * 5000 + " }}",
    "deep conditions": "{% if 課名 %}" * 900 + "x" + "{% endif %}" * 900,
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile__told_and_refused_quickly(case):
    data = made_of(HOSTILE[case])
    started = time.monotonic()
    told = {each.code for each in found(data)}
    with pytest.raises(Failure) as caught:
        WordTemplate(data, FILE).render(gather(WORDS, None))
    assert caught.value.finding.code == "T-TAG"
    assert "T-TAG" in told
    assert time.monotonic() - started < 2


def attribute(value):
    return make_template(paragraphs("表題").replace("<w:r>", f'<w:r w:rsidR="{value}">'))


STALLING = {
    "thousands of braces that are never closed": made_of("{{ " * 5000),
    "thousands of braces of one kind": made_of("{" * 50_000),
    "longer than any template": made_of("長" * 5_000_001),
    "thousands of tags": made_of("{{ 課名 }}" * 25_000),
    "merged cells in an attribute": attribute("{% vm %}" * 200),
    "merged cells between paragraphs": make_template(
        paragraphs("表題") + "{% vm %}" * 200 + paragraphs("結び")
    ),
    "merged cells in a remark": make_template(
        paragraphs("表題") + "<!--" + "{% vm %}" * 200 + "-->" + paragraphs("結び")
    ),
    "merged cells outside of a table": made_of("{% vm %}{{ 課名 }}"),
    "width with a long gap": rows(["{% colspan" + " " * 20_000 + "%", "x"]),
}


@pytest.mark.parametrize("case", STALLING)
def test_stalling__template_that_docxtpl_would_read_for_hours__refused_at_once(case):
    started = time.monotonic()
    told = found(STALLING[case])
    assert {each.severity for each in told} == {"error"}
    with pytest.raises(Failure):
        WordTemplate(STALLING[case], FILE)
    assert time.monotonic() - started < 4


def within_loops(times, inner):
    """Something within repetitions over two 取組, one in another."""
    loops = "".join(f"{{% for x{place} in 取組一覧 %}}" for place in range(times))
    return loops + inner + "{% endfor %}" * times


def test_check__thousands_of_tags_in_one_paragraph__no_quadratic_time():
    started = time.monotonic()
    assert found(made_of("{{ 課名 }}" * 15_000)) == ()
    assert time.monotonic() - started < 4


ENDLESS = {
    "paragraphs in loops in loops": made_of(
        *(f"{{%p for x{place} in 取組一覧 %}}" for place in range(18)), "x", *[END] * 18
    ),
    "loops that print nothing": made_of(within_loops(15, "")),
    "a megabyte of few repetitions": made_of(within_loops(5, "長" * 32_000)),
    "ten megabytes in one paragraph": made_of(within_loops(10, "長" * 10_000)),
    "ten megabytes in the header": make_template(paragraphs("x"), header=within_loops(10, "長" * 10_000)),
    "ten megabytes in the title": make_template(paragraphs("x"), title=within_loops(10, "長" * 10_000)),
    "loops in brackets and joined": made_of(within_loops(9, "{{ 取組一覧|join('、', '番号') }}")),
}


@pytest.mark.parametrize("case", ENDLESS)
def test_hostile__more_than_the_data_can_need__stopped(case):
    template = WordTemplate(ENDLESS[case], FILE)
    started = time.monotonic()
    with pytest.raises(Failure) as caught:
        template.render(gather(WORDS, None))
    assert caught.value.finding.code == "T-TAG"
    assert "際限なく" in caught.value.finding.message
    assert time.monotonic() - started < 2


def test_hostile__too_long_a_document__names_the_paragraph_that_repeats():
    data = made_of(LOOP, "{{ 取組.番号 }}", END, "甲" + within_loops(10, "長" * 10_000), LOOP, "x", END)
    with pytest.raises(Failure) as caught:
        WordTemplate(data, FILE).render(gather(WORDS, None))
    assert "段落「甲{% for x0 in 取組一覧 %}" in caught.value.finding.message


def test_hostile__too_slow__stopped(monkeypatch):
    monkeypatch.setattr(template_limits, "_SECONDS", -1.0)
    with pytest.raises(Failure) as caught:
        WordTemplate(made_of(LOOP, "x", END), FILE).render(gather(WORDS, None))
    assert "際限なく" in caught.value.finding.message


def test_limits__hundred_items__ten_times_each_but_not_with_each_other():
    words = gather(WORDS, None) | {"取組一覧": [{"番号": f"1-1-{place}"} for place in range(100)]}
    made = WordTemplate(made_of(*[LOOP, "{{ 取組.番号 }}", END] * 10), FILE).render(words)
    assert len(paragraph_texts(made)) == 1_002
    with pytest.raises(Failure):
        WordTemplate(made_of(LOOP, LOOP, "{{ 取組.番号 }}", END, END), FILE).render(words)


STANDARD = {
    "進捗状況報告書": lambda: report(real_plan(), "情報統計課"),
    "総括報告書": lambda: real_overall(real_plan()),
    "計画書": lambda: plan_book(PlanBook(real_plan(), "", R6)),
}


@pytest.mark.parametrize("name", STANDARD)
def test_limits__standard_template_on_the_real_plan__needs_less_than_half(name, monkeypatch):
    for limit, value in {
        "_SOME_TIMES": 0,
        "_TIMES": 5,
        "_CHARACTERS": 0,
        "_OF_AN_ITEM": 16,
        "_OF_A_TEXT": 3,
    }.items():
        monkeypatch.setattr(template_limits, limit, value)
    assert STANDARD[name]()


LOST = {
    "text longer than the parser of docxtpl takes": (made_of("{{ 課名 }}"), "本文"),
    "text longer than a header takes": (make_template(paragraphs("x"), header="{{ 課名 }}"), "ヘッダー"),
    "attribute longer than it takes": (attribute("{{ 課名 }}"), "本文"),
}


@pytest.mark.parametrize("case", LOST)
def test_render__what_a_parser_would_drop_without_a_word__no_document(case):
    data, part = LOST[case]
    with pytest.raises(Failure) as caught:
        WordTemplate(data, FILE).render(gather(WORDS, None) | {"課名": "長" * 10_100_000})
    assert (caught.value.finding.code, caught.value.finding.place.sheet) == ("W-RENDER", part)
