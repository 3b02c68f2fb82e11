"""hitaplan check: the master against all rules."""

import os
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path

from hitaplan.delivery.findings_workbook import findings_workbook
from hitaplan.delivery.run_folder import publish_file
from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Finding, Place, count_by_severity
from hitaplan.master.master import Master
from hitaplan.master.reading import read_master
from hitaplan.plan.counting import count_initiatives
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.rules.catalogue import check_master
from hitaplan.workflows.master_file import find_master
from hitaplan.workflows.result import Result

# Stands as the date of creation where the master does not even say its year.
_NO_DATE = date(2000, 1, 1)


def check(master: Master | Path | str, fiscal_years: Iterable[FiscalYear] = ()) -> tuple[Finding, ...]:
    """Check a master by all rules.

    Args:
        master: A master that was read, or the path of one.
        fiscal_years: The years asked for; without any, the master's 対象年度.

    Returns:
        The findings, the gravest first.

    Raises:
        Failure: Where the file cannot be read.
    """
    read = master if isinstance(master, Master) else read_master(master)
    return check_master(read, fiscal_years)


def run_check(
    given: Path | str | None = None,
    report: Path | None = None,
    announce: Callable[[str], None] = lambda _: None,
) -> Result:
    """Check a master and, where asked for, write 検証結果.

    Args:
        given: The master, or None for the only one in ./workbooks.
        report: Where to write 検証結果, or None.
        announce: Called once with 対象年度, before anything is said of the master.

    Returns:
        The findings.

    Raises:
        Failure: Where the master cannot be read or the report cannot be written.
    """
    path = find_master(given)
    master = read_master(path)
    if report and _same_file(report, path):
        raise Failure(
            "W-EXISTS",
            Place(report.name),
            f"「{report.name}」は台帳です。検証結果を台帳の場所に書くことはできません。何も変えていません。",
            "--report に、別のファイル名を指定してください(例: --report 検証結果.xlsx)。",
        )
    announce(f"{master.plan.target_year if master.plan else '対象年度不明'}の点検(台帳: {master.file})")
    findings = check_master(master)
    outputs = (write_findings(report, path, master, findings),) if report else ()
    counts = count_by_severity(findings)
    if master.plan:
        numbers = count_initiatives(master.plan)
        counts |= {"initiatives": numbers.listed, "distinct_initiatives": numbers.distinct}
    return Result(findings, outputs, counts, _summary(findings))


def write_findings(
    target: Path, path: Path, master: Master, findings: tuple[Finding, ...], year: FiscalYear | None = None
) -> Path:
    """Write 検証結果 with links to the cells of the master.

    Args:
        target: Where to write it.
        path: Where the master is.
        master: The master as it was read.
        findings: What was found.
        year: The year that the run is about, where it is not 対象年度.

    Returns:
        The path written.

    Raises:
        Failure: Where it cannot be written.
    """
    about = year or (master.plan.target_year if master.plan else None)
    created = about.last_day if about else _NO_DATE
    title = f"検証結果 {about or ''}".strip()
    content = findings_workbook(findings, title, _link(path, target), created)
    return publish_file(target, content, datetime.now().astimezone())


def _same_file(report: Path, master: Path) -> bool:
    return report.exists() and report.samefile(master)


def _link(master: Path, target: Path) -> str:
    """Return the way from the report to the master, without any name of this computer."""
    try:
        return os.path.relpath(master.absolute(), target.absolute().parent)
    except ValueError:  # another drive of Windows
        return master.name


def _summary(findings: tuple[Finding, ...]) -> tuple[str, ...]:
    counts = count_by_severity(findings)
    if counts["error"]:
        return (
            f"エラーが{counts['error']}件あります。上から順に台帳のセルを直し、もう一度点検してください。",
        )
    if counts["warning"]:
        return (
            f"エラーはありません。要確認が{counts['warning']}件あります。目を通したら、年度末処理に進めます。",
        )
    return ("エラーも要確認もありません。年度末処理に進めます。",)
