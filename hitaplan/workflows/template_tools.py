"""hitaplan template: the words that may stand in the Word templates, and a check of the templates."""

from collections.abc import Mapping
from pathlib import Path

from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Finding, Place, Severity, count_by_severity, has_errors
from hitaplan.findings.near_miss import suggestion
from hitaplan.master.reading import read_master
from hitaplan.office.file_kind import LOCK_PREFIXES
from hitaplan.office.file_reading import read_bytes
from hitaplan.plan.progress import current_round
from hitaplan.plan.responsibility import departments_in
from hitaplan.plan.vocabulary import Round
from hitaplan.reports import comparison_table, inquiry_letter, overall_report, plan_book, progress_report
from hitaplan.reports.catalogue import TEMPLATE_CHARTS, TEMPLATE_WORDS
from hitaplan.reports.overall import Overall
from hitaplan.revision.phrases import Segment
from hitaplan.revision.table_row import TableRow
from hitaplan.templates.check import check_template
from hitaplan.templates.omissions import omissions
from hitaplan.templates.rendering import WordTemplate
from hitaplan.templates.word_list import ListedWord, listed_words
from hitaplan.templates.words import Values
from hitaplan.workflows.packaged import PRACTICE, TEMPLATES, packaged_files, packaged_template
from hitaplan.workflows.result import Result


def template_words() -> Mapping[str, tuple[ListedWord, ...]]:
    """List the words of every template, with examples from the practice workbook.

    Returns:
        The words by template.
    """
    examples = _examples()
    return {name: listed_words(words, examples[name]) for name, words in TEMPLATE_WORDS.items()}


def _examples() -> Mapping[str, Values]:
    """The words of one document of each kind."""
    plan = read_master(packaged_files()[f"workbooks/{PRACTICE}"]).plan
    if plan is None:
        raise ValueError(PRACTICE)
    year = plan.target_year
    inquiry = next((each for each in plan.inquiries if each.year == year), None)
    letter = inquiry_letter.letter_words(plan, (year,), current_round(plan, year), inquiry, with_reports=True)
    same, other = Segment("実施予定", changed=False), Segment("(拡大)", changed=True)
    row = TableRow((same, other), (same,), "変更")
    table = comparison_table.ComparisonTable(plan, (row,), comparison_table.Sides(remarks=True))
    compared = comparison_table.comparison_words(table)
    book = plan_book.PlanBook(plan, f"{year}改定", year)
    return {
        progress_report.TEMPLATE: progress_report.report_words(plan, departments_in(plan, year)[0], year),
        inquiry_letter.TEMPLATE: letter,
        overall_report.TEMPLATE: overall_report.overall_words(Overall(plan, year, Round.PRELIMINARY)),
        plan_book.TEMPLATE: plan_book.plan_book_words(book),
        comparison_table.TEMPLATE: compared,
        comparison_table.UPRIGHT_TEMPLATE: compared,
    }


def run_template_check(folder: Path | None = None) -> Result:
    """Check every template of a folder.

    Args:
        folder: The folder, or None for report_templates in the working folder.

    Returns:
        The findings of all templates.

    Raises:
        Failure: F-MISSING where there is no such folder.
    """
    where = folder or Path(TEMPLATES)
    if not where.is_dir():
        raise Failure(
            "F-MISSING",
            Place(where.name),
            f"「{where}」フォルダーがありません。",
            "様式のフォルダーを指定するか、作業フォルダーで実行してください。",
        )
    paths = sorted(path for path in where.glob("*.docx") if not path.name.startswith(LOCK_PREFIXES))
    examples = _examples()
    findings = [finding for path in paths for finding in _check(path, examples)]
    present = {path.name for path in paths}
    findings += (_standard(name) for name in TEMPLATE_WORDS if name not in present)
    checked = sum(path.name in TEMPLATE_WORDS for path in paths)
    ordered = tuple(sorted(findings, key=lambda each: (each.severity.rank, each.place.file)))
    counts = {"templates": checked} | count_by_severity(ordered)
    return Result(ordered, (), counts, (_said(checked, ordered),))


def _said(checked: int, findings: tuple[Finding, ...]) -> str:
    if not checked:
        return "このフォルダーには、様式が1つもありません。"
    can = (
        "エラーのある様式では、文書を作れません。" if has_errors(findings) else "どの様式でも文書を作れます。"
    )
    return f"{checked}個の様式を調べました。{can}"


def _check(path: Path, examples: Mapping[str, Values]) -> tuple[Finding, ...]:
    """Check one template, and make a document with the words of the practice workbook: none may be refused later on."""
    words = TEMPLATE_WORDS.get(path.name)
    if words is None:
        near = suggestion(path.stem, [Path(name).stem for name in TEMPLATE_WORDS])
        message = f"「{path.name}」は、様式の名前ではありません。この名前のままでは使われません。"
        remedy = f"{near}様式として使うなら、名前を直してください。控えなら、このままでかまいません。"
        severity = Severity.WARNING if near else Severity.INFO
        return (Finding("T-NAME", severity, Place(path.name), "", message, remedy),)
    try:
        data = read_bytes(path)
        findings = check_template(data, path.name, TEMPLATE_WORDS, TEMPLATE_CHARTS.get(path.name, ()))
        if has_errors(findings):
            return findings
        WordTemplate(data, path.name).render(examples[path.name])
        standard = packaged_template(path.name).read_bytes()
        return (*findings, *omissions(data, standard, path.name, words))
    except Failure as failure:
        return (failure.finding,)


def _standard(name: str) -> Finding:
    message = f"様式「{name}」がないので、標準の様式を使います。"
    remedy = "直した様式を使うなら、この名前で置いてください。"
    if not packaged_template(name).exists():
        raise ValueError(name)
    return Finding("W-STANDARD", Severity.INFO, Place(name), "", message, remedy)
