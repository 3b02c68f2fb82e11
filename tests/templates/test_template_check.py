"""Broken templates: every mistake is told at once, with its part, its paragraph and what to do."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hitaplan.findings.failure import Failure
from hitaplan.reports.catalogue import TEMPLATE_CHARTS, TEMPLATE_WORDS
from hitaplan.templates.check import check_template
from hitaplan.templates.rendering import WordTemplate
from hitaplan.templates.words import gather
from tests.office_files import with_parts, with_replaced
from tests.small_templates import END, LOOP, WORDS, cells, font, found, made_of, rows
from tests.word_files import (
    FILE,
    FOOTER,
    HEADER,
    make_template,
    paragraphs,
)
from tools.make_templates import TEMPLATES
from tools.wordml import cell, paragraph, row, table, text

OLE_HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BROKEN = {
    "unknown word": (made_of("甲 {{ 計画命 }}"), "T-TAG", "甲 {{ 計画命 }}", "「計画名」では"),
    "unknown word, none near": (made_of("{{ zzz }}"), "T-TAG", "{{ zzz }}", "「zzz」という差込の言葉はありません"),
    "unknown word of an item": (made_of(LOOP, "{{ 取組.番合 }}", END), "T-TAG", "{{ 取組.番合 }}", "「番合」という差込の言葉はありません"),
    "unknown word in brackets": (made_of(LOOP, "{{ 取組['名将'] }}", END), "T-TAG", "名将", "「名将」という"),
    "unknown word two steps down": (
        made_of(LOOP, "{%p for 年 in 取組.年度一覧 %}", "{{ 年.予走 }}", END, END), "T-TAG", "{{ 年.予走 }}", "「予走」という",
    ),
    "unknown list": (made_of("{%p for 取組 in 取組一蘭 %}", END), "T-TAG", "取組一蘭", "「取組一覧」では"),
    "unknown inner list": (made_of(LOOP, "{%p for 年 in 取組.年度表 %}", END, END), "T-TAG", "年度表", "「年度表」という"),
    "unknown word in a condition": (made_of("{% if 課目 %}x{% endif %}"), "T-TAG", "{% if 課目 %}", "という差込の言葉はありません"),
    "unknown word in a branch that is never printed": (
        made_of("{% if 数 == 99 %}{{ 誤り }}{% endif %}"), "T-TAG", "{{ 誤り }}", "「誤り」という",
    ),
    "unknown word in an else": (made_of("{% if 課名 %}x{% else %}{{ 誤り }}{% endif %}"), "T-TAG", "{{ 誤り }}", "「誤り」"),
    "unknown word compared": (made_of("{% if 課名 == 課命 %}x{% endif %}"), "T-TAG", "課命", "という差込の言葉はありません"),
    "unknown word in a filter": (made_of("{{ 課名|default(課命) }}"), "T-TAG", "課命", "という差込の言葉はありません"),
    "unknown word in the header": (make_template(paragraphs("x"), header="{{ 課命 }}"), "T-TAG", "ヘッダー", "という差込の言葉はありません"),
    "unknown word in the footer": (make_template(paragraphs("x"), footer="{{ 課命 }}"), "T-TAG", "フッター", "という差込の言葉はありません"),
    "unknown word in the title": (make_template(paragraphs("x"), title="{{ 課命 }}"), "T-TAG", "文書のプロパティ", "という差込の言葉はありません"),
    "word of an item outside its loop": (made_of("{{ 番号 }}"), "T-TAG", "{{ 番号 }}", "「番号」は「取組一覧」の中の言葉です"),
    "item after its loop": (made_of(LOOP, "x", END, "{{ 取組.番号 }}"), "T-TAG", "{{ 取組.番号 }}", "「取組」という差込の言葉はありません"),
    "word with a dot": (made_of("{{ 課名.番号 }}"), "T-TAG", "{{ 課名.番号 }}", "「課名」に「.番号」は付けられません"),
    "list with a dot": (made_of("{{ 取組一覧.番号 }}"), "T-TAG", "{{ 取組一覧.番号 }}", "「取組一覧」に「.番号」は"),
    "whole list": (made_of("{{ 取組一覧 }}"), "T-TAG", "{{ 取組一覧 }}", "一覧は「for」で繰り返して"),
    "whole item": (made_of(LOOP, "{{ 取組 }}", END), "T-TAG", "{{ 取組 }}", "文章ではないもの"),
    "loop over a word": (made_of("{%p for 字 in 課名 %}", "x", END), "T-TAG", "{%p for 字 in 課名 %}", "一覧ではないもの"),
    "loop without an end": (made_of(LOOP, "x"), "T-TAG", LOOP, "閉じていません"),
    "condition without an end": (made_of("丁{% if 課名 %}", "丙"), "T-TAG", "丁{% if 課名 %}", "閉じていません"),
    "end without a loop": (made_of("戊", END), "T-TAG", END, "対になる始まりがありません"),
    "else without a condition": (made_of("{% else %}"), "T-TAG", "{% else %}", "対になる始まりがありません"),
    "unknown command": (made_of("{% もし 課名 %}"), "T-TAG", "{% もし 課名 %}", "「もし」という命令"),
    "unknown filter": (made_of("{{ 課名|大文字 }}"), "T-TAG", "{{ 課名|大文字 }}", "「大文字」という働き"),
    "unknown test": (made_of("{% if 課名 is 長い %}x{% endif %}"), "T-TAG", "is 長い", "「長い」という働き"),
    "two words": (made_of("{{ 課名 年度 }}"), "T-TAG", "{{ 課名 年度 }}", "書き方に誤り"),
    "no word": (made_of("{{ }}"), "T-TAG", "{{ }}", "書き方に誤り"),
    "full-width braces": (made_of("庚 ｛｛ 課名 ｝｝"), "T-BRACES", "庚 ｛｛ 課名 ｝｝", "半角の括弧"),
    "full-width percent": (made_of("{％ if 課名 ％}"), "T-BRACES", "{％ if 課名 ％}", "半角の括弧"),
    "full-width end": (made_of("{{ 課名 ｝｝"), "T-BRACES", "{{ 課名 ｝｝", "半角の括弧"),
    "word opened only": (made_of("{{ 課名"), "T-BRACES", "{{ 課名", "対になって"),
    "word closed only": (made_of("課名 }}"), "T-BRACES", "課名 }}", "対になって"),
    "row loop outside of a table": (made_of("{%tr for 取組 in 取組一覧 %}", "x", "{%tr endfor %}"), "T-PLACE", "{%tr for 取組 in 取組一覧 %}", "表の外"),
    "column loop outside of a table": (made_of("{%tc if 課名 %}", "x", "{%tc endif %}"), "T-PLACE", "{%tc if 課名 %}", "表の外"),
    "row loop that a paragraph ends": (
        rows(["{%tr for 取組 in 取組一覧 %}", ""], ["x", "y"], ["{%p endfor %}", ""]), "T-PLACE", "{%p endfor %}", "「{%tr endfor %}」に直して",
    ),
    "paragraph loop that a row ends": (
        rows([LOOP, ""], ["x", "y"], ["{%tr endfor %}", ""]), "T-PLACE", "{%tr endfor %}", "「{%p endfor %}」に直して",
    ),
    "inline condition that a paragraph ends": (made_of("{% if 課名 %}x", "{%p endif %}"), "T-PLACE", "{%p endif %}", "形が違います"),
    "text beside a paragraph tag": (made_of("消える文{%p if 課名 %}", "x", "{%p endif %}"), "T-PLACE", "消える文", "「消える文」は、印字されません"),
    "word beside a paragraph tag": (made_of("{%p if 課名 %}{{ 年度 }}", "x", "{%p endif %}"), "T-PLACE", "{{ 年度 }}", "印字されません"),
    "text in the row of a row loop": (
        rows(["{%tr for 取組 in 取組一覧 %}", "番号"], ["x", "y"], ["{%tr endfor %}", ""]), "T-PLACE", "番号", "「番号」は、印字されません",
    ),
    "second tag in a row": (
        rows(["{%tr for 取組 in 取組一覧 %}", "{%tr if 課名 %}"], ["x", "y"], ["{%tr endif %}", ""], ["{%tr endfor %}", ""]), "T-PLACE", "{%tr if 課名 %}", "別の行に移して",
    ),
    "second tag in a paragraph": (made_of(LOOP + "{%p if 課名 %}", "x", "{%p endif %}", END), "T-PLACE", "{%p if 課名 %}", "別の段落に移して"),
    "text in the cell of a column loop": (rows(["{%tc for 取組 in 取組一覧 %}甲", "x", "{%tc endfor %}"]), "T-PLACE", "甲", "別のセルに移して"),
    "unknown word of the loop": (made_of(LOOP, "{{ loop.indexes }}", END), "T-TAG", "indexes", "「index」では"),
    "loop outside of one": (made_of("{{ loop.index }}"), "T-TAG", "{{ loop.index }}", "繰り返しの中でだけ使えます"),
    "row loop and its end in one row": (rows(["{%tr for 取組 in 取組一覧 %}", "{%tr endfor %}"]), "T-PLACE", "{%tr endfor %}", "別の行に移して"),
    "cell that may lose all": (cells(["{%p if 課名 %}", "x", "{%p endif %}"]), "T-CELL", "{%p if 課名 %}", "空のセル"),
    "cell whose loop may be empty": (cells([LOOP, "x", END]), "T-CELL", LOOP, "空のセル"),
    "tag in a comment": (
        with_parts(make_template(paragraphs("x")), {"word/comments.xml": "<c>{{ 課名 }}</c>".encode()}), "T-PLACE", "コメント", "値が入りません",
    ),
    "font of another PC": (font("ヒラギノ角ゴ ProN"), "T-FONT", "ヒラギノ角ゴ ProN", "どの Windows パソコンにも"),
    "font in the header": (font("Noto Sans CJK JP", "header"), "T-FONT", "Noto Sans CJK JP", "ＭＳ 明朝"),
    "brace too many behind": (made_of("甲{{年度}}}"), "T-BRACES", "甲{{年度}}}", "括弧が多すぎます"),
    "brace too many before": (made_of("{{% if 課名 %}x{% endif %}"), "T-BRACES", "{{% if 課名 %}", "括弧が多すぎます"),
    "brace too many behind a command": (made_of("{% if 課名 %}}x{% endif %}"), "T-BRACES", "{% if 課名 %}}", "括弧が多すぎます"),
    "inner condition without an end": (made_of(LOOP, "内 {% if 課名 %}", END), "T-TAG", "段落「内 {% if 課名 %}」で、「if」が閉じて", "{%p endif %}"),
    "end of another kind": (made_of("{%p if 課名 %}", "x", "内 {% endfor %}", "{%p endif %}"), "T-TAG", "段落「内 {% endfor %}」で、「endfor」の前に", "対にして"),
    "paragraph as it stands in Word": (made_of("前", "{%p if 課目 == '甲' %}", "x", "{%p endif %}", "後"), "T-TAG", "段落「{%p if 課目 == '甲' %}」で", "言葉を直して"),
    "the second of two equal tags": (made_of("甲 {{ 課名 }}", "乙 {{ 課目 }}", LOOP, "丙 {{ 取組.課目 }}", "丁 {{ 取組.課目 }}", END), "T-TAG", "段落「乙 {{ 課目 }}」", "言葉を直して"),
    "typographic quotes": (made_of("甲 {{ “年度” }}"), "T-TAG", "甲 {{ “年度” }}", "引用符を消して「{{ 年度 }}」"),
    "quotes in a condition": (made_of("{% if '課名' %}x{% endif %}"), "T-TAG", "{% if '課名' %}", "いつもあてはまります"),
    "quotes in a choice": (made_of("{{ 年度 if ‘課名’ else '―' }}"), "T-TAG", "‘課名’", "いつもあてはまります"),
    "list by a choice": (made_of("{{ 取組一覧 if 課名 else '' }}"), "T-TAG", "取組一覧 if", "一覧は「for」で繰り返して"),
    "item by a choice": (made_of(LOOP, "{{ 課名 and 取組 }}", END), "T-TAG", "課名 and", "一覧は「for」で繰り返して"),
    "list with a default": (made_of("{{ 取組一覧|default('') }}"), "T-TAG", "default", "一覧は「for」で繰り返して"),
    "joined by an unknown word": (made_of("{{ 取組一覧|join('、', '名将') }}"), "T-TAG", "名将", "「名称」では"),
    "joined by an unknown attribute": (made_of("{{ 取組一覧|join('、', attribute='番合') }}"), "T-TAG", "番合", "「番号」では"),
    "joined by no word": (made_of("{{ 取組一覧|join('、') }}"), "T-TAG", "join", "{{ 取組一覧|join('、', '番号') }}"),
    "near miss of two characters": (made_of("{{ 年渡 }}"), "T-TAG", "{{ 年渡 }}", "「年度」ではありませんか"),
    "near miss of two characters at the end": (made_of(LOOP, "{{ 取組.各称 }}", END), "T-TAG", "{{ 取組.各称 }}", "「名称」ではありませんか"),
    "opened once more before it is closed": (made_of("{{ 課名 と {{ 年度 }}"), "T-BRACES", "{{ 課名 と {{ 年度 }}", "もう一度開いて"),
    "width outside of a table": (made_of("甲{% colspan 3 %}"), "T-PLACE", "甲{% colspan 3 %}", "表のセルの文の中に移すか"),
    "text and number added": (made_of("甲 {{ 計画名 + 1 }}"), "T-TAG", "段落「甲 {{ 計画名 + 1 }}」で、使えない書き方", "決まった言葉だけ"),
    "text taken away": (made_of("{{ 数 - 課名 }}"), "T-TAG", "{{ 数 - 課名 }}", "使えない書き方"),
    "text below zero": (made_of("{{ -課名 }}"), "T-TAG", "{{ -課名 }}", "使えない書き方"),
    "list reckoned with": (made_of("{{ 取組一覧 + 1 }}"), "T-TAG", "{{ 取組一覧 + 1 }}", "使えない書き方"),
    "text larger than a number": (made_of("{% if 課名 > 3 %}x{% endif %}"), "T-TAG", "{% if 課名 > 3 %}", "数ではないもの"),
    "text that is odd": (made_of("{% if 課名 is odd %}x{% endif %}"), "T-TAG", "is odd", "数ではないもの"),
    "number looked for in a text": (made_of("{% if 3 in 課名 %}x{% endif %}"), "T-TAG", "{% if 3 in 課名 %}", "「in」の後は"),
    "text looked for in a number": (made_of("{% if '3' in 数 %}x{% endif %}"), "T-TAG", "in 数", "「in」の後は"),
    "text looked for in a list": (made_of("{% if '1-1-1' in 取組一覧 %}x{% endif %}"), "T-TAG", "in 取組一覧", "「in」の後は"),
    "condition printed": (made_of("{{ 確定 }}"), "T-TAG", "{{ 確定 }}", "条件は、印字できません"),
    "condition of a loop printed": (made_of(LOOP, "{{ loop.last }}", END), "T-TAG", "{{ loop.last }}", "条件は、印字できません"),
    "comparison printed": (made_of("{{ 課名 == 年度 }}"), "T-TAG", "{{ 課名 == 年度 }}", "条件は、印字できません"),
    "nothing for the other case": (made_of("{{ 課名 if 確定 }}"), "T-TAG", "{{ 課名 if 確定 }}", "「else」"),
    "words in brackets printed": (made_of("{{ [課名, 年度] }}"), "T-TAG", "{{ [課名, 年度] }}", "1つずつ書いて"),
    "two words with a comma": (made_of("{{ 課名, 年度 }}"), "T-TAG", "{{ 課名, 年度 }}", "「{{ 年度 }}、{{ 課名 }}」のように"),
    "one of a list": (made_of("{{ 取組一覧[9].名称 }}"), "T-TAG", "{{ 取組一覧[9].名称 }}", "使えない書き方"),
    "first of a list": (made_of("{{ (取組一覧|first).名称 }}"), "T-TAG", "first", "「first」という働きはありません"),
    "length of a number": (made_of("{{ 数|length }}"), "T-TAG", "{{ 数|length }}", "一覧ではありません"),
    "text joined": (made_of("{{ 課名|join('・') }}"), "T-TAG", "{{ 課名|join('・') }}", "一覧ではありません"),
    "item with two names": (made_of("{%p for 番号, 名称 in 取組一覧 %}", "x", END), "T-TAG", "番号, 名称", "使えない書き方"),
    "item called loop": (made_of("{%p for loop in 取組一覧 %}", "x", END), "T-TAG", "for loop", "使えない書き方"),
    "item in the else of its loop": (made_of(LOOP, "x", "{%p else %}", "{{ 取組.番号 }}", END), "T-TAG", "{{ 取組.番号 }}", "「取組」という差込の言葉はありません"),
    "list within itself": (made_of(LOOP, "{%p for 甲 in 取組一覧 %}", "{{ 甲.番号 }}", END, END), "T-TAG", "{%p for 甲 in 取組一覧 %}", "同じ「取組一覧」"),
    "inner list within itself": (
        made_of(LOOP, "{%p for 甲 in 取組.年度一覧 %}", "{%p for 乙 in 取組.年度一覧 %}", "x", END, END, END), "T-TAG", "for 乙 in", "同じ「年度一覧」",
    ),
    "width that is a text": (rows(["{% colspan 課名 %}x", "y"]), "T-TAG", "{% colspan 課名 %}x", "数ではないもの"),
    "width of no column": (rows(["{% colspan 0 %}x", "y"]), "T-TAG", "{% colspan 0 %}x", "1から63までの数"),
    "width of more columns than there are": (rows(["{% colspan 64 %}x", "y"]), "T-TAG", "{% colspan 64 %}x", "1から63までの数"),
    "colour that is a word": (rows(["{% cellbg 課名 %}x", "y"]), "T-TAG", "{% cellbg 課名 %}x", "{% cellbg 'FFF2CC' %}"),
    "colour in words": (rows(["{% cellbg '黄色' if 数 > 1 else 'auto' %}x", "y"]), "T-TAG", "黄色", "6桁の色"),
    "hundreds of brackets": (made_of("前", "甲 {{ " + "(" * 100 + "課名" + ")" * 100 + " }}", "後"), "T-TAG", "段落「甲 {{ (((", "括弧が多すぎます"),
    "endless sum": (made_of("前", "甲 {{ 数" + " + 数" * 5000 + " }}", "後"), "T-TAG", "段落「甲 {{ 数 + 数", "差込が長すぎるか"),
    "condition that is too deep": (made_of("前", "甲 {% if " + "not " * 60 + "課名 %}x{% endif %}", "後"), "T-TAG", "段落「甲 {% if not not", "込み入りすぎています"),
    "word of the top behind a dot": (made_of(LOOP, "{{ 取組.課名 }}", END), "T-TAG", "{{ 取組.課名 }}", "「{{ 課名 }}」のように"),
    "word of an item in its loop": (made_of(LOOP, "{{ 番号 }}", END), "T-TAG", "{{ 番号 }}", "「取組.番号」のように"),
    "word of an inner item": (made_of("{{ 予定 }}"), "T-TAG", "{{ 予定 }}", "「予定」は「年度一覧」の中の言葉です"),
    "word that begins like another": (made_of("{{ 計画めい }}"), "T-TAG", "{{ 計画めい }}", "「計画名」ではありませんか"),
    "word of another template": (made_of("{{ 総括文 }}"), "T-TAG", "{{ 総括文 }}", "様式「総括報告書.docx」の言葉です"),
    "near miss of a word elsewhere": (made_of("{{ 番号号 }}"), "T-TAG", "{{ 番号号 }}", "「番号」は「取組一覧」の中の言葉です"),
    "item misspelt": (made_of(LOOP, "{{ 取り組.番号 }}", END), "T-TAG", "{{ 取り組.番号 }}", "「取組」ではありませんか"),
    "character that Word cannot hold": (made_of("{{ 課名 if 確定 else '\\ud800' }}"), "T-TAG", "ud800", "使えない書き方"),
    "character that XML cannot hold": (made_of("{{ '\\x0b' }}"), "T-TAG", "x0b", "使えない書き方"),
    "number of thousands of digits": (made_of("前", "甲 {{ " + "9" * 5000 + " }}"), "T-TAG", "段落「甲 {{ 999", "長すぎるか"),
    "encrypted": (OLE_HEAD + "EncryptedPackage".encode("utf-16-le"), "F-PASSWORD", FILE, "パスワードを空にして"),
    "no document": (b"memo", "W-TEMPLATE", FILE, "Word の文書"),
}  # fmt: skip
SEVERITIES = {"T-CELL": "warning", "T-FONT": "info"}


def with_link(kind, target):
    relation = f'<Relationship Id="rId900" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}" TargetMode="External"/>'
    name = "word/_rels/document.xml.rels"
    return with_replaced(
        make_template(paragraphs("x")), name, b"</Relationships>", f"{relation}</Relationships>".encode()
    )


@pytest.mark.parametrize("kind", ["image", "attachedTemplate", "oleObject", "frame"])
def test_check__what_is_fetched_from_elsewhere__told(kind):
    (finding,) = found(with_link(kind, "http://example.com/x"))
    assert (finding.code, finding.severity, finding.value) == ("T-LINK", "warning", "http://example.com/x")


def test_check__link_to_click_on__nothing_to_say():
    assert found(with_link("hyperlink", "http://example.com/x")) == ()


def test_check__field_that_fetches_and_data_of_another_program__told():
    field_code = (
        "<w:p><w:r><w:instrText>INCLUDEPICTURE &quot;http://example.com/x&quot;</w:instrText></w:r></w:p>"
    )
    data = with_parts(make_template(field_code), {"word/embeddings/oleObject1.bin": b"x"})
    assert {(each.severity, each.value) for each in found(data) if each.code == "T-LINK"} == {
        ("warning", "INCLUDEPICTURE"), ("info", "word/embeddings/oleObject1.bin"),
    }  # fmt: skip


@pytest.mark.parametrize("written", ["{ 年度 }", "{年度}", "｛年度｝", "{ 取組.番号 }"])
def test_check__word_in_single_braces__to_be_looked_at(written):
    (finding,) = found(made_of(f"甲 {written} 乙"))
    assert (finding.code, finding.severity, finding.value) == ("T-BRACES", "warning", written)
    assert f"段落「甲 {written} 乙」" in finding.message


def test_check__block_that_begins_outside_of_a_table_and_ends_inside__told():
    inner = table((1,), row(cell(paragraphs("内", END, "x"))), description="表")
    (finding,) = found(make_template(paragraphs(LOOP) + inner + paragraphs("結び")))
    assert (finding.code, finding.severity, finding.value) == ("T-PLACE", "error", END)
    assert "表の外と中" in finding.message


@pytest.mark.parametrize("case", BROKEN)
def test_check__mistake__told_with_its_place_and_remedy(case):
    data, code, place, said = BROKEN[case]
    finding = next(each for each in found(data) if each.code == code)
    whole = f"{finding.place.sheet}{finding.value}{finding.message}{finding.remedy}"
    assert place in whole
    assert said in whole
    assert finding.place.file == FILE
    expected = "warning" if case == "tag in a comment" else SEVERITIES.get(code, "error")
    assert finding.severity == expected


def test_check__several_mistakes__all_of_them():
    data = make_template(
        paragraphs(
            "{{ 課命 }}",
            "｛｛ 年度 ｝｝",
            LOOP,
            "{{ 取組.番合 }}",
            "{{ 取組.名将 }}",
            END,
            "{{ 課名|大文字 }}",
        ),
        header="{{ 年度名 }}",
        footer="{{ 数字 }}",
    )
    told = {(each.code, each.place.sheet, each.value) for each in found(data)}
    assert {
        ("T-TAG", "本文", "課命"), ("T-BRACES", "本文", "｛｛"), ("T-TAG", "本文", "番合"), ("T-TAG", "本文", "名将"),
        ("T-TAG", "本文", "{{ 課名|大文字 }}"), ("T-TAG", "ヘッダー", "年度名"), ("T-TAG", "フッター", "数字"),
    } <= told  # fmt: skip


def test_check__several_tags_that_cannot_be_read__all_of_them():
    data = made_of(
        "甲 {{ 課名 年度 }}", "{% もし 課名 %}", "{% if 課名 %}乙", "丙 {{ 課目 }}", "丁 {% endfor %}"
    )
    assert [
        (each.value, each.message.partition("段落「")[2].partition("」で")[0]) for each in found(data)
    ] == [
        ("{{ 課名 年度 }}", "甲 {{ 課名 年度 }}"),
        ("{% もし 課名 %}", "{% もし 課名 %}"),
        ("{% endfor %}", "丁 {% endfor %}"),
        ("{% if 課名 %}", "{% if 課名 %}乙"),
        ("課目", "丙 {{ 課目 }}"),
    ]


ONE_MISTAKE = {
    "condition with one equal sign": made_of("甲{% if 課名 = '甲' %}あ{% elif 年度 %}い{% else %}う{% endif %}"),
    "condition in full width": made_of("甲{% ｉｆ 課名 %}あ{% endif %}"),
    "repetition without 「in」": made_of("甲{% for 取組 取組一覧 %}{{ 取組.番号 }}{% endfor %}"),
    "repetition without an end": made_of("甲{% for 取組 in 取組一覧 %}{{ 取組.番号 }}"),
    "condition within a sound repetition": made_of(LOOP, "甲{% if 取組.番号 = '1' %}{% if 課名 %}x{% endif %}{% endif %}", END),
    "repetition behind braces that are not closed": made_of("甲{{ 課名", LOOP, "{{ 取組.番号 }}", END),
    "words of a repetition whose beginning is gone": made_of("甲{% if 取組.番号 %}x{% endif %}", "{{ 取組.番号 }} {{ 取組.名称 }}"),
    "command that nobody knows": made_of("甲{% autoescape true %}x{% endautoescape %}"),
    "row outside of a table": made_of("{{tr 課名}}"),
}  # fmt: skip


@pytest.mark.parametrize("case", ONE_MISTAKE)
def test_check__one_mistake__told_once_and_not_what_follows_from_it(case):
    (finding,) = found(ONE_MISTAKE[case])
    assert finding.severity == "error"
    with pytest.raises(Failure) as caught:
        WordTemplate(ONE_MISTAKE[case], FILE).render(gather(WORDS, None))
    if finding.code == "T-TAG":
        assert "段落「甲{%" in finding.message
        assert caught.value.finding.message == finding.message


@pytest.mark.parametrize("name", TEMPLATE_WORDS)
def test_check__standard_template__nothing_to_say(name):
    assert (
        check_template((TEMPLATES / name).read_bytes(), name, TEMPLATE_WORDS, TEMPLATE_CHARTS.get(name, ()))
        == ()
    )


SOUND = {
    "font of textbooks": font("UD デジタル 教科書体 NK-R"),
    "font by its English name": font("BIZ UDGothic"),
    "font turned for vertical writing": font("@ＭＳ 明朝"),
    "plain text": made_of("ただの文", "{注} 100%"),
    "spaces and remarks": made_of("{{ 課名 }}{{年度}}{{　数　}}", "{# 覚え書き #}"),
    "braces to print": made_of("{_{ 課名 }_} {_% if %_}"),
    "what Jinja knows of a loop": made_of(LOOP, "{{ loop.index }}{% if loop.last %}。{% endif %}{% if loop.index is odd %}甲{% endif %}", END),
    "name of a word for an item": made_of("{%p for 年度 in 取組一覧 %}", "{{ 年度.番号 }}", END, "{{ 年度 }}"),
    "loop with a condition and else": made_of("{%p for 取組 in 取組一覧 if 取組.名称 %}", "{{ 取組.名称 }}", "{%p else %}", "なし", END),
    "conditions": made_of("{% if 課名 == '総務課' and not 年度 in ['速報', '確定'] or 取組一覧 %}甲{% elif 年度 %}乙{% else %}丙{% endif %}"),
    "condition in a tag": made_of("{{ 課名 if 年度 else '―' }}"),
    "filters": made_of("{{ 取組一覧|length }}{{ 取組一覧|join('、', '名称') }}{{ 課名|default('なし', true) }}"),
    "quotes where they belong": made_of("{% if 課名 == “情報統計課” %}{{ '課名' if 課名 else ‘年度’ }}{% endif %}"),
    "joined by name": made_of("{{ 取組一覧|join('、', attribute='番号') }}"),
    "merged cells": rows(["{%tr for 取組 in 取組一覧 %}", ""], ["{{ 取組.番号 }}", "{% vm %}{{ 課名 }}"], ["{%tr endfor %}", ""]),
    "columns": rows(["{%tc for 取組 in 取組一覧 %}", "{% hm %}{{ 取組.番号 }}", "{%tc endfor %}"]),
    "merged cells of several columns": make_template(
        table((1, 1), row(cell(paragraphs("{%tc for 取組 in 取組一覧 %}")), cell(paragraphs("{% hm %}甲"), span=2), cell(paragraphs("{%tc endfor %}"))), description="表")
    ),
    "colour and width": rows(["{% cellbg 'FFF2CC' if 課名 else 'auto' %}x", "{% colspan 数 %}y"]),
    "numbers compared": made_of("{{ 数 }}{% if 数 < 取組一覧|length and 数 >= 3 %}甲{% endif %}"),
    "text looked for": made_of("{% if '課' in 課名 and 年度 not in [課名, '速報'] %}甲{% endif %}"),
    "lists of the whole document within each other": made_of(LOOP, "{{ 取組一覧|length }}", "{%p for 年 in 取組.年度一覧 %}", "{{ 年.予定 }}", END, END),
    "condition": made_of("{% if 確定 %}確定{% else %}速報{% endif %}{{ '確定版' if 確定 else '速報版' }}"),
    "cell with something for either case": cells(["{%p if 課名 %}", "甲", "{%p else %}", "乙", "{%p endif %}"]),
    "runs": make_template(paragraph(text("{%r if 課名 %}"), text("甲"), text("{%r endif %}"))),
    "tag split over runs": make_template(paragraph(text("{"), text("{ 課"), text("名 }"), text("}"))),
}  # fmt: skip


@pytest.mark.parametrize("case", SOUND)
def test_check__sound_template__nothing_to_say_and_it_renders(case):
    assert found(SOUND[case]) == ()
    assert WordTemplate(SOUND[case], FILE).render(gather(WORDS, None))


PIECES = st.recursive(
    st.sampled_from(["文", "{{ 課名 }}", "{{ 年度|default('なし') }}", "{% if 数 > 2 %}多{% else %}少{% endif %}", "{{ 数 }}", "{# 注 #}"]).map(lambda each: [each]),
    lambda inner: st.one_of(
        inner.map(lambda each: ["{%p if 課名 and not 数 == 0 %}", *each, "{%p endif %}"]),
        st.lists(inner, min_size=1, max_size=3).map(lambda each: [line for part in each for line in part]),
    ),
    max_leaves=8,
)  # fmt: skip
YEARS = PIECES.map(lambda each: ["{%p for 年 in 取組.年度一覧 %}", "{{ 年.予定 }}", *each, END])
REPEATED = st.one_of(PIECES, YEARS).map(lambda each: [LOOP, "{{ 取組.番号 }}", *each, END])


@settings(max_examples=60, deadline=None)
@given(st.one_of(PIECES, REPEATED))
def test_check__template_of_sound_pieces__nothing_to_say_and_it_renders(lines):
    data = make_template("".join(paragraph(text(each)) for each in ["表題", *lines]))
    assert found(data) == ()
    assert WordTemplate(data, FILE).render(gather(WORDS, None))


def test_parts__header_and_footer__are_parts_of_the_small_templates():
    assert {HEADER, FOOTER} == {"word/header1.xml", "word/footer1.xml"}
