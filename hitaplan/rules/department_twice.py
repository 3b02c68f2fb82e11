"""1つのセルに同じ課が2回書かれている。

見つけるもの:
    事業担当課・照会先・後継課の1つのセルに、同じ課が(課名と別名の両方で書かれたものも含めて)2回以上あること。
    別名のセルに、同じ名前や自分の課名があること。
困ること:
    文書にそのまま二重に印字されます。別の課を書くつもりだったのかもしれません。
悪い例:
    | 事業担当課 | 税務課、市民課、税務課 |
良い例:
    | 事業担当課 | 税務課、市民課 |
限界:
    調査票は、二重に書かれていても1つだけ作ります。
"""

from collections import Counter
from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.master.records import Record, split_names
from hitaplan.plan.keys import normalize_key
from hitaplan.plan.model import Plan
from hitaplan.rules.rule import Fault, Rule

_LISTS = (
    (SheetName.INITIATIVES, Heading.DEPARTMENTS),
    (SheetName.INITIATIVES, Heading.ASKED),
    (SheetName.DEPARTMENTS, Heading.SUCCESSORS),
    (SheetName.DEPARTMENTS, Heading.ALIASES),
)


def _find(master: Master) -> Iterator[Fault]:
    plan = master.plan
    if plan is None:
        return
    for sheet, heading in _LISTS:
        for record in master.records(sheet):
            names = _names(plan, record, heading)
            if len(set(names)) < len(names):
                twice = [name for name, count in Counter(names).items() if count > 1]
                told = "・".join(f"「{name}」" for name in twice)
                message = f"「{heading}」に、同じ課の{told}が2回以上書かれています。"
                remedy = "1つにしてください。別の課を書くつもりだったなら、その課名に直してください。"
                yield Fault(record.sheet, record.cell(heading), message, remedy)


def _names(plan: Plan, record: Record, heading: str) -> list[str]:
    """Every department in a cell by its own name, as often as it is named."""
    if heading == Heading.ALIASES:
        own = record.text(Heading.DEPARTMENT_NAME)
        return [normalize_key(name) for name in (own, *record.names(heading))]
    names = split_names(record.text(heading), plan.department_by_key)
    found = ((name, plan.department(name)) for name in names)
    return [department.name if department else normalize_key(name) for name, department in found]


RULE = Rule("D006", Severity.WARNING, "同じ課が2回", _find)
