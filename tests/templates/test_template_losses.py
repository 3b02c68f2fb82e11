"""Nothing of a template is lost silently: what docxtpl would take along with a tag, or print nowhere, is an error."""

import io

import pytest
from docx import Document

from tests.office_files import parts_of, with_parts, with_replaced
from tests.small_templates import END, LOOP, found, made_of, rows
from tests.word_files import BODY, make_template, paragraph_texts, paragraphs, rendered

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
    ("written", "remedy"),
    [
        ("．", "「．」を半角の「.」に直してください。"),
        ("｜", "「｜」を半角の「|」に直してください。"),
        ("＝", "「＝」を半角の「=」に直してください。"),
        ("。", "「。」を半角の「.」に直すか、消すか、差込の括弧の外に出してください。"),
        ("・", "「・」を半角の「.」に直すか、消すか、差込の括弧の外に出してください。"),
        ("「", "言葉を比べるときは、半角の引用符で"),
        ("』", "言葉を比べるときは、半角の引用符で"),
        ("、", "「、」を消すか、差込の括弧の外に出してください。"),
        ("，", "「，」を消すか、差込の括弧の外に出してください。"),
    ],
)
def test_check__full_width_sign_within_a_tag__hint(written, remedy):
    (finding,) = found(made_of(f"{{{{ 課{written}名 }}}}"))
    assert finding.code == "T-TAG"
    assert finding.remedy.startswith(remedy)


def test_check__raw__refused_because_it_hides_tags():
    (finding,) = found(made_of("{% raw %}", "{{ 課命 }}", "{% endraw %}"))
    assert (finding.code, finding.severity, finding.value) == ("T-TAG", "error", "{% raw %}")
    assert "「raw」という命令は使えません" in finding.message


def changed(kind, said, holder="t"):
    return f'<w:{kind} w:id="1" w:author="x"><w:r><w:{holder}>{said}</w:{holder}></w:r></w:{kind}>'


@pytest.mark.parametrize(
    "deleted",
    [
        changed("del", "{{ 課命 }}", "delText"),
        changed("del", "{%p for 取組 in 取組一覧 %}", "delText"),
        changed("del", "{{p 課名 }}", "delText"),
        changed("moveFrom", "{{ 課命 }}"),
    ],
)
def test_deleted_tag__does_not_act_and_is_not_printed(deleted):
    data = made(of(run("甲"), deleted, run("乙{{ 課名 }}")))
    (finding,) = found(data)
    assert (finding.code, finding.severity) == ("T-TRACKED", "warning")
    assert "本文に、変更履歴が残っています" in finding.message
    assert paragraph_texts(rendered(data, {"課名": "総務課"})) == ["表題", "甲乙総務課", "結び"]
    assert b"delText" not in parts_of(rendered(data, {"課名": "総務課"}))[BODY]


@pytest.mark.parametrize("kind", ["ins", "moveTo"])
def test_inserted_tag__acts_and_is_checked(kind):
    data = made(of(run("甲"), changed(kind, "{{ 課名 }}")))
    assert [each.code for each in found(data)] == ["T-TRACKED"]
    assert paragraph_texts(rendered(data, {"課名": "総務課"}))[1] == "甲総務課"
    mistaken = found(made(of(changed(kind, "{{ 課命 }}"))))
    assert [(each.code, each.value) for each in mistaken] == [("T-TAG", "課命"), ("T-TRACKED", "")]


def test_word_changed_within_a_tag__the_new_one_counts():
    data = made(of(run("甲{{ 課"), changed("del", "命", "delText"), changed("ins", "名"), run(" }}")))
    assert [each.code for each in found(data)] == ["T-TRACKED"]
    assert paragraph_texts(rendered(data, {"課名": "総務課"}))[1] == "甲総務課"


@pytest.mark.parametrize(
    ("part", "place", "severity"),
    [
        ("word/charts/chart1.xml", "グラフ", "error"),
        ("word/diagrams/data1.xml", "SmartArt", "error"),
        ("word/comments.xml", "コメント", "warning"),
    ],
)
def test_check__tag_where_no_value_is_filled_in__told_there(part, place, severity):
    split = "<c><a>{{ 課</a><a>名 }}</a></c>"
    (finding,) = found(with_parts(made(), {part: split.encode()}))
    assert (finding.code, finding.severity, finding.place.sheet, finding.value) == (
        "T-PLACE", severity, place, "{{ 課名 }}",
    )  # fmt: skip


def test_first_page_header__its_tags_are_filled_in_and_checked():
    document = Document(io.BytesIO(made()))
    document.sections[0].different_first_page_header_footer = True
    document.sections[0].first_page_header.paragraphs[0].text = "{{ 課名 }}と{{ 課命 }}"
    buffer = io.BytesIO()
    document.save(buffer)
    (finding,) = found(buffer.getvalue())
    assert (finding.code, finding.place.sheet, finding.value) == ("T-TAG", "ヘッダー", "課命")


@pytest.mark.parametrize("kind", ["footnotes", "endnotes"])
def test_note__its_tags_are_filled_in_and_checked(kind):
    data = with_note(kind, "{{ 課名 }}")
    assert found(data) == ()
    assert paragraph_texts(rendered(data, {"課名": "総務課"}), f"word/{kind}.xml") == ["総務課"]
    (finding,) = found(with_note(kind, "{{ 課命 }}"))
    names = {"footnotes": "脚注", "endnotes": "文末脚注"}
    assert (finding.code, finding.place.sheet, finding.value) == ("T-TAG", names[kind], "課命")


def with_note(kind, said):
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    one = kind.removesuffix("s")
    part = f'<w:{kind} {space}><w:{one} w:id="2">{of(run(said))}</w:{one}></w:{kind}>'
    typed = f'<Override PartName="/word/{kind}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/></Types>'
    relation = f'<Relationship Id="rId901" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{kind}.xml"/></Relationships>'
    data = with_replaced(made(), "[Content_Types].xml", b"</Types>", typed.encode())
    data = with_replaced(data, "word/_rels/document.xml.rels", b"</Relationships>", relation.encode())
    return with_parts(data, {f"word/{kind}.xml": part.encode()})
