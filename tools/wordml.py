"""A few words of WordprocessingML, enough to write down a template so that it can be reviewed."""

from html import escape
from typing import NamedTuple

from hitaplan.office.packing import deflate_part, pack
from tools.word_styles import REPORT_MARGINS, REPORT_STYLES, Margins, W

R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def text(content: str, *, underlined: bool = False) -> str:
    """One run of text, tags included."""
    look = '<w:rPr><w:u w:val="single"/></w:rPr>' if underlined else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(content, quote=False)}</w:t></w:r>'


def line_break() -> str:
    """A new line within a paragraph."""
    return "<w:r><w:br/></w:r>"


def section_break(page: "Page") -> str:
    """The end of a section that has the header of the document and no footer; the next one begins a new page.

    Its paragraph is a point high, so that it finds room below the last line of a full page.
    """
    height = '<w:spacing w:line="20" w:lineRule="exact"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="gap"/>{height}{_section(page, _HEADER)}</w:pPr></w:p>'


def tab() -> str:
    """A step to the next tab stop."""
    return "<w:r><w:tab/></w:r>"


def field(code: str) -> str:
    """A field of Word, such as PAGE."""
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {code} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{part}</w:r>" for part in parts)


def page_reference(mark: str) -> str:
    """The number of the page on which a bookmark stands: blank until the field is updated."""
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> PAGEREF {mark} \\h </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        '<w:t xml:space="preserve"> </w:t>',
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{part}</w:r>" for part in parts)


