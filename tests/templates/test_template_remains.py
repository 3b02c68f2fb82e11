"""What Word leaves in a template besides its text: breaks, bookmarks, changes, comments, page numbers."""

import re

import pytest

from tests.office_files import parts_of, with_parts, with_replaced
from tests.small_templates import END, LOOP, found, made_of
from tests.word_files import BODY, make_template, paragraph_texts, paragraphs, rendered
from tools.wordml import page_reference, paragraph, text

SETTINGS = "word/settings.xml"
TAG = "{%p if 課名 %}"


def with_tag_paragraph(properties="", runs=""):
    """A template in whose paragraph with a tag something else stands."""
    return make_template(
        paragraphs("表題")
        + f"<w:p>{properties}<w:r><w:t>{TAG}</w:t></w:r>{runs}</w:p>"
        + paragraphs("中", "{%p endif %}", "結び")
    )


BREAK = '<w:r><w:br w:type="page"/></w:r>'
LOST = {
    "page break": (with_tag_paragraph(runs=BREAK), "改ページ"),
    "column break": (with_tag_paragraph(runs='<w:r><w:br w:type="column"/></w:r>'), "改ページ"),
    "symbol": (with_tag_paragraph(runs='<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>'), "記号"),
    "bookmark": (
        with_tag_paragraph(runs='<w:bookmarkStart w:id="1" w:name="付録"/><w:bookmarkEnd w:id="1"/>'), "ブックマーク(付録)",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", LOST)
def test_lost_with_its_tag__told(case):
    data, what = LOST[case]
    (finding,) = found(data)
    assert (finding.code, finding.severity, finding.value) == ("T-PLACE", "error", what)
    assert f"段落「{TAG}」で、「{TAG}」と同じ段落にある「{what}」は、印字されません" in finding.message


HARMLESS = {
    "border": with_tag_paragraph(
        '<w:pPr><w:pBdr><w:top w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr></w:pPr>'
    ),
    "line break": with_tag_paragraph(runs="<w:r><w:br/></w:r>"),
    "no page break": with_tag_paragraph('<w:pPr><w:pageBreakBefore w:val="0"/></w:pPr>'),
    "bookmarks that Word makes": with_tag_paragraph(
        runs='<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/>'
        '<w:bookmarkStart w:id="2" w:name="OLE_LINK1"/><w:bookmarkEnd w:id="2"/>'
    ),
}


def test_page_break_before_the_paragraph_of_a_tag__told_that_it_does_nothing():
    (finding,) = found(with_tag_paragraph("<w:pPr><w:pageBreakBefore/></w:pPr>"))
    assert (finding.code, finding.severity, finding.value) == ("T-PLACE", "warning", TAG)
    assert "印字する最初の段落に「段落前で改ページする」を付けて" in finding.remedy


@pytest.mark.parametrize("case", HARMLESS)
def test_harmless_beside_a_tag__nothing_to_say(case):
    assert found(HARMLESS[case]) == ()


def described(text_):
    """A template with a picture and what is said of it."""
    namespace = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    return make_template(
        paragraphs("表題")
        + f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{namespace}"><wp:docPr id="1" name="図" descr="{text_}"/></wp:inline></w:drawing></w:r></w:p>'
    )


@pytest.mark.parametrize("written", ["｛｛ 課名 ｝｝", "{{ 課名", "{{ 課名 }}}"])
def test_braces_in_the_description_of_a_picture__told(written):
    (finding,) = found(described(written))
    assert (finding.code, finding.severity) == ("T-BRACES", "error")
    assert f"図の説明(代替テキスト)「{written}」で" in finding.message
    assert found(described("{{ 課名 }}の図")) == ()


def test_condition_over_paragraphs__told_that_they_may_be_joined():
    (finding,) = found(made_of("前{% if 課名 %}", "中", "{% endif %}後"))
    assert (finding.code, finding.severity, finding.value) == ("T-PLACE", "warning", "{% if 課名 %}")
    assert "「{%p if … %}」と「{%p endif %}」" in finding.remedy
    assert found(made_of("前{% if 課名 %}中{% else %}{% endif %}後")) == ()


FORMAT = (
    '<w:r><w:rPr><w:b/><w:rPrChange w:id="1" w:author="x"><w:rPr/></w:rPrChange></w:rPr><w:t>字</w:t></w:r>'
)
ALIGNED = '<w:pPr><w:jc w:val="left"/><w:pPrChange w:id="1" w:author="x"><w:pPr/></w:pPrChange></w:pPr><w:r><w:t>字</w:t></w:r>'


@pytest.mark.parametrize("changed", [FORMAT, ALIGNED])
def test_tracked_format__told(changed):
    (finding,) = found(make_template(f"<w:p>{changed}</w:p>"))
    assert (finding.code, finding.severity) == ("T-TRACKED", "warning")


def test_comments__told_with_their_number():
    comments = '<w:comments xmlns:w="x"><w:comment w:id="0"/><w:comment w:id="1"/></w:comments>'
    (finding,) = found(with_parts(make_template(paragraphs("x")), {"word/comments.xml": comments.encode()}))
    assert (finding.code, finding.severity) == ("T-COMMENT", "warning")
    assert "コメントが2つ残っています" in finding.message


def test_imported_document__told():
    relation = '<Relationship Id="rId900" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="x.xml"/>'
    data = with_replaced(
        with_parts(make_template(paragraphs("x")), {"word/x.xml": b"<x/>"}),
        "word/_rels/document.xml.rels",
        b"</Relationships>",
        f"{relation}</Relationships>".encode(),
    )
    (finding,) = found(data)
    assert (finding.code, finding.severity, finding.value) == ("T-LINK", "warning", "x.xml")


def test_text_box_of_which_nothing_is_left__has_a_paragraph():
    box = "<w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r>"
    inner = paragraphs("{%p if なし %}", "中", "{%p endif %}")
    data = make_template(paragraphs("表題") + f"<w:p>{box.format(inner)}</w:p>")
    xml = parts_of(rendered(data, {"なし": ""}))[BODY]
    assert b"<w:txbxContent><w:p/></w:txbxContent>" in xml


def contents(number):
    """A template whose contents hold a page number that Word has worked out."""
    line = paragraph(text("はじめに"), page_reference("付録"), text("頁"))
    return make_template(
        paragraphs("目次") + line.replace('xml:space="preserve"> </w:t>', f">{number}</w:t>")
    )


@pytest.mark.parametrize("number", ["3", "エラー! ブックマークが定義されていません。", " "])
def test_page_numbers_of_the_template__no_document_has_them(number):
    assert paragraph_texts(rendered(contents(number), {}))[1] == "はじめに 頁"


def test_page_numbers__document_works_them_out_on_opening_and_template_does_not():
    data = contents("3")
    assert b"updateFields" not in parts_of(data)[SETTINGS]
    once = parts_of(rendered(data, {}))[SETTINGS]
    again = with_replaced(
        data,
        SETTINGS,
        b"<w:compat>",
        b'<w:updateFields w:val="true"/><w:compat>',
    )
    assert b'<w:updateFields w:val="true"/><w:compat>' in once
    assert parts_of(rendered(again, {}))[SETTINGS] == once
    plain = make_template(paragraphs("表題", LOOP, "x", END))
    assert parts_of(rendered(plain, {"取組一覧": []}))[SETTINGS] == parts_of(plain)[SETTINGS]


def test_page_number_of_the_page__stays():
    field = paragraph(text("x")).replace(
        "<w:t", '<w:fldChar w:fldCharType="begin"/><w:instrText> PAGE </w:instrText><w:fldChar w:fldCharType="separate"/><w:t>7</w:t><w:fldChar w:fldCharType="end"/><w:t', 1
    )  # fmt: skip
    data = make_template(field + contents_line())
    assert re.search(rb"<w:t>7</w:t>", parts_of(rendered(data, {}))[BODY])


def contents_line():
    return paragraph(text("付録"), page_reference("付録")).replace('xml:space="preserve"> <', ">9<")
