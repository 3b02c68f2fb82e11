"""hitaplan export: the plan as data."""

import json
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from hitaplan.delivery.run_folder import publish_folder
from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Place, count_by_severity, has_errors
from hitaplan.master.master import Master
from hitaplan.master.reading import read_master
from hitaplan.plan.as_data import plan_as_data
from hitaplan.plan.model import Plan
from hitaplan.rules.catalogue import check_master
from hitaplan.summary.frames import csv_files
from hitaplan.workflows.master_file import find_master
from hitaplan.workflows.result import Result
from hitaplan.workflows.run_about import run_about

JSON_NAME = "plan.json"


class Format(StrEnum):
    """In which form the plan is exported."""

    JSON = "json"
    CSV = "csv"


def export(master: Master | Path | str) -> dict[str, Any]:
    """Return the plan as plain data, the content of plan.json.

    Args:
        master: A master that was read, or the path of one.

    Returns:
        Dictionaries, lists and strings.

    Raises:
        Failure: Where the file cannot be read, or holds no plan that can be read without errors.
    """
    read = master if isinstance(master, Master) else read_master(master)
    return plan_as_data(_whole_plan(read))


def json_text(data: dict[str, Any]) -> str:
    """Return the text of plan.json: one value a line, so that a change can be reviewed."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def run_export(given: Path | str | None, form: Format, out: Path) -> Result:
    """Export a master into the folder データ.

    Args:
        given: The master, or None for the only one in ./workbooks.
        form: JSON or CSV.
        out: The folder for output.

    Returns:
        The files made.

    Raises:
        Failure: As export, and where the files cannot be written.
    """
    master = read_master(find_master(given))
    plan = _whole_plan(master)
    files = csv_files(plan) if form is Format.CSV else {JSON_NAME: json_text(plan_as_data(plan)).encode()}
    findings = check_master(master)
    counts = {"files": len(files)} | count_by_severity(findings)
    about = run_about(master, findings, {"format": form.value}, counts)
    folder = out / f"データ_{form.value}"
    made = publish_folder(folder, files, about, datetime.now().astimezone())
    return Result(findings, tuple(made), counts, (f"計画のデータを書き出しました: {folder}",))


def _whole_plan(master: Master) -> Plan:
    errors = [finding for finding in check_master(master) if finding.severity.value == "error"]
    if master.plan is None or has_errors(errors):
        raise Failure(
            "M-ERRORS",
            Place(master.file),
            f"{master.file} にエラーが{len(errors)}件あるため、データを書き出せません。",
            "「hitaplan check」でエラーを確かめ、台帳を直してから実行してください。",
        )
    return master.plan
