"""How long `hitaplan collect` takes for 300 returned 調査票, beside openpyxl merely reading them.

    python -m benchmarks.collect [runs]

300 departments answer three 取組 each. The forms are filled in and saved as the program issues them. The peer opens each
file with openpyxl and reads every cell of its first sheet, once: it checks and writes nothing. Whole processes, in
turns. Ends with exit code 1 if the budget is exceeded by more than half of it: less may be the noise of the machine.
"""

import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from benchmarks.check import synthetic_plan
from benchmarks.measure import HITAPLAN, PYTHON, Budget, Command, Figures, measure
from hitaplan.master.creating import create_master
from hitaplan.plan.model import Answer, Department, Plan
from hitaplan.plan.progress import expected
from hitaplan.plan.responsibility import responders
from hitaplan.plan.vocabulary import STATUS_OF_STAGE, Evaluation, Round, Status
from hitaplan.survey.form import make_form
from hitaplan.survey.writing import write_form

_RETURNS = 300
_BUDGET = Budget(2.0, 200)
_OURS, _PEER = "hitaplan collect(300件)", "openpyxl で読むだけ(300件)"
_READ = """
import sys, pathlib, openpyxl
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.xlsx")):
    sheet = openpyxl.load_workbook(path, data_only=True).worksheets[0]
    values = [[cell.value for cell in row] for row in sheet.iter_rows()]
"""


def main() -> int:
    """Measure, print a Markdown table, and return the exit code."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent)
        _prepare(folder)
        commands = {
            _OURS: Command((*HITAPLAN, "collect", "提出", "台帳.xlsx"), folder, folder / "output"),
            _PEER: Command((PYTHON, "-c", _READ, "提出"), folder),
        }
        figures = measure(commands, runs)
    print("\n".join(_table(figures)))
    return int(_BUDGET.clearly_exceeded_by(figures[_OURS]))


def _prepare(folder: Path) -> None:
    plan = _plan()
    (folder / "台帳.xlsx").write_bytes(create_master(plan))
    returns = folder / "提出"
    returns.mkdir()
    year = plan.target_year
    answered = replace(plan, answers=tuple(_answers(plan)))
    for department in plan.departments:
        form = make_form(answered, department, (year,), Round.PRELIMINARY, "ab" * 32)
        (returns / f"{department.name}.xlsx").write_bytes(write_form(form, year.last_day))


def _plan() -> Plan:
    plan = synthetic_plan(_RETURNS)
    names = [f"第{serial}課" for serial in range(1, _RETURNS + 1)]

    def asked(place: int) -> tuple[str, ...]:
        return tuple(names[(place + step * 7) % _RETURNS] for step in range(3))

    places = {each.number: place for place, each in enumerate(plan.initiatives)}
    policies = tuple(
        replace(
            policy,
            items=tuple(
                replace(
                    item,
                    initiatives=tuple(
                        replace(each, departments=asked(places[each.number]), inquiry=())
                        for each in item.initiatives
                    ),
                )
                for item in policy.items
            ),
        )
        for policy in plan.policies
    )
    departments = tuple(Department(name, order=order) for order, name in enumerate(names, 1))
    settings = replace(plan.settings, section=names[0])
    return replace(plan, policies=policies, departments=departments, settings=settings)


def _answers(plan: Plan) -> Iterator[Answer]:
    year = plan.target_year
    for initiative in plan.initiatives:
        expects = expected(plan, initiative, year)
        status = STATUS_OF_STAGE[expects.entry.stage] if expects.entry else Status.RUNNING
        who = responders(plan, initiative, year)
        for department in who.departments if expects.asked else ():
            evaluation = Evaluation.ON_SCHEDULE if department == who.lead else None
            done = f"{initiative.name}について、{department.name}が説明会を開き、手続を改めた。"
            yield Answer(
                year,
                Round.PRELIMINARY,
                initiative.number,
                department.name,
                status,
                evaluation,
                achievement=done,
                outcome="窓口の待ち時間が減った。",
            )


def _table(figures: Mapping[str, Figures]) -> Iterator[str]:
    yield "| 何を | 中央値(秒) | 幅(秒) | CPU(秒) | 最大メモリー(MiB) | 上限 |"
    yield "|---|---:|---:|---:|---:|---:|"
    for name, each in figures.items():
        budget = f"{_BUDGET}" if name == _OURS else "―"
        yield f"| {name} | {each.median:.2f} | {each.spread} | {each.cpu:.2f} | {each.peak_mib:.0f} | {budget} |"


if __name__ == "__main__":
    sys.exit(main())
