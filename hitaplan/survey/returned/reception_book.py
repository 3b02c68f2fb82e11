"""受付簿.xlsx: who has answered, what is to be mended, and everything that a merge would change."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from hitaplan.findings.finding import Finding, Severity, count_by_severity
from hitaplan.master.layout import Heading
from hitaplan.office.list_sheet import ListColumn, Value, add_list
from hitaplan.office.workbook_writing import WorkbookOut, new_workbook
from hitaplan.plan.model import Answer, Plan
from hitaplan.plan.vocabulary import RevisionKind
from hitaplan.survey.returned.entry import ENTERED_HEADINGS
from hitaplan.survey.returned.merging import Deed, Merge, Merged
from hitaplan.survey.returned.reception import DepartmentState, ListedFile, Reception, Return, State
from hitaplan.survey.returned.replies import Reply, answer_key
from hitaplan.survey.returned.shared import shared_answers

_STATE_TINTS = {
    State.RECEIVED: "#E2EFDA",
    State.TAKEN_IN: "#E2EFDA",
    State.TO_MEND: "#FFE699",
    State.PARTLY_TAKEN_IN: "#FFE699",
    State.UNREADABLE: "#F8CBAD",
    State.OTHER_YEAR: "#F8CBAD",
    State.MISSING: "#F8CBAD",
}
_DEED_TINTS = {Deed.ADDED: "#E2EFDA", Deed.CHANGED: "#DDEBF7", Deed.CONFLICT: "#FFE699"}
# What identifies a row, and the file it came from, stand in columns of their own.
_LISTED = (*ENTERED_HEADINGS, Heading.AUTHOR, Heading.ENTERED_ON)
_NUMBER, _DEPARTMENT = ListColumn("取組番号", 10, centered=True), ListColumn("課", 20)
_YEAR = ListColumn("年度", 11, centered=True)


def reception_book(
    title: str,
    plan: Plan,
    reception: Reception,
    merge: Merge,
    merged: Merged,
    tints: Mapping[Severity, str],
    elsewhere: Sequence[ListedFile],
    created: date,
) -> bytes:
    """Make the 受付簿.

    Args:
        title: Its title.
        plan: The plan with the answers that would be merged.
        reception: The reception.
        merge: What a merge would change.
        merged: What was merged before.
        tints: The colour of each severity.
        elsewhere: Files that are no 調査票 but of use elsewhere.
        created: The day that stands as the date of creation.

    Returns:
        The .xlsx file.
    """
    with new_workbook(title, created) as (book, buffer):
        _standings(book, title, reception)
        _findings(book, reception, tints)
        _changes(book, merge)
        _shared(book, plan, reception)
        _differences(book, reception, merged)
        _plan_changes(book, reception)
        _files(book, reception, elsewhere)
    return buffer.getvalue()


def _standings(book: WorkbookOut, title: str, reception: Reception) -> None:
    columns = (
        ListColumn("番号", 6, centered=True),
        ListColumn("課名", 24),
        ListColumn("状態", 10, centered=True),
        ListColumn("提出日時", 18, centered=True),
        ListColumn("回答した行", 9, centered=True),
        ListColumn("回答を求める行", 9, centered=True),
        ListColumn("エラー", 8, centered=True),
        ListColumn("要確認", 8, centered=True),
        ListColumn("取込み", 12, centered=True),
        ListColumn("まだ回答のない取組", 20),
        ListColumn("ファイル", 58),
    )
    rows = [_standing(each) for each in reception.standings]
    out = add_list(
        book,
        "受付簿",
        columns,
        rows,
        first_row=2,
        tints=[_STATE_TINTS[each.state] for each in reception.standings],
    )
    out.write_string(0, 0, title, book.format(bold=True, font_size=14))
    counts = "、".join(
        f"{state} {count}課"
        for state in State
        if (count := sum(each.state is state for each in reception.standings))
    )
    out.write_string(1, 0, f"回答を求めた{len(reception.standings)}課: {counts}")


def _standing(each: DepartmentState) -> tuple[Value, ...]:
    used = each.used
    if used is None:
        return _standing_without_form(each)
    counts = count_by_severity(used.findings)
    return (
        each.place,
        each.department.name,
        each.state,
        _time(used.received),
        len(used.replies.replies),
        used.replies.due,
        counts["error"],
        counts["warning"],
        "できる" if used.merges else "直してから" if not used.valid else "確かめてから",
        "",
        used.form.file,
    )


def _standing_without_form(each: DepartmentState) -> tuple[Value, ...]:
    files = [one.file for one in each.unreadable]
    received = max((one.received for one in each.unreadable), default=None)
    left = "、".join(str(one.initiative.number) for one in each.left) if each.taken_in else ""
    return (
        each.place,
        each.department.name,
        each.state,
        _time(received) if received else "",
        len(each.taken_in),
        each.due,
        len(each.unreadable),
        0,
        ("一部" if each.left else "済み") if each.taken_in else "",
        left,
        "、".join((*files, *_sources(each.taken_in))),
    )


def _sources(taken_in: Sequence[Answer]) -> tuple[str, ...]:
    """Where the answers of the master came from, each file once."""
    said = (
        f"台帳(取込元: {each.source or '記載なし'}、記入日: {each.entered_on or '記載なし'})"
        for each in taken_in
    )
    return tuple(dict.fromkeys(said))


def _findings(book: WorkbookOut, reception: Reception, tints: Mapping[Severity, str]) -> None:
    columns = (
        ListColumn("重要度", 10, centered=True),
        ListColumn("課", 18),
        ListColumn("ファイル", 32),
        ListColumn("場所", 14),
        ListColumn("内容", 58),
        ListColumn("直し方", 50),
        ListColumn("読み取った値", 24),
        ListColumn("コード", 9, centered=True),
    )
    found = sorted(_every_finding(reception), key=lambda pair: pair[1].severity.rank)
    rows = [
        (
            finding.severity.label,
            department,
            finding.place.file,
            f"{finding.place.sheet}!{finding.place.cell}" if finding.place.cell else finding.place.sheet,
            finding.message,
            finding.remedy,
            finding.value,
            finding.code,
        )
        for department, finding in found
    ]
    add_list(book, "指摘一覧", columns, rows, tints=[tints[finding.severity] for _, finding in found])


def _every_finding(reception: Reception) -> Iterator[tuple[str, Finding]]:
    yield from (("", finding) for finding in reception.remarks)
    for each in reception.returns:
        department = each.identity.department
        yield from ((department.name if department else "", finding) for finding in each.findings)
    yield from (("", each.finding) for each in reception.unreadable)


def _changes(book: WorkbookOut, merge: Merge) -> None:
    columns = (
        ListColumn("扱い", 12, centered=True),
        _YEAR,
        ListColumn("区分", 7, centered=True),
        _NUMBER,
        _DEPARTMENT,
        ListColumn("進捗の行", 9, centered=True),
        ListColumn("欄", 13),
        ListColumn("変更前", 40),
        ListColumn("変更後", 40),
        ListColumn("ファイル", 32),
    )
    listed = [(row, cell) for row in merge.rows for cell in row.cells if cell.heading in _LISTED]
    rows = [
        (
            cell.deed,
            row.key[0].label,
            row.key[1].value,
            str(row.key[2]),
            row.key[3],
            "新しい行" if row.row is None else str(row.row),
            cell.heading,
            cell.before,
            cell.after,
            row.reply.record.sheet,
        )
        for row, cell in listed
    ]
    add_list(book, "取込予定", columns, rows, tints=[_DEED_TINTS[cell.deed] for _, cell in listed])


def _shared(book: WorkbookOut, plan: Plan, reception: Reception) -> None:
    columns = (
        ListColumn("食い違い", 16, centered=True),
        _NUMBER,
        ListColumn("取組名", 28),
        _DEPARTMENT,
        ListColumn("役割", 7, centered=True),
        ListColumn("状況", 10, centered=True),
        ListColumn("評価", 12, centered=True),
        *(ListColumn(heading, 30) for heading in ENTERED_HEADINGS[3:7]),
    )
    rows = shared_answers(plan, reception.asked.year)
    add_list(
        book,
        "共同の取組",
        columns,
        [each.cells for each in rows],
        tints=["#FFE699" if each.disagreement else "" for each in rows],
    )


def _differences(book: WorkbookOut, reception: Reception, merged: Merged) -> None:
    columns = (
        _DEPARTMENT,
        _YEAR,
        _NUMBER,
        ListColumn("欄", 13),
        ListColumn("使う提出の内容", 44),
        ListColumn("比べたもの", 34),
        ListColumn("比べたものの内容", 44),
    )
    rows: list[tuple[Value, ...]] = []
    for standing in reception.standings:
        if standing.used:
            for other in standing.others:
                rows += _between(standing.department.name, standing.used, other)
            rows += _since_merged(standing.department.name, standing.used, merged)
    add_list(book, "提出の違い", columns, rows)


def _between(department: str, used: Return, other: Return) -> Iterator[tuple[Value, ...]]:
    theirs = {(row.year, row.number): row for row in other.form.rows}
    for row in used.form.rows:
        rival = theirs.pop((row.year, row.number), None)
        for heading in ENTERED_HEADINGS:
            ours, others = (each.record.text(heading) if each else "" for each in (row, rival))
            if ours != others:
                yield (department, row.year.label, str(row.number), heading, ours, other.form.file, others)
    for rival in theirs.values():
        for heading in ENTERED_HEADINGS:
            if text := rival.record.text(heading):
                yield (department, rival.year.label, str(rival.number), heading, "", other.form.file, text)


def _since_merged(department: str, used: Return, merged: Merged) -> Iterator[tuple[Value, ...]]:
    for reply in used.replies.replies:
        for heading, before in merged.get(answer_key(reply), {}).items():
            now = reply.record.text(heading)
            if now != before:
                row = reply.row
                yield (
                    department,
                    row.year.label,
                    str(row.number),
                    heading,
                    now,
                    "前に取り込んだ内容",
                    before,
                )


def _plan_changes(book: WorkbookOut, reception: Reception) -> None:
    """The first columns are those of 改定履歴, ready to be pasted there."""
    columns = (
        ListColumn(Heading.REVISED_ON, 14, centered=True),
        ListColumn(Heading.APPLIES_FROM, 12, centered=True),
        ListColumn(Heading.KIND, 10, centered=True),
        ListColumn(Heading.NUMBER, 10, centered=True),
        ListColumn(Heading.ITEM, 14),
        ListColumn(Heading.BEFORE, 36),
        ListColumn(Heading.AFTER, 36),
        ListColumn(Heading.REASON, 50),
        _DEPARTMENT,
        ListColumn("取組名", 28),
    )
    rows = [_plan_change(reply) for reply in _used_replies(reception) if _asks_for_change(reply)]
    add_list(book, "計画変更の申出", columns, rows)


def _used_replies(reception: Reception) -> Iterator[Reply]:
    return (reply for each in reception.standings if each.used for reply in each.used.replies.replies)


def _asks_for_change(reply: Reply) -> bool:
    return not reply.record.cell(Heading.PLAN_CHANGE).blank


def _plan_change(reply: Reply) -> tuple[Value, ...]:
    said = reply.record.text(Heading.PLAN_CHANGE)
    department = reply.question.department.name
    return (
        "",
        (reply.row.year + 1).label,
        RevisionKind.CHANGED.value,
        str(reply.row.number),
        "",
        "",
        "",
        f"{department}から申出: {said}",
        department,
        reply.question.initiative.printed_name,
    )


def _files(book: WorkbookOut, reception: Reception, elsewhere: Sequence[ListedFile]) -> None:
    columns = (
        ListColumn("ファイル", 56),
        ListColumn("提出日時", 18, centered=True),
        _DEPARTMENT,
        ListColumn("扱い", 60),
    )
    used = {each.used.form.file for each in reception.standings if each.used}
    rows: list[tuple[Value, ...]] = [
        (
            each.form.file,
            _time(each.received),
            each.identity.department.name if each.identity.department else "",
            _treatment(each, used=each.form.file in used),
        )
        for each in reception.returns
    ]
    rows += [(each.file, _time(each.received), "", each.finding.message) for each in reception.unreadable]
    rows += [(each.file, _time(each.received), each.department, each.treatment) for each in elsewhere]
    add_list(book, "ファイル一覧", columns, sorted(rows, key=lambda row: str(row[0])))


def _treatment(each: Return, *, used: bool) -> str:
    if each.identity.other_year:
        return "別の年度の調査票です。"
    if not used:
        return "使いません(指摘一覧を見てください)。"
    return "使います。" if each.merges else "使いますが、まだ取り込めません(指摘一覧を見てください)。"


def _time(moment: datetime) -> str:
    return f"{moment:%Y/%m/%d %H:%M}"


def summary_counts(standings: Sequence[DepartmentState]) -> dict[State, int]:
    """Count the departments by state."""
    return {state: sum(each.state is state for each in standings) for state in State}
