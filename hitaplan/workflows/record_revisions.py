"""A copy of a master with the rows that its 改定履歴 lacks; everything else of it stays byte for byte."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Place
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.master.reading import HEADING_ROW
from hitaplan.office.file_reading import read_workbook_bytes
from hitaplan.office.table_rows import RowWrite, obstacles, write_rows
from hitaplan.plan.model import Revision
from hitaplan.workflows.appending import refuse_obstacles

RECORDED = "台帳(改定履歴入り).xlsx"


def recorded_master(path: Path, master: Master, revisions: Sequence[Revision]) -> bytes:
    """Make the copy.

    Args:
        path: The master.
        master: The master as it was read.
        revisions: The rows to append to 改定履歴.

    Returns:
        The workbook; the master's own bytes where there is nothing to append.

    Raises:
        Failure: M-BELOW where something stands below the table.
    """
    data = read_workbook_bytes(path)
    table = master.tables[SheetName.REVISIONS]
    columns = set(table.headings.values())
    last = max((record.row for record in table.records), default=HEADING_ROW)
    found = obstacles(data, table.grid.title, HEADING_ROW, columns, last)
    if revisions:
        undone = "改定履歴の行を足せません。何も作っていません。"
        refuse_obstacles(path.name, table.grid.title, found, undone)
    writes = [RowWrite(None, _texts(each, table.headings)) for each in revisions]
    return write_rows(data, table.grid.title, columns, last, writes)


def refuse_data(path: Path) -> NoReturn:
    """Refuse --record for a plan that is no master.

    Raises:
        Failure: C-USAGE.
    """
    raise Failure(
        "C-USAGE",
        Place(path.name),
        f"「{path.name}」は台帳(Excel)ではないので、改定履歴を書き込めません。何も作っていません。",
        "--record は、改定後の計画が Excel の台帳のときに使ってください。",
    )


def _texts(revision: Revision, headings: Mapping[str, int]) -> dict[int, str]:
    texts = {
        Heading.REVISED_ON: revision.revised_on,
        Heading.APPLIES_FROM: revision.applies_from,
        Heading.KIND: revision.kind,
        Heading.NUMBER: revision.number,
        Heading.ITEM: revision.field,
        Heading.BEFORE: revision.before,
        Heading.AFTER: revision.after,
        Heading.REASON: revision.reason,
    }
    return {headings[heading]: text for heading, text in texts.items() if heading in headings}
