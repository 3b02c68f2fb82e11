"""hitaplan compare: 新旧対照表, 変更一覧 and the revised 計画書 of two plans."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hitaplan.delivery.run_folder import publish_folder
from hitaplan.findings.finding import Finding, count_by_severity, has_errors
from hitaplan.master.master import Master
from hitaplan.master.reading import read_master
from hitaplan.plan.model import Plan
from hitaplan.plan.vocabulary import DIVIDED, RevisionKind
from hitaplan.reports.comparison_table import (
    DECIDED,
    PROPOSED,
    TEMPLATE,
    UPRIGHT_TEMPLATE,
    ComparisonTable,
    Sides,
    comparison_words,
)
from hitaplan.reports.plan_book import TEMPLATE as BOOK_TEMPLATE
from hitaplan.reports.plan_book import PlanBook, plan_book_words
from hitaplan.revision.changes import Comparison
from hitaplan.revision.changes import compare as compare_plans
from hitaplan.revision.counting import KINDS, Part, count_changes
from hitaplan.revision.gained import gained
from hitaplan.revision.history import proposed
from hitaplan.revision.kinds import TIDIED
from hitaplan.revision.revision_mark import revision_mark
from hitaplan.revision.table import comparison_rows
from hitaplan.revision.table_row import Wording
from hitaplan.rules.catalogue import check_master
from hitaplan.summary.change_list import change_list
from hitaplan.workflows.master_file import find_master
from hitaplan.workflows.plan_file import read_plan_file
from hitaplan.workflows.record_revisions import RECORDED, recorded_master, refuse_data
from hitaplan.workflows.result import Result
from hitaplan.workflows.revision_notes import former_findings
from hitaplan.workflows.run_about import run_about
from hitaplan.workflows.stopped import stopped
from hitaplan.workflows.templates import load_template

FOLDER, TABLE, LIST, BOOK = "新旧", "新旧対照表.docx", "変更一覧.xlsx", "計画書(改定).docx"
_OMITTED = Wording().omitted
# The kinds of change by their names in the counts of a result.
_COUNTED = {kind.value: kind.name.lower() for kind in RevisionKind} | {DIVIDED: "divided", TIDIED: "tidied"}


@dataclass(frozen=True, slots=True)
class Style:
    """How the 新旧対照表 is written; offices differ in it.

    Attributes:
        draft: Whether the columns are called 改正案 and 現行 instead of 改正後 and 改正前.
        old_left: Whether the old plan stands on the left.
        portrait: Whether the pages stand upright.
        remarks: Whether there is a column 備考.
        blank: Whether the other side of what is new or gone stays blank instead of 「(新設)」「(削る)」.
        omitted: What stands for what is unchanged.
    """

    draft: bool = False
    old_left: bool = False
    portrait: bool = False
    remarks: bool = False
    blank: bool = False
    omitted: str = _OMITTED

    @property
    def wording(self) -> Wording:
        """The words of the table."""
        return Wording("", "", self.omitted) if self.blank else Wording(omitted=self.omitted)

    @property
    def sides(self) -> Sides:
        """The layout of the table."""
        return Sides(PROPOSED if self.draft else DECIDED, not self.old_left, self.remarks)


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two plans: of a master, or of data."""

    path: Path
    plan: Plan | None
    master: Master | None = None
    findings: tuple[Finding, ...] = ()


