import pytest

from hitaplan.rules.missing_evaluation import RULE
from tests.sheets import answers, append, delete_column, found_by, remedies

BLANK = {"評価": None}


@pytest.mark.parametrize(
    "rows", [[BLANK], [{"評価": " "}], [BLANK | {"年度": "令和5年度"}], [BLANK | {"区分": "確定"}, {}]]
)
def test_evaluation_of_the_lead__blank__at_its_cell(rows):
    assert found_by(RULE, answers(*rows)) == [("A012", "warning", "進捗!H2")]


def test_evaluation_of_the_lead__blank__the_proposal_is_told():
    assert "「計画どおり」" in remedies(RULE, answers(BLANK))


@pytest.mark.parametrize(
    "rows",
    [
        [{}],
        [BLANK | {"状況": None}],
        [BLANK, {"区分": "確定"}],
        [BLANK | {"取組番号": "1-1-2", "課": "観光課"}],
        [{"評価": "#REF!"}],
    ],
    ids=["given", "no answer", "replaced by 確定", "of a 関係課", "of another rule"],
)
def test_evaluation__given_or_not_called_for__nothing_found(rows):
    assert found_by(RULE, answers(*rows)) == []


def test_evaluation__decided_by_the_section__nothing_found():
    decided = append("取組別まとめ", {"年度": "令和6年度", "取組番号": "1-1-3", "評価(確定)": "計画どおり"})
    assert found_by(RULE, answers(BLANK), decided) == []


def test_evaluation__column_missing__another_rule_speaks():
    assert found_by(RULE, answers(BLANK), delete_column("進捗", "評価")) == []
