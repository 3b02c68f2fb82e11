"""Nothing of a template is lost silently: what docxtpl would take along with a tag, or print nowhere, is an error."""

import pytest

from tests.reports.test_template_check import END, LOOP, found, made_of, rows
from tests.word_files import make_template, paragraphs

PICTURE = "<w:r><w:drawing/></w:r>"
TABLE = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>表の中</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"


def run(said):
    return f'<w:r><w:t xml:space="preserve">{said}</w:t></w:r>'


def of(*runs):
    return f"<w:p>{''.join(runs)}</w:p>"


def made(*blocks):
    return make_template(paragraphs("表題") + "".join(blocks) + paragraphs("結び"))


# Each template: the value of the finding, and part of what is said or to be done.
LOST = {
    "word in place of a paragraph": (made_of("前{{p 課名 }}後"), "{{p 課名 }}", "「{{ 課名 }}」と書いて"),
    "word in place of a run": (made_of("前{{r 課名 }}後"), "{{r 課名 }}", "値は、印字されません"),
    "word in place of a row": (rows(["{{tr 課名 }}", "隣"]), "{{tr 課名 }}", "値は、印字されません"),
    "word in place of a cell": (rows(["{{tc 課名 }}", "隣"]), "{{tc 課名 }}", "値は、印字されません"),
    "text beside a remark": (made_of("前{#p 覚え #}後"), "前後", "別の段落に移して"),
    "text in the row of a remark": (rows(["{#tr 覚え #}", "隣"], ["x", "y"]), "隣", "別の行に移して"),
    "text in the cell of a remark": (rows(["前{#tc 覚え #}", "隣"]), "前", "別のセルに移して"),
    "picture beside a paragraph tag": (
        made(of(run("{%p if 課名 %}"), PICTURE), of(run("中")), of(run("{%p endif %}"))), "図", "別の段落に移して",
    ),
    "section that ends at a paragraph tag": (
        made(f"<w:p><w:pPr><w:sectPr/></w:pPr>{run(LOOP)}</w:p>", of(run("中")), of(run(END))), "セクション区切り", "移して",
    ),
    "text before a dash": (made_of("前", "乙{%- if 課名 %}中{% endif %}"), "乙{%- if 課名 %}中{% endif %}", "「乙」が、印字されません"),
    "picture before a dash": (
        made(of(run("前")), of(PICTURE), of(run("{%- if 課名 %}中{% endif %}"))), "{%- if 課名 %}中{% endif %}", "図、表、脚注",
    ),
    "table before a dash": (made(TABLE, of(run("{%- if 課名 %}中{% endif %}"))), "{%- if 課名 %}中{% endif %}", "境目をまたいで"),
    "table behind a dash": (made(of(run("{% if 課名 %}中{% endif -%}")), TABLE), "{% if 課名 %}中{% endif -%}", "境目をまたいで"),
    "picture within a tag": (made(of(run("前{{ 課"), PICTURE, run("名 }}後"))), "前{{ 課名 }}後", "図、表、脚注"),
    "note within a tag": (
        made(of(run("前{{ 課"), '<w:r><w:footnoteReference w:id="2"/></w:r>', run("名 }}"))), "前{{ 課名 }}", "図、表、脚注",
    ),
    "tag across the edge of a link": (
        made(of(run("前{{ 課"), f'<w:hyperlink w:anchor="b">{run("名 }}")}</w:hyperlink>')), "前{{ 課名 }}", "リンク、枠",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", LOST)
def test_check__what_would_be_lost__an_error_at_its_place(case):
    data, value, said = LOST[case]
    finding = found(data)[0]
    assert (finding.code, finding.severity, finding.place.sheet) == ("T-PLACE", "error", "本文")
    assert finding.value == value
    assert said in finding.message + finding.remedy


@pytest.mark.parametrize(
    "data",
    [
        made_of("前", "{#p 覚え書き #}", "後"),
        made_of("前{# 覚え #}後"),
        made_of("前", "{%- if 課名 -%}中{% endif %}"),
        rows(["{#tr 覚え #}", ""], ["x", "y"]),
        made(of(run("前"), f'<w:hyperlink w:anchor="b">{run("{{ 課名 }}")}</w:hyperlink>')),
        made(of(run("{{ 課"), '<w:proofErr w:type="spellStart"/>', run("名 }}"), PICTURE)),
    ],
)
def test_check__nothing_would_be_lost__nothing_to_say(data):
    assert found(data) == ()


@pytest.mark.parametrize(
    ("written", "half"), [("．", "."), ("。", "."), ("・", "."), ("｜", "|"), ("＝", "=")]
)
def test_check__full_width_sign_within_a_tag__hint(written, half):
    (finding,) = found(made_of(f"{{{{ 課{written}名 }}}}"))
    assert finding.code == "T-TAG"
    assert finding.remedy.startswith(f"「{written}」を半角の「{half}」に直してください。")


def test_check__raw__refused_because_it_hides_tags():
    (finding,) = found(made_of("{% raw %}", "{{ 課命 }}", "{% endraw %}"))
    assert (finding.code, finding.severity, finding.value) == ("T-TAG", "error", "{% raw %}")
    assert "「raw」という命令は使えません" in finding.message
