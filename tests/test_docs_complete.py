"""手引き and 検査規則 name everything that the program has."""

import re
from pathlib import Path

import pytest

import hitaplan
from hitaplan.cli import main
from hitaplan.master.layout import PlanItem, SheetName
from hitaplan.plan.evaluation import TABLE
from hitaplan.plan.vocabulary import Status
from hitaplan.rules.catalogue import all_rules

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
MANUAL = (DOCS / "手引き.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
SOURCES = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "hitaplan").rglob("*.py"))
FAILURES = sorted(set(re.findall(r'"([A-Z]-[A-Z]+)"', SOURCES)))
MARKDOWN = sorted(DOCS.glob("*.md"))


def table_after(heading):
    """Return the cells of the first table after a line."""
    rows = MANUAL.split(heading)[1].split("\n\n")
    table = next(part for part in rows if part.startswith("|"))
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]


@pytest.mark.parametrize("command", sorted(set(main.commands) - {"menu"}))
def test_commands__each__in_the_manual_or_the_readme(command):
    assert re.search(rf"hitaplan {command}\b", MANUAL + README)


def test_options__of_the_documents__are_the_programs_own():
    named = {
        (command, option)
        for command, rest in re.findall(r"hitaplan ([a-z-]+)((?:[^`\n]|\n(?!\n))*?)`", MANUAL + README)
        for option in re.findall(r"--[a-z-]+", rest)
        if command in main.commands
    }
    known = {
        (name, option)
        for name, command in main.commands.items()
        for parameter in command.params
        for option in parameter.opts
    }
    assert {("report", "--actual"), ("report", "--pdf"), ("collect", "--apply")} <= named <= known


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_rules__each__on_the_page_of_rules(rule):
    page = DOCS / "検査規則.md"

    assert not page.exists() or f"| {rule.code} |" in page.read_text(encoding="utf-8")


def test_rules__codes_of_the_manual__are_the_programs_own():
    named = re.findall(r"\b[A-Z]\d{3}\b", MANUAL)

    returns = set(re.findall(r'"(K\d{3})"', SOURCES))
    assert named
    assert set(named) <= {rule.code for rule in all_rules()} | returns
    assert returns <= set(named)


@pytest.mark.parametrize("code", FAILURES)
def test_failures__each_code__among_the_messages(code):
    assert re.search(rf"{code}(?![A-Z])", MANUAL)


def test_failures__codes_of_the_manual__are_the_programs_own():
    assert set(re.findall(r"\b[A-Z]-[A-Z]{2,}\b", MANUAL)) <= set(FAILURES)


@pytest.mark.parametrize("name", SheetName)
def test_sheets__each__has_its_heading_in_the_manual(name):
    assert f"\n### {name}\n" in MANUAL


@pytest.mark.parametrize("item", PlanItem)
def test_plan_items__each__in_the_manual(item):
    assert item in MANUAL.split("\n### 計画\n")[1].split("\n### ")[0]


def test_template_words__manual__leads_to_the_page_of_words():
    assert "(差込項目.md)" in MANUAL
    assert "hitaplan template check" in MANUAL


def test_evaluation_table__in_the_manual__is_the_programs_own():
    head, _, *rows = table_after("\n## 6 ")

    assert head[1:] == list(Status)
    assert [row[1:] for row in rows] == [[table[status] for status in Status] for table in TABLE.values()]


@pytest.mark.parametrize("path", MARKDOWN, ids=lambda path: path.stem)
def test_links__each_page__lead_to_files_and_headings(path):
    text = path.read_text(encoding="utf-8")
    broken = []
    for target, anchor in re.findall(r"\]\((?!https?:)([^)#]*)#?([^)]*)\)", text):
        page = (path.parent / target) if target else path
        if not page.exists() or (anchor and anchor not in anchors(page)):
            broken.append(f"{target}#{anchor}")

    assert broken == []


def anchors(page):
    """Return the anchors that GitHub gives to the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", heading).lower().replace(" ", "-") for heading in headings}


def test_changelog__this_version__has_its_section():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert f"## [{hitaplan.__version__}]" in changelog
