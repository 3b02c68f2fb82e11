"""課名でなく別名が使われている。

見つけるもの:
    事業担当課・照会先・進捗の課に、「担当課」の課名でなく別名が書かれていること。
困ること:
    困りません。文書の事業担当課には別名のまま印字し、調査票と報告書は正式な課名で作ります。
悪い例:
    | 事業担当課 | 農業委員会 |  ← 「農業委員会事務局」の別名
良い例:
    | 事業担当課 | 農業委員会事務局 |
限界:
    計画書にその名前で印刷されているなら、直さないでください。
    同じ別名が同じシートの何か所にもあれば、最初のセルだけを示し、ほかのセルは文に書きます。
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.master.records import Record, split_names
from hitaplan.plan.keys import normalize_key
from hitaplan.rules.rule import Fault, Rule, departments_are_sound

if TYPE_CHECKING:
    from hitaplan.office.cells import Cell

# So many of the other cells with the same name are told.
_TOLD_CELLS = 8


def _find(master: Master) -> Iterator[Fault]:
    plan = master.plan
    if plan is None or not departments_are_sound(master):
        return
    used: dict[tuple[str, str], list[tuple[str, str, Cell]]] = {}
    for record, heading in _named(master):
        for name in split_names(record.text(heading), plan.department_by_key):
            department = plan.department(name)
            if department and normalize_key(name) != normalize_key(department.name):
                found = (name, department.name, record.cell(heading))
                used.setdefault((record.sheet, normalize_key(name)), []).append(found)
    for (sheet, _), ((name, official, first), *others) in used.items():
        cells = list(dict.fromkeys(cell.address for *_, cell in others))
        also = f"(ほかに {_listed(cells)} の {len(cells)} か所)" if cells else ""
        message = f"「{name}」は、「{official}」の別名です{also}。「{official}」として扱います。"
        remedy = f"計画書のとおりなら、このままでかまいません。そうでなければ「{official}」に直してください。"
        yield Fault(sheet, first, message, remedy)


def _named(master: Master) -> Iterator[tuple[Record, Heading]]:
    for record in master.records(SheetName.INITIATIVES):
        yield record, Heading.DEPARTMENTS
        yield record, Heading.ASKED
    for record in master.records(SheetName.PROGRESS):
        yield record, Heading.DEPARTMENT


def _listed(cells: list[str]) -> str:
    return "、".join(cells[:_TOLD_CELLS]) + ("など" if len(cells) > _TOLD_CELLS else "")


RULE = Rule("D008", Severity.INFO, "別名が使われている", _find)
