"""What was merged into the master, remembered: so that a later form is compared with what the program itself wrote."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.initiative_number import InitiativeNumber
from hitaplan.plan.vocabulary import Round
from hitaplan.survey.returned.merging import Merged, RowChange, values_after
from hitaplan.survey.returned.replies import AnswerKey


def log_bytes(before: Merged, changes: Iterable[RowChange]) -> bytes:
    """Return the log after some changes.

    Args:
        before: What was merged before.
        changes: What is merged now.

    Returns:
        A JSON file.
    """
    merged: dict[AnswerKey, Mapping[str, str]] = dict(before)
    for change in changes:
        merged[change.key] = {**merged.get(change.key, {}), **values_after(change)}
    rows = [
        {
            "fiscal_year": year.short,
            "round": answer_round.value,
            "number": str(number),
            "department": department,
            "values": dict(values),
        }
        for (year, answer_round, number, department), values in sorted(merged.items(), key=_order)
    ]
    return (json.dumps({"merged": rows}, ensure_ascii=False, indent=1) + "\n").encode()


def read_log(data: bytes) -> Merged | None:
    """Read the log.

    Args:
        data: The file; a person may have edited or broken it.

    Returns:
        What was merged, or None where the file, or a row of it, cannot be read.
    """
    try:
        rows = json.loads(data)["merged"]
        return dict(map(_row, rows))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _row(row: Mapping[str, Any]) -> tuple[AnswerKey, Mapping[str, str]]:
    key = (
        FiscalYear.parse(row["fiscal_year"]),
        Round(row["round"]),
        InitiativeNumber.parse(row["number"]),
        str(row["department"]),
    )
    return key, {str(heading): str(text) for heading, text in row["values"].items()}


def _order(entry: tuple[AnswerKey, object]) -> tuple[object, ...]:
    year, answer_round, number, department = entry[0]
    return (year, answer_round.value, number, department)
