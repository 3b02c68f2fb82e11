"""What is to be said of 改定履歴: changes that it does not explain, and rows that do not fit the plan."""

from collections.abc import Iterator

from hitaplan.findings.finding import Finding, Place, Severity
from hitaplan.findings.quoting import quoted
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.master.records import Record
from hitaplan.plan.model import Plan, Revision
from hitaplan.plan.vocabulary import WHOLE_INITIATIVE
from hitaplan.revision.changes import Comparison, compare
from hitaplan.revision.former import DoubtfulFormer, doubtful_formers
from hitaplan.revision.gained import gained
from hitaplan.revision.history import NotHappened, not_happened, proposed
from hitaplan.revision.naming import about


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
    missing = proposed(comparison, gained(old.revisions, master.plan.revisions))
    undone = not_happened(comparison, old.revisions, master.plan.revisions)
    return (
        *former_findings(master, comparison),
        *(_unrecorded(master, each) for each in missing),
        *(_not_done(master, each) for each in undone),
    )


def former_findings(master: Master, comparison: Comparison) -> tuple[Finding, ...]:
    """Tell what stands in 旧番号 and cannot be meant so: 新旧対照表 follows it all the same.

    Args:
        master: The new plan's master.
        comparison: The plan before and now.

    Returns:
        A finding for each such number, at its cell.
    """
    records = {str(each.number(Heading.NUMBER)): each for each in master.records(SheetName.INITIATIVES)}
    return tuple(_doubtful(master, records[each.number], each) for each in doubtful_formers(comparison))


def _doubtful(master: Master, record: Record, each: DoubtfulFormer) -> Finding:
    cell = record.cell(Heading.FORMER_NUMBER)
    if each.still_there:
        message = (
            f"取組 {each.number} の旧番号に「{each.former}」とありますが、取組 {each.former} は今も同じ名前であります。"
            "まとめたものとして扱いました。"
        )
        remedy = "まとめたのでなければ、旧番号を消してください。"
    else:
        message = (
            f"取組 {each.number} の旧番号「{each.former}」は、改定前の計画にありません。使いませんでした。"
        )
        remedy = "改定前の取組番号を「2-3-17」のように書いてください。2つ以上は「、」で並べます。"
    return Finding(
        "H-FORMER", Severity.WARNING, master.place(record.sheet, cell), each.former, message, remedy
    )


def _unrecorded(master: Master, revision: Revision) -> Finding:
    message = f"{_what_changed(revision)}、改定履歴にありません({revision.kind})。"
    remedy = "改定履歴に行を足してください。「hitaplan compare 改定前 改定後 --record」で、足した台帳の写しを作れます。"
    place = Place(master.file, _sheet(master))
    return Finding("H-UNRECORDED", Severity.WARNING, place, revision.after, message, remedy)


def _what_changed(revision: Revision) -> str:
    """「取組 1-1-1 の「取組内容」が「…」から「…」に変わっていますが」, or that the whole is new or gone."""
    subject = about(revision.number, revision.field)
    if revision.before and revision.after:
        return f"{subject}が「{quoted(revision.before)}」から「{quoted(revision.after)}」に変わっていますが"
    if revision.field == WHOLE_INITIATIVE:
        name, done = (
            (revision.after, "加わっています") if revision.after else (revision.before, "なくなっています")
        )
        return f"{subject}「{quoted(name)}」が{done}が"
    if revision.after:
        return f"{subject}に「{quoted(revision.after)}」が加わっていますが"
    return f"{subject}の「{quoted(revision.before)}」がなくなっていますが"


def _not_done(master: Master, each: NotHappened) -> Finding:
    revision = each.revision
    was, now = (f"「{quoted(text)}」" if text else "空白" for text in (revision.before, revision.after))
    message = (
        f"改定履歴に、{about(revision.number, revision.field)}を{was}から{now}に改めたとありますが({revision.kind})、"
        "改定前の計画との違いにありません。"
    )
    if each.found is not None:
        message += f"今の計画では{f'「{quoted(each.found)}」' if each.found else '空白'}です。"
    remedy = "計画か改定履歴の、正しくないほうを直してください。"
    return Finding("H-NOTDONE", Severity.WARNING, _cells(master)[each.place], revision.after, message, remedy)


def _sheet(master: Master) -> str:
    return master.tables[SheetName.REVISIONS].grid.title


def _cells(master: Master) -> list[Place]:
    """The cells 改定後 of 改定履歴, in the order of the plan's revisions."""
    return list(_after_cells(master))


def _after_cells(master: Master) -> Iterator[Place]:
    for record in master.records(SheetName.REVISIONS):
        yield Place(master.file, record.sheet, record.cell(Heading.AFTER).address)
