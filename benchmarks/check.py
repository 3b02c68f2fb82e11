"""How long `hitaplan check` takes: on the real master, on larger ones, and beside a general validator of tables.

    python -m benchmarks.check [runs]

The peer is frictionless (https://framework.frictionlessdata.io): it validates one sheet, the 取組 of the largest master
with two columns more (7,500 rows, 15 columns), by a schema that says what can be said in one: required cells, patterns,
lists of words, unique numbers, and a 再掲元 that exists. hitaplan checks 14 sheets by all its rules. The peer is
installed for this run alone, with pip, into a virtual environment in a temporary folder (`pip install
"frictionless[excel]"`, about half a minute, needs the internet); where that is impossible its row is left out and the
reason printed. Whole processes, in turns. Ends with exit code 1 if a budget or a target is exceeded by more than half
of it: less may be the noise of the machine.
"""

import json
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import cycle, groupby, islice
from pathlib import Path

from benchmarks.measure import HITAPLAN, NOISE, Command, Figures, measure, working_folder
from hitaplan.master.creating import create_master
from hitaplan.master.layout import Column, Heading, SheetName, ValueKind, sheets
from hitaplan.master.rows import rows
from hitaplan.office.workbook_writing import new_workbook
from hitaplan.plan.initiative_number import InitiativeNumber
from hitaplan.plan.model import Answer, Initiative, Item, Plan, Policy
from hitaplan.plan.progress import expected
from hitaplan.plan.responsibility import responders
from hitaplan.plan.schedule import WORDS
from hitaplan.plan.vocabulary import STATUS_OF_STAGE, Round, Status
from tools.make_workbooks import real_plan

_SIZES = (75, 750, 7500)
_ANSWERS = 7500
_SERIALS, _ITEMS = 50, 15
_START, _REAL, _PEER = "1取組(開始の目安)", "本番の台帳", "frictionless(7,500行×15列)"
_BUDGET = 0.8
_MOST_OF_PEER = 0.7
_MOST_GROWTH = 11
_OTHER_COLUMNS = ("担当者", "更新日")
# No half-width kana, 外字, characters of one platform, nor what Excel takes for a formula.
_TEXT_PATTERN = r"[^=+@\-][^\uff61-\uff9f\ue000-\uf8ff\u2460-\u24ff\u3200-\u33ff]*"
_NUMBER_PATTERN = r"[1-9][0-9]?-[1-9][0-9]?-[1-9][0-9]{0,2}"


@dataclass(frozen=True, slots=True)
class Peer:
    """The peer's command, or why there is none."""

    command: Command | None
    reason: str = ""


