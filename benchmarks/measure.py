"""Measures commands as whole processes: seconds by the clock on the wall, and the most memory that was held.

All commands take turns, so that whatever else the machine does hits them alike. Needs Linux or macOS (os.wait4).
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
PYTHON = sys.executable
HITAPLAN = (PYTHON, "-m", "hitaplan")
# ru_maxrss counts kilobytes, on macOS bytes.
_MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024

# What is exceeded by less may be the noise of the machine.
NOISE = 1.5


@dataclass(frozen=True, slots=True)
class Command:
    """One command to be measured.

    Attributes:
        arguments: The program and its arguments.
        folder: Where it runs.
        makes: A folder that it makes; cleared before each run, so that every run does the same.
    """

    arguments: Sequence[str | Path]
    folder: Path
    makes: Path | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """What several runs of one command took.

    Attributes:
        seconds: Wall seconds of each run.
        cpu_seconds: Processor seconds of each run; other work on the machine hardly shows in them.
        peak_mib: The largest resident set of any run, in MiB. The measuring process itself is the floor: Linux
            hands its size down to every child, so it must not import anything large before it measures.
    """

    seconds: tuple[float, ...]
    cpu_seconds: tuple[float, ...]
    peak_mib: float

    @property
    def median(self) -> float:
        """The median of the wall seconds."""
        return median(self.seconds)

    @property
    def cpu(self) -> float:
        """The median of the processor seconds."""
        return median(self.cpu_seconds)

    @property
    def spread(self) -> str:
        """The fastest and the slowest run: 「0.97-1.12」."""
        return f"{min(self.seconds):.2f}-{max(self.seconds):.2f}"


@dataclass(frozen=True, slots=True)
class Budget:
    """What a command may take."""

    seconds: float
    mib: float | None = None

    def __str__(self) -> str:
        """Return the budget as the tables show it."""
        return f"{self.seconds:g} 秒" + (f"・{self.mib:g} MiB" if self.mib else "")

    def clearly_exceeded_by(self, figures: Figures) -> bool:
        """Whether time or memory was exceeded by more than the noise of the machine."""
        taken = max(figures.median / self.seconds, figures.peak_mib / self.mib if self.mib else 0.0)
        return taken > NOISE


def grows_linearly(smaller: Figures, larger: Figures, times: int) -> bool:
    """Whether what is so many times as large takes no more than so many times as long, but for noise."""
    return larger.cpu <= times * NOISE * smaller.cpu


def measure(commands: Mapping[str, Command], runs: int = 7) -> dict[str, Figures]:
    """Run every command so many times, in turns, after one round that does not count.

    Args:
        commands: The commands by the names under which they are reported.
        runs: How many times each is measured.

    Returns:
        The figures of each command, under the same names.

    Raises:
        subprocess.CalledProcessError: If a command fails; a failed run measures nothing.
    """
    # Byte-code as an installed program has it; the round that does not count makes it.
    with tempfile.TemporaryDirectory() as bytecode:
        rounds = [
            {name: _run(command, bytecode) for name, command in commands.items()} for _ in range(runs + 1)
        ]
    counted = rounds[1:]
    return {
        name: Figures(
            seconds=tuple(each[name][0] for each in counted),
            cpu_seconds=tuple(each[name][1] for each in counted),
            peak_mib=max(each[name][2] for each in counted),
        )
        for name in commands
    }


def working_folder(parent: Path) -> Path:
    """Make a working folder with `hitaplan init`.

    Args:
        parent: Where to make it.

    Returns:
        The folder, with the real master and the practice workbook in it.
    """
    folder = parent / "work"
    _run(Command((*HITAPLAN, "init", folder), parent), str(parent / "bytecode"))
    return folder


def _run(command: Command, bytecode: str) -> tuple[float, float, float]:
    if command.makes:
        shutil.rmtree(command.makes, ignore_errors=True)
    # The code of this working copy, wherever the command runs.
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": bytecode}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    arguments = [str(argument) for argument in command.arguments]
    started = time.perf_counter()
    process = subprocess.Popen(
        arguments, cwd=command.folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    # Each child's own peak; resource.getrusage would give the largest of all children so far.
    message = process.stderr.read() if process.stderr else b""
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.stderr:
        process.stderr.close()
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, arguments, stderr=message.decode())
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _MAXRSS_UNIT / 2**20
