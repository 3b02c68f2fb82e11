from datetime import date

import pytest

from hitaplan.rules.revision_of_unknown_initiative import RULE
from tests.sheets import Edit, added, append, delete_row, found_by, put, remedies

REVISION = {"改定日": "令和8年3月25日", "適用年度": "令和8年度", "種別": "変更", "取組番号": "1-1-3"}


def revisions(*changes: dict[str, object]) -> Edit:
    return append("改定履歴", *(REVISION | change for change in changes))


@pytest.mark.parametrize(
    ("edit", "place"),
    [
        (revisions({"取組番号": "1-1-99"}), "改定履歴!D2"),
        (revisions({}, {"取組番号": "５－１－１", "種別": "追加"}), "改定履歴!D3"),
        (revisions({"取組番号": date(2001, 1, 31)}), "改定履歴!D2"),
        (revisions({"取組番号": "1-1-99", "種別": None}), "改定履歴!D2"),
        (revisions({"取組番号": "1-1-99", "種別": "完了"}), "改定履歴!D2"),
    ],
)
def test_revision__of_unknown_initiative__named(edit, place):
    assert found_by(RULE, edit) == [("H001", "warning", place)]


def test_revision__near_miss__suggested_and_nothing_else_found():
    edit = revisions({"取組番号": "4-4-11"})
    assert "「4-4-1」ではありませんか" in remedies(RULE, edit)
    assert added(edit) == [("H001", "warning", "改定履歴!D2")]


@pytest.mark.parametrize(
    "edits",
    [
        (revisions({}, {"取組番号": "１－１－３"}, {"取組番号": date(2001, 1, 3)}),),
        (revisions({"取組番号": None}, {"取組番号": "全体"}, {"取組番号": "1-1"}),),
        (revisions({"取組番号": "1-1-99", "種別": "廃止"}, {"取組番号": "1-1-98", "種別": "統合"}),),
        (revisions({"取組番号": "1-1-99", "種別": "番号 変更"}),),
        (revisions({"取組番号": "1-1-99", "種別": "完了", "項目": "取組"}, {"取組番号": "1-1-99"}),),
        (revisions({"取組番号": "1-1-99"}, {"取組番号": "1-1-99", "種別": "廃止"}),),
        (revisions({"取組番号": "1-1-99"}), put("取組!L4", "1-1-99")),
        (revisions({"取組番号": "1-1-99"}), put("取組!L4", "1-1-98、1-1-99")),
        (revisions({"取組番号": "2-1-31"}), put("取組!L4", date(2002, 1, 31))),
        (revisions({"取組番号": "1-1-99", "種別": "廃止する"}),),
        (revisions({"取組番号": "1-1-3"}), put("取組!A4", "1-1")),
        (revisions({"取組番号": "1-1-3"}), put("取組!A4", "1-1-2")),
        (revisions({"取組番号": "1-1-8", "種別": "廃止"}), delete_row("取組", 9)),
    ],
)
def test_revision__of_known_or_retired_initiative__nothing_found(edits):
    assert found_by(RULE, *edits) == []
