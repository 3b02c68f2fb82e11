"""hitaplan check: the master against all rules."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hitaplan.delivery.findings_workbook import findings_workbook
from hitaplan.delivery.marked_master import marked_master, restored_master
from hitaplan.delivery.run_folder import publish_file
from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Finding, Place, Severity, count_by_severity
from hitaplan.master.master import Master
from hitaplan.master.reading import read_master
from hitaplan.office.file_reading import read_workbook_bytes
from hitaplan.plan.counting import count_initiatives
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.rules.catalogue import check_master
from hitaplan.workflows.master_file import find_master
from hitaplan.workflows.plan_file import read_plan_file
from hitaplan.workflows.result import Result
from hitaplan.workflows.revision_notes import baseline_findings

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


@dataclass(frozen=True, slots=True)
class Copies:
    """What check writes beside what it prints; None for what is not asked for.

    Attributes:
        report: 検証結果 as a workbook.
        marked: A copy of the master with coloured cells and a first sheet that leads to them.
        fix: A copy of the master with every 自動補正 written into its cell.
    """

    report: Path | None = None
    marked: Path | None = None
    fix: Path | None = None


def run_check(
    given: Path | str | None = None,
    copies: Copies = Copies(),
    announce: Callable[[str], None] = lambda _: None,
    baseline: Path | None = None,
) -> Result:
    """Check a master and write what is asked for; the master itself is never touched.

    Args:
        given: The master, or None for the only one in ./workbooks.
        copies: What to write.
        announce: Called once with 対象年度, before anything is said of the master.
        baseline: The plan before, a master or plan.json: every change since must stand in 改定履歴.

    Returns:
        The findings.

    Raises:
        Failure: Where the master cannot be read or a file cannot be written.
    """
    path = find_master(given)
    master = read_master(path)
    _refuse_same_target(copies)
    for target in filter(None, (copies.report, copies.marked, copies.fix)):
        _refuse_other_names(target)
        _refuse_master(target, path)
    announce(f"{master.plan.target_year if master.plan else '対象年度不明'}の点検(台帳: {master.file})")
    findings = (*check_master(master), *(_against(master, baseline) if baseline else ()))
    outputs = (write_findings(copies.report, path, master, findings),) if copies.report else ()
    written, restored = _write_copies(path, copies, findings)
    counts = count_by_severity(findings)
    if master.plan:
        numbers = count_initiatives(master.plan)
        counts |= {"initiatives": numbers.listed, "distinct_initiatives": numbers.distinct}
    return Result(findings, (*outputs, *written), counts, (*restored, *_summary(findings)), copies.report)


def _against(master: Master, baseline: Path) -> tuple[Finding, ...]:
    """Compare with the plan before."""
    if baseline.suffix.lower() == ".json":
        return baseline_findings(master, read_plan_file(baseline))
    before = read_master(baseline)
    if before.plan is None:
        raise Failure(
            "F-BASELINE",
            Place(before.file),
            f"改定前の台帳「{before.file}」にエラーがあり、計画として読めません。",
            f"「hitaplan check {before.file}」で調べて、直してください。",
        )
    return baseline_findings(master, before.plan)


def _write_copies(
    path: Path, copies: Copies, findings: tuple[Finding, ...]
) -> tuple[list[Path], tuple[str, ...]]:
    """Write the copies; return their paths, and a sentence for each cell that was restored."""
    contents: dict[Path, bytes] = {}
    sentences: tuple[str, ...] = ()
    data = read_workbook_bytes(path) if copies.marked or copies.fix else b""
    if copies.marked:
        contents[copies.marked] = marked_master(data, findings)
    if copies.fix:
        contents[copies.fix], restored = restored_master(data, findings)
        sentences = _what_was_restored(copies.fix, findings, restored)
    return [publish_file(target, content) for target, content in contents.items()], sentences


def _what_was_restored(
    target: Path, findings: tuple[Finding, ...], restored: list[Finding]
) -> tuple[str, ...]:
    done = [f"直しました: {each.place}「{each.value}」→「{each.repaired}」" for each in restored]
    left = sum(each.severity is Severity.REPAIR for each in findings) - len(restored)
    by_hand = [f"自動補正のうち{left}件(見出しやシート名など)は、手で直してください。"] if left else []
    return (*done, *by_hand, f"{len(restored)}件を直した写し: {target}(元の台帳は変えていません)")


def _refuse_same_target(copies: Copies) -> None:
    named = [target.absolute() for target in (copies.report, copies.marked, copies.fix) if target]
    if len(set(named)) < len(named):
        raise Failure(
            "C-USAGE",
            Place(named[0].name),
            f"「{named[0].name}」に、2種類のファイルは書けません。何も変えていません。",
            "--report、--marked、--fix には、それぞれ別のファイル名を指定してください。",
        )


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
    return publish_file(target, content)


def _refuse_other_names(target: Path) -> None:
    if target.is_dir() or target.suffix.lower() not in (".xlsx", ".xlsm"):
        raise Failure(
            "C-USAGE",
            Place(str(target)),
            f"「{target}」という名前では書けません。何も変えていません。",
            "「検証結果.xlsx」のように、.xlsx で終わるファイル名を指定してください。",
        )


def _refuse_master(target: Path, master: Path) -> None:
    if target.exists() and target.samefile(master):
        raise Failure(
            "W-EXISTS",
            Place(target.name),
            f"「{target.name}」は台帳です。台帳の場所に書くことはできません。何も変えていません。",
            "別のファイル名を指定してください(例: 検証結果.xlsx)。",
        )


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
