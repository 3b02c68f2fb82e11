"""When a plan was revised, as its title page says."""

from hitaplan.plan.japanese_calendar import format_month, parse_date
from hitaplan.plan.model import Plan


def revision_mark(old: Plan, new: Plan) -> str:
    """Return when the new plan was made of the old one.

    Args:
        old: The plan before.
        new: The plan now.

    Returns:
        「令和8年3月改定」 by the latest 改定日 that 改定履歴 gained; 「令和8年度改定」, by 対象年度, where it gained none.
    """
    earlier = set(old.revisions)
    days = (parse_date(each.revised_on) for each in new.revisions if each not in earlier)
    latest = max(filter(None, days), default=None)
    return f"{format_month(latest) if latest else new.target_year}改定"
