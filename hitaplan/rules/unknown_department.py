"""課名が「担当課」にない。

見つけるもの:
    事業担当課・照会先・後継課・進捗の課・所管課に書かれた名前が、シート「担当課」の課名にも別名にもないこと。
    所管課と進捗の課に、2つ以上の課が書かれていること。所管課が「各課」などの総称であること。
困ること:
    その課の調査票と報告書が作られません。
悪い例:
    | 事業担当課 | 情報統計果 |
良い例:
    | 事業担当課 | 情報統計課 |
限界:
    課名の変更で古い名前が残っている場合は、「担当課」に古い課を残し、終了年度と後継課を書きます。
    同じ名前が同じシートの何か所にもあれば、最初のセルだけを示し、ほかのセルは文に書きます。
    「、」の代わりに「,」や改行などで区切った課名は、D007 が知らせます。
    「担当課」に空白の課名や重なりがあるうち、別名の列がないうちは、調べません(先に B001・D003・S002 を直します)。
"""

from collections.abc import Container, Iterator

from hitaplan.findings.finding import Severity
from hitaplan.findings.near_miss import suggestion
from hitaplan.master.layout import Heading, PlanItem, SheetName
from hitaplan.master.master import Master
from hitaplan.master.plan_building import known_names
from hitaplan.master.records import Record, split_names
from hitaplan.office.cells import Cell
from hitaplan.plan.keys import normalize_key
from hitaplan.rules.rule import Fault, Rule, departments_are_sound, is_legible

# Here one department stands, and 「、」 joins nothing.
_ONE_NAME = (Heading.VALUE, Heading.DEPARTMENT)
# So many of the other cells with the same name are told.
_TOLD_CELLS = 8


def _find(master: Master) -> Iterator[Fault]:
    if not departments_are_sound(master) or not _has_aliases(master):
        return
    yield from _collective_section(master)
    known = known_names(master.records(SheetName.DEPARTMENTS))
    unknown: dict[object, list[tuple[Record, Cell, str]]] = {}
    for record, heading in _named(master):
        for name in _names(record, heading, known):
            if normalize_key(name) not in known:
                key = (record.sheet, normalize_key(name), record.year(Heading.YEAR))
                unknown.setdefault(key, []).append((record, record.cell(heading), name))
    for (record, cell, name), *others in unknown.values():
        remedy = (
            f"{suggestion(name, known.values())}名前を直すか、シート「担当課」に「{name}」を足してください。"
        )
        message = f"「{name}」は、シート「担当課」にありません{_also(others)}。"
        yield Fault(record.sheet, cell, message, remedy, record.year(Heading.YEAR))


def _has_aliases(master: Master) -> bool:
    """Whether 担当課 has the column 別名; without it, S002 speaks, and a name may be one of those."""
    return Heading.ALIASES in master.tables[SheetName.DEPARTMENTS].headings


def _collective_section(master: Master) -> Iterator[Fault]:
    record = master.plan_items.get(PlanItem.SECTION)
    department = master.plan.department(record.text(Heading.VALUE)) if master.plan and record else None
    if record and department and department.collective:
        message = f"所管課の「{department.name}」は総称で、1つの課ではありません。"
        yield Fault(record.sheet, record.cell(Heading.VALUE), message, "所管する課の名前を書いてください。")


def _names(record: Record, heading: Heading, known: Container[str]) -> tuple[str, ...]:
    if not is_legible(record.cell(heading)) or record.cell(heading).blank:
        return ()
    text = record.text(heading)
    return (text,) if heading in _ONE_NAME else split_names(text, known)


def _also(others: list[tuple[Record, Cell, str]]) -> str:
    cells = list(dict.fromkeys(cell.address for _, cell, _ in others))
    if not cells:
        return ""
    more = "など" if len(cells) > _TOLD_CELLS else ""
    return f"(ほかに {'、'.join(cells[:_TOLD_CELLS])}{more} の {len(cells)} か所)"


def _named(master: Master) -> Iterator[tuple[Record, Heading]]:
    if PlanItem.SECTION in master.plan_items:
        yield master.plan_items[PlanItem.SECTION], Heading.VALUE
    for record in master.records(SheetName.INITIATIVES):
        yield record, Heading.DEPARTMENTS
        yield record, Heading.ASKED
    for record in master.records(SheetName.DEPARTMENTS):
        yield record, Heading.SUCCESSORS
    for record in master.records(SheetName.PROGRESS):
        yield record, Heading.DEPARTMENT


RULE = Rule("D001", Severity.ERROR, "課名が「担当課」にない", _find)
