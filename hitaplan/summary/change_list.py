"""変更一覧.xlsx: every changed field, which number became which, and the rows that 改定履歴 lacks."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from hitaplan.master.layout import Heading
from hitaplan.office.list_sheet import ListColumn, add_list
from hitaplan.office.workbook_writing import WorkbookOut, new_workbook
from hitaplan.plan.model import Revision
from hitaplan.revision.changes import Change, Comparison
from hitaplan.revision.counting import KINDS, Part, count_changes
from hitaplan.revision.kinds import TIDIED, kind_of
from hitaplan.revision.naming import field_word
from hitaplan.revision.numbering import number_pairs
from hitaplan.revision.texts import NUMBERED

COUNTS, CHANGES, NUMBERS, PROPOSED = "件数", "変更一覧", "新旧番号対照", "改定履歴の案"
_TIDIED = f"{TIDIED}(空白・字幅)"


def change_list(title: str, comparison: Comparison, proposed: Sequence[Revision], created: date) -> bytes:
    """Make 変更一覧.xlsx.

    Args:
        title: The title.
        comparison: The two plans.
        proposed: The rows that 改定履歴 lacks.
        created: The day that stands as the date of creation.

    Returns:
        The .xlsx file.
    """
    with new_workbook(title, created) as (book, buffer):
        _counts(book, comparison)
        _changes(book, comparison.changes)
        _numbers(book, comparison)
        _proposed(book, proposed)
    return buffer.getvalue()


def _counts(book: WorkbookOut, comparison: Comparison) -> None:
    counted = count_changes(comparison)
    fields = Counter(map(kind_of, comparison.changes))
    columns = (
        ListColumn("種別", 14, centered=True),
        *(ListColumn(part, 20 if part is Part.OUTLINE else 12) for part in Part),
        ListColumn("件数の計", 12),
        ListColumn("変わった項目の数", 18),
    )
    rows: list[tuple[str | int, ...]] = [
        (
            kind,
            *(counted[kind, part] for part in Part),
            sum(counted[kind, part] for part in Part),
            fields[kind],
        )
        for kind in KINDS
    ]
    totals = (sum(counted[kind, part] for kind in KINDS) for part in Part)
    total: tuple[str | int, ...] = ("計", *totals, counted.total(), fields.total())
    add_list(book, COUNTS, columns, [*rows, total])


def _changes(book: WorkbookOut, changes: Sequence[Change]) -> None:
    columns = (
        ListColumn("種別", 9, centered=True),
        ListColumn("対象", 11, centered=True),
        ListColumn("改定前の番号", 9, centered=True),
        ListColumn("改定後の番号", 9, centered=True),
        ListColumn("名称", 22),
        ListColumn("項目", 13),
        ListColumn("改定前", 34),
        ListColumn("改定後", 34),
        ListColumn("備考", 13),
    )
    rows = [
        (
            each.kind.value,
            each.sheet.value,
            *((each.old_key, each.new_key) if each.sheet in NUMBERED else ("", "")),
            each.name,
            field_word(each.sheet, each.field),
            each.before,
            each.after,
            _TIDIED if kind_of(each) == TIDIED else "",
        )
        for each in changes
    ]
    add_list(book, CHANGES, columns, rows)


def _numbers(book: WorkbookOut, comparison: Comparison) -> None:
    columns = (
        ListColumn("旧番号", 10, centered=True),
        ListColumn("新番号", 10, centered=True),
        ListColumn("取組名(改定前)", 40),
        ListColumn("取組名(改定後)", 40),
        ListColumn("区分", 14, centered=True),
        ListColumn("変わった項目", 26),
    )
    rows = [
        (
            each.old or "―",
            each.new or "―",
            each.old_name or "―",
            each.name or "―",
            each.kind,
            each.fields,
        )
        for each in number_pairs(comparison)
    ]
    add_list(book, NUMBERS, columns, rows)


def _proposed(book: WorkbookOut, proposed: Sequence[Revision]) -> None:
    """In the columns of 改定履歴, so that they can be copied there."""
    columns = (
        ListColumn(Heading.REVISED_ON, 13),
        ListColumn(Heading.APPLIES_FROM, 11),
        ListColumn(Heading.KIND, 9, centered=True),
        ListColumn(Heading.NUMBER, 9, centered=True),
        ListColumn(Heading.ITEM, 16),
        ListColumn(Heading.BEFORE, 36),
        ListColumn(Heading.AFTER, 36),
        ListColumn(Heading.REASON, 24),
    )
    rows = [
        (
            each.revised_on,
            each.applies_from,
            each.kind,
            each.number,
            each.field,
            each.before,
            each.after,
            each.reason,
        )
        for each in proposed
    ]
    add_list(book, PROPOSED, columns, rows)
