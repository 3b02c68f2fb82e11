"""The texts of a master: all of them, and those that are printed word for word."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from hitaplan.master.layout import Heading, PlanItem, SheetName, sheets, year_of_heading
from hitaplan.master.master import Master
from hitaplan.master.records import Record
from hitaplan.office.cells import Cell, CellKind

ANSWER_TEXTS = (
    Heading.ACHIEVEMENT,
    Heading.OUTCOME,
    Heading.CHALLENGE,
    Heading.OUTLOOK,
    Heading.PLAN_CHANGE,
)
_PRINTED: Mapping[SheetName, tuple[str, ...]] = MappingProxyType(
    {
        SheetName.FRONT_MATTER: (Heading.CHAPTER, Heading.SECTION, Heading.TEXT),
        SheetName.PERIODS: (Heading.PLAN_NAME, Heading.LABEL),
        SheetName.POLICIES: (Heading.TITLE,),
        SheetName.ITEMS: (Heading.TITLE, Heading.TEXT),
        SheetName.INITIATIVES: (Heading.NAME, Heading.CONTENT),
        SheetName.DEPARTMENTS: (Heading.DEPARTMENT_NAME,),
        SheetName.STANDARD_SYSTEMS: (Heading.SYSTEM_NAME,),
        SheetName.PROGRESS: ANSWER_TEXTS,
        SheetName.VERDICTS: (Heading.SUMMARY, Heading.MAIN_OUTCOME, Heading.REASON),
    }
)
_PRINTED_ITEMS = (
    PlanItem.TITLE,
    PlanItem.MUNICIPALITY,
    PlanItem.SECTION,
    PlanItem.SENDER,
    PlanItem.CONTACT,
)


@lru_cache(maxsize=1)
def every_text(master: Master) -> tuple[tuple[Record, Cell], ...]:
    """Return every text in a column that the program reads, with its row."""
    text = CellKind.TEXT
    found: list[tuple[Record, Cell]] = []
    for sheet in sheets(()):
        ignored = {column.heading for column in sheet.columns if column.for_reading}
        for record in master.records(sheet.name):
            cells = record.cells.items()
            found += (
                (record, cell) for heading, cell in cells if cell.kind is text and heading not in ignored
            )
    return tuple(found)


@lru_cache(maxsize=1)
def printed_texts(master: Master) -> tuple[tuple[Record, Cell], ...]:
    """Return every text of the plan and of the answers that documents print as it stands, with its row."""
    text = CellKind.TEXT
    cells = ((record, record.cell(heading)) for record, heading in _printed(master))
    return tuple(each for each in cells if each[1].kind is text and not each[1].blank)


def _printed(master: Master) -> Iterator[tuple[Record, str]]:
    for item in _PRINTED_ITEMS:
        if item in master.plan_items:
            yield master.plan_items[item], Heading.VALUE
    for name, headings in _PRINTED.items():
        for record in master.records(name):
            yield from ((record, heading) for heading in headings)
    for record in master.records(SheetName.INITIATIVES):
        yield from ((record, heading) for heading in record.cells if year_of_heading(heading))
