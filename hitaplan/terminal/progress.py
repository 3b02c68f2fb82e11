"""The progress bar of a terminal."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import click

from hitaplan.workflows.result import Progress, no_progress

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar


@contextmanager
def progress_bar(*, shown: bool) -> Iterator[Progress]:
    """Show a progress bar while a command works, on a terminal only.

    Args:
        shown: False where nothing but the result may be printed.

    Yields:
        What the workflow calls after each step.
    """
    if not shown or not sys.stderr.isatty():
        yield no_progress
        return
    with ExitStack() as stack:
        bars: list[ProgressBar[str]] = []

        def advance(done: int, total: int, label: str) -> None:
            # Begun with the first step: what is said before stands above the bar.
            if not bars:
                bars.append(stack.enter_context(_bar(total)))
            bars[0].update(done - bars[0].pos, label)

        yield advance


def _bar(total: int) -> "ProgressBar[str]":
    return click.progressbar(
        length=total,
        label="処理中",
        file=sys.stderr,
        show_eta=False,
        item_show_func=lambda label: str(label or ""),
    )
