"""Applies changes to a plan: the proof that they say everything."""

from collections.abc import Iterable, Mapping, Sequence

from hitaplan.master.layout import SheetName
from hitaplan.plan.keys import number_key
from hitaplan.plan.vocabulary import DIVIDED, MERGED
from hitaplan.revision.changes import Change, parts_of_division
from hitaplan.revision.texts import COMPARED, NUMBERED, Entries, Entry

Texts = Mapping[str, str]


def apply(old: Entries, changes: Iterable[Change]) -> dict[SheetName, list[Texts]]:
    """Make the rows of the new plan from those of the old one.

    Args:
        old: The rows of the old plan.
        changes: What has changed.

    Returns:
        The texts of each row by sheet; numbered rows in the order of their numbers.
    """
    by_sheet: dict[SheetName, list[Change]] = {sheet: [] for sheet in COMPARED}
    for change in changes:
        by_sheet[change.sheet].append(change)
    return {sheet: _applied(sheet, old[sheet], by_sheet[sheet]) for sheet in COMPARED}


def _applied(sheet: SheetName, rows: Sequence[Entry], changes: Sequence[Change]) -> list[Texts]:
    edits: dict[tuple[str, str], dict[str, str]] = {}
    added: dict[str, dict[str, str]] = {}
    for each in changes:
        if not each.old_key:
            added.setdefault(each.new_key, {})[each.field] = each.after
        elif each.field not in (DIVIDED, MERGED):
            edits.setdefault((each.old_key, each.new_key), {})[each.field] = each.after
    become = _what_becomes(changes)
    found: list[Texts] = []
    for entry in rows:
        for key in become.get(entry.key, (entry.key,)):
            texts = {**entry.texts, **edits.get((entry.key, key), {})}
            found.append({heading: text for heading, text in texts.items() if text})
    places = {each.new_key: each.place for each in changes if not each.old_key}
    for key in sorted(added, key=lambda each: places[each]):
        found.insert(places[key], added[key])
    return sorted(found, key=_number) if sheet in NUMBERED else found


def _what_becomes(changes: Sequence[Change]) -> dict[str, tuple[str, ...]]:
    """Say which rows of the new plan are made from a row of the old one; a row that is not named stays what it is."""
    become: dict[str, tuple[str, ...]] = {}
    merged: dict[str, list[str]] = {}
    for each in changes:
        if each.old_key and not each.new_key:
            become[each.old_key] = ()
        elif each.field == DIVIDED:
            become[each.old_key] = parts_of_division(each)
        elif each.field == MERGED:
            merged.setdefault(each.new_key, []).append(each.old_key)
            become[each.old_key] = ()
        elif each.old_key:
            become.setdefault(each.old_key, (each.new_key,))
    for into, keys in merged.items():
        base = next((key for key in keys if number_key(key) == number_key(into)), keys[0])
        become[base] = (*become[base], into)
    return become


def _number(texts: Texts) -> tuple[int, ...]:
    """The number of a row, for the order; it is the first of its texts."""
    return tuple(map(int, number_key(next(iter(texts.values()))).split("-")))
