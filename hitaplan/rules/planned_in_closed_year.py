"""終わっている年度に「予定」がある。

見つけるもの:
    計画を策定した年度(策定年月の年度)までの欄に、「実施予定」のような「予定」の語があること。
困ること:
    終わったはずの年度が、文書に「予定」として印字されます。
悪い例:
    策定年月が令和6年3月なのに、
    | 令和5年度 | 実施予定 |
良い例:
    | 令和5年度 | 実施中 |
限界:
    再掲の取組は、元の取組で確かめます。
    その年度のほとんどの取組が「予定」のときは、策定年月の誤りとみて、策定年月だけを示します。
    年度の列に過不足があるうちは、調べません(先に S002・P006 を直します)。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, PlanItem
from hitaplan.master.master import Master
from hitaplan.master.schedule_rows import YearCell, entries_of, schedule_rows
from hitaplan.plan.schedule import ScheduleEntry
from hitaplan.plan.vocabulary import STATUS_OF_STAGE
from hitaplan.rules.rule import Fault, Rule, has_one_cause


def _find(master: Master) -> Iterator[Fault]:
    plan = master.plan
    rows = schedule_rows(master)
    if plan is None:
        return
    doubtful = []
    for year in (each for each in plan.years if each <= plan.last_closed_year):
        filled = entries_of(rows, year)
        planned = [each for each in filled if each[2].planned]
        if has_one_cause(len(planned), len(filled)):
            doubtful.append(str(year))
            continue
        for row, place, entry in planned:
            yield _fault(row.record.sheet, place, entry)
    if doubtful:
        record = master.plan_items[PlanItem.ESTABLISHED]
        cell = record.cell(Heading.VALUE)
        message = (
            f"策定年月が「{cell.text}」なので{'・'.join(doubtful)}は終わっている年度ですが、"
            "シート「取組」のその年度のほとんどが「予定」です。"
        )
        remedy = "策定年月が正しいか確かめてください。"
        yield Fault(record.sheet, cell, message, remedy)


def _fault(sheet: str, place: YearCell, entry: ScheduleEntry) -> Fault:
    words = "・".join(STATUS_OF_STAGE[stage] for stage in entry.stages)
    note = f"({entry.note})" if entry.note else ""
    message = f"{place.year}は計画を策定したときに終わっている年度ですが、「{entry.text}」とあります。"
    return Fault(sheet, place.cell, message, f"計画書を見て、「{words}{note}」などに直してください。")


RULE = Rule("T002", Severity.WARNING, "終わっている年度に「予定」がある", _find)
