"""Reads a plan from plan.json, or from the transcription of a plan document."""

import json
from pathlib import Path

from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Place
from hitaplan.office.file_reading import read_bytes
from hitaplan.plan.from_data import plan_from_data
from hitaplan.plan.model import Plan
from hitaplan.workflows.plan_shape import misshapen


def read_plan_file(source: Path) -> Plan:
    """Read a plan from data.

    Args:
        source: plan.json, or a transcription.

    Returns:
        The plan.

    Raises:
        Failure: F-JSON with what is wrong.
    """
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
