"""照会先に、事業担当課の課が入っていない。

見つけるもの:
    照会先が書かれている取組で、事業担当課に名前のある課が、照会先に入っていないこと。
困ること:
    照会先は答える課の全部なので、入っていない課には調査票も報告書も作られません。
悪い例:
    | 事業担当課 | 照会先 |
    | 税務課、市民課 | 税務課 |
良い例:
    | 事業担当課 | 照会先 |
    | 税務課、市民課 | 税務課、市民課、総務課 |
限界:
    わざと外したのか書き忘れたのかは分かりません。「担当課」にない名前があるうちは、調べません(先に D001 を直します)。
    再掲の取組は、元の取組で確かめます。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.master.records import Record, split_names
from hitaplan.plan.model import Department, Plan
from hitaplan.plan.responsibility import department_as_of
from hitaplan.rules.rule import Fault, Rule, departments_are_sound

_REMEDY = "照会先に足してください。わざと外しているなら、このままでかまいません。"


def _find(master: Master) -> Iterator[Fault]:
    plan = master.plan
    if plan is None or not departments_are_sound(master):
        return
    for record in master.records(SheetName.INITIATIVES):
        named, asked = (_named(plan, record, each) for each in (Heading.DEPARTMENTS, Heading.ASKED))
        if not named or not asked or not record.cell(Heading.RELISTED_FROM).blank:
            continue
        reached = {each.name for one in asked for each in department_as_of(plan, one, plan.target_year)}
        left_out = [
            one.name
            for one in named
            if not one.collective
            and not reached & {each.name for each in department_as_of(plan, one, plan.target_year)}
        ]
        if left_out:
            names = "・".join(f"「{name}」" for name in dict.fromkeys(left_out))
            message = f"事業担当課の{names}が、照会先に入っていません。調査票が作られません。"
            yield Fault(record.sheet, record.cell(Heading.ASKED), message, _REMEDY)


def _named(plan: Plan, record: Record, heading: str) -> tuple[Department, ...]:
    """The departments in a cell; none where one of them is unknown."""
    names = split_names(record.text(heading), plan.department_by_key)
    known = tuple(department for name in names if (department := plan.department(name)))
    return known if len(known) == len(names) else ()


RULE = Rule("D005", Severity.WARNING, "照会先から漏れている課", _find)
