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
from hitaplan.office.file_kind import FileKind, identify
from hitaplan.office.package_guard import guard_package
from hitaplan.office.packing import PackedPart, deflate_part, pack
from hitaplan.reports.native_chart import ChartTable, charts_in
from hitaplan.reports.page_fit import loosen_long_tables
from hitaplan.reports.template_mistakes import NotPrintable, explain, part_name, refuse_unreadable_tags

if TYPE_CHECKING:
    from jinja2 import Template
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# A cell too begins a line: what its properties ask for stands before its first paragraph.
_LINE_START = re.compile(r"<w:(p|tc)([ >])")
_LINE_START_AGAIN = re.compile(r"\n<w:(p|tc)([ >])")
# Characters that docxtpl turns into breaks and tabs of Word.
_LISTING = re.compile(r"[\n\t\a\f]")
# docxtpl's way to write literal braces into a template. It replaces them in the finished text, staff's words included;
# here they are replaced before any value is put in.
_LITERALS = {"{_{": '{{ "{{" }}', "}_}": '{{ "}}" }}', "{_%": '{{ "{%" }}', "%_}": '{{ "%}" }}'}
# As a part of its own the body declares every name space again.
_BODY = re.compile(r"<w:body[^>]*>")
_CORE_PROPERTIES = "docProps/core.xml"
_NOTES = ("footnotes+xml", "endnotes+xml")


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
        _require_document(data, file)
        self._file = file
        self._docx = _open(data, file)
        self._frame = _frame(self._docx.docx.element)
        self._sources: dict[str, str] = {}
        self._templates = {name: self._compile(name, xml) for name, xml in self._variable_parts(data)}
        self._charts = charts_in(data)
        self._names, self._static = _static_parts(data, self._templates)

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
        rendered = {name: self._render_part(name, words) for name in self._templates}
        if chart:
            for each in self._charts:
                rendered |= each.filled(chart)
        parts = (
            deflate_part(name, rendered[name]) if name in rendered else self._static[name]
            for name in self._names
        )
        return pack(parts)

    def _variable_parts(self, data: bytes) -> list[tuple[str, str]]:
        """Return the parts that may hold tags: body, headers, footers, notes, and the core properties."""
        document = self._docx
        found = [(_part_name(document.docx.part), document.patch_xml(document.get_xml()))]
        edges = (document.get_headers_footers(uri) for uri in (document.HEADER_URI, document.FOOTER_URI))
        parts = [part for edge in edges for _, part in edge]
        every = document.docx.part.package.iter_parts()
        parts += [part for part in every if part.content_type.endswith(_NOTES)]
        found += [(_part_name(part), document.patch_xml(document.get_part_xml(part))) for part in parts]
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if _CORE_PROPERTIES in package.namelist():
                found.append((_CORE_PROPERTIES, package.read(_CORE_PROPERTIES).decode()))
        return found

    def _compile(self, name: str, xml: str) -> "Template":
        # One paragraph a line, so that a line number says which paragraph a mistake is in.
        source = _LINE_START.sub(r"\n<w:\1\2", xml)
        refuse_unreadable_tags(source, self._file, name)
        for literal, expression in _LITERALS.items():
            source = source.replace(literal, expression)
        self._sources[name] = source
        compiled: Template = self._explained(name, lambda: _environment().from_string(source), {})
        return compiled

    def _render_part(self, name: str, words: Mapping[str, Any]) -> bytes:
        xml: str = self._explained(name, lambda: self._templates[name].render(words), words)
        if name != _CORE_PROPERTIES:
            xml = _LINE_START_AGAIN.sub(r"<w:\1\2", xml)
            if _LISTING.search(xml):
                xml = self._docx.resolve_listing(xml)
        self._require_well_formed(xml, name)
        if name == _CORE_PROPERTIES:
            return xml.encode()
        if name == _part_name(self._docx.docx.part):
            return self._whole_document(xml, name)
        from docx.opc.oxml import parse_xml, serialize_part_xml

        part = parse_xml(xml)
        _end_in_paragraphs(part)
        return bytes(serialize_part_xml(part))

    def _whole_document(self, xml: str, name: str) -> bytes:
        from docx.opc.oxml import serialize_part_xml

        self._docx.docx_ids_index = 1000
        before, after = self._frame
        try:
            document = self._docx.fix_tables(before + _BODY.sub("<w:body>", xml, count=1) + after)
        except Exception as error:  # it counts columns: a width or a colspan that is no number stops it
            raise self._spoilt(name) from error
        self._docx.fix_docpr_ids(document)
        _end_in_paragraphs(document)
        loosen_long_tables(document)
        return bytes(serialize_part_xml(document))

    def _explained(self, name: str, action: Callable[[], Any], words: Mapping[str, Any]) -> Any:
        try:
            return action()
        except Exception as error:  # a template can go wrong in any way that an expression can
            raise explain(error, self._sources[name], self._file, name, words) from error

    def _require_well_formed(self, xml: str, name: str) -> None:
        # docxtpl parses leniently: whatever is not well-formed would vanish without a word.
        from lxml import etree

        try:
            etree.fromstring(xml.encode())
        except etree.XMLSyntaxError as error:
            raise self._spoilt(name) from error

    def _spoilt(self, name: str) -> Failure:
        part = part_name(name)
        return Failure(
            "W-RENDER",
            Place(self._file, part),
            f"様式「{self._file}」の{part}から作った文書が壊れています。",
            "表の差込({%tr … %}、{%tc … %}、{% colspan … %})の置き場所と、繰り返しの始まりと終わりを見直すか、"
            "標準の様式に戻してください。",
        )


