"""The 見直し照会票 among the returned forms: read back into 見直し回答.xlsx. The master is not changed by them."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from hitaplan.delivery.run_folder import publish_folder
from hitaplan.findings.finding import count_by_severity
from hitaplan.master.master import Master
from hitaplan.plan.model import Plan
from hitaplan.survey.returned.reception import ListedFile, Unreadable
from hitaplan.survey.review.book import answers_book
from hitaplan.survey.review.layout import FORM_NAME, ReviewSheet
from hitaplan.survey.review.reading import read_review
from hitaplan.survey.review.register import (
    Received,
    ReviewRegister,
    ReviewState,
    register_reviews,
)
from hitaplan.workflows.result import Result
from hitaplan.workflows.returned_files import ReturnedFiles, ReviewFile
from hitaplan.workflows.run_about import run_about

FOLDER, BOOK = "見直し受付", "見直し回答.xlsx"


def read_reviews(
    plan: Plan, files: Sequence[ReviewFile], unreadable: Sequence[Unreadable] = ()
) -> ReviewRegister | None:
    """Read the returned 見直し照会票.

    Args:
        plan: The plan.
        files: Their files.
        unreadable: The files that are no form, where no 受付簿 lists them.

    Returns:
        The register, or None where there are none.
    """
    returns = [
        Received(read_review(plan, each.grids, each.file, each.show_numbers), each.received) for each in files
    ]
    return register_reviews(plan, returns, unreadable) if returns else None


def elsewhere(files: Sequence[ReviewFile]) -> list[ListedFile]:
    """Return the lines of the 受付簿 for files that are no 調査票 but 見直し照会票."""
    said = f"{FORM_NAME}です(「{BOOK}」のシート「{ReviewSheet.FILES}」を見てください)。"
    return [ListedFile(each.file, each.received, "", said) for each in files]


def review_files(plan: Plan, register: ReviewRegister) -> dict[str, bytes]:
    """Make 見直し回答.xlsx.

    Args:
        plan: The plan.
        register: What was answered.

    Returns:
        The file by name.
    """
    return {BOOK: answers_book(plan, register, register.year.last_day)}


def review_summary(register: ReviewRegister) -> tuple[str, ...]:
    """Return what is said at the end of a run: how many departments have answered."""
    states = Counter(each.state for each in register.standings)
    said = "、".join(
        f"{states[state]}課 {state}"
        for state in ReviewState
        if states[state] or state is ReviewState.ANSWERED
    )
    return (
        f"{FORM_NAME}({register.year}): {len(register.standings)}課中{said}。回答は「{BOOK}」にあります。",
    )


def publish_reviews(master: Master, returned: ReturnedFiles, out: Path) -> Result:
    """Publish the answers of a folder that holds no 調査票.

    Args:
        master: The master as it was read.
        returned: The files of the folder.
        out: The folder for output.

    Returns:
        Every finding about the returns.
    """
    register = read_reviews(master.plan, returned.reviews, returned.unreadable) if master.plan else None
    if master.plan is None or register is None:
        raise ValueError(master.file)
    findings = register.findings
    states = Counter(each.state for each in register.standings)
    counts = {
        "departments": len(register.standings),
        "received": states[ReviewState.ANSWERED],
        "to_mend": states[ReviewState.TO_MEND],
        "blank": states[ReviewState.BLANK],
        "other_year": states[ReviewState.OTHER_YEAR],
        "missing": states[ReviewState.MISSING],
        "rows_to_merge": 0,
        "rows_merged": 0,
    }
    about = run_about(master, findings, {"fiscal_year": register.year.short, "form": FORM_NAME}, counts)
    folder = out / register.year.label / FOLDER
    files = review_files(master.plan, register)
    outputs = publish_folder(folder, files, about, datetime.now().astimezone())
    said = (*review_summary(register), f"場所: {folder / BOOK}", "台帳は変えていません。")
    return Result(findings, tuple(outputs), counts | count_by_severity(findings), said, folder / BOOK)