def bookmark(number: str, name: str, runs: str) -> str:
    """Runs that a reference may lead to; tags of the template may stand in number and name."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'


def paragraph(
    *runs: str, style: str = "a", keep: bool = False, align: str = "", new_page: bool = False
) -> str:
    """A paragraph; keep holds it on the page of the next one, new_page begins a page with it."""
    properties = f'<w:pStyle w:val="{style}"/>'
    properties += "<w:keepNext/>" if keep else ""
    properties += "<w:pageBreakBefore/>" if new_page else ""
    properties += f'<w:jc w:val="{align}"/>' if align else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def tag(content: str) -> str:
    """A paragraph that holds only a tag of the template and vanishes with it."""
    return paragraph(text(content))


def cell(*paragraphs: str, span: int = 1, shade: str = "", merge: str = "", top: bool = False) -> str:
    """A cell; merge is "restart" or "continue" down a column; its content stands in the middle, or at the top."""
    properties = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    properties += f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    return f'<w:tc><w:tcPr>{properties}<w:vAlign w:val="{"top" if top else "center"}"/></w:tcPr>{"".join(paragraphs)}</w:tc>'


def row(*cells: str, heading: bool = False, breaks: bool = False) -> str:
    """A row that does not break across pages unless it may; a heading row repeats on each page."""
    properties = ("" if breaks else "<w:cantSplit/>") + ("<w:tblHeader/>" if heading else "")
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(widths: tuple[int, ...], *rows: str, description: str, margin: int = 0) -> str:
    """A table of fixed column widths (twentieths of a point), with its alternative text.

    Args:
        widths: The widths of the columns.
        rows: The rows.
        description: The alternative text.
        margin: The room left and right in a cell, where it is another than the style's.

    Returns:
        The table.
    """
    sides = "".join(f'<w:{side} w:w="{margin}" w:type="dxa"/>' for side in ("left", "right"))
    room = f"<w:tblCellMar>{sides}</w:tblCellMar>" if margin else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    properties = (
        f'<w:tblStyle w:val="af"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'{room}<w:tblLook w:val="0000"/><w:tblDescription w:val="{escape(description)}"/>'
    )
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


class Page(NamedTuple):
    """How the pages of a document are.

    Attributes:
        margins: Their margins.
        lying: Whether they lie on their long side.
        title_page: Whether the first has neither header nor footer.
        first_number: The number of the first, or 0 where the count goes on.
    """

    margins: Margins = REPORT_MARGINS
    lying: bool = False
    title_page: bool = False
    first_number: int = 0


UPRIGHT = Page()


class ExtraPart(NamedTuple):
    """A part of the package besides the usual ones.

    Attributes:
        name: Its name.
        data: What stands in it.
        content_type: Its type, where it is not known by its extension.
        relation: The type of the relation from the document to it, or "" for none.
    """

    name: str
    data: bytes
    content_type: str = ""
    relation: str = ""


def document(
    body: str,
    *,
    footer: str,
    header: str,
    styles: str = "",
    page: Page = UPRIGHT,
    extra: tuple[ExtraPart, ...] = (),
) -> bytes:
    """A whole .docx in A4.

    Args:
        body: Paragraphs and tables.
        footer: Paragraphs of the footer.
        header: Paragraphs of the header.
        styles: LETTER_STYLES for a letter; without any, those of a report.
        page: How the pages are.
        extra: Further parts; the first that is related to the document is rId5, and so on.

    Returns:
        The package.
    """
    section = _section(page, _HEADER + _FOOTER)
    parts = {
        "[Content_Types].xml": _content_types(extra),
        "_rels/.rels": _relationships(
            ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
            ("rId2", _CORE_TYPE, "docProps/core.xml"),
        ),
        "docProps/core.xml": _CORE,
        "word/document.xml": f"<w:document {W} {R}><w:body>{body}{section}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relationships(
            ("rId1", f"{_OFFICE}/styles", "styles.xml"),
            ("rId2", f"{_OFFICE}/settings", "settings.xml"),
            ("rId3", f"{_OFFICE}/header", "header1.xml"),
            ("rId4", f"{_OFFICE}/footer", "footer1.xml"),
            *(
                (f"rId{number}", part.relation, part.name.removeprefix("word/"))
                for number, part in enumerate((each for each in extra if each.relation), 5)
            ),
        ),
        "word/styles.xml": styles or REPORT_STYLES,
        "word/settings.xml": _SETTINGS,
        "word/header1.xml": f"<w:hdr {W}>{header}</w:hdr>",
        "word/footer1.xml": f"<w:ftr {W}>{footer}</w:ftr>",
    }
    written = [deflate_part(name, (_HEAD + content).encode()) for name, content in parts.items()]
    return pack([*written, *(deflate_part(part.name, part.data) for part in extra)])


def _section(page: Page, edges: str) -> str:
    """The properties of a section; edges are the references to its header and footer."""
    numbers = f'<w:pgNumType w:start="{page.first_number}"/>' if page.first_number else ""
    return (
        f"<w:sectPr>{edges}{_LYING if page.lying else _UPRIGHT}"
        f'<w:pgMar w:top="{page.margins.top}" w:right="{page.margins.right}" w:bottom="{page.margins.bottom}" '
        f'w:left="{page.margins.left}" w:header="567" w:footer="510" w:gutter="0"/>{numbers}'
        f'<w:cols w:space="425"/>{"<w:titlePg/>" if page.title_page else ""}</w:sectPr>'
    )


def _content_types(extra: tuple[ExtraPart, ...]) -> str:
    overrides = "".join(
        f'<Override PartName="/{part.name}" ContentType="{part.content_type}"/>'
        for part in extra
        if part.content_type
    )
    return _CONTENT_TYPES.replace("</Types>", f"{overrides}</Types>")


def _relationships(*targets: tuple[str, str, str]) -> str:
    inner = "".join(f'<Relationship Id="{i}" Type="{kind}" Target="{to}"/>' for i, kind, to in targets)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'


_CORE_TYPE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_WORD}.settings+xml"/>'
    f'<Override PartName="/word/header1.xml" ContentType="{_WORD}.header+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{_WORD}.footer+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{{ 文書名 }}</dc:title>'
    "<dc:creator>{{ 団体名 }}</dc:creator><dc:language>ja-JP</dc:language></cp:coreProperties>"
)
_HEADER = '<w:headerReference w:type="default" r:id="rId3"/>'
_FOOTER = '<w:footerReference w:type="default" r:id="rId4"/>'
_UPRIGHT = '<w:pgSz w:w="11906" w:h="16838"/>'
_LYING = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
_SETTINGS = (
    f'<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="840"/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-US" w:eastAsia="ja-JP"/></w:settings>'
)
