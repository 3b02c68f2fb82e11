"""hitaplan new: a master from a plan as data."""

from pathlib import Path

from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Place
from hitaplan.master.creating import create_master
from hitaplan.office.workbook_writing import NotWritten
from hitaplan.plan.counting import count_initiatives
from hitaplan.workflows.new_file import write_new
from hitaplan.workflows.plan_file import read_plan_file
from hitaplan.workflows.result import Result


def run_new(target: Path, source: Path) -> Result:
    """Make a new master.

    Args:
        target: The workbook to make; an existing file is never overwritten.
        source: plan.json, or the transcription of a plan document.

    Returns:
        The file made.

    Raises:
        Failure: Where the source cannot be read, or the target exists or cannot be written.
    """
    plan = read_plan_file(source)
    try:
        content = create_master(plan)
    except NotWritten as error:
        raise Failure(
            "W-CELL",
            Place(source.name),
            f"{source.name} に、Excel のセルに入りきらない内容があります。",
            "32,767文字を超える文章を短くしてください。",
        ) from error
    write_new({target: content})
    numbers = count_initiatives(plan)
    counts = {"initiatives": numbers.listed, "distinct_initiatives": numbers.distinct}
    return Result((), (target,), counts, (f"台帳を作りました: {target}({numbers.label})",))
