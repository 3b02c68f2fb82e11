"""検証結果: every finding in a workbook, linked to its cell in the master."""

from collections.abc import Sequence
from datetime import date

from hitaplan.findings.finding import Finding, Severity, count_by_severity
from hitaplan.office.list_sheet import Link, ListColumn, Value, add_list
from hitaplan.office.workbook_writing import new_workbook, quote_sheet

_COLUMNS = (
    ListColumn("重要度", 10, centered=True),
    ListColumn("場所", 18),
    ListColumn("内容", 60),
    ListColumn("直し方", 56),
    ListColumn("読み取った値", 30),
    ListColumn("コード", 9, centered=True),
)
TINTS = {
    Severity.ERROR: "#F8CBAD",
    Severity.WARNING: "#FFF2CC",
    Severity.REPAIR: "#DDEBF7",
    Severity.INFO: "#F2F2F2",
}
_MEANINGS = {
    Severity.ERROR: "このままでは文書が誤るか、作れません。直すまで文書は作られません。",
    Severity.WARNING: "人が確かめることをお勧めします。文書は作られます。",
    Severity.REPAIR: "プログラムが読み替えました。台帳も直しておくと安心です。",
    Severity.INFO: "お知らせです。",
}


def findings_workbook(findings: Sequence[Finding], title: str, master_link: str, created: date) -> bytes:
    """Make the workbook of findings.

    Args:
        findings: The findings in the order in which they are to be read.
        title: The document's title.
        master_link: Path of the master as seen from this workbook's folder, or only its name.
        created: The day that stands as the date of creation.

    Returns:
        The .xlsx file: a list of all findings, and their counts.
    """
    rows: list[tuple[Value, ...]] = [_row(finding, master_link) for finding in findings]
    tints = [TINTS[finding.severity] for finding in findings]
    if not rows:
        rows, tints = [("", "", "指摘はありません。", "", "", "")], [""]
    counts = count_by_severity(findings)
    with new_workbook(title, created) as (book, buffer):
        add_list(book, "検証結果", _COLUMNS, rows, tints=tints)
        add_list(
            book,
            "件数",
            (ListColumn("重要度", 10, centered=True), ListColumn("件数", 8), ListColumn("意味", 70)),
            [(each.label, counts[each], _MEANINGS[each]) for each in Severity],
            tints=[TINTS[each] for each in Severity],
        )
    return buffer.getvalue()


def _row(finding: Finding, master_link: str) -> tuple[Value, ...]:
    place = finding.place
    where: Value = str(place)
    # Excel follows no link to a file with # in its name.
    if place.sheet and "#" not in master_link:
        target = f"external:{master_link}#{quote_sheet(place.sheet)}!{place.cell or 'A1'}"
        where = Link(str(place), target)
    return (
        finding.severity.label,
        where,
        finding.message,
        finding.remedy,
        finding.value,
        finding.code,
    )
