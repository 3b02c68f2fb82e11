"""Writes the workbooks of workbooks/ from workbooks/plan.json. Run it after a change of the plan or of the layout."""

import json
from pathlib import Path

from hitaplan.master.creating import create_master
from hitaplan.plan.from_data import plan_from_data
from hitaplan.plan.model import Plan
from tools.practice_answers import with_practice_answers

WORKBOOKS = Path(__file__).parents[1] / "workbooks"
MASTER, PRACTICE = "第4次日田市情報化基本計画_年次計画編.xlsx", "練習用.xlsx"


def real_plan() -> Plan:
    """Return the plan of plan.json."""
    return plan_from_data(json.loads((WORKBOOKS / "plan.json").read_text(encoding="utf-8")))


def workbooks() -> dict[str, bytes]:
    """Return every workbook by its name."""
    plan = real_plan()
    return {MASTER: create_master(plan), PRACTICE: create_master(with_practice_answers(plan))}


def main() -> None:
    """Write the workbooks."""
    for name, content in workbooks().items():
        (WORKBOOKS / name).write_bytes(content)


if __name__ == "__main__":
    main()
