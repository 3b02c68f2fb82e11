"""The progress bar of a terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from hitaplan.workflows.result import Progress, no_progress


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
    with click.progressbar(
        length=1, label="作成中", file=sys.stderr, show_eta=False, item_show_func=str
    ) as bar:

        def advance(done: int, total: int, label: str) -> None:
            bar.length = total
            bar.update(done - bar.pos, label)

        yield advance
