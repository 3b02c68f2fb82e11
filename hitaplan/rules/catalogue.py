"""All rules, found by their files."""

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import hitaplan.rules
from hitaplan.findings.finding import Finding
from hitaplan.master.layout import SheetName
from hitaplan.master.master import Master
from hitaplan.office.cells import CellRange
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.keys import normalize_key
from hitaplan.rules.folding import folded, without_followers
from hitaplan.rules.rule import Rule

_SHEETS = tuple(map(str, SheetName))
_WHOLE_SHEET = CellRange(0, 0, 0, 0)


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule by code; a module of this room is a rule where it has a RULE."""
    names = sorted(module.name for module in iter_modules(hitaplan.rules.__path__))
    modules = (import_module(f"hitaplan.rules.{name}") for name in names)
    rules = (module.RULE for module in modules if hasattr(module, "RULE"))
    return tuple(sorted(rules, key=lambda rule: rule.code))


def check_master(master: Master, asked_years: Iterable[FiscalYear] = ()) -> tuple[Finding, ...]:
    """Check a master by all rules.

    Args:
        master: The master as it was read.
        asked_years: The fiscal years asked for; without any, the master's 対象年度.

    Returns:
        The findings, the gravest first, then in the order of sheets and cells.
    """
    years = tuple(asked_years) or ((master.plan.target_year,) if master.plan else ())
    found = (finding for rule in all_rules() for finding in rule.check(master, years))
    return tuple(sorted(folded(without_followers(found)), key=_order))


def _order(finding: Finding) -> tuple[int, int, CellRange, str, str]:
    name = normalize_key(finding.place.sheet)
    sheet = _SHEETS.index(name) if name in _SHEETS else len(_SHEETS)
    cell = CellRange.parse(finding.place.cell) or _WHOLE_SHEET
    return (finding.severity.rank, sheet, cell, finding.code, finding.message)
