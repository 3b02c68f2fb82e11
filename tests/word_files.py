"""Word documents for tests: small templates, and what stands in a document."""

import io
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.model import Plan
from hitaplan.plan.vocabulary import Round
from hitaplan.reports.comparison_table import TEMPLATE as TABLE
from hitaplan.reports.comparison_table import ComparisonTable, Sides, comparison_words
from hitaplan.reports.inquiry_letter import TEMPLATE as LETTER
from hitaplan.reports.inquiry_letter import letter_words
from hitaplan.reports.overall import Overall
from hitaplan.reports.overall_report import TEMPLATE as OVERALL
from hitaplan.reports.overall_report import overall_chart, overall_words
from hitaplan.reports.plan_book import TEMPLATE as BOOK
from hitaplan.reports.plan_book import PlanBook, plan_book_words
from hitaplan.reports.progress_report import TEMPLATE, report_words
from hitaplan.revision.changes import compare
from hitaplan.revision.table import comparison_rows
from hitaplan.templates.rendering import WordTemplate
from hitaplan.templates.words import Values
from tests.builders import R6, SECTION
from tests.forms import department
from tests.office_files import parts_of, with_replaced
from tests.sheets import real_plan
from tools.make_templates import TEMPLATES
from tools.wordml import document, paragraph, text

BODY, HEADER, FOOTER, CORE = "word/document.xml", "word/header1.xml", "word/footer1.xml", "docProps/core.xml"
FILE = "進捗状況報告書.docx"
LYING = Sides()
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What the core properties of every template ask for.
PROPERTIES = {"文書名": "文書", "団体名": "日田市"}


def paragraphs(*texts: str) -> str:
    """Paragraphs of one run each."""
    return "".join(paragraph(text(each)) for each in texts)


def make_template(
    body: str, *, header: str = "見出し", footer: str = "欄外", title: str = "{{ 文書名 }}"
) -> bytes:
    """A template; header, footer and title are texts, or XML where they begin with <."""
    edges = (each if each.startswith("<") else paragraphs(each) for each in (header, footer))
    data = document(body, **dict(zip(("header", "footer"), edges, strict=True)))
    return with_replaced(data, CORE, "{{ 文書名 }}".encode(), title.encode())


def rendered(data: bytes, words: Mapping[str, object]) -> bytes:
    """The document that our renderer makes."""
    return WordTemplate(data, FILE).render(PROPERTIES | dict(words))


def rendered_by_docxtpl(data: bytes, words: Mapping[str, object]) -> dict[str, bytes]:
    """The parts of the document that docxtpl itself makes."""
    template = DocxTemplate(io.BytesIO(data))
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    template.render(PROPERTIES | dict(words), jinja_env=environment)
    buffer = io.BytesIO()
    template.save(buffer)
    return parts_of(buffer.getvalue())


@cache
def standard_template() -> bytes:
    """The template in report_templates/."""
    return Path(TEMPLATES, TEMPLATE).read_bytes()


@cache
def _compiled() -> WordTemplate:
    return WordTemplate(standard_template(), TEMPLATE)


def real_words(name: str, year: FiscalYear = R6) -> Values:
    """The words of a department's report on the real plan."""
    return report_words(real_plan(), department(real_plan(), name), year)


def real_overall(plan: Plan, year: FiscalYear = R6, shown: Round = Round.FINAL) -> bytes:
    """The 総括報告書 of a plan from the standard template."""
    about = Overall(plan, year, shown)
    template = WordTemplate(Path(TEMPLATES, OVERALL).read_bytes(), OVERALL)
    return template.render(overall_words(about), overall_chart(about))


def plan_book(book: PlanBook) -> bytes:
    """The 計画書 from the standard template."""
    return WordTemplate(Path(TEMPLATES, BOOK).read_bytes(), BOOK).render(plan_book_words(book))


def comparison_table(old: Plan, new: Plan, template: str = TABLE, sides: Sides = LYING) -> bytes:
    """The 新旧対照表 of two plans from a standard template."""
    about = ComparisonTable(new, comparison_rows(compare(old, new)), sides)
    return WordTemplate(Path(TEMPLATES, template).read_bytes(), template).render(comparison_words(about))


def report(plan: Plan, name: str = SECTION, year: FiscalYear = R6) -> bytes:
    """A department's report from the standard template."""
    return _compiled().render(report_words(plan, department(plan, name), year))


@cache
def real_report(name: str) -> bytes:
    """The report of a department on the real plan for 令和6年度."""
    return report(real_plan(), name)


@cache
def real_letter() -> bytes:
    """The 照会文 of the real plan for 令和6年度."""
    words = letter_words(real_plan(), (R6,), Round.PRELIMINARY, real_plan().inquiries[0], with_reports=True)
    return WordTemplate(Path(TEMPLATES, LETTER).read_bytes(), LETTER).render(words)


def tree(data: bytes, part: str = BODY) -> etree._Element:
    """One part, parsed strictly."""
    return etree.fromstring(parts_of(data)[part])


def written_text(element: etree._Element) -> str:
    """The text of an element as Word shows it: breaks and tabs included."""
    marks = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(
        marks.get(each.tag, each.text or "") for each in element.iter(f"{W}t", f"{W}br", f"{W}tab")
    )


def paragraph_texts(data: bytes, part: str = BODY) -> list[str]:
    """The text of every paragraph in the order of the document."""
    return [written_text(each) for each in tree(data, part).iter(f"{W}p")]


def tables(data: bytes) -> Iterator[list[list[str]]]:
    """Every table as the texts of its cells, row by row."""
    for table in tree(data).iter(f"{W}tbl"):
        yield [
            ["\n".join(map(written_text, cell.iterfind(f"{W}p"))) for cell in row.iterfind(f"{W}tc")]
            for row in table.iterfind(f"{W}tr")
        ]
