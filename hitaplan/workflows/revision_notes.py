"""What is to be said of 改定履歴: changes that it does not explain, and rows that do not fit the plan."""

from collections.abc import Iterator

from hitaplan.findings.finding import Finding, Place, Severity
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.model import Plan, Revision
from hitaplan.revision.changes import compare
from hitaplan.revision.history import not_happened, plan_in_force, proposed
from hitaplan.revision.naming import WHOLE, about


def baseline_findings(master: Master, old: Plan) -> tuple[Finding, ...]:
    """Compare a master with the plan before: every change must stand in 改定履歴, and what stands there must have happened.

    Args:
        master: The master.
        old: The plan before.

    Returns:
        The findings; none where the master makes no plan.
    """
    if master.plan is None:
        return ()
    comparison = compare(old, master.plan)
    missing = proposed(comparison.changes, master.plan.revisions)
    undone = not_happened(old.revisions, master.plan.revisions, comparison.new)
    return (
        *(_unrecorded(master, each) for each in missing),
        *(_not_done(master, each.place, each.revision, each.found) for each in undone),
    )


def in_force(master: Master, plan: Plan, year: FiscalYear) -> tuple[Plan, tuple[Finding, ...]]:
    """Return the plan as it was in a year, with what could not be undone.

    Args:
        master: The master.
        plan: Its plan.
        year: The fiscal year that is reported.

    Returns:
        The plan whose 予定 were in force, and a finding for each row of 改定履歴 that does not fit it.
    """
    found = plan_in_force(plan, year)
    return found.plan, tuple(_left(master, each, year) for each in found.left)


def _unrecorded(master: Master, revision: Revision) -> Finding:
    message = f"{_what_changed(revision)}、改定履歴にありません({revision.kind})。"
    remedy = "改定履歴に行を足してください。「hitaplan compare 改定前 改定後 --record」で、足した台帳の写しを作れます。"
    place = Place(master.file, _sheet(master))
    return Finding("H-UNRECORDED", Severity.WARNING, place, revision.after, message, remedy)


def _what_changed(revision: Revision) -> str:
    """「取組 1-1-1 の「取組内容」が「…」から「…」に変わっていますが」, or that the whole is new or gone."""
    subject = about(revision.number, revision.field)
    if revision.before and revision.after:
        return f"{subject}が「{revision.before}」から「{revision.after}」に変わっていますが"
    if revision.field == WHOLE:
        name, done = (
            (revision.after, "加わっています") if revision.after else (revision.before, "なくなっています")
        )
        return f"{subject}「{name}」が{done}が"
    if revision.after:
        return f"{subject}に「{revision.after}」が加わっていますが"
    return f"{subject}の「{revision.before}」がなくなっていますが"


def _not_done(master: Master, place: int, revision: Revision, found: str) -> Finding:
    now = f"「{found}」" if found else "空白"
    message = f"改定履歴では、{about(revision.number, revision.field)}は「{revision.after}」ですが、計画では{now}です。"
    remedy = "計画か改定履歴の、正しくないほうを直してください。"
    cell = _cells(master)[place]
    return Finding("H-NOTDONE", Severity.WARNING, cell, revision.after, message, remedy)


def _left(master: Master, revision: Revision, year: FiscalYear) -> Finding:
    place = master.plan.revisions.index(revision) if master.plan else 0
    message = (
        f"改定履歴の行({about(revision.number, revision.field)}、適用年度 {revision.applies_from})を、"
        f"{year}の予定に戻せません。計画の内容が改定後の「{revision.after}」と違います。今の計画のまま作りました。"
    )
    remedy = "改定履歴の改定前と改定後、又は計画を直してください。"
    return Finding("H-LEFT", Severity.WARNING, _cells(master)[place], revision.after, message, remedy)


def _sheet(master: Master) -> str:
    return master.tables[SheetName.REVISIONS].grid.title


def _cells(master: Master) -> list[Place]:
    """The cells 改定後 of 改定履歴, in the order of the plan's revisions."""
    return list(_after_cells(master))


def _after_cells(master: Master) -> Iterator[Place]:
    for record in master.records(SheetName.REVISIONS):
        yield Place(master.file, record.sheet, record.cell(Heading.AFTER).address)
