"""Writes merged answers into the master: the whole of them or nothing, with the former master kept."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hitaplan.delivery.master_replacement import replace_master
from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Finding, Place
from hitaplan.master.layout import SheetName
from hitaplan.master.master import Master
from hitaplan.master.reading import HEADING_ROW
from hitaplan.office.cells import column_letter
from hitaplan.office.file_reading import read_workbook_bytes
from hitaplan.office.table_rows import (
    RowWrite,
    formula_cells,
    has_formulas,
    obstacles,
    staff_formula_columns,
    target_cells,
    write_rows,
)
from hitaplan.survey.returned.findings import Located
from hitaplan.survey.returned.merge_log import log_bytes, read_log
from hitaplan.survey.returned.merging import Merge, Merged
from hitaplan.workflows.appending import refuse_obstacles
from hitaplan.workflows.packaged import WORKBOOKS

_OLD_RESULTS = "台帳の数式の結果は、Excel で開いて保存するまで古いままです。"
BACKUP, LOG = "backup", "取込記録.json"


def backup_folder(master: Path) -> Path:
    """Return the folder for former masters: never where the master itself lies, of which there may be only one."""
    parent = master.absolute().parent
    return (parent.parent if parent.name == WORKBOOKS else parent) / BACKUP


@dataclass(frozen=True, slots=True)
class MergeLog:
    """What earlier runs merged into the master.

    Attributes:
        merged: What they merged; nothing where there is no log, or none that can be read.
        findings: Says so where there is one that cannot be read.
    """

    merged: Merged
    findings: tuple[Finding, ...] = ()


def merge_log(master: Path) -> MergeLog:
    """Read the log of merges: one that is not there says that nothing was merged, one that is broken does not."""
    try:
        merged = read_log((backup_folder(master) / LOG).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return MergeLog({})
    except OSError:
        merged = None
    return MergeLog({}, (Located(LOG).log_unreadable(BACKUP),)) if merged is None else MergeLog(merged)


class Merger:
    """The changes of one run, to be written into one master."""

    def __init__(self, path: Path, master: Master, merge: Merge, log: MergeLog) -> None:
        """Gather what is needed.

        Args:
            path: The master.
            master: The master as it was read.
            merge: The changes.
            log: What was merged before.
        """
        self._path, self._master, self._log = path, master, log
        self._rows = [row for row in merge.rows if row.texts]
        self._data = read_workbook_bytes(path)
        self._table = master.tables[SheetName.PROGRESS]

    def refuse_obstacles(self) -> None:
        """Refuse where rows cannot be put below the records, or a cell to be written holds a formula.

        Raises:
            Failure: M-BELOW or M-FORMULA, with the cell; nothing was changed.
        """
        if not self._rows:
            return
        sheet, columns = self._table.grid.title, self._columns()
        appends = any(row.row is None for row in self._rows)
        found = obstacles(self._data, sheet, HEADING_ROW, columns, self._last_record()) if appends else ()
        refuse_obstacles(self._path.name, sheet, found, "回答を足せません。台帳は変えていません。")
        formulas = formula_cells(self._data, sheet)
        for row, column in target_cells(self._last_record(), self._writes()):
            if (row, column) in formulas:
                cell = f"{column_letter(column)}{row}"
                raise _refused(
                    "M-FORMULA",
                    f"{sheet}!{cell}",
                    f"シート「{sheet}」の {cell} に数式があり、回答を書き込めません。台帳は変えていません。",
                    "数式を値に変えて保存し、もう一度実行してください。",
                )

    def apply(self, now: datetime) -> tuple[str, ...]:
        """Write the changes.

        Args:
            now: The time of the run, for the name of the former master.

        Returns:
            Sentences that say what was done.

        Raises:
            Failure: Where the master cannot be replaced; it is as before.
        """
        if not self._rows:
            return ("取り込む変更はありません。台帳は変えていません。",)
        sheet = self._table.grid.title
        content = write_rows(self._data, sheet, self._columns(), self._last_record(), self._writes())
        folder = backup_folder(self._path)
        kept = replace_master(self._path, self._master.sha256, content, folder, now)
        return (
            f"台帳に{len(self._rows)}行を取り込みました(新しい行 {sum(row.row is None for row in self._rows)})。",
            f"取込み前の台帳: {BACKUP}/{kept.name}",
            *self._remember(folder, now),
            *([_OLD_RESULTS] if has_formulas(self._data) else []),
        )

    def _remember(self, folder: Path, now: datetime) -> Sequence[str]:
        """Keep the log; without it a later form of the same department is compared with its own values as issued."""
        content = log_bytes(self._log.merged, self._rows)
        beside = folder / f".{LOG}"
        try:
            beside.write_bytes(content)
            if self._log.findings:
                # Somebody may still mend it.
                broken = Path(LOG)
                (folder / LOG).rename(folder / f"{broken.stem}_読めない_{now:%Y%m%d-%H%M%S}{broken.suffix}")
            beside.replace(folder / LOG)
        except OSError:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
            return (
                f"ただし {BACKUP}/{LOG} を書けませんでした。出し直しがあると、食い違いとして表示されることがあります。",
            )
        return ()

    def notes(self) -> tuple[Finding, ...]:
        """Return what is to be looked at in the rows that were appended."""
        sheet = self._table.grid.title
        names = staff_formula_columns(self._data, sheet, columns=self._columns())
        if not names or not any(row.row is None for row in self._rows):
            return ()
        return (Located(self._path.name, sheet).formula_columns_blank("、".join(names)),)

    def _writes(self) -> list[RowWrite]:
        headings = self._table.headings
        return [
            RowWrite(
                row.row,
                {headings[heading]: text for heading, text in row.texts.items() if heading in headings},
            )
            for row in self._rows
        ]

    def _columns(self) -> set[int]:
        return set(self._table.headings.values())

    def _last_record(self) -> int:
        return max((record.row for record in self._table.records), default=HEADING_ROW)


def _refused(code: str, place: str, message: str, remedy: str) -> Failure:
    sheet, _, cell = place.partition("!")
    return Failure(code, Place(sheet, sheet, cell), message, remedy)