def compare(
    old: Path | str,
    new: Path | str | None = None,
    *,
    style: Style = Style(),
    record: bool = False,
    out: Path | str = "output",
    announce: Callable[[str], None] = lambda _: None,
) -> Result:
    """Compare two plans and make the documents of the revision; neither file is changed.

    Args:
        old: The plan before: a master, or plan.json.
        new: The plan now, or None for the only master in ./workbooks.
        style: How the 新旧対照表 is written.
        record: Whether to make a copy of the new master with the missing rows of 改定履歴.
        out: The folder for output.
        announce: Called once with the two files.

    Returns:
        The files made and the counts; with errors in a master, 検証結果 alone.

    Raises:
        Failure: Where a file cannot be read or the documents cannot be written.
    """
    before, after = _read(Path(old)), _read(find_master(new) if new is None else Path(new))
    announce(f"新旧の比較(改定前: {before.path.name}、改定後: {after.path.name})")
    stop = _stop(before, Path(out)) or _stop(after, Path(out))
    if stop:
        return stop
    if before.plan is None or after.plan is None:
        raise ValueError("a plan without a master is read or refused")
    if record and after.master is None:
        refuse_data(after.path)
    comparison = compare_plans(before.plan, after.plan)
    missing = proposed(comparison, gained(before.plan.revisions, after.plan.revisions))
    files, notes = _documents(after.plan, comparison, style, revision_mark(before.plan, after.plan))
    notes += former_findings(after.master, comparison) if after.master else ()
    files[LIST] = change_list(
        f"{after.plan.title} 変更一覧", comparison, missing, after.plan.target_year.last_day
    )
    if record and after.master:
        files[RECORDED] = recorded_master(after.path, after.master, missing)
    counts = _counts(comparison) | {"not_recorded": len(missing)}
    folder = Path(out) / after.plan.target_year.label / FOLDER
    about = _about(before, after, notes, counts)
    outputs = publish_folder(folder, files, about, datetime.now().astimezone())
    said = _summary(comparison, counts, folder, record=record)
    return Result(notes, tuple(outputs), counts | count_by_severity(notes), said)


def _counts(comparison: Comparison) -> dict[str, int]:
    kinds = count_changes(comparison)
    counted = {name: sum(kinds[kind, part] for part in Part) for kind, name in _COUNTED.items()}
    return counted | {"changes": len(comparison.changes)}


def _read(path: Path) -> _Side:
    if path.suffix.lower() == ".json":
        return _Side(path, read_plan_file(path))
    master = read_master(path)
    return _Side(path, master.plan, master, check_master(master))


def _stop(side: _Side, out: Path) -> Result | None:
    """The outcome where a master has errors: 検証結果 alone."""
    if side.master is None or (side.plan and not has_errors(side.findings)):
        return None
    year = side.plan.target_year if side.plan else None
    return stopped(out, side.path, side.master, side.findings, year, "新旧対照表は作りませんでした。")


def _documents(
    plan: Plan, comparison: Comparison, style: Style, revised: str
) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    table_template, note = load_template(UPRIGHT_TEMPLATE if style.portrait else TEMPLATE)
    book_template, book_note = load_template(BOOK_TEMPLATE)
    table = ComparisonTable(plan, comparison_rows(comparison, style.wording), style.sides)
    book = PlanBook(plan, revised=revised)
    files = {
        TABLE: table_template.render(comparison_words(table)),
        BOOK: book_template.render(plan_book_words(book)),
    }
    return files, (*note, *book_note)


def _about(
    before: _Side, after: _Side, notes: tuple[Finding, ...], counts: dict[str, int]
) -> dict[str, object]:
    """What 実行記録.json says; data without a master is named by its file."""
    files = {"old": before.path.name, "new": after.path.name}
    master = after.master or before.master
    if master:
        return run_about(master, notes, files, counts)
    return {"options": files, "counts": counts}


def _summary(
    comparison: Comparison, counts: dict[str, int], folder: Path, *, record: bool
) -> tuple[str, ...]:
    if not comparison.changes:
        return ("2つの計画に、違いはありません。", f"場所: {folder}")
    kinds = count_changes(comparison)
    said = [f"{kind} {kinds[kind, Part.INITIATIVES]}件" for kind in KINDS if kinds[kind, Part.INITIATIVES]]
    others = {part: sum(kinds[kind, part] for kind in KINDS) for part in Part if part is not Part.INITIATIVES}
    around = [f"{part} {number}件" for part, number in others.items() if number]
    missing = counts["not_recorded"]
    written = (
        f"「{RECORDED}」に書き足しました。写しに、改定日、適用年度、理由を書き入れてください。"
        if record
        else f"「{LIST}」のシート「改定履歴の案」にあります(--record で台帳の写しに書き込みます)。"
    )
    history = (
        f"改定履歴にない変更が{missing}件あります。{written}"
        if missing
        else "変更は、すべて改定履歴にあります(課の変更は、シート「担当課」の開始年度・終了年度・後継課が記録です)。"
    )
    changed = (
        f"取組の変更: {'、'.join(said) or 'なし'}。",
        *((f"取組のほかの変更: {'、'.join(around)}。",) if around else ()),
    )
    return (*changed, f"場所: {folder}", history)
