"""hitaplan review: every 取組 with the reasons to look at it, and a 見直し照会票 for every department."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from hitaplan.delivery.run_folder import publish_folder
from hitaplan.findings.finding import count_by_severity, has_errors
from hitaplan.master.reading import read_master
from hitaplan.office.file_names import safe_name
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.rules.catalogue import check_master
from hitaplan.survey.review.book import candidates_book
from hitaplan.survey.review.candidate import Candidate, asked_departments, candidates
from hitaplan.survey.review.form import make_review_form, write_review_form
from hitaplan.survey.review.layout import FORM_NAME
from hitaplan.workflows.master_file import find_master
from hitaplan.workflows.plan_year import require_year
from hitaplan.workflows.result import Progress, Result, no_progress
from hitaplan.workflows.run_about import run_about
from hitaplan.workflows.stopped import stopped

FOLDER, BOOK = "見直し", "見直し候補.xlsx"


def review(
    master: Path | str | None = None,
    *,
    fiscal_year: FiscalYear | None = None,
    out: Path | str = "output",
    progress: Progress = no_progress,
    announce: Callable[[str], None] = lambda _: None,
) -> Result:
    """Make 見直し候補 and a 見直し照会票 for every department that answers.

    Args:
        master: The master, or None for the only one in ./workbooks.
        fiscal_year: The year in which the plan is looked at; without it, 対象年度.
        out: The folder for output.
        progress: Called after each department.
        announce: Called once with the year of the run.

    Returns:
        The findings and the files made; with errors among the findings, 検証結果 alone.

    Raises:
        Failure: Where the run is impossible. Nothing is half-written.
    """
    path = find_master(master)
    read = read_master(path)
    year = fiscal_year or (read.plan.target_year if read.plan else None)
    announce(f"{year or '対象年度不明'}の見直し(台帳: {read.file})")
    findings = check_master(read, (year,) if year else ())
    if has_errors(findings) or read.plan is None or year is None:
        return stopped(Path(out), path, read, findings, year)
    require_year(read.plan, year, read.file)
    every = candidates(read.plan, year)
    files = {BOOK: candidates_book(f"{read.plan.title}　{year} 見直し候補", every, year.last_day)}
    forms = _forms(every, read.sha256, progress)
    files |= forms
    marked = sum(bool(each.reasons) for each in every)
    counts = {"departments": len(forms), "initiatives": len(every), "candidates": marked}
    about = run_about(read, findings, {"fiscal_year": year.short}, counts)
    folder = Path(out) / year.label / FOLDER
    outputs = publish_folder(folder, files, about, datetime.now().astimezone())
    summary = (
        f"{year}の見直し候補と、{len(forms)}課の{FORM_NAME}を作りました。",
        f"場所: {folder}",
        f"{len(every)}取組のうち、見直しの理由があるものは{marked}取組です。",
    )
    return Result(findings, tuple(outputs), counts | count_by_severity(findings), summary)


def _forms(every: list[Candidate], sha256: str, progress: Progress) -> dict[str, bytes]:
    """Make the 見直し照会票 of every department that is asked."""
    departments = asked_departments(every)
    made: dict[str, bytes] = {}
    for place, department in enumerate(departments, 1):
        name = safe_name(department.name)
        form = make_review_form(department, every, sha256)
        path = f"課別/{place:02d}_{name}/{form.year.short}_{name}_{FORM_NAME}.xlsx"
        made[path] = write_review_form(form, form.year.last_day)
        progress(place, len(departments), department.name)
    return made
