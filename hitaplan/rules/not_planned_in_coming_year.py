"""先の年度に「予定」がない。

見つけるもの:
    計画を策定した年度(策定年月の年度)より後の欄に、「実施中」のように「予定」の付かない語があること。
困ること:
    策定時の予定が、もう済んだことのように文書に印字されます。予定と実績を比べられなくなります。
悪い例:
    策定年月が令和6年3月なのに、
    | 令和6年度 | 実施中 |
良い例:
    | 令和6年度 | 実施予定 |
限界:
    「検討」には「予定」の形がないので、見ません。再掲の取組は、元の取組で確かめます。
    その年度のほとんどの取組に「予定」がないときは、列の見出しだけを示します。
    年度の列に過不足があるうちは、調べません(先に S002・P006 を直します)。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import SheetName
from hitaplan.master.master import Master
from hitaplan.master.schedule_rows import YearCell, entries_of, schedule_rows
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.schedule import ScheduleEntry
from hitaplan.plan.vocabulary import Stage
from hitaplan.rules.rule import Fault, Rule, has_one_cause

_KEPT = "実際にどうなったかは、シート「進捗」に書きます(「取組」は策定したときの予定のまま残します)。"


def _find(master: Master) -> Iterator[Fault]:
    plan = master.plan
    rows = schedule_rows(master)
    if plan is None:
        return
    for year in (each for each in plan.years if each > plan.last_closed_year):
        filled = entries_of(rows, year)
        tensed = [each for each in filled if any(stage is not Stage.STUDY for stage in each[2].stages)]
        unplanned = [each for each in tensed if not each[2].planned]
        if has_one_cause(len(unplanned), len(tensed)):
            yield _whole_column(master, year, len(unplanned))
            continue
        for row, place, entry in unplanned:
            yield _fault(row.record.sheet, place, entry)


def _whole_column(master: Master, year: FiscalYear, count: int) -> Fault:
    table = master.tables[SheetName.INITIATIVES]
    message = f"{year}の{count}か所に「予定」が付いていません。計画を策定したときは、先の年度です。"
    remedy = f"策定したときの予定に戻してください。策定年月が正しいかも確かめてください。{_KEPT}"
    return Fault(table.grid.title, table.grid.rows[1][table.headings[year.label]], message, remedy)


def _fault(sheet: str, place: YearCell, entry: ScheduleEntry) -> Fault:
    words = "・".join(stage if stage is Stage.STUDY else f"{stage}予定" for stage in entry.stages)
    note = f"({entry.note})" if entry.note else ""
    message = (
        f"{place.year}は計画を策定したときには先の年度ですが、「{entry.text}」に「予定」が付いていません。"
    )
    return Fault(sheet, place.cell, message, f"「{words}{note}」に直してください。{_KEPT}")


RULE = Rule("T003", Severity.WARNING, "先の年度に「予定」がない", _find)
