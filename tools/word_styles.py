"""The styles and margins of the standard templates: of reports, and of letters."""

from typing import NamedTuple

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MINCHO, GOTHIC = "ＭＳ 明朝", "ＭＳ ゴシック"


class Margins(NamedTuple):
    """Margins of a page, in twentieths of a point."""

    top: int
    right: int
    bottom: int
    left: int


REPORT_MARGINS = Margins(1134, 1077, 1021, 1191)
LETTER_MARGINS = Margins(1531, 1417, 1247, 1417)


def _fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:eastAsia="{name}" w:hAnsi="{name}" w:cs="{name}"/>'


def _style(key: str, name: str, paragraph_look: str, run_look: str, *, based: bool = True) -> str:
    default = "" if based else ' w:default="1"'
    parent = '<w:basedOn w:val="a"/>' if based else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{key}"><w:name w:val="{name}"/>{parent}<w:qFormat/>'
        f"<w:pPr>{paragraph_look}</w:pPr><w:rPr>{run_look}</w:rPr></w:style>"
    )


_LINE = '<w:spacing w:line="300" w:lineRule="auto"/>'
_DEFAULTS = (
    f'<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>{_fonts(MINCHO)}<w:kern w:val="2"/>'
    '<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-US" w:eastAsia="ja-JP" w:bidi="ar-SA"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
)
REPORT_STYLES = (
    _DEFAULTS
    + _style("a", "Normal", _LINE, "", based=False)
    + _style(
        "Title",
        "Title",
        '<w:spacing w:before="60" w:after="60"/><w:jc w:val="center"/>',
        f'{_fonts(GOTHIC)}<w:b/><w:sz w:val="32"/><w:szCs w:val="32"/>',
    )
    + _style(
        "Subtitle",
        "Subtitle",
        '<w:spacing w:before="0" w:after="120"/><w:jc w:val="center"/>',
        f'{_fonts(GOTHIC)}<w:sz w:val="26"/><w:szCs w:val="26"/>',
    )
    + _style(
        "1",
        "heading 1",
        '<w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="0"/>',
        f'{_fonts(GOTHIC)}<w:b/><w:sz w:val="24"/><w:szCs w:val="24"/>',
    )
    + _style(
        "2",
        "heading 2",
        '<w:keepNext/><w:spacing w:before="160" w:after="60"/><w:outlineLvl w:val="1"/>',
        f'{_fonts(GOTHIC)}<w:sz w:val="21"/><w:szCs w:val="21"/>',
    )
    + _style(
        "3",
        "heading 3",
        '<w:keepNext/><w:spacing w:before="200" w:after="80"/><w:outlineLvl w:val="2"/>',
        f'{_fonts(GOTHIC)}<w:b/><w:sz w:val="22"/><w:szCs w:val="22"/>',
    )
    + _style(
        "policy",
        "基本方針の見出し",
        '<w:keepNext/><w:pBdr><w:bottom w:val="single" w:sz="12" w:space="2" w:color="auto"/></w:pBdr>'
        '<w:spacing w:before="160" w:after="120"/><w:outlineLvl w:val="1"/>',
        f'{_fonts(GOTHIC)}<w:b/><w:sz w:val="26"/><w:szCs w:val="26"/>',
    )
    + _style(
        "BodyText",
        "Body Text",
        '<w:spacing w:after="60"/><w:ind w:firstLineChars="100" w:firstLine="210"/><w:jc w:val="both"/>',
        "",
    )
    + _style("caption", "caption", '<w:keepNext/><w:spacing w:before="120" w:after="40"/>', _fonts(GOTHIC))
    + _style(
        "BookTitle",
        "表題",
        '<w:spacing w:before="4200" w:after="400"/><w:jc w:val="center"/>',
        f'{_fonts(GOTHIC)}<w:b/><w:sz w:val="44"/><w:szCs w:val="44"/>',
    )
    + _style(
        "BookDate",
        "策定年月",
        '<w:spacing w:before="4600" w:after="120"/><w:jc w:val="center"/>',
        f'{_fonts(GOTHIC)}<w:sz w:val="28"/><w:szCs w:val="28"/>',
    )
    + _style(
        "ContentsTitle",
        "目次の見出し",
        '<w:spacing w:after="200"/><w:jc w:val="center"/>',
        f'{_fonts(GOTHIC)}<w:b/><w:sz w:val="28"/><w:szCs w:val="28"/>',
    )
    + "".join(
        _style(
            f"toc{level}",
            f"toc {level}",
            '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9600"/></w:tabs>'
            f'<w:ind w:left="{210 * (level - 1)}"/>',
            "",
        )
        for level in (1, 2, 3)
    )
    + _style(
        "cell",
        "表の文字",
        '<w:spacing w:line="260" w:lineRule="atLeast"/>',
        '<w:sz w:val="19"/><w:szCs w:val="19"/>',
    )
    + _style(
        "label",
        "表の見出し",
        '<w:keepNext/><w:spacing w:line="260" w:lineRule="atLeast"/><w:jc w:val="center"/>',
        f'{_fonts(GOTHIC)}<w:sz w:val="19"/><w:szCs w:val="19"/>',
    )
    + _style(
        "note", "注", '<w:spacing w:before="40" w:after="40"/>', '<w:sz w:val="19"/><w:szCs w:val="19"/>'
    )
    + _style(
        "remarks",
        "表の注",
        '<w:spacing w:before="20" w:line="230" w:lineRule="atLeast"/>',
        '<w:sz w:val="17"/><w:szCs w:val="17"/>',
    )
    + _style(
        "lead",
        "総括の文",
        '<w:spacing w:after="80" w:line="320" w:lineRule="auto"/><w:ind w:firstLineChars="100" w:firstLine="220"/>',
        '<w:sz w:val="22"/><w:szCs w:val="22"/>',
    )
    + _style("point", "箇条書き", '<w:ind w:left="420" w:hanging="210"/>', "")
    + _style(
        "gap",
        "すきま",
        '<w:spacing w:line="160" w:lineRule="exact"/>',
        '<w:sz w:val="10"/><w:szCs w:val="10"/>',
    )
    + _style("edge", "欄外", "", '<w:sz w:val="18"/><w:szCs w:val="18"/>')
    + '<w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="af"><w:name w:val="Table Grid"/><w:basedOn w:val="a1"/><w:tblPr><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders></w:tblPr></w:style></w:styles>"
)


