import pytest

from hitaplan.rules.catalogue import all_rules
from tools.make_docs import RULES_PAGE, explanation, rules_page

PARTS = ["見つけるもの", "困ること", "悪い例", "良い例", "限界"]


def test_rules_page__as_committed__is_what_the_rules_say():
    assert RULES_PAGE.read_text("utf-8") == rules_page(), "run: python -m tools.make_docs"


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_rules_page__every_rule__has_its_heading_and_all_its_text(rule):
    section = rules_page().split(f"\n## {rule.code} {rule.title}\n")[1].split("\n## ")[0]
    parts = explanation(rule)
    assert list(parts) == PARTS
    assert all(text and text in section for text in parts.values())
    assert f"重要度: {rule.severity.label}" in section
