"""The order of a plan: 基本方針, 基本項目 and 取組 by their numbers, in whatever order the rows of the master stand."""

from dataclasses import replace

from hitaplan.plan.model import Item, Plan, Policy


def in_plan_order(plan: Plan) -> Plan:
    """Return the plan with its 基本方針, 基本項目 and 取組 in the order of their numbers.

    Args:
        plan: The plan.

    Returns:
        The same plan, in that order.
    """
    policies = sorted(map(_ordered_policy, plan.policies), key=lambda each: each.number)
    return replace(plan, policies=tuple(policies))


def _ordered_policy(policy: Policy) -> Policy:
    items = sorted(map(_ordered_item, policy.items), key=lambda each: each.number)
    return replace(policy, items=tuple(items))


def _ordered_item(item: Item) -> Item:
    return replace(item, initiatives=tuple(sorted(item.initiatives, key=lambda each: each.number)))
