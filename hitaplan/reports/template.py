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
from hitaplan.reports.template_mistakes import explain, refuse_unreadable_tags

if TYPE_CHECKING:
    from jinja2 import Template
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH = re.compile(r"<w:p([ >])")
# Characters that docxtpl turns into breaks and tabs of Word.
_LISTING = re.compile(r"[\n\t\a\f]")
# docxtpl's way to write literal braces into a template. It replaces them in the finished text, staff's words included;
# here they are replaced before any value is put in.
_LITERALS = {"{_{": '{{ "{{" }}', "}_}": '{{ "}}" }}', "{_%": '{{ "{%" }}', "%_}": '{{ "%}" }}'}
_CORE_PROPERTIES = "docProps/core.xml"


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
        from docxtpl import DocxTemplate

        self._file = file
        self._docx = DocxTemplate(io.BytesIO(data))
        self._docx.init_docx()
        self._sources: dict[str, str] = {}
        self._templates = {name: self._compile(name, xml) for name, xml in self._variable_parts(data)}
        self._names, self._static = _static_parts(data, self._templates)

    def render(self, words: Mapping[str, Any]) -> bytes:
        """Render one document.

        Args:
            words: The words of the template and their values: texts, lists, and mappings of the same.

        Returns:
            The .docx file; the same words give the same bytes.

        Raises:
            Failure: Where a tag of the template asks for a word that is not there, or goes wrong otherwise.
        """
        rendered = {name: self._render_part(name, words) for name in self._templates}
        parts = (self._static.get(name) or deflate_part(name, rendered[name]) for name in self._names)
        return pack(parts)

    def _variable_parts(self, data: bytes) -> list[tuple[str, str]]:
        """Return the parts that may hold tags: body, headers and footers, and the core properties."""
        document = self._docx
        found = [(_part_name(document.docx.part), document.patch_xml(document.get_xml()))]
        for uri in (document.HEADER_URI, document.FOOTER_URI):
            for _, part in document.get_headers_footers(uri):
                found.append((_part_name(part), document.patch_xml(document.get_part_xml(part))))
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if _CORE_PROPERTIES in package.namelist():
                found.append((_CORE_PROPERTIES, package.read(_CORE_PROPERTIES).decode()))
        return found

    def _compile(self, name: str, xml: str) -> "Template":
        # One paragraph a line, so that a line number says which paragraph a mistake is in.
        source = _PARAGRAPH.sub(r"\n<w:p\1", xml)
        for literal, expression in _LITERALS.items():
            source = source.replace(literal, expression)
        refuse_unreadable_tags(source, self._file, name)
        self._sources[name] = source
        compiled: Template = self._explained(name, lambda: _environment().from_string(source), {})
        return compiled

    def _render_part(self, name: str, words: Mapping[str, Any]) -> bytes:
        xml: str = self._explained(name, lambda: self._templates[name].render(words), words)
        if name == _CORE_PROPERTIES:
            return xml.encode()
        xml = xml.replace("\n<w:p ", "<w:p ").replace("\n<w:p>", "<w:p>")
        if _LISTING.search(xml):
            xml = self._docx.resolve_listing(xml)
        _require_well_formed(xml, self._file, name)
        if name == _part_name(self._docx.docx.part):
            return self._whole_document(xml)
        from docx.opc.oxml import parse_xml, serialize_part_xml

        return bytes(serialize_part_xml(parse_xml(xml)))

    def _whole_document(self, xml: str) -> bytes:
        from docx.opc.oxml import serialize_part_xml

        self._docx.docx_ids_index = 1000
        body = self._docx.fix_tables(xml)
        self._docx.fix_docpr_ids(body)
        _end_cells_in_paragraphs(body)
        self._docx.map_tree(body)
        return bytes(serialize_part_xml(self._docx.docx.element))

    def _explained(self, name: str, action: Callable[[], Any], words: Mapping[str, Any]) -> Any:
        try:
            return action()
        except Exception as error:  # a template can go wrong in any way that an expression can
            raise explain(error, self._sources[name], self._file, name, words) from error


def _require_document(data: bytes, file: str) -> None:
    if identify(data) is not FileKind.DOCX:
        raise Failure(
            "W-TEMPLATE",
            Place(file),
            f"様式「{file}」は、Word の文書(.docx)ではありません。",
            "Word で開いて「Word 文書(*.docx)」で保存し直すか、標準の様式に戻してください。",
        )
    guard_package(data, file)


def _environment() -> Any:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    return SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)


def _part_name(part: Any) -> str:
    return str(part.partname).lstrip("/")


def _static_parts(data: bytes, variable: Mapping[str, object]) -> tuple[list[str], dict[str, PackedPart]]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [name for name in package.namelist() if not name.endswith("/")]
        static = {name: deflate_part(name, package.read(name)) for name in names if name not in variable}
    return names, static


def _require_well_formed(xml: str, file: str, name: str) -> None:
    # docxtpl parses leniently: whatever is not well-formed would vanish without a word.
    from lxml import etree

    try:
        etree.fromstring(xml.encode())
    except etree.XMLSyntaxError as error:
        raise Failure(
            "W-RENDER",
            Place(file, name),
            f"様式「{file}」から作った文書が壊れています({error.msg})。",
            "様式の差込の書き方を見直すか、標準の様式に戻してください。",
        ) from error


def _end_cells_in_paragraphs(body: "_Element") -> None:
    """Word calls a file corrupt in which a cell does not end in a paragraph."""
    from lxml import etree

    for cell in body.iter(f"{_W}tc"):
        if len(cell) == 0 or cell[-1].tag != f"{_W}p":
            etree.SubElement(cell, f"{_W}p")
