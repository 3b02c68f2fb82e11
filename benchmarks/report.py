"""How long the documents of the whole plan take: 65 取組 of the practice master, ten times and a hundred times as many.

    python -m benchmarks.report [runs]

Whole processes. What a plan of one 取組 takes is taken for the start and left out of the growth.
"""

import sys
import tempfile
from pathlib import Path

from benchmarks.large_plans import COPIES, multiplied, smallest
from benchmarks.measure import HITAPLAN, ROOT, Command, measure
from hitaplan.master.creating import create_master
from hitaplan.master.reading import read_master


def main() -> None:
    """Make the masters, measure, and print a Markdown table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    plan = read_master(ROOT / "workbooks" / "練習用.xlsx").plan
    if plan is None:
        raise SystemExit("練習用.xlsx")
    plans = {1: smallest(plan)} | {size: multiplied(plan, *each) for size, each in COPIES.items()}
    with tempfile.TemporaryDirectory() as parent:
        commands = {}
        for size, each in plans.items():
            master, out = Path(parent) / f"{size}.xlsx", Path(parent) / f"output_{size}"
            master.write_bytes(create_master(each))
            commands[str(size)] = Command((*HITAPLAN, "report", master, "--out", out), Path(parent), out)
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


if __name__ == "__main__":
    main()
