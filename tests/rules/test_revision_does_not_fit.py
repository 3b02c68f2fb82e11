import pytest

from hitaplan.rules.revision_does_not_fit import RULE
from tests.sheets import Edit, added, append, check, delete_row, found_by, put

REVISION = {
    "改定日": "令和8年3月25日",
    "適用年度": "令和8年度",
    "種別": "変更",
    "取組番号": "1-1-3",
    "項目": "令和9年度",
    "改定前": "検討",
    "改定後": "実施予定",
}
PLACE = [("H003", "warning", "改定履歴!G2")]


def revisions(*changes: dict[str, object]) -> Edit:
    return append("改定履歴", *(REVISION | change for change in changes))


@pytest.mark.parametrize(
    "change",
    [
        {"改定後": "完了予定"},
        {"改定前": "そのうち"},
        {"項目": "担当"},
        {"種別": "廃止", "項目": "取組", "取組番号": "1-1-9", "改定前": "なくなった取組", "改定後": None},
    ],
)
def test_revision__that_does_not_fit_the_plan__at_what_it_says_now(change):
    assert found_by(RULE, revisions(change)) == PLACE


def test_revision__that_does_not_fit__told_with_both_texts_and_found_alone():
    edit = revisions({"改定後": "完了予定"})
    (message,) = [each.message for each in check(edit) if each.code == "H003"]
    assert message.startswith(
        "取組 1-1-3 の「令和9年度」(「検討」→「完了予定」)を、令和8年度より前に戻せません。"
    )
    assert added(edit) == PLACE


@pytest.mark.parametrize(
    "edits",
    [
        (),
        (revisions({}),),
        (revisions({"取組番号": "１－１－３", "項目": "令和 9 年度"}),),
        (revisions({"適用年度": None, "改定後": "完了予定"}),),
        (revisions({"項目": None}),),
        (revisions({"取組番号": None, "項目": "基本項目: 1-1"}),),
        (revisions({"改定後": "完了予定"}), put("取組!A4", "1-1-2")),
        (revisions({"改定後": "実施中", "改定前": "検討"}, {"改定前": "実施中"}),),
    ],
)
def test_revision__that_fits_or_another_rule_speaks__nothing_found(edits):
    assert found_by(RULE, *edits) == []


def test_revision__initiative_gone_with_all_its_texts__nothing_found():
    gone = {"種別": "廃止", "取組番号": "1-1-8", "改定後": None}
    said = {"取組": "名", "取組内容": "文", "事業担当課": "税務課", "令和8年度": "検討"}
    rows = [gone | {"項目": field, "改定前": text} for field, text in said.items()]
    assert found_by(RULE, revisions(*rows), delete_row("取組", 9)) == []
