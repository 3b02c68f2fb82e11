"""hitaplan year-end: check, then a 調査票 and a 進捗状況報告書 for every department that answers, and a 照会文."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from hitaplan.delivery.distribution_list import Delivery, distribution_list
from hitaplan.delivery.run_folder import staged_folder
from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Finding, Place, count_by_severity, has_errors
from hitaplan.findings.near_miss import suggestion
from hitaplan.master.master import Master
from hitaplan.master.reading import read_master
from hitaplan.office.file_names import safe_name
from hitaplan.office.workbook_writing import NotWritten
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.japanese_calendar import printed_date
from hitaplan.plan.model import Department, Inquiry, Plan
from hitaplan.plan.progress import current_round
from hitaplan.plan.responsibility import departments_in
from hitaplan.plan.vocabulary import Round
from hitaplan.reports.inquiry_letter import TEMPLATE as LETTER_TEMPLATE
from hitaplan.reports.inquiry_letter import letter_words
from hitaplan.reports.progress_report import TEMPLATE, report_words
from hitaplan.rules.catalogue import check_master
from hitaplan.survey.form import Form, make_form
from hitaplan.survey.writing import write_form
from hitaplan.templates.rendering import WordTemplate
from hitaplan.workflows.check import write_findings
from hitaplan.workflows.master_file import find_master
from hitaplan.workflows.plan_year import require_year
from hitaplan.workflows.result import Progress, Result, no_progress
from hitaplan.workflows.run_about import run_about
from hitaplan.workflows.stopped import findings_path, stopped
from hitaplan.workflows.templates import load_template, said_of_templates

FOLDER, REISSUE_FOLDER = "年度末", "再発行"
LIST_NAME, LETTER_NAME = "00_配布一覧.xlsx", "照会文.docx"


class Document(StrEnum):
    """What a department gets."""

    FORM = "調査票"
    REPORT = "報告書"


@dataclass(frozen=True, slots=True)
class Job:
    """One run of year-end, decided.

    Attributes:
        plan: The plan.
        master: The master as it was read.
        years: The years asked for.
        round: The round asked for.
        documents: What is made.
        everyone: All departments that answer, in the order of their folders.
        chosen: Those for which documents are made.
        reissue: Whether departments were named: then their documents are made again.
    """

    plan: Plan
    master: Master
    years: tuple[FiscalYear, ...]
    round: Round
    documents: tuple[Document, ...]
    everyone: tuple[Department, ...]
    chosen: tuple[Department, ...]
    reissue: bool

    @property
    def year(self) -> FiscalYear:
        """The year reported: the last of those asked for."""
        return self.years[-1]

    @property
    def span(self) -> str:
        """The years as they stand in file names."""
        first, last = self.years[0].short, self.years[-1].short
        return first if first == last else f"{first}-{last}"

    @property
    def asks_everyone(self) -> bool:
        """Whether a 照会文 goes with the documents."""
        return Document.FORM in self.documents and not self.reissue

    @property
    def inquiry(self) -> Inquiry | None:
        """The row of 照会 for the year reported."""
        asked = (each for each in self.plan.inquiries if each.year == self.year and each.round is self.round)
        return next(asked, None)


def year_end(
    master: Path | str | None = None,
    *,
    fiscal_years: Sequence[FiscalYear] = (),
    only: Document | None = None,
    departments: Iterable[str] = (),
    out: Path | str = "output",
    progress: Progress = no_progress,
    announce: Callable[[str], None] = lambda _: None,
) -> Result:
    """Make the documents of the end of the year.

    Args:
        master: The master, or None for the only one in ./workbooks.
        fiscal_years: The years asked for; without any, 対象年度.
        only: Only the 調査票, or only the 報告書.
        departments: Names of departments for which to make them again; without any, all.
        out: The folder for output.
        progress: Called after each department.
        announce: Called once with the year of the run, before anything is made.

    Returns:
        The findings and the files made; with errors among the findings, 検証結果 alone.

    Raises:
        Failure: Where the run is impossible. Nothing is half-written.
    """
    path = find_master(master)
    read = read_master(path)
    years = tuple(fiscal_years) or ((read.plan.target_year,) if read.plan else ())
    announce(f"{_span_label(years)}の年度末処理(台帳: {read.file})")
    findings = check_master(read, years)
    year = years[-1] if years else None
    if has_errors(findings) or read.plan is None:
        return stopped(Path(out), path, read, findings, year)
    job = _decide(read, read.plan.in_year(years[-1]), years, only, tuple(departments))
    template, note = load_template(TEMPLATE) if Document.REPORT in job.documents else (None, ())
    letter, letter_note = _letter(job)
    notes = (*note, *letter_note)
    findings = (*findings, *notes)
    files, deliveries = _make_all(job, template, progress)
    files = {LIST_NAME: _list(job, deliveries), **letter, **files}
    folder = Path(out) / job.year.label / (REISSUE_FOLDER if job.reissue else FOLDER)
    about = run_about(read, findings, _options(job), _counts(deliveries))
    with staged_folder(folder, files, about, datetime.now().astimezone()) as outputs:
        written = write_findings(findings_path(Path(out), job.year), path, read, findings, job.year)
    counts = _counts(deliveries) | count_by_severity(findings)
    summary = (*_done(job, folder), *said_of_templates(notes), _to_look_at(findings, written))
    return Result(findings, (written, *outputs), counts, summary, written)


def _span_label(years: Sequence[FiscalYear]) -> str:
    if not years:
        return "対象年度不明"
    return years[0].label if len(years) == 1 else f"{years[0]}から{years[-1]}"


def _decide(
    master: Master, plan: Plan, years: tuple[FiscalYear, ...], only: Document | None, names: tuple[str, ...]
) -> Job:
    for year in years:
        require_year(plan, year, master.file)
    everyone = departments_in(plan, years[-1])
    chosen = tuple(_department(plan, name, everyone, years[-1]) for name in names) or everyone
    return Job(
        plan=plan,
        master=master,
        years=years,
        round=current_round(plan, years[-1]),
        documents=(only,) if only else tuple(Document),
        everyone=everyone,
        chosen=tuple(dict.fromkeys(chosen)),
        reissue=bool(names),
    )


def _department(plan: Plan, name: str, everyone: tuple[Department, ...], year: FiscalYear) -> Department:
    found = plan.department(name)
    if found in everyone and found is not None:
        return found
    near = suggestion(name, [each.name for each in everyone])
    raise Failure(
        "M-DEPARTMENT",
        Place("--department"),
        f"「{name}」は、{year}に回答する課ではありません。",
        f"{near}シート「担当課」の課名を指定してください。",
    )


def _make_all(
    job: Job, template: WordTemplate | None, progress: Progress
) -> tuple[dict[str, bytes], list[Delivery]]:
    files: dict[str, bytes] = {}
    deliveries = []
    for done, department in enumerate(job.chosen, 1):
        form = make_form(job.plan, department, job.years, job.round, job.master.sha256)
        made = _make(job, form, template)
        files |= made
        deliveries.append(
            Delivery(
                department=department.name,
                lead=form.workload.lead,
                supporting=form.workload.supporting,
                rows_asked=sum(question.asked for question in form.questions),
                files=tuple(made),
            )
        )
        progress(done, len(job.chosen), department.name)
    return files, deliveries


def _make(job: Job, form: Form, template: WordTemplate | None) -> dict[str, bytes]:
    name = safe_name(form.department.name)
    folder = f"課別/{job.everyone.index(form.department) + 1:02d}_{name}"
    made: dict[str, bytes] = {}
    if Document.FORM in job.documents:
        try:
            made[f"{folder}/{job.span}_{name}_調査票.xlsx"] = write_form(form, job.year.last_day)
        except NotWritten as error:
            raise Failure(
                "W-CELL",
                Place(form.department.name),
                f"{form.department.name}の調査票に、Excel のセルに入りきらない内容があります。",
                "台帳の長すぎる文章(32,767文字を超えるもの)を短くしてください。",
            ) from error
    if template is not None:
        words = report_words(job.plan, form.department, job.year)
        made[f"{folder}/{job.year.short}_{name}_進捗状況報告書.docx"] = template.render(words)
    return made


def _letter(job: Job) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """Make the 照会文 where it is needed, with a note on its template where there is one."""
    if not job.asks_everyone:
        return {}, ()
    template, note = load_template(LETTER_TEMPLATE)
    reports = Document.REPORT in job.documents
    words = letter_words(job.plan, job.years, job.round, job.inquiry, with_reports=reports)
    return {LETTER_NAME: template.render(words)}, note


def _list(job: Job, deliveries: list[Delivery]) -> bytes:
    title = f"{job.plan.title}　{_span_label(job.years)}({job.round}) 配布一覧"
    deadline = printed_date(job.inquiry.deadline) if job.inquiry else ""
    return distribution_list(title, deadline, deliveries, job.year.last_day)


def _options(job: Job) -> dict[str, Any]:
    return {
        "fiscal_years": [year.short for year in job.years],
        "round": job.round.value,
        "documents": [document.value for document in job.documents],
        "departments": [department.name for department in job.chosen],
    }


def _counts(deliveries: list[Delivery]) -> dict[str, int]:
    return {
        "departments": len(deliveries),
        "files": sum(len(delivery.files) for delivery in deliveries),
        "rows_asked": sum(delivery.rows_asked for delivery in deliveries),
    }


def _done(job: Job, folder: Path) -> tuple[str, ...]:
    made = "と".join(document.value for document in job.documents) + ("、照会文" if job.asks_everyone else "")
    return (
        f"{len(job.chosen)}課の{made}を作りました({_span_label(job.years)}・{job.round})。",
        f"場所: {folder}",
    )


def _to_look_at(findings: tuple[Finding, ...], written: Path) -> str:
    warnings = count_by_severity(findings)["warning"]
    return (
        f"確かめていただきたいことが{warnings}件あります: {written}" if warnings else "要確認はありません。"
    )
