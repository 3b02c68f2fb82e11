"""The plan ten and a hundred times over, for measuring how time grows with it.

    python -m benchmarks.large_plans FOLDER

writes masters of the practice plan: in a process of its own, since what measures must stay small.
"""

import sys
from dataclasses import replace
from pathlib import Path

from hitaplan.plan.initiative_number import InitiativeNumber
from hitaplan.plan.model import Initiative, Item, Plan, Policy

# How many times the 基本方針, and within each the 基本項目, are repeated: neither number may have three digits.
COPIES = {65: (1, 1), 650: (1, 10), 6500: (10, 10)}


def smallest(plan: Plan) -> Plan:
    """Return the plan with its first 取組 alone, and what was answered to it."""
    policy = plan.policies[0]
    item = replace(policy.items[0], initiatives=policy.items[0].initiatives[:1])
    number = item.initiatives[0].number
    answers = tuple(each for each in plan.answers if each.number == number)
    return replace(plan, policies=(replace(policy, items=(item,)),), answers=answers, verdicts=())


def multiplied(plan: Plan, policy_copies: int, item_copies: int) -> Plan:
    """Return the plan with its 基本方針 and 基本項目 repeated under new numbers."""
    policy_step = max(policy.number for policy in plan.policies)
    item_step = max(item.number for policy in plan.policies for item in policy.items)

    def moved(policy: Policy, turn: int) -> Policy:
        items = (
            _moved_item(item, turn * policy_step, copy * item_step)
            for copy in range(item_copies)
            for item in policy.items
        )
        return replace(policy, number=policy.number + turn * policy_step, items=tuple(items))

    policies = (moved(policy, turn) for turn in range(policy_copies) for policy in plan.policies)
    shifts = [
        (turn * policy_step, copy * item_step) for turn in range(policy_copies) for copy in range(item_copies)
    ]
    answers = (replace(each, number=_moved(each.number, *shift)) for shift in shifts for each in plan.answers)
    return replace(plan, policies=tuple(policies), answers=tuple(answers))


def _moved(number: InitiativeNumber, policy_shift: int, item_shift: int) -> InitiativeNumber:
    return replace(number, policy=number.policy + policy_shift, item=number.item + item_shift)


def _moved_item(item: Item, policy_shift: int, item_shift: int) -> Item:
    def renumbered(initiative: Initiative) -> Initiative:
        origin = (
            _moved(initiative.relisted_from, policy_shift, item_shift) if initiative.relisted_from else None
        )
        number = _moved(initiative.number, policy_shift, item_shift)
        # A 再掲 says what its original says, and every other 取組 something else.
        mark = f"({origin or number})"
        return replace(
            initiative,
            number=number,
            relisted_from=origin,
            name=initiative.name + mark,
            content=initiative.content + mark,
        )

    initiatives = tuple(map(renumbered, item.initiatives))
    return replace(item, number=item.number + item_shift, initiatives=initiatives)


def main() -> None:
    """Write the masters: 1.xlsx, and one for each size."""
    from benchmarks.measure import ROOT
    from hitaplan.master.creating import create_master
    from hitaplan.master.reading import read_master

    folder = Path(sys.argv[1])
    plan = read_master(ROOT / "workbooks" / "練習用.xlsx").plan
    if plan is None:
        raise SystemExit("練習用.xlsx")
    plans = {1: smallest(plan)} | {size: multiplied(plan, *each) for size, each in COPIES.items()}
    for size, each in plans.items():
        (folder / f"{size}.xlsx").write_bytes(create_master(each))


if __name__ == "__main__":
    main()
