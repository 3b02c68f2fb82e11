"""hitaplan collect: read the returned 調査票, write the 受付簿, show what a merge would change; merge when asked to."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from hitaplan.delivery.findings_workbook import TINTS
from hitaplan.delivery.run_folder import publish_folder
from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Finding, Place, count_by_severity, has_errors
from hitaplan.findings.near_miss import suggestion
from hitaplan.master.master import Master
from hitaplan.master.reading import read_master
from hitaplan.office.file_names import safe_name
from hitaplan.plan.model import Plan
from hitaplan.plan.progress import current_round
from hitaplan.rules.catalogue import check_master
from hitaplan.survey.returned.due import DueRows
from hitaplan.survey.returned.identity import Asked, identify_form
from hitaplan.survey.returned.letters import letter, letter_kind
from hitaplan.survey.returned.merging import Deed, Merge, Prefer, plan_merge
from hitaplan.survey.returned.reception import (
    ListedFile,
    Reception,
    Return,
    State,
    Unreadable,
    accepted_names,
    receive,
)
from hitaplan.survey.returned.reception_book import reception_book, summary_counts
from hitaplan.survey.returned.replies import Replies, read_replies
from hitaplan.workflows.collect_reviews import (
    elsewhere,
    publish_reviews,
    read_reviews,
    review_files,
    review_summary,
)
from hitaplan.workflows.init import RETURNS_FOLDER
from hitaplan.workflows.judging import answered_plan, judge
from hitaplan.workflows.master_file import find_master
from hitaplan.workflows.merge_master import MergeLog, Merger, merge_log
from hitaplan.workflows.result import Progress, Result, no_progress
from hitaplan.workflows.returned_files import FormFile, read_folder
from hitaplan.workflows.run_about import run_about
from hitaplan.workflows.stopped import stopped

FOLDER, BOOK = "受付", "受付簿.xlsx"
_LETTERS = "連絡文"


@dataclass(frozen=True, slots=True)
class Options:
    """How the returns are to be collected.

    Attributes:
        apply: Whether to merge the answers into the master.
        accept: Files whose identity somebody has made sure of.
        password: Opens forms that have one.
        prefer: Which side wins where the master was edited by hand.
    """

    apply: bool = False
    accept: tuple[str, ...] = ()
    password: str = ""
    prefer: Prefer = Prefer.NEITHER


@dataclass(frozen=True, slots=True)
class _Collected:
    master: Master
    plan: Plan
    reception: Reception
    merge: Merge
    log: MergeLog


def collect(
    folder: Path | str = RETURNS_FOLDER,
    master: Path | str | None = None,
    *,
    options: Options = Options(),
    out: Path | str = "output",
    progress: Progress = no_progress,
    announce: Callable[[str], None] = lambda _: None,
) -> Result:
    """Read the returned 調査票 of a folder and write the 受付簿; with options.apply, merge the answers.

    Args:
        folder: Where the returned forms are.
        master: The master, or None for the only one in ./workbooks.
        options: How to collect.
        out: The folder for output.
        progress: Called after each file.
        announce: Called once with the year of the run.

    Returns:
        Every finding about the returns; エラー where something has to be mended.

    Raises:
        Failure: Where the run is impossible. The master is as before, or wholly the new one: the message says which.
    """
    path = find_master(master)
    read = read_master(path)
    announce(f"{_year_label(read)}の受付(台帳: {read.file}、提出: {folder})")
    findings = check_master(read)
    if has_errors(findings) or read.plan is None:
        undone = "受付は行いませんでした。台帳は変えていません。"
        year = read.plan.target_year if read.plan else None
        return stopped(Path(out), path, read, findings, year, undone)
    returned = read_folder(Path(folder), options.password, progress)
    if returned.reviews and not returned.forms:
        return publish_reviews(read, returned, Path(out))
    reviews = read_reviews(read.plan, returned.reviews)
    found = _collect(read, read.plan, returned.forms, returned.unreadable, merge_log(path), options)
    merger = Merger(path, read, found.merge, found.log) if options.apply else None
    if merger:
        merger.refuse_obstacles()
    target = Path(out) / found.reception.asked.year.label / FOLDER
    files = _files(found, elsewhere(returned.reviews)) | (review_files(read.plan, reviews) if reviews else {})
    outputs = publish_folder(target, files, _about(found, options, str(folder)), datetime.now().astimezone())
    applied = merger.apply(datetime.now().astimezone()) if merger else ()
    every = (*_findings(found), *(reviews.findings if reviews else ()), *(merger.notes() if merger else ()))
    said = (*applied, *_summary(found, target, options), *(review_summary(reviews) if reviews else ()))
    counts = _counts(found)
    counts |= {"rows_merged": counts["rows_to_merge"] if merger else 0}
    return Result(every, tuple(outputs), counts, said, target / BOOK)


def _collect(
    master: Master,
    plan: Plan,
    forms: Sequence[FormFile],
    unreadable: Sequence[Unreadable],
    log: MergeLog,
    options: Options,
) -> _Collected:
    plan = plan.in_year(plan.target_year)
    asked = Asked(plan.target_year, current_round(plan, plan.target_year))
    _refuse_unknown_names(options.accept, [each.form.file for each in forms])
    due = DueRows(plan)
    returns = [_judgeable(plan, due, each, asked, options.accept) for each in forms]
    reception = receive(plan, due, asked, returns, unreadable, lambda layer: judge(master, layer))
    merge = plan_merge(master, plan, reception.merging, log.merged, options.prefer)
    return _Collected(master, plan, replace(reception, remarks=log.findings), merge, log)


def _year_label(master: Master) -> str:
    return master.plan.target_year.label if master.plan else "対象年度不明"


def _refuse_unknown_names(names: Iterable[str], files: Sequence[str]) -> None:
    for name in names:
        meant = [file for file in files if accepted_names((name,), file)]
        if len(meant) > 1 and name not in meant:
            raise Failure(
                "C-ACCEPT",
                Place("--accept"),
                f"「{name}」という調査票は{len(meant)}つあります({'、'.join(meant)})。何も変えていません。",
                "フォルダーから書いて、1つに決めてください。",
                name,
            )
        if not meant:
            raise Failure(
                "C-ACCEPT",
                Place("--accept"),
                f"「{name}」という調査票は、提出のフォルダーにありません。何も変えていません。",
                f"{suggestion(name, files)}シート「ファイル一覧」の名前を指定してください。",
                name,
            )


def _judgeable(plan: Plan, due: DueRows, file: FormFile, asked: Asked, accept: Sequence[str]) -> Return:
    identity = identify_form(plan, file.form, asked)
    replies = (
        Replies((), 0, ())
        if identity.department is None or identity.other_year
        else read_replies(plan, due, file.form, identity.department, identity.round)
    )
    return Return(
        form=file.form,
        received=file.received,
        sha256=file.sha256,
        identity=identity,
        replies=replies,
        findings=(*file.form.findings, *identity.findings, *replies.findings),
        accepted=accepted_names(accept, file.form.file),
    )


def _files(found: _Collected, elsewhere: Sequence[ListedFile]) -> dict[str, bytes]:
    asked, plan = found.reception.asked, found.plan
    title = f"{plan.title}　{asked.year}({asked.round}) 受付簿"
    replies = [
        reply
        for each in found.reception.standings
        if each.used and each.used.valid
        for reply in each.used.replies.replies
    ]
    book = reception_book(
        title,
        answered_plan(plan, replies),
        _with_conflicts(found),
        found.merge,
        found.log.merged,
        TINTS,
        elsewhere,
        asked.year.last_day,
    )
    inquiry = next(
        (each for each in plan.inquiries if each.year == asked.year and each.round is asked.round), None
    )
    files = {BOOK: book}
    for standing in found.reception.standings:
        if kind := letter_kind(standing):
            name = f"{_LETTERS}/{standing.place:02d}_{safe_name(standing.department.name)}_{kind}.txt"
            text = letter(plan, asked, inquiry, standing)
            # Windows' editor knows UTF-8 by its mark, and lines by CR LF.
            files[name] = text.replace("\n", "\r\n").encode("utf-8-sig")
    return files


def _with_conflicts(found: _Collected) -> Reception:
    """The reception with what a merge found added to the form that it is about."""
    conflicts: dict[str, list[Finding]] = {}
    for finding in found.merge.findings:
        conflicts.setdefault(finding.place.file, []).append(finding)
    reception = found.reception
    return replace(
        reception,
        returns=tuple(each.with_findings(*conflicts.get(each.form.file, ())) for each in reception.returns),
    )


def _findings(found: _Collected) -> tuple[Finding, ...]:
    every = (*found.reception.findings, *found.merge.findings)
    return tuple(sorted(every, key=lambda each: (each.severity.rank, each.place.file)))


def _about(found: _Collected, options: Options, folder: str) -> Mapping[str, Any]:
    said = {
        "folder": Path(folder).name,
        "apply": options.apply,
        "accept": list(options.accept),
        "prefer": options.prefer.value,
        "fiscal_year": found.reception.asked.year.short,
        "round": found.reception.asked.round.value,
    }
    about = run_about(found.master, _findings(found), said, _counts(found))
    return {**about, "returns": {each.form.file: each.sha256 for each in found.reception.returns}}


def _counts(found: _Collected) -> dict[str, int]:
    states = summary_counts(found.reception.standings)
    cells = [cell for row in found.merge.rows for cell in row.cells]
    return {
        "departments": len(found.reception.standings),
        "received": states[State.RECEIVED],
        "taken_in": states[State.TAKEN_IN],
        "to_mend": states[State.TO_MEND],
        "partly_taken_in": states[State.PARTLY_TAKEN_IN],
        "unreadable": states[State.UNREADABLE],
        "other_year": states[State.OTHER_YEAR],
        "missing": states[State.MISSING],
        "files": len(found.reception.returns) + len(found.reception.unreadable),
        "rows_to_merge": sum(bool(row.texts) for row in found.merge.rows),
        "conflicts": sum(cell.deed is Deed.CONFLICT for cell in cells),
        **count_by_severity(_findings(found)),
    }


def _summary(found: _Collected, target: Path, options: Options) -> tuple[str, ...]:
    states = summary_counts(found.reception.standings)
    said = "、".join(
        f"{count}課 {word}"
        for state, word in _SAID.items()
        if (count := states[state]) or state is State.RECEIVED
    )
    rows = sum(bool(row.texts) for row in found.merge.rows)
    next_step = (
        "受付簿のシート「取込予定」を見て、よければ「取込」(--apply)に進めます。"
        if rows and not options.apply
        else "連絡が要る課への文は、「連絡文」フォルダーにあります。"
    )
    waiting = "" if options.apply else f"取込みを待つ回答: {rows}行。"
    return (
        f"{len(found.reception.standings)}課中{said}",
        f"場所: {target / BOOK}",
        f"{waiting}{next_step}",
    )


_SAID = {
    State.RECEIVED: "受付",
    State.TAKEN_IN: "取込済",
    State.TO_MEND: "要修正",
    State.PARTLY_TAKEN_IN: "一部取込済",
    State.UNREADABLE: "読めない",
    State.OTHER_YEAR: "別の年度",
    State.MISSING: "未提出",
}
