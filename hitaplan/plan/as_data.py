"""The plan as plain data, the content of plan.json. Blank fields are left out; plan_from_data is the way back."""

from collections.abc import Iterable
from dataclasses import fields
from enum import Enum
from itertools import groupby
from typing import Any

from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.initiative_number import InitiativeNumber
from hitaplan.plan.japanese_calendar import format_month
from hitaplan.plan.model import (
    PERIOD_TABLE,
    STANDARD_SYSTEMS_ITEM,
    FrontMatter,
    Initiative,
    Item,
    Plan,
    Policy,
)


def plan_as_data(plan: Plan) -> dict[str, Any]:
    """Return the plan as dictionaries, lists and strings.

    Args:
        plan: The plan.

    Returns:
        Data for json.dump; years as R6, numbers as 2-3-10, words as they stand in the master.
    """
    return {
        "title": plan.title,
        "established": format_month(plan.established),
        "period": [plan.first_year.short, plan.last_year.short],
        "target_year": plan.target_year.short,
        "settings": flat(plan.settings),
        "front_matter": {"sections": _sections(plan)},
        "policies": [_policy(plan, policy) for policy in plan.policies],
        "departments": [flat(department) for department in plan.departments],
        "vocabulary": [flat(word) for word in plan.vocabulary],
        "inquiries": [flat(inquiry) for inquiry in plan.inquiries],
        "answers": [flat(answer) for answer in plan.answers],
        "verdicts": [flat(verdict) for verdict in plan.verdicts],
        "revisions": [flat(revision) for revision in plan.revisions],
    }


def flat(record: Any) -> dict[str, Any]:
    """Return the filled fields of a flat record, each as text, a whole number, or a list of texts."""
    named = ((field.name, getattr(record, field.name)) for field in fields(record))
    return {name: _plain(value) for name, value in named if value not in ("", None, ())}


def _plain(value: object) -> Any:
    if isinstance(value, FiscalYear):
        return value.short
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, InitiativeNumber):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def _sections(plan: Plan) -> list[dict[str, Any]]:
    return [
        {"heading": chapter} | _chapter(plan, list(rows))
        for chapter, rows in groupby(plan.front_matter, key=lambda row: row.chapter)
    ]


def _chapter(plan: Plan, rows: list[FrontMatter]) -> dict[str, Any]:
    content: dict[str, Any] = {}
    for section, group in groupby(rows, key=lambda row: row.section):
        paragraphs = list(group)
        if section:
            part = {"heading": section} | _paragraphs(plan, paragraphs)
            content.setdefault("subsections", []).append(part)
        else:
            content |= _paragraphs(plan, paragraphs)
    return content


def _paragraphs(plan: Plan, rows: Iterable[FrontMatter]) -> dict[str, Any]:
    content: dict[str, Any] = {}
    for row in rows:
        if row.paragraph == PERIOD_TABLE:
            content["period_table"] = {"caption": row.text, "rows": _bars(plan)}
        elif row.text:
            content.setdefault("paragraphs", []).append(row.text)
    return content


def _bars(plan: Plan) -> list[dict[str, Any]]:
    return [
        {
            "plan": name,
            "bars": [
                [bar.first_year.short, bar.last_year.short, bar.label, *([bar.note] if bar.note else [])]
                for bar in bars
            ],
        }
        for name, bars in groupby(plan.period_bars, key=lambda bar: bar.plan)
    ]


def _policy(plan: Plan, policy: Policy) -> dict[str, Any]:
    items = [_item(plan, policy, item) for item in policy.items]
    return {"number": policy.number, "title": policy.title, "items": items}


def _item(plan: Plan, policy: Policy, item: Item) -> dict[str, Any]:
    data: dict[str, Any] = {"number": item.number, "title": item.title, "narrative": list(item.narrative)}
    if plan.standard_systems and (policy.number, item.number) == STANDARD_SYSTEMS_ITEM:
        data["standard_systems"] = list(plan.standard_systems)
    return data | {"initiatives": [_initiative(plan, initiative) for initiative in item.initiatives]}


def _initiative(plan: Plan, initiative: Initiative) -> dict[str, Any]:
    data = flat(initiative)
    years = sorted({*plan.years, *initiative.schedule})
    data["schedule"] = {
        year.short: initiative.schedule[year].text if year in initiative.schedule else "" for year in years
    }
    return data
