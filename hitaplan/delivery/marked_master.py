"""Copies of the master: with its findings marked, and with its keys restored."""

from collections.abc import Iterable, Sequence

from hitaplan.delivery.findings_workbook import TINTS
from hitaplan.findings.finding import Finding
from hitaplan.office.added_sheet import Page
from hitaplan.office.cells import CellRange
from hitaplan.office.lossless import Package
from hitaplan.office.marked_copy import marked_copy
from hitaplan.office.sheet_patch import SheetPatch
from hitaplan.office.workbook_writing import quote_sheet

_HEADINGS = ("重要度", "場所", "内容", "直し方", "コード")
_WIDTHS = (10, 18, 60, 56, 9)
_PLACE_COLUMN = 1


def marked_master(data: bytes, findings: Sequence[Finding]) -> bytes:
    """Return a copy of the master whose cells are coloured, with a first sheet that leads to them.

    Args:
        data: The master, already guarded.
        findings: What was found, the gravest first.

    Returns:
        The file; no comments, which would mean rewriting its drawings.
    """
    sheets = Package(data).sheet_parts
    tints: dict[tuple[str, str], str] = {}
    for finding in reversed(findings):
        tints[finding.place.sheet, finding.place.cell] = TINTS[finding.severity].removeprefix("#")
    rows = [_HEADINGS, *(_row(finding) for finding in findings)]
    links = {
        (number, _PLACE_COLUMN): f"{quote_sheet(finding.place.sheet)}!{finding.place.cell or 'A1'}"
        for number, finding in enumerate(findings, 1)
        if finding.place.sheet in sheets
    }
    return marked_copy(data, tints, Page("検証結果", _WIDTHS, rows, links))


def restored_master(data: bytes, findings: Iterable[Finding]) -> tuple[bytes, list[Finding]]:
    """Return a copy of the master with every 自動補正 written into its cell.

    Args:
        data: The master, already guarded.
        findings: What was found.

    Returns:
        The file, and the findings whose repair was written.
    """
    package = Package(data)
    written: list[Finding] = []
    sheets: dict[str, SheetPatch] = {}
    for finding in findings:
        place = CellRange.parse(finding.place.cell)
        part = package.sheet_parts.get(finding.place.sheet)
        if finding.repaired is None or place is None or part is None:
            continue
        sheet = sheets.setdefault(part, SheetPatch(package.read(part)))
        for row, column in place.cells:
            sheet.set_text(row, column, finding.repaired)
        written.append(finding)
    return package.with_parts({part: sheet.to_bytes() for part, sheet in sheets.items()}), written


def _row(finding: Finding) -> tuple[str, ...]:
    return (
        finding.severity.label,
        str(finding.place),
        finding.message,
        finding.remedy,
        finding.code,
    )
