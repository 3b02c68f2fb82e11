"""The cross tables of 集計, by pandas: all are counted from one table with a row for each 取組 and year."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.model import Department, Plan
from hitaplan.plan.progress import StandingKind, standing
from hitaplan.plan.responsibility import responders
from hitaplan.plan.summary import COUNTED, SentenceCount, originals, percentage
from hitaplan.plan.vocabulary import Evaluation

if TYPE_CHECKING:
    import pandas as pd

YEAR, POLICY, LEAD, TOTAL = "年度", "基本方針", "主管課", "計"
BASE = "評価の対象"
_STANDING, _IN_STUDY, _ALL = "評価", "うち検討段階", "取組(実数)"
# The 評価 that the percentages and changes are of; with the other two, every column in which a 取組 may stand.
EVALUATED = [*(each.value for each in COUNTED), StandingKind.UNANSWERED.value]
_APART = [StandingKind.COMPLETED_BEFORE.value, Evaluation.NOT_APPLICABLE.value]


def standings(plan: Plan, years: Sequence[FiscalYear]) -> "pd.DataFrame":
    """Return how each 取組 stands in each year.

    Args:
        plan: The plan.
        years: The fiscal years.

    Returns:
        A row for each 取組 in force in a year, 再掲 left out; year, 基本方針, 主管課 and 評価 are categories in their order.
    """
    import pandas as pd

    policies = {each.number: f"{each.number} {each.title}" for each in plan.policies}
    leads: dict[str, Department] = {}
    rows = []
    for year in years:
        then = plan.in_year(year)
        policies = {each.number: f"{each.number} {each.title}" for each in then.policies} | policies
        for initiative in originals(then.initiatives):
            stands = standing(then, initiative, year)
            lead = responders(then, initiative, year).lead
            leads |= {lead.name: lead} if lead else {}
            name, policy = lead.name if lead else None, policies[initiative.number.policy]
            rows.append((year.label, policy, name, stands.label, stands.in_study))
    frame = pd.DataFrame(rows, columns=[YEAR, POLICY, LEAD, _STANDING, _IN_STUDY])
    categories = {
        YEAR: [each.label for each in years],
        POLICY: [policies[number] for number in sorted(policies)],
        LEAD: sorted(leads, key=lambda name: (leads[name].order, name)),
        _STANDING: EVALUATED + _APART,
    }
    return frame.astype({name: pd.CategoricalDtype(known) for name, known in categories.items()})


def count_by(frame: "pd.DataFrame", heading: str) -> "pd.DataFrame":
    """Count the 取組 of each year, 基本方針 or 主管課: how many stand in each column."""
    sizes = frame.groupby([heading, _STANDING], observed=False).size()
    counted = sizes.unstack().reindex(columns=EVALUATED + _APART, fill_value=0)
    return counted.assign(
        **{
            BASE: counted[EVALUATED].sum(axis="columns"),
            _IN_STUDY: frame.groupby(heading, observed=False)[_IN_STUDY].sum(),
            _ALL: counted.sum(axis="columns"),
        }
    )[[*EVALUATED, BASE, _IN_STUDY, *_APART, _ALL]]


def counts_of(frame: "pd.DataFrame", year: FiscalYear, heading: str) -> "pd.DataFrame":
    """Count the 取組 of one year by 基本方針 or 主管課, with the whole below: each 主管課 that has one in that year."""
    import pandas as pd

    rows = frame[frame[YEAR] == year.label]
    counted = count_by(rows.assign(**{LEAD: rows[LEAD].cat.remove_unused_categories()}), heading)
    whole = count_by(rows, YEAR).loc[[year.label]].rename(index={year.label: TOTAL})
    return pd.concat([counted.rename(index=str), whole.rename(index=str)])


def shares_of(counted: "pd.DataFrame") -> "pd.DataFrame":
    """Return the percentages of 評価の対象; None where there is nothing to share."""
    import pandas as pd

    shares = {
        name: [percentage(*each) for each in zip(counted[name], counted[BASE], strict=True)]
        for name in EVALUATED
    }
    return pd.DataFrame(shares, counted.index, dtype=object)


def table_of(said: Sequence[SentenceCount]) -> "pd.DataFrame":
    """Return the counts that the sentences of the 総括報告書 print, one below the other."""
    import pandas as pd

    columns = {
        "件数": [each.count for each in said],
        "割合(%)": [each.share for each in said],
        "ほかの数": [each.rest for each in said],
    }
    return pd.DataFrame(columns, [each.name for each in said], dtype=object)


def changes_of(counted: "pd.DataFrame", before: "pd.DataFrame | None") -> "pd.DataFrame":
    """Return by how much each count has grown since the year before; None where there is no such year."""
    now = counted[EVALUATED]
    return now.assign(**dict.fromkeys(EVALUATED)) if before is None else now - before[EVALUATED]
