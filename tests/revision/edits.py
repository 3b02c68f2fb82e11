"""Revisions of a plan for tests: one edit each, and random ones."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from hypothesis import strategies as st

from hitaplan.plan.initiative_number import InitiativeNumber
from hitaplan.plan.model import FrontMatter, Initiative, Item, PeriodBar, Plan, Policy
from hitaplan.plan.schedule import parse_entry
from tests.builders import R8, R9

# What a new 取組 of the random edits is called.
_NEW = "まったく新しい取組その"
# Numbers from here on are given by random edits.
_FIRST_FREE = 40
_PUT_IN = "間に入った段落です。"
Edit = Callable[[Plan], Plan]


def with_initiatives(plan: Plan, initiatives: Sequence[Initiative]) -> Plan:
    """The plan with these 取組, each where its number says; 基本項目 that it has not yet are made."""
    titles = {policy.number: policy.title for policy in plan.policies}
    known = {(policy.number, item.number): item for policy in plan.policies for item in policy.items}
    grouped: dict[tuple[int, int], list[Initiative]] = {key: [] for key in known}
    for each in sorted(initiatives, key=lambda one: one.number):
        grouped.setdefault((each.number.policy, each.number.item), []).append(each)
    items: dict[int, list[Item]] = {}
    for (policy, number), members in sorted(grouped.items()):
        item = known.get((policy, number)) or Item(number, f"新しい基本項目{number}", ("本文。",), ())
        items.setdefault(policy, []).append(replace(item, initiatives=tuple(members)))
    policies = tuple(
        Policy(policy, titles.get(policy, f"新しい基本方針{policy}"), tuple(parts))
        for policy, parts in sorted(items.items())
    )
    return replace(plan, policies=policies)


def edited(plan: Plan, number: str, **fields: object) -> Plan:
    """The plan with other fields in one 取組."""
    changed = [replace(each, **fields) if str(each.number) == number else each for each in plan.initiatives]
    return with_initiatives(plan, changed)


def without(plan: Plan, *numbers: str) -> Plan:
    """The plan without some 取組."""
    return with_initiatives(plan, [each for each in plan.initiatives if str(each.number) not in numbers])


def having(plan: Plan, *added: Initiative) -> Plan:
    """The plan with more 取組."""
    return with_initiatives(plan, [*plan.initiatives, *added])


def renumbered(plan: Plan, old: str, new: str, *, former: bool = True) -> Plan:
    """The plan with another number for a 取組, and 旧番号 filled in or forgotten; 再掲 follow."""
    number = InitiativeNumber.parse(new)

    def moved(each: Initiative) -> Initiative:
        if str(each.number) == old:
            return replace(each, number=number, former_number=old if former else "")
        return replace(each, relisted_from=number) if str(each.relisted_from) == old else each

    return with_initiatives(plan, [moved(each) for each in plan.initiatives])


def shifted(plan: Plan, policy: int, item: int, serial: int, added: Initiative) -> Plan:
    """The plan with a 取組 put in, those behind it one number further, and no 旧番号 anywhere."""

    def moved(number: InitiativeNumber) -> InitiativeNumber:
        behind = (number.policy, number.item) == (policy, item) and number.serial >= serial
        return replace(number, serial=number.serial + 1) if behind else number

    old = [
        replace(
            each,
            number=moved(each.number),
            relisted_from=moved(each.relisted_from) if each.relisted_from else None,
        )
        for each in plan.initiatives
    ]
    return with_initiatives(plan, [*old, added])


_TEXTS = st.sampled_from(
    [
        "窓口の手続を改める",
        "予約を受け付ける",
        "26事務に広げる",
        "市民に知らせる",
        "…",
        "AIを試す",
        "庁内の研修を開く",
    ]
)
_CELLS = st.sampled_from(["検討", "事業開始予定", "実施予定", "実施予定(拡大)", "完了予定", ""])


@st.composite
def random_edits(draw: st.DrawFn, plan: Plan, *, grouping: bool = False) -> Plan:
    """A plan after some random edits that leave no doubt of what became of a 取組; with grouping, divisions and mergers too."""
    kinds = (*_EDITS, *_GROUPING) if grouping else _EDITS
    for _ in range(draw(st.integers(1, 6))):
        plan = draw(st.sampled_from(kinds))(draw, plan)
    return plan


def _one(draw: st.DrawFn, plan: Plan) -> Initiative:
    originals = [each for each in plan.initiatives if not each.relisted]
    return draw(st.sampled_from(originals))


def _free_number(draw: st.DrawFn, plan: Plan) -> InitiativeNumber:
    taken = {each.number for each in plan.initiatives}
    policy, item = draw(st.sampled_from([(1, 1), (1, 2), (2, 1), (2, 3)]))
    return next(
        number
        for serial in range(_FIRST_FREE, 99)
        if (number := InitiativeNumber(policy, item, serial)) not in taken
    )


def _edit_content(draw: st.DrawFn, plan: Plan) -> Plan:
    one = _one(draw, plan)
    return edited(plan, str(one.number), content=one.content + draw(_TEXTS))


def _edit_schedule(draw: st.DrawFn, plan: Plan) -> Plan:
    one = _one(draw, plan)
    schedule = dict(one.schedule)
    year, cell = draw(st.sampled_from([R8, R9])), draw(_CELLS)
    schedule.pop(year, None)
    if cell:
        schedule[year] = parse_entry(cell)
    return edited(plan, str(one.number), schedule=dict(sorted(schedule.items())))


def _edit_departments(draw: st.DrawFn, plan: Plan) -> Plan:
    one = _one(draw, plan)
    names = draw(
        st.lists(st.sampled_from(["税務課", "市民課", "環境課"]), min_size=1, max_size=3, unique=True)
    )
    return edited(plan, str(one.number), departments=tuple(names))


def _add(draw: st.DrawFn, plan: Plan) -> Plan:
    number = _free_number(draw, plan)
    new = Initiative(number, f"{_NEW}{number}", None, draw(_TEXTS) * 3 + str(number), ("税務課",), (), {})
    return having(plan, new)


def _remove(draw: st.DrawFn, plan: Plan) -> Plan:
    named = {each.relisted_from for each in plan.initiatives}
    free = [str(each.number) for each in plan.initiatives if each.number not in named]
    return without(plan, draw(st.sampled_from(free))) if len(free) > 3 else plan


def _renumber(draw: st.DrawFn, plan: Plan) -> Plan:
    one = _one(draw, plan)
    if one.former_number:
        return plan
    return renumbered(plan, str(one.number), str(_free_number(draw, plan)), former=draw(st.booleans()))


def _edit_narrative(draw: st.DrawFn, plan: Plan) -> Plan:
    policy = plan.policies[0]
    item = replace(policy.items[0], narrative=(*policy.items[0].narrative, draw(_TEXTS)))
    return replace(plan, policies=(replace(policy, items=(item, *policy.items[1:])), *plan.policies[1:]))


def _edit_front_matter(draw: st.DrawFn, plan: Plan) -> Plan:
    place = str(len(plan.front_matter) + 100)
    return replace(plan, front_matter=(*plan.front_matter, FrontMatter("追加の章", "", place, draw(_TEXTS))))


def _edit_frame(draw: st.DrawFn, plan: Plan) -> Plan:
    bars = tuple(dict.fromkeys((*plan.period_bars, PeriodBar("計画", R8, R9, "帯"))))
    systems = tuple(dict.fromkeys((*plan.standard_systems, draw(_TEXTS))))
    return replace(
        plan,
        title=plan.title + draw(st.sampled_from(["", "(改定)"])),
        period_bars=bars,
        standard_systems=systems,
    )


def _rename(draw: st.DrawFn, plan: Plan) -> Plan:
    """Another name for what has no number: a section of 本文, a bar, a 業務."""
    word = draw(st.sampled_from(["の事務", "(改定)"]))
    matter = tuple(
        replace(each, section=each.section + word) if each.section else each for each in plan.front_matter
    )
    bars = tuple(replace(each, plan=each.plan + word) for each in plan.period_bars)
    systems = tuple(
        each + word if place % 3 == 1 else each for place, each in enumerate(plan.standard_systems)
    )
    return replace(plan, front_matter=matter, period_bars=bars, standard_systems=systems)


def _put_in(draw: st.DrawFn, plan: Plan) -> Plan:
    """A paragraph before the others of its chapter, which are counted anew."""
    matter = plan.front_matter
    if not matter or any(each.text == _PUT_IN for each in matter):
        return plan
    chapter, section = matter[0].chapter, matter[0].section
    own = [each for each in matter if (each.chapter, each.section) == (chapter, section)]
    place = draw(st.integers(0, len(own)))
    own.insert(place, FrontMatter(chapter, section, "", _PUT_IN))
    counted = [replace(each, paragraph=str(number)) for number, each in enumerate(own, 1)]
    others = [each for each in matter if (each.chapter, each.section) != (chapter, section)]
    return replace(plan, front_matter=(*counted, *others))


_EDITS = (
    _rename, _put_in, _edit_content, _edit_schedule, _edit_departments, _add, _remove, _renumber, _edit_narrative, _edit_front_matter, _edit_frame,
)  # fmt: skip


def _free(plan: Plan) -> list[Initiative]:
    """The 取組 of the old plan that no revision has renumbered and no 再掲 names."""
    named = {each.relisted_from for each in plan.initiatives}
    untouched = (each for each in plan.initiatives if not (each.relisted or each.former_number))
    return [each for each in untouched if each.number not in named and each.number.serial < _FIRST_FREE]


def _divide(draw: st.DrawFn, plan: Plan) -> Plan:
    free = _free(plan)
    if not free:
        return plan
    whole = draw(st.sampled_from(free))
    part = replace(
        whole, number=_free_number(draw, plan), name=f"{whole.name}(その2)", former_number=str(whole.number)
    )
    plan = having(plan, part)
    return draw(st.sampled_from([plan, edited(plan, str(whole.number), name=f"{whole.name}(その1)")]))


def _merge(draw: st.DrawFn, plan: Plan) -> Plan:
    free = _free(plan)
    if len(free) < 2:
        return plan
    one, other = draw(
        st.lists(st.sampled_from(free), min_size=2, max_size=2, unique_by=lambda each: each.number)
    )
    plan = without(plan, str(other.number))
    return edited(plan, str(one.number), former_number=f"{one.number}、{other.number}")


_GROUPING = (_divide, _merge)
