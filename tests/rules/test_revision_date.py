from datetime import date

import pytest

from hitaplan.rules.revision_date import RULE
from tests.sheets import added, append, delete_column, found_by, sheet

REVISION = {"改定日": "令和8年3月25日", "適用年度": "令和8年度", "種別": "変更", "取組番号": "1-1-3"}
DAY, YEAR = ("H002", "warning", "改定履歴!A2"), ("H002", "warning", "改定履歴!B2")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"改定日": None}, [DAY]),
        ({"改定日": "\u3000"}, [DAY]),
        ({"改定日": "昨年の春"}, [DAY]),
        ({"改定日": "令和8年3月"}, [DAY]),
        ({"改定日": "令和8年2月30日"}, [DAY]),
        ({"改定日": 20260325}, [DAY]),
        ({"適用年度": None}, [YEAR]),
        ({"改定日": "昨年の春", "適用年度": None}, [DAY, YEAR]),
    ],
)
def test_revision__without_a_date__named(change, expected):
    assert found_by(RULE, append("改定履歴", REVISION | change)) == expected
    assert added(append("改定履歴", REVISION | change)) == expected


@pytest.mark.parametrize(
    "edits",
    [
        (),
        (append("改定履歴", REVISION),),
        (append("改定履歴", REVISION | {"改定日": "R8.3.25"}),),
        (append("改定履歴", REVISION | {"改定日": "2026/3/25"}),),
        (append("改定履歴", REVISION | {"改定日": date(2026, 3, 25)}),),
        (append("改定履歴", REVISION | {"改定日": "#REF!"}),),
        (append("改定履歴", REVISION | {"改定日": True}),),
        (append("改定履歴", REVISION | {"適用年度": "次の年度"}),),
        (append("改定履歴", REVISION | {"適用年度": date(2026, 4, 1)}),),
        (append("改定履歴", REVISION), delete_column("改定履歴", "改定日")),
        (append("改定履歴", REVISION), delete_column("改定履歴", "適用年度")),
        (sheet("改定履歴", "改定日 | 適用年度 | 種別\n | | "),),
    ],
)
def test_revision__dated_or_of_another_rule__nothing_found(edits):
    assert found_by(RULE, *edits) == []
