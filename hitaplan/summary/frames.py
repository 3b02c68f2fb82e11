"""The plan as tables of pandas."""

from typing import TYPE_CHECKING

from hitaplan.master.layout import SheetName, sheets
from hitaplan.master.rows import rows
from hitaplan.plan.model import Plan

if TYPE_CHECKING:
    import pandas as pd


def plan_frames(plan: Plan) -> "dict[SheetName, pd.DataFrame]":
    """Return every sheet of records as a table of texts.

    Args:
        plan: The plan.

    Returns:
        The tables by sheet, with the headings of the master.
    """
    import pandas as pd

    content = rows(plan)
    return {
        sheet.name: pd.DataFrame(
            [[str(row.get(heading, "")) for heading in sheet.headings] for row in content[sheet.name]],
            columns=list(sheet.headings),
        )
        for sheet in sheets(plan.years)
    }


def csv_files(plan: Plan) -> dict[str, bytes]:
    """Return every sheet of records as a CSV file that Excel opens by double click (UTF-8 with BOM).

    Args:
        plan: The plan.

    Returns:
        The files by name.
    """
    return {
        f"{name}.csv": frame.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")
        for name, frame in plan_frames(plan).items()
    }
