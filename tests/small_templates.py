"""Small templates for tests: a few words, and what the check finds in a template."""

from hitaplan.reports.catalogue import TEMPLATE_WORDS
from hitaplan.templates.check import check_template
from hitaplan.templates.words import Condition, Number, Repeated, Word
from tests.word_files import (
    FILE,
    make_template,
    paragraphs,
)
from tools.wordml import cell, row, table

WORDS = (
    Word("計画名", "計画の名称", lambda _: "第4次計画"),
    Word("課名", "課の名前", lambda _: "情報統計課"),
    Word("年度", "年度", lambda _: "令和6年度"),
    Number("数", "数", lambda _: 3),
    Condition("確定", "確定かどうか", lambda _: True),
    Word("文書名", "題名", lambda _: "文書"),
    Word("団体名", "市の名前", lambda _: "日田市"),
    Repeated(
        "取組一覧",
        "取組",
        lambda _: ["1-1-1", "1-1-2"],
        (
            Word("番号", "取組番号", str),
            Word("名称", "取組名", lambda _: "取組"),
            Repeated("年度一覧", "年度", lambda _: ["R5", "R6"], (Word("予定", "予定", str),)),
        ),
    ),
)
LOOP, END = "{%p for 取組 in 取組一覧 %}", "{%p endfor %}"


def made_of(*texts):
    return make_template(paragraphs("表題", *texts, "結び"))


def rows(*lines):
    cells = ([cell(paragraphs(each)) for each in line] for line in lines)
    return make_template(
        table((1, 1), *(row(*each) for each in cells), description="表") + paragraphs("結び")
    )


def cells(*contents):
    return make_template(
        table((1,), *(row(cell(paragraphs(*each))) for each in contents), description="表")
        + paragraphs("結び")
    )


def font(name, part="body"):
    styled = f'<w:p><w:r><w:rPr><w:rFonts w:eastAsia="{name}"/></w:rPr><w:t>字</w:t></w:r></w:p>'
    return make_template(styled) if part == "body" else make_template(paragraphs("x"), header=styled)


def found(data):
    return check_template(data, FILE, {**TEMPLATE_WORDS, FILE: WORDS})


# Each template: code, part, the paragraph or tag that is named, and part of what is said or to be done.
