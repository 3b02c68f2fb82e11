"""The plan's own block of a 取組, which every document prints in the same shape."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.model import Answer, Initiative, Item, Plan, Policy
from hitaplan.plan.vocabulary import NAME_SEPARATOR
from hitaplan.templates.words import Condition, Number, Repeated, Word, Words

# The columns that 取組番号 and the label of 取組名 take of those of the years.
_BESIDE_NAME = 2
_BEFORE_NOTE = re.compile(r"(?<=.)(?=[(\uff08])")


@dataclass(frozen=True)
class Block:
    """One 取組 where it stands in the plan.

    Attributes:
        plan: The plan.
        policy: Its 基本方針.
        item: Its 基本項目.
        initiative: The 取組.
        year: The fiscal year of the document.
        first_of_item: Whether it is the first of its 基本項目 in the document.
    """

    plan: Plan
    policy: Policy
    item: Item
    initiative: Initiative
    year: FiscalYear
    first_of_item: bool

    @property
    def policy_heading(self) -> str:
        """The number and 名称 of its 基本方針."""
        return f"基本方針{self.policy.number}　{self.policy.title}"

    @property
    def item_heading(self) -> str:
        """The number and 名称 of its 基本項目."""
        return f"{self.policy.number}-{self.item.number}　{self.item.title}"


@dataclass(frozen=True, slots=True)
class BlockYear:
    """One fiscal year of a block's スケジュール."""

    block: Block
    year: FiscalYear

    @property
    def planned(self) -> str:
        """The cell of スケジュール with its note on a line of its own, as the plan prints it, or ""."""
        entry = self.block.initiative.schedule.get(self.year)
        return _BEFORE_NOTE.sub("\n", entry.text, count=1) if entry else ""


def blocks(plan: Plan, year: FiscalYear, chosen: Iterable[Initiative]) -> list[Block]:
    """Return a block for each 取組 of the plan that is chosen, in plan order."""
    wanted = {each.number for each in chosen}
    return [
        block
        for policy in plan.policies
        for item in policy.items
        for block in blocks_of(
            plan, year, policy, item, [one for one in item.initiatives if one.number in wanted]
        )
    ]


def blocks_of(
    plan: Plan, year: FiscalYear, policy: Policy, item: Item, chosen: Sequence[Initiative]
) -> list[Block]:
    """Return a block for each 取組 of a 基本項目 that is chosen."""
    return [Block(plan, policy, item, each, year, place == 0) for place, each in enumerate(chosen)]


YEAR_WORDS: Words[BlockYear] = (
    Word("年度", "スケジュールの年度", lambda it: it.year.label),
    Word("予定", "その年度の予定(スケジュールの語。注記があれば、次の行に付く)", lambda it: it.planned),
    Condition("報告年度", "報告する年度かどうか", lambda it: it.year == it.block.year),
)
BLOCK_WORDS: Words[Block] = (
    Word("番号", "取組番号", lambda it: str(it.initiative.number)),
    Word("名称", "取組名。再掲には「(再掲)」が付く", lambda it: it.initiative.printed_name),
    Word("内容", "取組内容", lambda it: it.initiative.content),
    Word(
        "担当課",
        "事業担当課(計画に書かれたとおり)",
        lambda it: NAME_SEPARATOR.join(it.initiative.departments),
    ),
    Word(
        "再掲元",
        "再掲なら元の取組番号。再掲でなければ空白",
        lambda it: str(it.initiative.relisted_from or ""),
    ),
    Repeated(
        "年度一覧",
        "スケジュールの各年度",
        lambda it: [BlockYear(it, each) for each in it.plan.years],
        YEAR_WORDS,
    ),
    Number("年度数", "計画期間の年度の数(表の列の数に使う)", lambda it: max(len(it.plan.years), 1)),
    Number("取組名の列数", "取組名の欄がとる列の数", lambda it: max(len(it.plan.years) - _BESIDE_NAME, 1)),
    Word(
        "基本項目",
        "基本項目の番号と名称。同じ基本項目の2つ目の取組からは空白",
        lambda it: it.item_heading if it.first_of_item else "",
    ),
    Word("基本方針", "基本方針の番号と名称", lambda it: it.policy_heading),
)


def answer_words(whose: str) -> Words[Answer | None]:
    """Return the words of the texts of an answer.

    Args:
        whose: Whose answer it is, for the meanings.

    Returns:
        The words; blank where there is no answer.
    """
    return (
        Word("実績", f"{whose}実績", lambda it: it.achievement if it else ""),
        Word("成果", f"{whose}成果・効果", lambda it: it.outcome if it else ""),
        Word("課題", f"{whose}課題", lambda it: it.challenge if it else ""),
        Word("今後の予定", f"{whose}今後の予定", lambda it: it.outlook if it else ""),
        Word("計画の変更", f"{whose}計画の変更", lambda it: it.plan_change if it else ""),
    )
