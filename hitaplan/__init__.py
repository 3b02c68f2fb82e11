"""hitaplan: the tool with which a Japanese city keeps its plan honest.

As a library: read_master, check, year_end, collect, report, compare, review and export, typed and without printing. The commands are thin over them.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hitaplan.master.reading import read_master
    from hitaplan.workflows.check import check
    from hitaplan.workflows.collect import collect
    from hitaplan.workflows.compare import compare
    from hitaplan.workflows.export import export
    from hitaplan.workflows.report import report
    from hitaplan.workflows.review import review
    from hitaplan.workflows.year_end import year_end

__version__ = "0.1.0"
__all__ = ["check", "collect", "compare", "export", "read_master", "report", "review", "year_end"]

# Each name is imported when it is asked for: `hitaplan --help` needs no Office library.
_HOMES = {
    "read_master": "hitaplan.master.reading",
    "check": "hitaplan.workflows.check",
    "collect": "hitaplan.workflows.collect",
    "compare": "hitaplan.workflows.compare",
    "report": "hitaplan.workflows.report",
    "review": "hitaplan.workflows.review",
    "year_end": "hitaplan.workflows.year_end",
    "export": "hitaplan.workflows.export",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'hitaplan' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
