"""用語集: every class of the model and every vocabulary stands in it."""

import enum
import inspect
import re
from pathlib import Path

import pytest

from hitaplan.plan import evaluation, model, progress, responsibility, vocabulary

GLOSSARY = (Path(__file__).parents[1] / "docs" / "用語集.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in GLOSSARY.splitlines()
    if line.startswith("|") and not line.startswith(("|---", "| 言葉 |"))
]
NAMES = {name for row in ROWS for name in re.findall(r"`(\w+)`", row[1])}


def classes_of(module, kind=object):
    return [
        name
        for name, found in inspect.getmembers(module, inspect.isclass)
        if found.__module__ == module.__name__ and issubclass(found, kind) and not name.startswith("_")
    ]


@pytest.mark.parametrize("name", classes_of(model))
def test_glossary__class_of_the_model__stands_in_it(name):
    assert name in NAMES


@pytest.mark.parametrize("name", classes_of(vocabulary, enum.Enum))
def test_glossary__vocabulary__stands_in_it(name):
    assert name in NAMES


@pytest.mark.parametrize(
    "name", [name for module in (evaluation, progress, responsibility) for name in classes_of(module)]
)
def test_glossary__class_about_answers__stands_in_it(name):
    assert name in NAMES


def test_glossary__every_row__word_name_and_meaning():
    assert [row for row in ROWS if len(row) != 3 or not all(row) or "`" not in row[1]] == []


def test_glossary__every_meaning__one_sentence():
    assert [row[2] for row in ROWS if row[2].count("。") != 1 or not row[2].endswith("。")] == []


def test_glossary__every_word__once():
    words = [row[0] for row in ROWS]

    assert sorted(words) == sorted(set(words))
