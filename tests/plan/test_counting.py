import pytest

from hitaplan.plan.counting import InitiativeCount, count_by_policy, count_initiatives
from tests.builders import make_initiative, make_plan


@pytest.mark.parametrize(
    ("listed", "distinct", "label"),
    [
        (65, 61, "65取組(4取組は再掲のため実質61取組)"),
        (2, 1, "2取組(1取組は再掲のため実質1取組)"),
        (17, 17, "17取組"),
        (0, 0, "0取組"),
    ],
)
def test_label__with_and_without_relisted__as_documents_print_it(listed, distinct, label):
    assert InitiativeCount(listed, distinct).label == label


def test_count__a_plan_with_a_relisted_one__listed_and_distinct_by_policy():
    plan = make_plan(
        make_initiative("1-1-1"),
        make_initiative("1-2-1"),
        make_initiative("2-1-1"),
        make_initiative("2-1-2", relisted_from="1-1-1"),
    )
    assert count_initiatives(plan) == InitiativeCount(4, 3)
    assert count_by_policy(plan) == {1: InitiativeCount(2, 2), 2: InitiativeCount(2, 1)}
