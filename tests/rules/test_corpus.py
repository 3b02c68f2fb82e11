"""The real master broken in every way that an officer breaks it, and all that is found: no more and no less.

A case is an edit, or several, and the complete list of what is found beyond the findings of the untouched master.
"""

import re

import pytest

from hitaplan.master.layout import SheetName
from hitaplan.rules.catalogue import all_rules
from tests.rules.corpus import Cases
from tests.rules.corpus_cells import DELETED, TEXTS, TYPED_OVER, WIDTHS
from tests.rules.corpus_layout import COLUMNS, EXCEL, ROWS, SHEETS
from tests.rules.corpus_pairs import PAIRS
from tests.rules.corpus_records import ANSWERS, INQUIRIES, REVISIONS
from tests.sheets import (
    all_added,
)

SINGLES = {
    "typed over": TYPED_OVER,
    "deleted": DELETED,
    "rows": ROWS,
    "columns": COLUMNS,
    "sheets": SHEETS,
    "Excel": EXCEL,
    "widths": WIDTHS,
    "texts": TEXTS,
    "answers": ANSWERS,
    "revisions": REVISIONS,
    "inquiries": INQUIRIES,
}
# The file itself: no edit of its sheets breaks these (test_macros_present.py, test_open_in_excel.py).
ABOUT_THE_FILE = {"F001", "F002"}


def _parameters(groups: dict[str, Cases]) -> list[object]:
    return [
        pytest.param(edits if isinstance(edits, tuple) else (edits,), expected, id=f"{group} {number}")
        for group, cases in groups.items()
        for number, (edits, expected) in enumerate(cases, 1)
    ]


@pytest.mark.parametrize(("edits", "expected"), _parameters(SINGLES))
def test_single_mistake__on_the_real_master__exactly_these_findings(edits, expected):
    assert ", ".join(map(" ".join, all_added(*edits))) == expected


@pytest.mark.parametrize(("edits", "expected"), _parameters({"pair": PAIRS}))
def test_two_mistakes__on_the_real_master__exactly_these_findings(edits, expected):
    assert ", ".join(map(" ".join, all_added(*edits))) == expected


def test_corpus__every_rule__broken_twice():
    expected = " ".join(
        expected for _, expected in (*(case for each in SINGLES.values() for case in each), *PAIRS)
    )
    times = {rule.code: len(re.findall(rf"\b{rule.code} ", expected)) for rule in all_rules()}
    assert {code for code, count in times.items() if count < 2} <= ABOUT_THE_FILE


def test_corpus__every_sheet__broken():
    expected = " ".join(expected for each in SINGLES.values() for _, expected in each)
    assert [name for name in SheetName if name is not SheetName.GUIDE and f" {name}" not in expected] == []


def test_corpus__size__as_large_as_promised():
    assert sum(map(len, SINGLES.values())) >= 150
    assert len(PAIRS) >= 25