def _require_document(data: bytes, file: str) -> None:
    if identify(data) is not FileKind.DOCX:
        raise _no_document(file)
    guard_package(data, file)


def _no_document(file: str) -> Failure:
    return Failure(
        "W-TEMPLATE",
        Place(file),
        f"様式「{file}」は、Word の文書(.docx)ではありません。",
        "Word で開いて「Word 文書(*.docx)」で保存し直すか、標準の様式に戻してください。",
    )


def _open(data: bytes, file: str) -> Any:
    from docxtpl import DocxTemplate

    template = DocxTemplate(io.BytesIO(data))
    try:
        template.init_docx()
    except Exception as error:  # a macro document, a template of Word, a package that lacks a part
        raise _no_document(file) from error
    return template


def _frame(document: "_Element") -> tuple[str, str]:
    """Return what stands around the body: docxtpl puts it into the old tree, which takes quadratic time."""
    from copy import deepcopy

    from lxml import etree

    shell = deepcopy(document)
    for body in shell.iterfind(f"{_W}body"):
        body.clear()
    before, _, after = etree.tostring(shell, encoding="unicode").partition("<w:body/>")
    return before, after


def _environment() -> Any:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    return SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_printed)


def _printed(value: object) -> object:
    """Refuse what would be printed as Python writes it."""
    if value is None or isinstance(value, (Mapping, list, tuple)):
        raise NotPrintable
    return value


def _part_name(part: Any) -> str:
    return str(part.partname).lstrip("/")


def _static_parts(data: bytes, variable: Mapping[str, object]) -> tuple[list[str], dict[str, PackedPart]]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [name for name in package.namelist() if not name.endswith("/")]
        static = {name: deflate_part(name, package.read(name)) for name in names if name not in variable}
    return names, static


def _end_in_paragraphs(tree: "_Element") -> None:
    """Word calls a file corrupt in which a cell, a header or a footer does not end in a paragraph."""
    from lxml import etree

    for holder in tree.iter(f"{_W}tc", f"{_W}hdr", f"{_W}ftr"):
        if len(holder) == 0 or holder[-1].tag not in (f"{_W}p", f"{_W}sdt"):
            etree.SubElement(holder, f"{_W}p")
