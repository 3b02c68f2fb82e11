import pytest

from hitaplan.rules.catalogue import all_rules
from hitaplan.workflows.template_tools import template_words
from tools.make_docs import RULES_PAGE, WORDS_PAGE, explanation, rules_page, words_page

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


def test_words_page__as_committed__is_what_the_words_say():
    assert WORDS_PAGE.read_text("utf-8") == words_page(), "run: python -m tools.make_docs"


@pytest.mark.parametrize("name", template_words())
def test_words_page__every_word_of_a_template__has_its_meaning(name):
    section = words_page().split(f"\n## {name}\n")[1].split("\n## ")[0]
    for each in template_words()[name]:
        assert each.meaning
        assert f"{each.name} | {each.meaning} |" in section
