"""What the answers of accepted forms would change in 進捗: three ways, so that nothing written by hand is lost."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hitaplan.findings.finding import Finding
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.master.plan_building import find_word
from hitaplan.master.records import Record
from hitaplan.plan.model import Plan
from hitaplan.plan.vocabulary import Round
from hitaplan.survey.returned.entry import ENTERED_HEADINGS
from hitaplan.survey.returned.findings import Located
from hitaplan.survey.returned.remarks import same_text
from hitaplan.survey.returned.replies import AnswerKey, Reply, answer_key

# Who answered, when and where it came from: written along with an answer, never a reason to change one.
_ABOUT = (Heading.AUTHOR, Heading.ENTERED_ON, Heading.SOURCE)
# The last values that the program itself wrote, by the key of the row.
Merged = Mapping[AnswerKey, Mapping[str, str]]


class Prefer(StrEnum):
    """Which side wins where the master was edited by hand."""

    NEITHER = ""
    RETURNED = "returned"
    MASTER = "master"


class Deed(StrEnum):
    """What happens to one cell of 進捗."""

    ADDED = "追加"
    CHANGED = "変更"
    CONFLICT = "食い違い(取り込まない)"


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell of 進捗 that changes, or would if it did not conflict."""

    heading: str
    before: str
    after: str
    deed: Deed


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row of 進捗 that changes.

    Attributes:
        key: 年度, 区分, 取組番号 and 課.
        reply: The answer.
        row: The row's number, or None where it is new.
        cells: Its cells that change; of a new row, those that are filled.
    """

    key: AnswerKey
    reply: Reply
    row: int | None
    cells: tuple[CellChange, ...]

    @property
    def texts(self) -> dict[str, str]:
        """What is to be written, by heading: nothing of what conflicts."""
        return {each.heading: each.after for each in self.cells if each.deed is not Deed.CONFLICT}


@dataclass(frozen=True, slots=True)
class Merge:
    """All changes, and the findings about those that conflict."""

    rows: tuple[RowChange, ...]
    findings: tuple[Finding, ...]


def plan_merge(
    master: Master, plan: Plan, replies: Iterable[Reply], merged: Merged, prefer: Prefer = Prefer.NEITHER
) -> Merge:
    """Work out what the answers change.

    A cell is taken over where the master still says what it said when the form was issued, or what was merged before.

    Args:
        master: The master as it was read.
        plan: Its plan.
        replies: The answers to merge.
        merged: What was merged before.
        prefer: Which side wins where they conflict.

    Returns:
        The rows that change, in the order of the answers; the same answers merged again change nothing.
    """
    present = {_key(plan, record): record for record in master.records(SheetName.PROGRESS)}
    rows: list[RowChange] = []
    findings: list[Finding] = []
    for reply in sorted(replies, key=_order):
        key = answer_key(reply)
        record = present.get(key)
        if record is None and key in merged and prefer is not Prefer.RETURNED:
            if prefer is Prefer.NEITHER:
                cells = tuple(_deleted(reply))
                findings += _conflicts(reply, cells, merged[key])
                rows.append(RowChange(key, reply, None, cells))
            continue
        if record is None:
            rows.append(RowChange(key, reply, None, _new_cells(reply)))
            continue
        cells = tuple(_changes(reply, record, merged.get(key, {}), prefer))
        findings += _conflicts(reply, cells, merged.get(key, {}))
        about = _about(reply, record) if any(each.deed is Deed.CHANGED for each in cells) else ()
        if cells:
            rows.append(RowChange(key, reply, record.row, (*cells, *about)))
    return Merge(tuple(rows), tuple(findings))


def values_after(change: RowChange) -> dict[str, str]:
    """Return what the program knows of a row once its change is written: the answer's own cells."""
    conflicting = {each.heading for each in change.cells if each.deed is Deed.CONFLICT}
    return {
        heading: change.reply.record.text(heading)
        for heading in ENTERED_HEADINGS
        if heading not in conflicting
    }


def _key(plan: Plan, record: Record) -> AnswerKey | None:
    year, number = record.year(Heading.YEAR), record.number(Heading.NUMBER)
    department = plan.department(record.text(Heading.DEPARTMENT))
    if year is None or number is None or department is None:
        return None
    return (year, find_word(Round, record.text(Heading.ROUND)) or Round.FINAL, number, department.name)


def _order(reply: Reply) -> tuple[object, ...]:
    return (reply.row.year, reply.round, reply.row.number, not reply.question.lead)


def _new_cells(reply: Reply) -> tuple[CellChange, ...]:
    record = reply.record
    texts = {
        heading: record.text(heading)
        for heading in (Heading.YEAR, Heading.ROUND, Heading.NUMBER, Heading.DEPARTMENT)
    }
    texts[Heading.NAME] = reply.question.initiative.printed_name
    texts[Heading.PLANNED] = reply.question.expected.label
    texts |= {Heading(heading): record.text(heading) for heading in (*ENTERED_HEADINGS, *_ABOUT)}
    return tuple(CellChange(heading, "", text, Deed.ADDED) for heading, text in texts.items() if text)


def _deleted(reply: Reply) -> Iterator[CellChange]:
    """The row was merged before and somebody deleted it: every value of it conflicts."""
    for heading in ENTERED_HEADINGS:
        if text := reply.record.text(heading):
            yield CellChange(heading, "", text, Deed.CONFLICT)


def _changes(reply: Reply, record: Record, merged: Mapping[str, str], prefer: Prefer) -> Iterator[CellChange]:
    for heading in ENTERED_HEADINGS:
        returned, master = reply.record.text(heading), record.text(heading)
        if same_text(returned, master) or not record.has(heading):
            continue
        untouched = same_text(master, _base(reply, merged, heading))
        if untouched or prefer is Prefer.RETURNED:
            yield CellChange(heading, master, returned, Deed.CHANGED)
        elif prefer is Prefer.NEITHER:
            yield CellChange(heading, master, returned, Deed.CONFLICT)


def _base(reply: Reply, merged: Mapping[str, str], heading: str) -> str:
    """What both sides last agreed on: what was merged before, else what the form said when it was issued."""
    return merged[heading] if heading in merged else reply.row.issued.get(heading, "")


def _conflicts(reply: Reply, cells: Sequence[CellChange], merged: Mapping[str, str]) -> Iterator[Finding]:
    at = Located(reply.record.sheet, reply.row.record.sheet)
    for each in cells:
        if each.deed is Deed.CONFLICT:
            values = (_base(reply, merged, each.heading), each.after, each.before)
            yield at.cell_conflict(reply.row.record.cell(each.heading), each.heading, values)


def _about(reply: Reply, record: Record) -> tuple[CellChange, ...]:
    pairs = ((heading, record.text(heading), reply.record.text(heading)) for heading in _ABOUT)
    return tuple(
        CellChange(heading, before, after, Deed.CHANGED)
        for heading, before, after in pairs
        if after and before != after and record.has(heading)
    )
