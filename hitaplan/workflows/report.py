"""hitaplan report: the documents of the whole plan, from the master alone."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from hitaplan.delivery.run_folder import publish_folder
from hitaplan.findings.finding import Finding, Place, Severity, count_by_severity, has_errors
from hitaplan.master.reading import read_master
from hitaplan.office.pdf_conversion import NoPdf, to_pdf
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.model import Plan
from hitaplan.plan.progress import lead_answer
from hitaplan.plan.vocabulary import Round
from hitaplan.reports.overall import Overall
from hitaplan.reports.overall_report import TEMPLATE, overall_chart, overall_words
from hitaplan.reports.overall_sentences import sentence_counts
from hitaplan.reports.plan_book import TEMPLATE as BOOK_TEMPLATE
from hitaplan.reports.plan_book import PlanBook, plan_book_words
from hitaplan.rules.catalogue import check_master
from hitaplan.rules.revision_does_not_fit import RULE as DOES_NOT_FIT
from hitaplan.summary.five_year_chart import five_year_chart
from hitaplan.summary.summary_book import summary_book
from hitaplan.workflows.master_file import find_master
from hitaplan.workflows.plan_year import require_year
from hitaplan.workflows.result import Result
from hitaplan.workflows.run_about import run_about
from hitaplan.workflows.stopped import stopped
from hitaplan.workflows.templates import load_template, said_of_templates

FOLDER = "全体"
OVERALL, PLAN_BOOK = "総括報告書.docx", "計画書.docx"
SUMMARY, CHART = "集計.xlsx", "五年一望図.xlsx"


def report(
    master: Path | str | None = None,
    *,
    fiscal_year: FiscalYear | None = None,
    actual: bool = False,
    pdf: bool = False,
    out: Path | str = "output",
    announce: Callable[[str], None] = lambda _: None,
) -> Result:
    """Make the documents of the whole plan: 総括報告書, 集計, 計画書 and 五年一望図.

    Args:
        master: The master, or None for the only one in ./workbooks.
        fiscal_year: The year reported; without it, 対象年度.
        actual: Whether the 計画書 also says what happened up to that year.
        pdf: Whether PDFs are made too.
        out: The folder for output.
        announce: Called with the year of the run, and before PDFs are made.

    Returns:
        The findings and the files made; with errors among the findings, 検証結果 alone.

    Raises:
        Failure: Where the run is impossible. Nothing is half-written.
    """
    path = find_master(master)
    read = read_master(path)
    year = fiscal_year or (read.plan.target_year if read.plan else None)
    announce(f"{year or '対象年度不明'}の報告書(台帳: {read.file})")
    findings = check_master(read, (year,) if year else ())
    if has_errors(findings) or read.plan is None or year is None:
        return stopped(Path(out), path, read, findings, year)
    require_year(read.plan, year, read.file)
    plan = read.plan.in_year(year)
    overall = Overall(plan, year, shown_round(plan, year))
    files, notes = _documents(overall, actual=actual)
    pdfs, pdf_notes = _pdfs(files, year.last_day, announce) if pdf else ({}, ())
    files |= pdfs
    total = overall.summary.total
    counts = {"files": len(files), "initiatives": total.total, "unanswered": total.unanswered}
    every = (*findings, *notes, *pdf_notes)
    about = run_about(read, every, _options(overall, actual=actual, pdf=pdf), counts)
    folder = Path(out) / year.label / FOLDER
    outputs = publish_folder(folder, files, about, datetime.now().astimezone())
    made = _done(overall) + _about_pdfs(pdfs, pdf_notes)
    look = (*said_of_templates(notes), *_to_look_at(findings))
    summary = (made, f"場所: {folder}", _unanswered(overall), *look)
    return Result(every, tuple(outputs), counts | count_by_severity(every), summary)


def _done(overall: Overall) -> str:
    return f"{overall.year}の総括報告書、集計、計画書、五年一望図を作りました({overall.shown})。"


def _unanswered(overall: Overall) -> str:
    count = overall.summary.total.unanswered
    return f"未回答が{count}取組あります。" if count else "未回答はありません。"


def _to_look_at(findings: Sequence[Finding]) -> Iterator[str]:
    """Say how much is to be looked at in the master, and whether 改定履歴 could not be undone."""
    warnings = sum(each.severity is Severity.WARNING for each in findings)
    left = sum(each.code == DOES_NOT_FIT.code for each in findings)
    if left:
        yield f"改定履歴に、元に戻せない行が{left}件あります({DOES_NOT_FIT.code})。その内容は、今の計画のまま印字しました。"
    if warnings:
        yield f"確かめていただきたいことが{warnings}件あります。「1 点検」(hitaplan check)で見られます。"


def _pdfs(
    files: dict[str, bytes], created: date, announce: Callable[[str], None]
) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """Make the PDFs, or say why there are none: the documents are made all the same."""
    announce("PDF も作ります(LibreOffice か Word があれば。数分かかることがあります)。")
    try:
        return to_pdf(files, created), ()
    except NoPdf as error:
        remedy = "Word や Excel で開き、「名前を付けて保存」でファイルの種類を PDF にして保存してください。"
        return {}, (
            Finding("W-PDF", Severity.WARNING, Place(FOLDER), "", f"{error}文書は作りました。", remedy),
        )


def _about_pdfs(pdfs: dict[str, bytes], notes: tuple[Finding, ...]) -> str:
    """Say at the end of the run what became of the PDFs; nothing where none were asked for."""
    return "PDF も作りました。" if pdfs else "".join(f"\n{each.message} → {each.remedy}" for each in notes)


def _options(overall: Overall, *, actual: bool, pdf: bool) -> dict[str, Any]:
    return {
        "fiscal_year": overall.year.short,
        "round": overall.shown.value,
        "actual": actual,
        "pdf": pdf,
    }


def _documents(overall: Overall, *, actual: bool) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """Make every document of the whole, with notes on the templates."""
    plan, year = overall.plan, overall.year
    template, note = load_template(TEMPLATE)
    book_template, book_note = load_template(BOOK_TEMPLATE)
    book = PlanBook(plan, actual_until=year if actual else None)
    files = {
        OVERALL: template.render(overall_words(overall), overall_chart(overall)),
        PLAN_BOOK: book_template.render(plan_book_words(book)),
        SUMMARY: summary_book(plan, year, overall.shown, sentence_counts(overall), year.last_day),
        CHART: five_year_chart(plan, year, year.last_day),
    }
    return files, (*note, *book_note)


def shown_round(plan: Plan, year: FiscalYear) -> Round:
    """Return 確定 where every answer of a 主管課 that counts is, else 速報."""
    answers = [lead_answer(plan, each, year) for each in plan.initiatives if not each.relisted]
    given = [answer.round for answer in answers if answer]
    return Round.FINAL if given and all(each is Round.FINAL for each in given) else Round.PRELIMINARY
