"""Finds and compiles the Word templates: those of the working folder, else the standard ones."""

from collections.abc import Iterable
from pathlib import Path

from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Finding, Place, Severity
from hitaplan.office.file_reading import read_bytes
from hitaplan.reports.catalogue import TEMPLATE_CHARTS, TEMPLATE_WORDS
from hitaplan.templates.check import check_template
from hitaplan.templates.rendering import WordTemplate
from hitaplan.workflows.packaged import TEMPLATES, packaged_template


def load_template(name: str) -> tuple[WordTemplate, tuple[Finding, ...]]:
    """Load a template.

    Args:
        name: Its file name.

    Returns:
        The template, with what is to be looked at in it; a 参考 where the working folder has none of that name and the
        standard one is used.

    Raises:
        Failure: Where the template cannot be read or has a mistake; it says how many more there are.
    """
    own = Path(TEMPLATES) / name
    if own.exists():
        data = read_bytes(own)
        notes = _checked(data, name)
        return WordTemplate(data, name), notes
    renamed = sorted(
        path.name
        for path in Path(TEMPLATES).glob("*.docx")
        if not path.name.startswith("~$") and not packaged_template(path.name).exists()
    )
    hint = f"「{renamed[0]}」がその様式なら、名前を「{name}」に直してください。" if renamed else ""
    note = Finding(
        code="W-STANDARD",
        severity=Severity.WARNING if renamed else Severity.INFO,
        place=Place(name),
        value="",
        message=f"「{TEMPLATES}」フォルダーに様式「{name}」がないので、標準の様式で作りました。",
        remedy=f"{hint}自分の様式を使うときは、「{TEMPLATES}」フォルダーに「{name}」の名前で置いてください。",
    )
    return WordTemplate(packaged_template(name).read_bytes(), name), (note,)


def said_of_templates(notes: Iterable[Finding]) -> tuple[str, ...]:
    """Return what the end of a run says of its templates, a sentence each.

    Args:
        notes: What load_template found.

    Returns:
        The sentences.
    """
    return tuple(f"様式: {each.message} → {each.remedy}" for each in notes)


def _checked(data: bytes, name: str) -> tuple[Finding, ...]:
    """Check a template before anything is made from it; fonts are not worth a word in every run."""
    findings = check_template(data, name, TEMPLATE_WORDS, TEMPLATE_CHARTS.get(name, ()))
    errors = [each for each in findings if each.severity is Severity.ERROR]
    if errors:
        first, more = errors[0], len(errors) - 1
        others = f"ほかにも{more}件あります(「hitaplan template check」で一覧になります)。" if more else ""
        raise Failure(first.code, first.place, first.message, first.remedy + others, first.value)
    return tuple(each for each in findings if each.severity is Severity.WARNING)