def main() -> int:
    """Measure, print a Markdown table and the ratios, and return the exit code."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as parent:
        folder = working_folder(Path(parent))
        peer = _peer(folder)
        commands = {name: Command((*HITAPLAN, "check", path), folder) for name, path in _masters(folder)}
        if peer.command:
            commands[_PEER] = peer.command
        figures = measure(commands, runs)
    print("\n".join(_table(figures)))
    print()
    print("\n".join([*_ratios(figures), *([peer.reason] if peer.reason else [])]))
    return int(any(taken > most * NOISE for taken, most in _targets(figures)))


def _masters(folder: Path) -> Iterator[tuple[str, Path]]:
    real = next(path for path in (folder / "workbooks").glob("*.xlsx") if path.name != "練習用.xlsx")
    yield _REAL, real
    plans = {_START: synthetic_plan(1)} | {_size_name(size): synthetic_plan(size) for size in _SIZES}
    plans[f"750取組・回答{_ANSWERS:,}件"] = answered_plan(synthetic_plan(750), _ANSWERS)
    for number, (name, plan) in enumerate(plans.items()):
        path = folder / f"{number}.xlsx"
        path.write_bytes(create_master(plan))
        yield name, path


def _size_name(size: int) -> str:
    return f"{size:,}取組"


def synthetic_plan(size: int) -> Plan:
    """Make a plan of so many 取組, each a real one under another number, with its own name and text.

    Args:
        size: How many.

    Returns:
        The plan; its other sheets are the real ones.
    """
    plan = real_plan()
    originals = cycle(each for each in plan.initiatives if not each.relisted)
    numbered = [_numbered(index, each) for index, each in enumerate(islice(originals, size))]
    items = [
        (key, Item(key[1], f"基本項目{key[1]}", (), tuple(members)))
        for key, members in groupby(numbered, lambda each: (each.number.policy, each.number.item))
    ]
    policies = (
        Policy(serial, f"基本方針{serial}", tuple(item for _, item in members))
        for serial, members in groupby(items, lambda pair: pair[0][0])
    )
    return replace(plan, policies=tuple(policies))


def _numbered(index: int, initiative: Initiative) -> Initiative:
    rest, serial = divmod(index, _SERIALS)
    policy, item = divmod(rest, _ITEMS)
    number = InitiativeNumber(policy + 1, item + 1, serial + 1)
    return replace(
        initiative,
        number=number,
        name=f"{initiative.name}({number})",
        content=f"{initiative.content}({number})",
    )


def answered_plan(plan: Plan, count: int) -> Plan:
    """Fill 進捗: every department that is asked answers year by year, and first 速報, then 確定.

    Args:
        plan: The plan.
        count: After so many answers it stops.

    Returns:
        The plan with its answers.
    """
    return replace(plan, answers=tuple(islice(_answers(plan), count)))


def _answers(plan: Plan) -> Iterator[Answer]:
    for year in plan.years:
        for answer_round in Round:
            for initiative in plan.initiatives:
                expects = expected(plan, initiative, year)
                status = STATUS_OF_STAGE[expects.entry.stage] if expects.entry else Status.RUNNING
                for department in responders(plan, initiative, year).departments if expects.asked else ():
                    done = f"{initiative.name}について、{department.name}が{year}に説明会を開き({answer_round})、手続を改めた。"
                    yield Answer(
                        year, answer_round, initiative.number, department.name, status, achievement=done
                    )


def _peer(folder: Path) -> Peer:
    """Install frictionless, and write the sheet 取組 of the largest plan with two columns more, and its schema."""
    place = folder / "peer"
    try:
        venv.create(place, with_pip=True)
        python = next(place.glob("[bS]*/python*"))
        install = (python, "-m", "pip", "install", "--quiet", "frictionless[excel]")
        subprocess.run(install, check=True, capture_output=True, timeout=600)
    except (OSError, StopIteration, subprocess.SubprocessError) as error:
        return Peer(None, f"frictionless は入れられなかったので、測っていません({type(error).__name__})。")
    columns = next(each.columns for each in sheets(real_plan().years) if each.name is SheetName.INITIATIVES)
    headings = [*(column.heading for column in columns), *_OTHER_COLUMNS]
    with new_workbook("表", real_plan().established) as (book, buffer):
        out = book.add_sheet("取組")
        for row, values in enumerate(_records(headings)):
            for column, value in enumerate(values):
                out.write_string(row, column, value, book.format())
    (folder / "table.xlsx").write_bytes(buffer.getvalue())
    (folder / "schema.json").write_text(json.dumps(_schema(columns), ensure_ascii=False), "utf-8")
    arguments = (
        python,
        "-m",
        "frictionless",
        "validate",
        "table.xlsx",
        "--schema",
        "schema.json",
        "--trusted",
    )
    return Peer(Command(arguments, folder))


def _records(headings: list[str]) -> Iterator[list[str]]:
    yield headings
    for row in rows(synthetic_plan(max(_SIZES)))[SheetName.INITIATIVES]:
        record = row | dict.fromkeys(_OTHER_COLUMNS, "令和7年3月31日")
        yield [str(record.get(heading, "")) for heading in headings]


def _schema(columns: Iterable[Column]) -> dict[str, object]:
    """Say in a schema what can be said in one of what hitaplan checks on that sheet."""
    required = {"required": True}
    others = [{"name": name, "type": "string", "constraints": required} for name in _OTHER_COLUMNS]
    origin = {"fields": Heading.RELISTED_FROM, "reference": {"resource": "", "fields": Heading.NUMBER}}
    fields = [{"name": each.heading, "type": "string", "constraints": _constraints(each)} for each in columns]
    return {"fields": [*fields, *others], "primaryKey": [Heading.NUMBER], "foreignKeys": [origin]}


def _constraints(column: Column) -> dict[str, object]:
    constraints: dict[str, object] = {"required": True} if column.required else {}
    names = "|".join(name for each in real_plan().departments for name in (each.name, *each.aliases))
    if column.kind is ValueKind.KEY:
        constraints["pattern"] = _NUMBER_PATTERN
    elif column.kind is ValueKind.SCHEDULE:
        entries = {
            each.text for initiative in real_plan().initiatives for each in initiative.schedule.values()
        }
        constraints["enum"] = sorted({*WORDS, *entries})
    elif column.heading in (Heading.DEPARTMENTS, Heading.ASKED):
        constraints["pattern"] = f"(?:{names})(?:、(?:{names}))*"
    else:
        constraints["pattern"] = _TEXT_PATTERN
        constraints["maxLength"] = 32_767
    return constraints


def _table(figures: Mapping[str, Figures]) -> Iterator[str]:
    yield "| 何を | 中央値(秒) | 幅(秒) | CPU(秒) | 上限 |"
    yield "|---|---:|---:|---:|---:|"
    for name, each in figures.items():
        label = name if name == _PEER else f"hitaplan check({name})"
        budget = f"{_BUDGET} 秒" if name == _REAL else "―"
        yield f"| {label} | {each.median:.2f} | {each.spread} | {each.cpu:.2f} | {budget} |"


def _targets(figures: Mapping[str, Figures]) -> Iterator[tuple[float, float]]:
    """What was taken, and what may be."""
    yield figures[_REAL].median, _BUDGET
    yield _growth(figures), _MOST_GROWTH
    if _PEER in figures:
        yield figures[_size_name(_SIZES[-1])].cpu / figures[_PEER].cpu, _MOST_OF_PEER


def _growth(figures: Mapping[str, Figures]) -> float:
    """How many times as long the largest takes as the one before, beyond the start."""
    start = figures[_START].cpu
    before, largest = (figures[_size_name(size)].cpu - start for size in _SIZES[-2:])
    return largest / before


def _ratios(figures: Mapping[str, Figures]) -> Iterator[str]:
    before, largest = map(_size_name, _SIZES[-2:])
    yield f"- {largest}は、開始を除き、{before}の {_growth(figures):.1f} 倍(目標 {_MOST_GROWTH} 倍以下。CPU 時間)。"
    if _PEER in figures:
        ours, peer = figures[largest], figures[_PEER]
        yield (
            f"- {largest}の点検は、frictionless の {ours.cpu / peer.cpu:.2f} 倍"
            f"(時計では {ours.median / peer.median:.2f} 倍。目標 {_MOST_OF_PEER} 倍以下)。"
        )


if __name__ == "__main__":
    sys.exit(main())
