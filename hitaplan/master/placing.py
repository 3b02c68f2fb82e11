"""基本方針 and 基本項目 of a former 版, and the 取組 put where their numbers say."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from hitaplan.master.layout import Heading
from hitaplan.master.plan_building import PARAGRAPH_BREAK
from hitaplan.master.rows import item_rows, policy_rows
from hitaplan.plan.model import Initiative, Item, Policy


def heading_rows(policies: Sequence[Policy]) -> Iterator[dict[str, str]]:
    """Yield 基本方針 and 基本項目 as rows, each with its number under 取組番号, as the rows of 取組 have it."""
    for row in chain(policy_rows(policies), item_rows(policies)):
        texts = {heading: str(value) for heading, value in row.items()}
        yield {Heading.NUMBER: texts.pop(Heading.SERIAL), **texts}


def placed(
    policies: Sequence[Policy], headings: Mapping[str, Mapping[str, str]], initiatives: Iterable[Initiative]
) -> tuple[Policy, ...]:
    """Put the 取組 where their numbers say.

    Args:
        policies: The plan as it stands.
        headings: The rows of 基本方針 and 基本項目 then, by number.
        initiatives: The 取組 then.

    Returns:
        The 基本方針 in the order of their numbers. A 基本項目 that loses all its 取組 was not there yet; one that is said not
        to have been there, and has some all the same, stays as it is now.
    """
    by_item: dict[str, list[Initiative]] = {}
    for each in sorted(initiatives, key=lambda one: one.number):
        by_item.setdefault(f"{each.number.policy}-{each.number.item}", []).append(each)
    filled_now = {
        f"{policy.number}-{item.number}" for policy in policies for item in policy.items if item.initiatives
    }
    now = {row[Heading.NUMBER]: row for row in heading_rows(policies)}
    items = [each for each in headings if "-" in each and (each in by_item or each not in filled_now)]
    numbers = sorted({*items, *by_item}, key=_order)
    return tuple(
        Policy(
            int(policy),
            _row(headings, now, policy).get(Heading.TITLE, ""),
            tuple(
                _item(number, _row(headings, now, number), by_item.get(number, ()))
                for number in numbers
                if number.partition("-")[0] == policy
            ),
        )
        for policy in sorted({each.partition("-")[0] for each in numbers}, key=int)
    )


def _row(
    headings: Mapping[str, Mapping[str, str]], now: Mapping[str, Mapping[str, str]], number: str
) -> Mapping[str, str]:
    return headings.get(number) or now.get(number, {})


def _item(number: str, row: Mapping[str, str], initiatives: Iterable[Initiative]) -> Item:
    text = row.get(Heading.TEXT, "")
    narrative = tuple(text.split(PARAGRAPH_BREAK)) if text else ()
    return Item(int(number.partition("-")[2]), row.get(Heading.TITLE, ""), narrative, tuple(initiatives))


def _order(number: str) -> tuple[int, ...]:
    return tuple(map(int, number.split("-")))