def report_styles_with(key: str, name: str, paragraph_look: str, run_look: str) -> str:
    """The styles of a report with one more, for a document that needs its own."""
    own = _style(key, name, paragraph_look, run_look)
    return REPORT_STYLES.replace("</w:styles>", f"{own}</w:styles>")


# The styles of a letter bear the names of Word's own where it has one: 日付, 署名, 記, 結語.
_CHARACTER = 220
_CONTACT = 4000
_NAME_WIDTH = 8 * _CHARACTER
_LETTER_LINE = '<w:spacing w:line="350" w:lineRule="auto"/>'


def _indented(left: int, hanging: int) -> str:
    """Lines begin at left; what is numbered stands before them."""
    return f'<w:ind w:left="{left}" w:hanging="{hanging}"/>'


LETTER_STYLES = (
    _DEFAULTS
    + _style("a", "Normal", _LETTER_LINE, '<w:sz w:val="22"/><w:szCs w:val="22"/>', based=False)
    + _style("number", "文書番号", '<w:jc w:val="right"/>', "")
    + _style("Date", "Date", '<w:jc w:val="right"/>', "")
    + _style("address", "宛先", '<w:spacing w:before="240"/>', "")
    + _style(
        "Signature",
        "Signature",
        f'<w:spacing w:before="240"/><w:ind w:right="{_CHARACTER}"/><w:jc w:val="right"/>',
        "",
    )
    + _style(
        "Title",
        "Title",
        '<w:keepNext/><w:spacing w:before="480" w:after="360"/>'
        f'<w:ind w:left="{2 * _CHARACTER}" w:right="{2 * _CHARACTER}"/><w:jc w:val="center"/>',
        '<w:sz w:val="24"/><w:szCs w:val="24"/>',
    )
    + _style(
        "BodyText",
        "Body Text",
        f'<w:ind w:firstLineChars="100" w:firstLine="{_CHARACTER}"/><w:jc w:val="both"/>',
        "",
    )
    + _style(
        "NoteHeading",
        "Note Heading",
        '<w:keepNext/><w:spacing w:before="300" w:after="240"/><w:jc w:val="center"/>',
        "",
    )
    + _style(
        "item",
        "記の項目",
        f'<w:tabs><w:tab w:val="left" w:pos="{_NAME_WIDTH}"/></w:tabs><w:spacing w:before="100"/>'
        + _indented(_NAME_WIDTH, _NAME_WIDTH),
        "",
    )
    + _style(
        "first",
        "記の項目(枝番から)",
        f'<w:tabs><w:tab w:val="left" w:pos="{_NAME_WIDTH}"/></w:tabs><w:spacing w:before="100"/>'
        + _indented(_NAME_WIDTH + 2 * _CHARACTER, _NAME_WIDTH + 2 * _CHARACTER),
        "",
    )
    + _style("sub", "記の枝番", _indented(_NAME_WIDTH + 2 * _CHARACTER, 2 * _CHARACTER), "")
    + _style("Closing", "Closing", '<w:keepNext/><w:spacing w:before="120"/><w:jc w:val="right"/>', "")
    + _style(
        "contact",
        "担当",
        '<w:keepNext/><w:keepLines/><w:spacing w:before="240"/>'
        + _indented(_CONTACT + 4 * _CHARACTER, 4 * _CHARACTER)
        + "<w:contextualSpacing/>",
        "",
    )
    + "</w:styles>"
)
