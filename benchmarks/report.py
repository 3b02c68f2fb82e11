"""How long the documents of the whole plan take: 65 取組 of the practice master, ten times and a hundred times as many.

    python -m benchmarks.report [runs]

Whole processes. What a plan of one 取組 takes is taken for the start and left out of the growth. Ends with exit code 1 if
the budget of the 65 取組 is exceeded by more than half of it.
"""

import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from benchmarks.large_plans import COPIES, multiplied, smallest
from benchmarks.measure import HITAPLAN, ROOT, Command, measure
from benchmarks.year_end import NOISE, Budget
from hitaplan.master.creating import create_master
from hitaplan.master.reading import read_master

_BUDGET = Budget(2.0, 200)
_SMALLEST = min(COPIES)


def main() -> int:
    """Make the masters, measure, print a Markdown table, and return the exit code."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent)
        # In a process of its own: what is large here would count for every command that is measured.
        with ProcessPoolExecutor(1, get_context("spawn")) as other:
            sizes = other.submit(_make_masters, folder).result()
        commands = {}
        for size in sizes:
            master, out = folder / f"{size}.xlsx", folder / f"output_{size}"
            commands[str(size)] = Command((*HITAPLAN, "report", master, "--out", out), folder, out)
        figures = measure(commands, runs)
    print("| 取組 | 時計(秒) | CPU(秒) | 開始を除く(秒) | 前の件数の何倍か | 最大メモリー(MiB) |")
    print("|---:|---:|---:|---:|---:|---:|")
    before = None
    for size in COPIES:
        measured = figures[str(size)]
        beyond = measured.cpu - figures["1"].cpu
        growth = f"{beyond / before:.1f}" if before else "―"
        print(
            f"| {size:,} | {measured.median:.2f} | {measured.cpu:.2f} | {beyond:.2f} | {growth} | {measured.peak_mib:.0f} |"
        )
        before = beyond
    print(f"\n{_SMALLEST}取組の上限: {_BUDGET}")
    return int(_BUDGET.exceeded_by(figures[str(_SMALLEST)]) > NOISE)


def _make_masters(folder: Path) -> list[int]:
    """Write a master of each size, and return the sizes."""
    plan = read_master(ROOT / "workbooks" / "練習用.xlsx").plan
    if plan is None:
        raise SystemExit("練習用.xlsx")
    plans = {1: smallest(plan)} | {size: multiplied(plan, *each) for size, each in COPIES.items()}
    for size, each in plans.items():
        (folder / f"{size}.xlsx").write_bytes(create_master(each))
    return list(plans)


if __name__ == "__main__":
    sys.exit(main())
