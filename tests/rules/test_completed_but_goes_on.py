import pytest

from hitaplan.rules.completed_but_goes_on import RULE
from tests.sheets import answers, found_by

DONE = {"状況": "完了", "評価": "完了"}
GOES_ON = "引き続き対象の手続を広げる。"


@pytest.mark.parametrize(
    "outlook",
    [
        GOES_ON,
        "運用を継続する",
        "対象の拡大を図る。",
        "令和7年度も実施する予定。",
        "窓口は廃止する。\n電子申請は引続き受け付ける。",
    ],
)
def test_completed__and_goes_on__at_the_outlook(outlook):
    assert found_by(RULE, answers(DONE | {"今後の予定": outlook})) == [("A008", "warning", "進捗!L2")]


@pytest.mark.parametrize(
    "answer",
    [
        {"評価": "計画どおり"},
        {"状況": "実施中"},
        {"取組番号": "1-1-2", "課": "観光課", "評価": None},
        {"年度": "令和5年度"},
    ],
)
def test_completed__by_either_word_and_by_anybody__found(answer):
    found = found_by(RULE, answers(DONE | {"今後の予定": GOES_ON} | answer))
    assert found == [("A008", "warning", "進捗!L2")]


@pytest.mark.parametrize(
    "answer",
    [
        DONE,
        DONE | {"今後の予定": "通常の業務として運用する。"},
        DONE | {"今後の予定": "継続の予定はない。"},
        DONE | {"今後の予定": "拡大せずに終了する"},
        {"今後の予定": GOES_ON},
        DONE | {"課": "税務課", "今後の予定": GOES_ON},
    ],
)
def test_completed__and_ends_or_not_completed__nothing_found(answer):
    assert found_by(RULE, answers(answer)) == []


def test_completed__early_figures_replaced__nothing_found():
    rows = answers(DONE | {"今後の予定": GOES_ON}, {"区分": "確定"})
    assert found_by(RULE, rows) == []
