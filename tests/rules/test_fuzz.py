"""Whatever anybody does to a master, the check says something about it and never raises."""

import re
from collections.abc import Callable
from datetime import datetime, time, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from hitaplan.master.layout import Heading, PlanItem, SheetName
from hitaplan.office.cells import CellRange
from hitaplan.plan.vocabulary import Evaluation, Round, Stage, Status
from hitaplan.rules.catalogue import all_rules, check_master
from tests.accidents import all_answered, clear, copy_cells, copy_sheet, hide, merge, swap
from tests.sheets import (
    Edit,
    clear_column,
    copy_row,
    delete_column,
    delete_row,
    delete_sheet,
    insert_row,
    put,
    put_formula,
    read,
    real_plan,
    rename_heading,
    rename_sheet,
)

CODES = {rule.code for rule in all_rules()}
JAPANESE = re.compile("[\u3041-\u30ff\u4e00-\u9fff]")
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
TITLES = st.sampled_from(list(map(str, SheetName)))
# Of the whole sheet, or of the rows that matter most.
ROWS = st.one_of(st.integers(1, 70), st.integers(1, 5))
CELLS = st.builds("{}{}".format, st.sampled_from("ABCDEFGHIJKLMNOPQR"), ROWS)
RANGES = st.tuples(st.integers(1, 17), ROWS, st.integers(0, 3), st.integers(0, 3)).map(
    lambda area: str(CellRange(area[1], area[0], area[1] + area[2], area[0] + area[3]))
)
HEADINGS = st.sampled_from(
    [*map(str, Heading), *(f"令和{year}年度" for year in range(1, 12)), "R6", "２０２４"]
)
WORDS = st.sampled_from(
    [
        *(str(word) for words in (Heading, PlanItem, Round, Stage, Status, Evaluation) for word in words),
        *("1-1-1", "１－１－３", "2-2-2", "1-1", "9-9-9", "R6", "令和6年度", "令和99年度", "元年", "2024"),
        *(
            "関係各課",
            "情報統計課",
            "情報 統計課",
            "税務果",
            "農業委員会",
            "税務課,市民課",
            "、、",
            "・",
            "課",
        ),
        *("実施予定(一部拡大)", "実施予定(", "事業開始・完了", "完了予定", "検討", "()", "実施予定（）"),
        *(
            "令和7年3月31日",
            "R7.3.31",
            "2025/2/30",
            "来週",
            "同上",
            "〃",
            "…",
            "要確認",
            "再掲",
            "(再掲)",
            "取組 (2)",
        ),
        *(
            "\ue000",
            "ｼｽﾃﾑ",
            "①",
            "=",
            "-1",
            "@",
            "9" * 5000,
            "長" * 32_767,
            "𠮷" * 40,
            "\u200b",
            "{{ 課名 }}",
        ),
    ]
)
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=20
)
VALUES = st.one_of(
    st.none(),
    WORDS,
    TEXTS,
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.integers(1, 60_000),
    st.floats(-1e9, 1e9),
    st.datetimes(datetime(1900, 3, 1), datetime(2199, 12, 31)),
    st.just(time(17, 15)),
    st.just(timedelta(hours=30)),
    st.sampled_from(["=A3", "#REF!", "#N/A", "#NAME?", "=1+1"]),
)


def _place(title: str, cells: str) -> str:
    return f"{title}!{cells}"


PLACES = st.builds(_place, TITLES, CELLS)
AREAS = st.builds(_place, TITLES, RANGES)
EDITS = st.one_of(
    st.builds(put, PLACES, VALUES),
    st.builds(put, PLACES, VALUES),
    st.builds(put_formula, PLACES, st.just("=A3"), VALUES),
    st.builds(clear, AREAS),
    st.builds(copy_cells, AREAS, CELLS),
    st.builds(copy_row, TITLES, ROWS),
    st.builds(delete_row, TITLES, ROWS),
    st.builds(insert_row, TITLES, ROWS, VALUES, VALUES),
    st.builds(swap, TITLES, ROWS, ROWS),
    st.builds(hide, TITLES, ROWS),
    st.builds(rename_heading, TITLES, HEADINGS, st.one_of(HEADINGS, VALUES)),
    st.builds(clear_column, TITLES, HEADINGS),
    st.builds(delete_column, TITLES, HEADINGS),
    st.builds(
        rename_sheet, TITLES, st.sampled_from(["取 組", "取組 (2)", "進捗_旧", "けいかく", "担当課\u3000"])
    ),
    st.builds(copy_sheet, TITLES, st.sampled_from(["取組 (2)", "進 捗", "メモ"])),
    st.builds(delete_sheet, TITLES),
)
MERGES = st.builds(merge, AREAS)


def _where_possible(edit: Edit) -> Callable[[Workbook], None]:
    """The edit, or nothing where its sheet, its heading or its row is gone."""

    def try_to(book: Workbook) -> None:
        try:
            edit(book)
        except (KeyError, StopIteration, ValueError):
            return

    return try_to


@given(
    answered=st.booleans(),
    edits=st.lists(EDITS, min_size=1, max_size=25),
    merges=st.lists(MERGES, max_size=3),
)
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_check__any_edits__findings_that_can_be_understood_and_never_an_exception(*, answered, edits, merges):
    first = [all_answered()] if answered else []
    # Into a merged cell openpyxl lets nobody write.
    master = read(*map(_where_possible, [*first, *edits, *merges]))
    titles = {grid.title for grid in master.grids} | set(SheetName)

    for finding in (*check_master(master), *check_master(master, real_plan().years)):
        assert finding.code in CODES
        assert finding.place.sheet in titles
        assert _exists(finding.place.cell)
        assert JAPANESE.search(finding.message)
        assert JAPANESE.search(finding.remedy)


def _exists(address: str) -> bool:
    area = CellRange.parse(address)
    if area is None:
        return not address
    return (
        1 <= area.first_row <= area.last_row <= LAST_ROW
        and 1 <= area.first_column <= area.last_column <= LAST_COLUMN
    )
