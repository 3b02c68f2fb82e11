"""A Word template as it is read: the parts that may hold tags, patched by docxtpl."""

import io
import zipfile
from typing import TYPE_CHECKING, Any

from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Place
from hitaplan.office.file_kind import FileKind, identify
from hitaplan.office.package_guard import guard_package
from hitaplan.templates.guard import refuse_stalling
from hitaplan.templates.page_references import without_page_numbers
from hitaplan.templates.text import CORE_PROPERTIES, TemplatePart, W, compiled_source

if TYPE_CHECKING:
    from lxml.etree import _Element

_NOTES = ("footnotes+xml", "endnotes+xml")
_DELETED = ("del", "moveFrom")


class TemplateSource:
    """A template that was opened.

    Attributes:
        data: The .docx file.
        file: Its name, for messages.
        docx: It, as docxtpl has it.
        body: The name of the part of the body.
        parts: The parts that may hold tags, by name.
        frame: What stands around the body.
    """

    def __init__(self, data: bytes, file: str) -> None:
        """Open a template.

        Args:
            data: The .docx file.
            file: Its name, for messages.

        Raises:
            Failure: F-PASSWORD where the file is encrypted; W-TEMPLATE where it is no Word document, or is broken; T-PLACE where its tags cannot be read
                in reasonable time.
        """
        _require_document(data, file)
        self.data, self.file = data, file
        self.docx = _open(data, file)
        self.body = part_of(self.docx.docx.part)
        self.parts = {
            name: TemplatePart(file, name, xml, self._compiled(name, xml))
            for name, xml in self._variable_parts().items()
        }
        self.frame = _frame(self.docx.docx.element)

    def _compiled(self, name: str, xml: str) -> str:
        if name == CORE_PROPERTIES:
            return compiled_source(xml)
        refuse_stalling(xml, self.file, name)
        return compiled_source(self.docx.patch_xml(xml))

    def _variable_parts(self) -> dict[str, str]:
        """Return the parts that may hold tags: body, headers, footers, notes, and the core properties."""
        document = self.docx
        found = {self.body: document.get_xml()}
        edges = (document.get_headers_footers(uri) for uri in (document.HEADER_URI, document.FOOTER_URI))
        parts = [part for edge in edges for _, part in edge]
        every = document.docx.part.package.iter_parts()
        parts += [part for part in every if part.content_type.endswith(_NOTES)]
        found |= {part_of(part): document.get_part_xml(part) for part in parts}
        with zipfile.ZipFile(io.BytesIO(self.data)) as package:
            if CORE_PROPERTIES in package.namelist():
                found[CORE_PROPERTIES] = package.read(CORE_PROPERTIES).decode()
        return {name: without_page_numbers(_without_deleted(xml)) for name, xml in found.items()}


def _without_deleted(xml: str) -> str:
    """Take away what is deleted with 変更履歴: its tags must not act, and nobody else is to read it."""
    if not any(f"<w:{name} " in xml for name in _DELETED):
        return xml
    from lxml import etree

    tree = etree.fromstring(xml.encode())
    for each in list(tree.iter(*(f"{W}{name}" for name in _DELETED))):
        parent = each.getparent()
        # Without anything in it, it says that the mark of a paragraph or a row is deleted.
        if len(each) and parent is not None:
            parent.remove(each)
    return etree.tostring(tree, encoding="unicode")


def part_of(part: Any) -> str:
    """Return the name of a part as it stands in the package."""
    return str(part.partname).lstrip("/")


def _require_document(data: bytes, file: str) -> None:
    kind = identify(data)
    if kind is FileKind.ENCRYPTED:
        raise Failure(
            kind.value.code,
            Place(file),
            f"様式「{file}」は、{kind.value.sentence}",
            "Word で開き、「ファイル」→「情報」→「文書の保護」→「パスワードを使用して暗号化」でパスワードを空にして保存し直すか、標準の様式に戻してください。",
        )
    if kind is not FileKind.DOCX:
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
    for body in shell.iterfind(f"{W}body"):
        body.clear()
    before, _, after = etree.tostring(shell, encoding="unicode").partition("<w:body/>")
    return before, after
