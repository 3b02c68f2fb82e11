"""再掲の取組が元の取組と違う。

見つけるもの:
    再掲元に書かれた取組と、取組名・取組内容・事業担当課・スケジュールのどれかが違うこと。
困ること:
    同じ取組が、文書の2か所に違う内容で印字されます。
悪い例:
    元の取組の令和7年度が「実施予定」なのに、再掲の令和7年度が「完了予定」。
良い例:
    どちらも「実施予定」。
限界:
    空白や全角・半角の違いも、文書では違って見えるので知らせます。
    取組名も取組内容も違えば、再掲元の番号の誤りとみて、そこだけを示します。ほかの規則が知らせるセルは比べません。
"""

from collections import Counter
from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, SheetName, year_of_heading
from hitaplan.master.master import Master
from hitaplan.master.ranges import is_covered
from hitaplan.master.records import Record
from hitaplan.plan.relisted_mark import without_relisted_mark
from hitaplan.plan.schedule import parse_entry
from hitaplan.rules.rule import Fault, Rule, is_legible

_COMPARED = (Heading.NAME, Heading.CONTENT, Heading.DEPARTMENTS)


def _find(master: Master) -> Iterator[Fault]:
    records = master.records(SheetName.INITIATIVES)
    numbered = [(number, record) for record in records if (number := record.number(Heading.NUMBER))]
    times = Counter(number for number, _ in numbered)
    # Of a number that stands twice N003 speaks, of an original that is a 再掲 itself R002.
    by_number = {
        number: record
        for number, record in numbered
        if times[number] == 1 and record.cell(Heading.RELISTED_FROM).blank
    }
    for record in records:
        origin = record.number(Heading.RELISTED_FROM)
        original = by_number.get(origin) if origin else None
        if original is None:
            continue
        different = [heading for heading in _compared(record) if _differ(master, record, original, heading)]
        if Heading.NAME in different and Heading.CONTENT in different:
            name, other_name = record.text(Heading.NAME), original.text(Heading.NAME)
            message = f"再掲の取組「{name}」は、再掲元の {origin}「{other_name}」とは別の取組です。"
            remedy = "再掲元の番号を直してください。"
            yield Fault(record.sheet, record.cell(Heading.RELISTED_FROM), message, remedy)
            continue
        for heading in different:
            cell, other = record.cell(heading), original.cell(heading)
            message = (
                f"再掲の「{heading}」が、元の取組 {origin} と違います。"
                f"こちらは「{cell.text}」、元({other.address})は「{other.text}」です。"
            )
            yield Fault(record.sheet, cell, message, "正しいほうに合わせてください。")


def _compared(record: Record) -> tuple[str, ...]:
    return (*_COMPARED, *(heading for heading in record.cells if year_of_heading(heading)))


def _differ(master: Master, record: Record, original: Record, heading: str) -> bool:
    return _shown(record, heading) != _shown(original, heading) and all(
        _sound(master, each, heading) for each in (record, original)
    )


def _shown(record: Record, heading: str) -> str:
    """What is compared; of 「(再掲)」 in a name R003 speaks."""
    text = record.text(heading)
    return without_relisted_mark(text) if heading == Heading.NAME else text


def _sound(master: Master, record: Record, heading: str) -> bool:
    """Whether no other rule speaks of the cell (B001, D001, S005, S007, T001)."""
    cell = record.cell(heading)
    if year_of_heading(heading):
        if cell.blank:
            return not is_covered(master.tables[SheetName.INITIATIVES].grid, cell)
        return is_legible(cell) and _is_entry(cell.text)
    if cell.blank or not is_legible(cell):
        return False
    plan = master.plan
    return heading != Heading.DEPARTMENTS or plan is None or all(map(plan.department, record.names(heading)))


def _is_entry(text: str) -> bool:
    try:
        parse_entry(text)
    except ValueError:
        return False
    return True


RULE = Rule("R001", Severity.ERROR, "再掲が元の取組と違う", _find)
