"""How long the documents of the whole plan take: 65 取組 of the practice master, ten times and a hundred times as many.

    python -m benchmarks.report [runs]

Whole processes. What a plan of one 取組 takes is taken for the start; the growth is told with it and without it. Ends with
exit code 1 if the budget, or ten times the time for ten times the 取組, is exceeded by more than half: less may be noise.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.measure import HITAPLAN, PYTHON, ROOT, Budget, Command, Figures, grows_linearly, measure

_SIZES = (65, 650, 6500)
_BUDGET = Budget(2, 200)


def main() -> int:
    """Make the masters, measure, print a Markdown table, and return the exit code."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent)
        subprocess.run([PYTHON, "-m", "benchmarks.large_plans", folder], cwd=ROOT, check=True)
        figures = measure({str(size): _report(folder, size) for size in (1, *_SIZES)}, runs)
    print("\n".join(_table(figures)))
    linear = grows_linearly(figures["650"], figures["6500"], 10)
    return int(_BUDGET.clearly_exceeded_by(figures["65"]) or not linear)


def _report(folder: Path, size: int) -> Command:
    out = folder / f"output_{size}"
    return Command((*HITAPLAN, "report", folder / f"{size}.xlsx", "--out", out), folder, out)


def _table(figures: Mapping[str, Figures]) -> Iterator[str]:
    heading = (
        "取組",
        "時計(秒)",
        "CPU(秒)",
        "65取組の何倍か",
        "開始を除く(秒)",
        "前の件数の何倍か",
        "最大メモリー(MiB)",
        "上限",
    )
    yield f"| {' | '.join(heading)} |"
    yield "|---:" * len(heading) + "|"
    start, first, before = figures["1"].cpu, figures["65"].cpu, None
    for size in _SIZES:
        one = figures[str(size)]
        beyond = one.cpu - start
        whole, growth = f"{one.cpu / first:.1f}", f"{beyond / before:.1f}" if before else "―"
        cells = (
            f"{size:,}", f"{one.median:.2f}", f"{one.cpu:.2f}", whole, f"{beyond:.2f}", growth, f"{one.peak_mib:.0f}",
            str(_BUDGET) if size == _SIZES[0] else "―",
        )  # fmt: skip
        yield f"| {' | '.join(cells)} |"
        before = beyond


if __name__ == "__main__":
    sys.exit(main())
