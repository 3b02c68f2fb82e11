"""How long a comparison of two masters takes: 65 取組, ten times and a hundred times as many.

    python -m benchmarks.compare [runs]

Whole processes. In the new master every seventh 取組 has another 取組内容, every fiftieth is gone, and every thirtieth
is renumbered without 旧番号. What two plans of one 取組 take is taken for the start and left out of the growth. Ends with
exit code 1 if ten times the 取組 take clearly more than ten times as long.
"""

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from benchmarks.large_plans import COPIES, multiplied, smallest
from benchmarks.measure import HITAPLAN, Command, grows_linearly, measure
from hitaplan.master.creating import create_master
from hitaplan.plan.model import Initiative, Item, Plan
from tools.make_workbooks import real_plan


def main() -> int:
    """Make the masters, measure, print a Markdown table, and return the exit code."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    plan = real_plan()
    plans = {1: smallest(plan)} | {size: multiplied(plan, *each) for size, each in COPIES.items()}
    with tempfile.TemporaryDirectory() as parent:
        commands = {}
        for size, each in plans.items():
            old, new, out = (Path(parent) / f"{name}_{size}" for name in ("old", "new", "output"))
            old, new = old.with_suffix(".xlsx"), new.with_suffix(".xlsx")
            old.write_bytes(create_master(each))
            new.write_bytes(create_master(_revised(each)))
            arguments = (*HITAPLAN, "compare", old, new, "--out", out)
            commands[str(size)] = Command(arguments, Path(parent), out)
        figures = measure(commands, runs)
    print("| 取組 | 時計(秒) | CPU(秒) | 開始を除く(秒) | 前の件数の何倍か |")
    print("|---:|---:|---:|---:|---:|")
    before = None
    for size in COPIES:
        measured = figures[str(size)]
        beyond = measured.cpu - figures["1"].cpu
        growth = f"{beyond / before:.1f}" if before else "―"
        print(f"| {size:,} | {measured.median:.2f} | {measured.cpu:.2f} | {beyond:.2f} | {growth} |")
        before = beyond
    return int(not grows_linearly(figures["650"], figures["6500"], 10))


def _revised(plan: Plan) -> Plan:
    named = {each.relisted_from for each in plan.initiatives}
    places = {each.number: place for place, each in enumerate(plan.initiatives)}

    def item(old: Item) -> Item:
        kept = (each for each in old.initiatives if places[each.number] % 50 != 9 or each.number in named)
        revised = (_one(each, places[each.number], free=each.number not in named) for each in kept)
        return replace(old, initiatives=tuple(sorted(revised, key=lambda each: each.number)))

    policies = (replace(policy, items=tuple(map(item, policy.items))) for policy in plan.policies)
    return replace(plan, policies=tuple(policies))


def _one(initiative: Initiative, place: int, *, free: bool) -> Initiative:
    if initiative.relisted or not free:
        return initiative
    if place % 7 == 3:
        return replace(initiative, content=initiative.content.replace("ため、", "ため、市民の声を聴き、"))
    if place % 30 == 14:
        return replace(initiative, number=replace(initiative.number, serial=initiative.number.serial + 300))
    return initiative


if __name__ == "__main__":
    sys.exit(main())
