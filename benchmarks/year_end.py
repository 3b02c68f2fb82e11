"""How long the commands take, side by side with the peer: the same documents by docxtpl and openpyxl alone.

    python -m benchmarks.year_end [runs]

Prints a Markdown table. Ends with exit code 1 if a budget is exceeded by more than half of it: less may be the noise of
the machine. The ratio to the peer is one of processor time, which other work on the machine disturbs least.
"""

import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.measure import HITAPLAN, PYTHON, Budget, Command, Figures, measure, working_folder

_PEER, _YEAR_END = "docxtpl と openpyxl だけ(対照)", "hitaplan year-end(本番の台帳)"
_HEADING = ("何を", "中央値(秒)", "幅(秒)", "CPU(秒)", "最大メモリー(MiB)", "上限", "対照との比(CPU)")


BUDGETS = {
    "hitaplan --help": Budget(0.15),
    "hitaplan check(本番の台帳)": Budget(0.8),
    _YEAR_END: Budget(1.5, 150),
    "hitaplan year-end(練習用)": Budget(1.5, 150),
}


def main() -> int:
    """Measure, print the table, and return the exit code."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as parent:
        folder = working_folder(Path(parent))
        commands = _commands(folder)
        figures = measure(commands, runs)
        alike = _alike(folder)
    print("\n".join(_table(figures)))
    print(f"\n{runs} 回ずつ。{alike}")
    return int(any(budget.clearly_exceeded_by(figures[name]) for name, budget in BUDGETS.items()))


def _commands(folder: Path) -> dict[str, Command]:
    master = next(path for path in (folder / "workbooks").glob("*.xlsx") if path.name != "練習用.xlsx")
    practice = folder / "workbooks" / "練習用.xlsx"
    template = folder / "report_templates" / "進捗状況報告書.docx"
    own, trained, plain = (folder / name for name in ("output", "output_practice", "output_plain"))
    peer = (PYTHON, "-m", "benchmarks.plain_year_end", master, template, plain)
    return {
        "python -c pass": Command((PYTHON, "-c", "pass"), folder),
        "hitaplan --help": Command((*HITAPLAN, "--help"), folder),
        "hitaplan check(本番の台帳)": Command((*HITAPLAN, "check", master), folder),
        _YEAR_END: Command((*HITAPLAN, "year-end", master, "--out", own), folder, own),
        "hitaplan year-end(練習用)": Command(
            (*HITAPLAN, "year-end", practice, "--out", trained), folder, trained
        ),
        _PEER: Command(peer, folder, plain),
    }


def _table(figures: Mapping[str, Figures]) -> Iterator[str]:
    yield f"| {' | '.join(_HEADING)} |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    peer = figures[_PEER].cpu
    for name, each in figures.items():
        budget = BUDGETS.get(name, "―")
        compared = f"{each.cpu / peer:.2f}" if name in (_YEAR_END, _PEER) else "―"
        took = f"{each.median:.2f} | {each.spread} | {each.cpu:.2f} | {each.peak_mib:.0f}"
        yield f"| {name} | {took} | {budget} | {compared} |"


def _alike(folder: Path) -> str:
    """Say in how many documents the peer's words are those of hitaplan: only then is it the same work."""
    ours = {path.name: path for path in (folder / "output").rglob("課別/*/*")}
    theirs = {path.name: path for path in (folder / "output_plain").glob("*/*")}
    same = sum(_texts(path) == _texts(theirs[name]) for name, path in ours.items() if name in theirs)
    return f"対照の {len(theirs)} 件のうち {same} 件は、hitaplan の文書と文字が同じ。"


def _texts(path: Path) -> list[str]:
    # Imported after everything is measured: a child counts the memory of the process that measures.
    import docx
    import openpyxl
    from docx.oxml.ns import qn

    if path.suffix == ".docx":
        return [text.text or "" for text in docx.Document(path).element.body.iter(qn("w:t")) if text.text]
    book = openpyxl.load_workbook(path)
    rows = (row for sheet in book for row in sheet.iter_rows(values_only=True))
    return [str(value) for row in rows for value in row if value not in (None, "")]


if __name__ == "__main__":
    sys.exit(main())
