"""A Word template, compiled once a run and rendered any number of times.

docxtpl compiles and packs anew for every document. Here its own patching, listing and table repair are kept, so that
its tags mean what its documentation says; the Jinja template is compiled once and the parts that never change are
deflated once.
"""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Place
from hitaplan.office.packing import PackedPart, deflate_part, pack
from hitaplan.templates.language import environment, forbidden
from hitaplan.templates.limits import MOST_COLUMNS, Ration
from hitaplan.templates.mistakes import explain, failure_of, unreadable_tags
from hitaplan.templates.native_chart import ChartTable, charts_in
from hitaplan.templates.page_fit import loosen_long_tables
from hitaplan.templates.page_references import SETTINGS, has_page_references, updated_on_opening
from hitaplan.templates.source import TemplateSource
from hitaplan.templates.text import CORE_PROPERTIES, TemplatePart, W

if TYPE_CHECKING:
    from jinja2 import Template
    from lxml.etree import _Element

# Characters that docxtpl turns into breaks and tabs of Word.
_LISTING = re.compile(r"[\n\t\a\f]")
# What may be said of a cell, in the order of the schema.
_CELL_ORDER = (
    "cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection",
    "tcFitText", "vAlign", "hideMark",
)  # fmt: skip
_CELL_PLACES = {f"{W}{name}": place for place, name in enumerate(_CELL_ORDER)}
_HOLDERS = ("tc", "hdr", "ftr", "txbxContent", "footnote", "endnote")
# As a part of its own the body declares every name space again.
_BODY = re.compile(r"<w:body[^>]*>")
# docxtpl parses with recovery: after a text of 10 MB, or tags 256 deep, it drops the rest without a word, this end too.
_END = "<?end?>"


class WordTemplate:
    """One template of report_templates/."""

    def __init__(self, data: bytes, file: str) -> None:
        """Compile a template.

        Args:
            data: The .docx file.
            file: Its name, for messages.

        Raises:
            Failure: Where the file is no Word document, is broken, or has a mistake in a tag.
        """
        source = TemplateSource(data, file)
        self._file, self._docx, self._body, self._frame = file, source.docx, source.body, source.frame
        self._parts = source.parts
        self._templates = {name: self._compile(part) for name, part in source.parts.items()}
        self._charts = charts_in(data)
        self._names, self._static = _static_parts(data, source.parts)

    def render(self, words: Mapping[str, Any], chart: ChartTable | None = None) -> bytes:
        """Render one document.

        Args:
            words: The words of the template and their values: texts, lists, and mappings of the same.
            chart: The numbers of its chart, where it has one.

        Returns:
            The .docx file; the same words give the same bytes.

        Raises:
            Failure: Where a tag of the template asks for a word that is not there, or goes wrong otherwise.
        """
        ration = Ration(words, sum(len(part.source) for part in self._parts.values()))
        rendered = {name: self._render_part(name, ration) for name in self._templates}
        if chart:
            for each in self._charts:
                rendered |= each.filled(chart)
        parts = (
            deflate_part(name, rendered[name]) if name in rendered else self._static[name]
            for name in self._names
        )
        return pack(parts)

    def _compile(self, part: TemplatePart) -> "Template":
        for failure in unreadable_tags(part):
            raise failure
        jinja = environment()
        tree = self._explained(part, lambda: jinja.parse(part.source), {})
        for mistake in forbidden(tree):
            raise failure_of(mistake, part)
        compiled: Template = self._explained(part, lambda: jinja.from_string(tree), {})
        return compiled

    def _render_part(self, name: str, ration: Ration) -> bytes:
        words, template = ration.words, self._templates[name]
        xml: str = self._explained(self._parts[name], lambda: ration.joined(template.generate(words)), words)
        if name != CORE_PROPERTIES and _LISTING.search(xml):
            xml = self._docx.resolve_listing(xml)
        self._require_well_formed(xml, name)
        if name == CORE_PROPERTIES:
            return xml.encode()
        if name == self._body:
            return self._whole_document(xml, name)
        from docx.opc.oxml import parse_xml, serialize_part_xml
        from lxml.etree import XMLSyntaxError

        try:
            part = parse_xml(xml)
        except XMLSyntaxError as error:  # longer or deeper than it can hold
            raise self._spoilt(name) from error
        _end_in_paragraphs(part)
        return bytes(serialize_part_xml(part))

    def _whole_document(self, xml: str, name: str) -> bytes:
        from docx.opc.oxml import serialize_part_xml

        self._docx.docx_ids_index = 1000
        before, after = self._frame
        try:
            document = self._docx.fix_tables(before + _BODY.sub("<w:body>", xml, count=1) + after + _END)
        except Exception as error:  # it counts columns: a width or a colspan that is no number stops it
            raise self._spoilt(name) from error
        if document.getnext() is None:
            raise self._spoilt(name)
        self._docx.fix_docpr_ids(document)
        _end_in_paragraphs(document)
        _in_the_order_of_the_schema(document)
        if not _widths_are_possible(document):
            raise self._spoilt(name)
        loosen_long_tables(document)
        return bytes(serialize_part_xml(document))

    def _explained(self, part: TemplatePart, action: Callable[[], Any], words: Mapping[str, Any]) -> Any:
        try:
            return action()
        except Exception as error:  # a template can go wrong in any way that an expression can
            raise explain(error, part, words) from error

    def _require_well_formed(self, xml: str, name: str) -> None:
        # docxtpl parses leniently: whatever is not well-formed would vanish without a word. No tree is needed to see it.
        from xml.parsers.expat import ExpatError, ParserCreate

        try:
            ParserCreate(namespace_separator=" ").Parse(xml, True)  # noqa: FBT003 - the end of the text
        except ExpatError as error:
            raise self._spoilt(name) from error

    def _spoilt(self, name: str) -> Failure:
        part = self._parts[name]
        return Failure(
            "W-RENDER",
            Place(self._file, part.name),
            f"様式「{self._file}」の{part.name}から作った文書が壊れています。",
            "表の差込({%tr … %}、{%tc … %}、{% colspan … %})の置き場所と、繰り返しの始まりと終わりを見直すか、"
            "標準の様式に戻してください。",
        )


