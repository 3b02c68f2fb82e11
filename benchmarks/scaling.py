"""How time grows with the plan: check and year-end on masters of 65, 650 and 6,500 取組, as whole processes.

    python -m benchmarks.scaling [runs]

The masters are the real plan ten and a hundred times over, under new numbers, for the same departments. What a command
takes on a master of one 取組 is taken for its start and left out. Ten times the 取組 in ten times the time is linear
growth. At 6,500 取組 year-end may take minutes, so there only the documents of one department are made, in this
process and twice: what the second time takes more than the first, a run pays for every department.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from benchmarks.large_plans import COPIES, multiplied, smallest
from benchmarks.measure import HITAPLAN, ROOT, Command, measure
from hitaplan.master.creating import create_master
from hitaplan.master.reading import read_master
from hitaplan.plan.model import Department, Plan
from hitaplan.plan.progress import current_round
from hitaplan.plan.responsibility import departments_in
from hitaplan.reports.progress_report import TEMPLATE, report_words
from hitaplan.survey.form import make_form
from hitaplan.survey.writing import write_form
from hitaplan.templates.rendering import WordTemplate
from tools.make_workbooks import real_plan

_LARGEST_YEAR_END = 650
_Result = TypeVar("_Result")


def main() -> None:
    """Make the masters, measure, and print two Markdown tables."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as parent:
        plan = real_plan()
        plans = {1: smallest(plan)} | {size: multiplied(plan, *each) for size, each in COPIES.items()}
        masters = {size: Path(parent) / f"{size}.xlsx" for size in plans}
        for size, path in masters.items():
            path.write_bytes(create_master(plans[size]))
        print("\n".join(_growth(masters, runs)))
        print()
        print("\n".join(_one_department(masters)))


def _growth(masters: dict[int, Path], runs: int) -> Iterator[str]:
    commands: dict[str, Command] = {}
    for size, path in masters.items():
        commands[f"check {size}"] = Command((*HITAPLAN, "check", path), path.parent)
        if size <= _LARGEST_YEAR_END:
            out = path.parent / f"output_{size}"
            arguments = (*HITAPLAN, "year-end", path, "--out", out)
            commands[f"year-end {size}"] = Command(arguments, path.parent, out)
    seconds = {name: figures.cpu for name, figures in measure(commands, runs).items()}
    yield "| 何を | 取組 | CPU(秒) | 開始を除く(秒) | 前の件数の何倍か |"
    yield "|---|---:|---:|---:|---:|"
    for name in ("check", "year-end"):
        before = None
        for size in (size for size in COPIES if f"{name} {size}" in seconds):
            whole = seconds[f"{name} {size}"]
            beyond = whole - seconds[f"{name} 1"]
            growth = f"{beyond / before:.1f}" if before else "―"
            yield f"| {name} | {size:,} | {whole:.2f} | {beyond:.2f} | {growth} |"
            before = beyond


def _one_department(masters: dict[int, Path]) -> Iterator[str]:
    template = (ROOT / "report_templates" / TEMPLATE).read_bytes()
    yield "| 取組 | 最多の課の行 | 調査票(秒) | 報告書の語(秒) | 報告書1回目(秒) | 報告書2回目(秒) |"
    yield "|---:|---:|---:|---:|---:|---:|"
    for size in COPIES:
        plan = read_master(masters[size]).plan
        if plan is None:
            continue
        year = plan.target_year
        department = _busiest(plan)
        form = make_form(plan, department, (year,), current_round(plan, year), "")
        survey, _ = _timed(lambda form=form: write_form(form, form.years[-1].last_day))
        gathering, words = _timed(
            lambda plan=plan, each=department: report_words(plan, each, plan.target_year)
        )
        report = WordTemplate(template, TEMPLATE)
        first, second = (_timed(lambda report=report, words=words: report.render(words))[0] for _ in "12")
        cells = (f"{each:.3f}" for each in (survey, gathering, first, second))
        yield f"| {size:,} | {len(form.questions):,} | {' | '.join(cells)} |"


def _busiest(plan: Plan) -> Department:
    named = [name for initiative in plan.initiatives for name in initiative.departments]
    everyone = departments_in(plan, plan.target_year)
    return max(everyone, key=lambda department: named.count(department.name))


def _timed(action: Callable[[], _Result]) -> tuple[float, _Result]:
    started = time.perf_counter()
    result = action()
    return time.perf_counter() - started, result


if __name__ == "__main__":
    main()
