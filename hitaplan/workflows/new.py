"""hitaplan new: a master from a plan as data."""

import json
from pathlib import Path

from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Place
from hitaplan.master.creating import create_master
from hitaplan.office.file_reading import read_bytes
from hitaplan.office.workbook_writing import NotWritten
from hitaplan.plan.counting import count_initiatives
from hitaplan.plan.from_data import plan_from_data
from hitaplan.plan.model import Plan
from hitaplan.workflows.new_file import write_new
from hitaplan.workflows.plan_shape import misshapen
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
    plan = _read_plan(source)
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


def _read_plan(source: Path) -> Plan:
    content = read_bytes(source)
    try:
        data = json.loads(content.decode("utf-8-sig"))
        wrong = misshapen(data)
        if not wrong:
            return plan_from_data(data)
    except json.JSONDecodeError as error:
        raise _not_a_plan(
            source, f"{error.lineno}行目の{error.colno}文字目の書き方が正しくありません。"
        ) from error
    except KeyError as error:
        raise _not_a_plan(source, f"「{error.args[0]}」がありません。") from error
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise _not_a_plan(source, "", str(error)[:200]) from error
    raise _not_a_plan(source, wrong)


def _not_a_plan(source: Path, reason: str, value: str = "") -> Failure:
    return Failure(
        "F-JSON",
        Place(source.name),
        f"{source.name} を、計画のデータ(plan.json)として読めません。{reason}",
        "「hitaplan export --format json」で書き出した plan.json を指定してください。",
        value,
    )
