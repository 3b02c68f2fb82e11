"""What belongs to the plan when two of them are compared: the texts that stand in the master, row by row."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hitaplan.master.layout import Heading, PlanItem, SheetName
from hitaplan.master.rows import rows
from hitaplan.plan.model import Plan
from hitaplan.plan.plan_order import in_plan_order

# What is no text of the plan: who answers to whom, notes of the section, and the link to the plan before.
_LEFT_OUT = (Heading.FORMER_NUMBER, Heading.NOTE, Heading.DESCRIPTION, Heading.ORDER)
_PLAN_ITEMS = (PlanItem.TITLE, PlanItem.ESTABLISHED, PlanItem.FIRST_YEAR, PlanItem.LAST_YEAR)
# By which headings the rows of a sheet are told apart; those of 取組, 基本項目 and 基本方針 may be renumbered.
_KEYS: Mapping[SheetName, tuple[Heading, ...]] = {
    SheetName.PLAN: (Heading.ITEM,),
    SheetName.FRONT_MATTER: (Heading.CHAPTER, Heading.SECTION, Heading.PARAGRAPH),
    SheetName.PERIODS: (Heading.PLAN_NAME, Heading.FIRST_YEAR),
    SheetName.POLICIES: (Heading.SERIAL,),
    SheetName.ITEMS: (Heading.SERIAL,),
    SheetName.INITIATIVES: (Heading.NUMBER,),
    SheetName.STANDARD_SYSTEMS: (Heading.SYSTEM_NAME,),
    SheetName.DEPARTMENTS: (Heading.DEPARTMENT_NAME,),
}
COMPARED = tuple(_KEYS)
NUMBERED = (SheetName.POLICIES, SheetName.ITEMS, SheetName.INITIATIVES)
KEY_SEPARATOR = " › "


@dataclass(frozen=True)
class Entry:
    """One row of the plan.

    Attributes:
        sheet: The sheet of the master in which it stands.
        key: What it is known by: the 取組番号, the number of a 基本項目, 課名.
        texts: Its filled texts by heading.
        former: 旧番号 of a 取組, as they are written.
    """

    sheet: SheetName
    key: str
    texts: Mapping[str, str]
    former: str = ""

    @property
    def name(self) -> str:
        """What a reader calls it: 取組名, or 名称."""
        heading = Heading.NAME if self.sheet is SheetName.INITIATIVES else Heading.TITLE
        return self.texts.get(heading, "")

    @property
    def key_heading(self) -> Heading:
        """The heading of the number by which it is known; of a row with several, the last."""
        return _KEYS[self.sheet][-1]


Entries = Mapping[SheetName, tuple[Entry, ...]]


def entries(plan: Plan) -> Entries:
    """Return the rows of the plan that are compared.

    Args:
        plan: The plan.

    Returns:
        The rows by sheet, in the order of the plan: numbered ones by their numbers.
    """
    found = rows(in_plan_order(plan))
    return {sheet: tuple(_entries(sheet, found[sheet])) for sheet in COMPARED}


def _entries(sheet: SheetName, found: Iterable[Mapping[str, str | int]]) -> Iterable[Entry]:
    for row in found:
        if sheet is SheetName.PLAN and row[Heading.ITEM] not in _PLAN_ITEMS:
            continue
        texts = {str(heading): str(value) for heading, value in row.items() if value != ""}
        kept = {heading: text for heading, text in texts.items() if heading not in _LEFT_OUT}
        key = KEY_SEPARATOR.join(filter(None, (texts.get(heading, "") for heading in _KEYS[sheet])))
        yield Entry(sheet, key, kept, texts.get(Heading.FORMER_NUMBER, ""))
