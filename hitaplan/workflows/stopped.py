"""What a command leaves where errors in the master stop it: 検証結果, and nothing else."""

from pathlib import Path

from hitaplan.findings.finding import Finding, count_by_severity
from hitaplan.master.master import Master
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.workflows.check import write_findings
from hitaplan.workflows.result import Result


def stopped(
    out: Path,
    path: Path,
    master: Master,
    findings: tuple[Finding, ...],
    year: FiscalYear | None,
    undone: str = "文書は作りませんでした。",
) -> Result:
    """Write 検証結果 and say that nothing else was done.

    Args:
        out: The folder for output.
        path: The master.
        master: The master as it was read.
        findings: What was found, errors among it.
        year: The year that the run is about, or None where the master does not even say one.
        undone: What was not done, one sentence.

    Returns:
        The outcome of the command.

    Raises:
        Failure: Where 検証結果 cannot be written.
    """
    written = write_findings(findings_path(out, year), path, master, findings, year)
    counts = count_by_severity(findings)
    summary = (
        f"台帳にエラーが{counts['error']}件あるため、{undone}",
        f"一覧: {written}",
        "エラーのセルを台帳で直し、もう一度実行してください。",
    )
    return Result(findings, (written,), counts, summary, written)


def findings_path(out: Path, year: FiscalYear | None) -> Path:
    """Return where 検証結果 of a year is written."""
    return out / f"検証結果_{year.label if year else '年度不明'}.xlsx"
