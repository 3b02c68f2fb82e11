"""計画書に、表や一覧を印字する場所がない。

見つけるもの:
    シート「計画期間」に帯があるのに、シート「本文」に段落番号「表」の行(図の題を書いたもの)がないこと。
    シート「本文」に内容があるのに、節「基本方針」がないこと。
    シート「標準化対象業務」に内容があるのに、基本項目 2-1 がないこと。
困ること:
    計画書に、計画期間の図、基本方針の一覧、標準化対象業務が印字されません。
悪い例:
    | 節 | 段落番号 | 本文 |
    | 基本方針について | 1 | 以下の4項目を基本方針とします。 |
良い例:
    | 節 | 段落番号 | 本文 |
    | 計画の期間 | 表 | 情報化基本計画の計画期間 |
    | 基本方針 | 1 | 以下の4項目を基本方針とします。 |
限界:
    どこに印字するのがよいかは調べません。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.plan.model import PERIOD_TABLE, POLICY_SECTION, STANDARD_SYSTEMS_ITEM, Plan
from hitaplan.rules.rule import Fault, Rule

_FRONT = f"シート「{SheetName.FRONT_MATTER}」"
_ITEM = "-".join(map(str, STANDARD_SYSTEMS_ITEM))
_AS_IT_IS = "載せないなら、そのままでかまいません。"


def _find(master: Master) -> Iterator[Fault]:
    plan = master.plan
    if plan is None:
        return
    front = master.tables.get(SheetName.FRONT_MATTER)
    if front and front.headings.keys() >= {Heading.SECTION, Heading.PARAGRAPH, Heading.TEXT}:
        for message, remedy in _in_front_matter(plan):
            yield Fault(front.grid.title, None, message, remedy)
    numbers = [(policy.number, item.number) for policy in plan.policies for item in policy.items]
    systems = master.tables.get(SheetName.STANDARD_SYSTEMS)
    if systems and plan.standard_systems and numbers and STANDARD_SYSTEMS_ITEM not in numbers:
        message = f"基本項目 {_ITEM} がないので、標準化対象業務は計画書に印字されません。"
        remedy = f"載せるなら、業務を載せる基本項目の番号を {_ITEM} にしてください。{_AS_IT_IS}"
        yield Fault(systems.grid.title, None, message, remedy)


def _in_front_matter(plan: Plan) -> Iterator[tuple[str, str]]:
    """What 本文 has no place for, and what to do."""
    if plan.period_bars and not any(
        each.paragraph == PERIOD_TABLE and each.text for each in plan.front_matter
    ):
        yield (
            f"{_FRONT}に、段落番号「{PERIOD_TABLE}」の行がないので、計画期間の図は計画書に印字されません。",
            f"図を載せる節の終わりに行を足し、段落番号に「{PERIOD_TABLE}」、本文に図の題を書いてください。{_AS_IT_IS}",
        )
    if plan.front_matter and not any(each.section == POLICY_SECTION for each in plan.front_matter):
        yield (
            f"{_FRONT}に、節「{POLICY_SECTION}」がないので、基本方針の一覧は計画書に印字されません。",
            f"一覧を載せる節の名前を「{POLICY_SECTION}」にしてください。{_AS_IT_IS}",
        )


RULE = Rule("P013", Severity.WARNING, "計画書に印字する場所のない表", _find)
