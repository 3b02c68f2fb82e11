"""Finds and compiles the Word templates: those of the working folder, else the standard ones."""

from pathlib import Path

from hitaplan.findings.finding import Finding, Place, Severity
from hitaplan.office.file_reading import read_bytes
from hitaplan.reports.template import WordTemplate
from hitaplan.workflows.packaged import TEMPLATES, packaged_template


def load_template(name: str) -> tuple[WordTemplate, tuple[Finding, ...]]:
    """Load a template.

    Args:
        name: Its file name.

    Returns:
        The template, and a 参考 where the working folder has none of that name and the standard one is used.

    Raises:
        Failure: Where the template cannot be read or has a mistake.
    """
    own = Path(TEMPLATES) / name
    if own.exists():
        return WordTemplate(read_bytes(own), name), ()
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
