"""All rules, found by their files."""

import re
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import hitaplan.rules
from hitaplan.findings.finding import Finding
from hitaplan.master.layout import SheetName
from hitaplan.master.master import Master
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.keys import normalize_key
from hitaplan.rules.rule import Rule

_NO_RULES = ("rule", "catalogue")
_SHEETS = tuple(map(str, SheetName))
_CELL = re.compile(r"([A-Z]+)(\d+)")


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule by code; a module of this room is a rule unless it says how rules work."""
    names = sorted(module.name for module in iter_modules(hitaplan.rules.__path__))
    modules = (import_module(f"hitaplan.rules.{name}") for name in names if name not in _NO_RULES)
    return tuple(sorted((module.RULE for module in modules), key=lambda rule: rule.code))


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
    return tuple(sorted(found, key=_order))


def _order(finding: Finding) -> tuple[int, int, int, int, str, str]:
    name = normalize_key(finding.place.sheet)
    sheet = _SHEETS.index(name) if name in _SHEETS else len(_SHEETS)
    cell = _CELL.match(finding.place.cell)
    row, column = (int(cell[2]), _column_number(cell[1])) if cell else (0, 0)
    return (finding.severity.rank, sheet, row, column, finding.code, finding.message)


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