def _static_parts(
    data: bytes, variable: Mapping[str, TemplatePart]
) -> tuple[list[str], dict[str, PackedPart]]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [name for name in package.namelist() if not name.endswith("/")]
        static = {name: package.read(name) for name in names if name not in variable}
    if SETTINGS in static and any(has_page_references(part.xml) for part in variable.values()):
        static[SETTINGS] = updated_on_opening(static[SETTINGS])
    return names, {name: deflate_part(name, content) for name, content in static.items()}


def _end_in_paragraphs(tree: "_Element") -> None:
    """Word calls a file corrupt in which a cell, a header, a text box or a note does not end in a paragraph."""
    from lxml import etree

    for holder in tree.iter(*(f"{W}{name}" for name in _HOLDERS)):
        if len(holder) == 0 or holder[-1].tag not in (f"{W}p", f"{W}sdt"):
            etree.SubElement(holder, f"{W}p")


def _widths_are_possible(tree: "_Element") -> bool:
    """Whether every cell takes as many columns as there may be: Word calls a file corrupt in which one takes none."""
    said = (each.get(f"{W}val", "") for each in tree.iter(f"{W}gridSpan"))
    return all(each.isdecimal() and 1 <= int(each) <= MOST_COLUMNS for each in said)


def _in_the_order_of_the_schema(tree: "_Element") -> None:
    """Docxtpl puts what it sets of a cell before all else; Word wants an order."""
    for one in tree.iter(*(f"{W}{name}" for name in ("gridSpan", "vMerge", "shd"))):
        properties = one.getparent()
        if properties is not None and properties.tag == f"{W}tcPr":
            ordered = sorted(properties, key=lambda each: _CELL_PLACES.get(str(each.tag), len(_CELL_ORDER)))
            if ordered != list(properties):
                properties[:] = ordered
