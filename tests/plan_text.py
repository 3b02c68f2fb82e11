"""The 取組 as plan.json prints them, and who answers for them, without any code of the program."""

import json

from tests.builders import SECTION
from tests.sheets import PLAN_JSON

INITIATIVES = [
    each
    for policy in json.loads(PLAN_JSON.read_text("utf-8"))["policies"]
    for item in policy["items"]
    for each in item["initiatives"]
]
_COLLECTIVE = ("関係各課", "各課")
# The plan prints one department under another name (plan p. 3-17, 1-2-1).
_OTHER_NAMES = {"農業委員会": "農業委員会事務局"}


def in_block(planned: str) -> str:
    """What a block prints of a スケジュール: its note on a line of its own, as in the published plan."""
    return planned.replace("(", "\n(", 1)


def asked_names(number: str) -> list[str]:
    """Who answers for a 取組, the 主管課 first."""
    entry = next(each for each in INITIATIVES if each["number"] == number)
    if "relisted_from" in entry:
        return asked_names(entry["relisted_from"])
    names = entry.get("inquiry") or entry["departments"]
    return [_OTHER_NAMES.get(name, name) for name in names if name not in _COLLECTIVE] or [SECTION]
