"""Prints the outcome of a command: Japanese sentences, or one JSON object."""

import json
import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import click

from hitaplan.findings.finding import Finding, Severity
from hitaplan.workflows.result import Result
from hitaplan.workflows.run_about import finding_data

OK, FINDINGS, FAILED = 0, 1, 2
# About a screenful; the rest is in 検証結果.
_MOST_LINES = 24
_COLORS = {"error": "red", "warning": "yellow", "repair": "cyan", "info": "white"}


def show_result(result: Result, *, as_json: bool, with_findings: bool = True, by_file: bool = False) -> int:
    """Print the outcome of a command that could run.

    Args:
        result: The outcome.
        as_json: Whether to print one JSON object and nothing else.
        with_findings: Whether the findings are listed in the text as well.
        by_file: Whether they are grouped by file and not by sheet.

    Returns:
        The exit code.
    """
    if as_json:
        outputs = [path.as_posix() for path in result.outputs]
        _print_json(result.status, result.findings, outputs, result.counts)
    else:
        if with_findings:
            _print_findings(result.findings, result.listed_in, by_file=by_file)
        for line in result.summary:
            click.echo(line)
    return FINDINGS if result.status == "findings" else OK


def show_failure(finding: Finding, *, as_json: bool) -> int:
    """Print why a command could not run.

    Args:
        finding: The one finding that says why.
        as_json: Whether to print one JSON object and nothing else.

    Returns:
        The exit code.
    """
    if as_json:
        _print_json("failed", [finding], [], {})
    else:
        click.echo(click.style(f"実行できませんでした。{finding.message}", fg="red"), err=True)
        click.echo(f"→ {finding.remedy}", err=True)
    return FAILED


def _print_json(
    status: str, findings: Sequence[Finding], outputs: Sequence[str], counts: dict[str, int]
) -> None:
    data = {
        "status": status,
        "findings": [finding_data(finding) for finding in findings],
        "outputs": list(outputs),
        "counts": counts,
    }
    text = json.dumps(data, ensure_ascii=False)
    click.echo(text if _can_be_shown(text) else json.dumps(data))


def _group(finding: Finding, *, by_file: bool) -> tuple[Severity, str]:
    """What a heading says: the sheet, or the file where there are several."""
    return finding.severity, finding.place.file if by_file else finding.place.sheet


def _can_be_shown(text: str) -> bool:
    # On Windows, what is redirected is cp932: 〜 and rare kanji would turn into ?, where \u301c loses nothing.
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _print_findings(findings: Sequence[Finding], listed_in: Path | None, *, by_file: bool) -> None:
    # What nothing else lists is told to the end.
    most = 2 * len(findings) if by_file and listed_in is None else _MOST_LINES
    lines = 0
    shown = 0
    for (severity, name), group in groupby(findings, key=lambda each: _group(each, by_file=by_file)):
        # A heading needs room for at least one finding below it.
        if lines >= most - 1:
            break
        click.echo(click.style(f"【{severity.label}】{name}", fg=_COLORS[severity.value], bold=True))
        lines += 1
        for finding in group:
            if lines >= most:
                break
            where = finding.place.cell or ("" if by_file else finding.place.file)
            click.echo(f"  {where}  {finding.message} → {finding.remedy}")
            lines += 1
            shown += 1
    if shown < len(findings):
        where = (
            f"{listed_in} にあります" if listed_in else "「--report 検証結果.xlsx」を付けると一覧になります"
        )
        click.echo(f"ほか {len(findings) - shown} 件は、{where}。")
