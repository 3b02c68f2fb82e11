"""What a change is about, in the words of an officer: every list, message and table names it so."""

from hitaplan.master.layout import Heading, SheetName
from hitaplan.plan.keys import number_key
from hitaplan.plan.vocabulary import WHOLE_INITIATIVE
from hitaplan.revision.texts import Entry

# By how many numbers it has.
_NOUNS = {1: "基本方針", 2: "基本項目", 3: "取組"}
_GAP = "　"


def called(entry: Entry) -> str:
    """Return what a reader calls a row of the plan.

    Args:
        entry: The row.

    Returns:
        取組名, 名称, 課名; of 本文 its chapter, section and paragraph; of 計画期間 the plan and its first year.
    """
    texts = entry.texts
    if entry.sheet is SheetName.FRONT_MATTER:
        paragraph = texts.get(Heading.PARAGRAPH, "")
        told = f"{paragraph}段落目" if paragraph.isdecimal() else paragraph
        parts = (texts.get(Heading.CHAPTER, ""), texts.get(Heading.SECTION, ""), told)
        return _GAP.join(filter(None, parts))
    if entry.sheet is SheetName.PERIODS:
        return f"{texts.get(Heading.PLAN_NAME, '')}({texts.get(Heading.FIRST_YEAR, '')}から)"
    return entry.name or entry.key


def field_word(sheet: SheetName, heading: str) -> str:
    """Return what a reader calls a field: its heading, but for the values of 計画."""
    return "内容" if sheet is SheetName.PLAN else heading


def recorded_field(sheet: SheetName, name: str, heading: str) -> str:
    """Return the words for 項目 of 改定履歴 where a row has no number of its own.

    Args:
        sheet: The sheet.
        name: What the row is called.
        heading: The field, or "" for the whole row.

    Returns:
        計画名, or the sheet with the name; with the field where it is not the text itself.
    """
    if sheet is SheetName.PLAN:
        return name
    own = heading in ("", Heading.TEXT, Heading.SYSTEM_NAME)
    return f"{sheet}{_GAP}{name}" + ("" if own else f"の{heading}")


def owner(number: str) -> str:
    """Return a number with its noun: 「基本項目 1-2」, 「取組 1-2-3」; "" where there is none."""
    parts = number_key(number).count("-") + 1
    return f"{_NOUNS.get(parts, WHOLE_INITIATIVE)} {number}" if number else ""


def about(number: str, field: str) -> str:
    """Return what a row of 改定履歴 is about.

    Args:
        number: Its number, or "".
        field: Its 項目.

    Returns:
        「取組 1-1-1 の「取組内容」」, 「取組 1-3-7」 for a whole 取組, 「「計画名」」 without a number.
    """
    whose = owner(number)
    if whose and field == WHOLE_INITIATIVE:
        return whose
    return f"{whose} の「{field}」" if whose else f"「{field}」"
