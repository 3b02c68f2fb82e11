"""Judges returned answers by the rules of the master, as if they stood in its 進捗 already."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hitaplan.findings.finding import Finding, Place
from hitaplan.master.layout import SheetName
from hitaplan.master.master import Master
from hitaplan.master.plan_building import read_answer
from hitaplan.master.records import Record, Table
from hitaplan.plan.model import Answer, Plan
from hitaplan.rules.catalogue import check_master
from hitaplan.survey.returned.reception import Return
from hitaplan.survey.returned.replies import Reply, answer_key


def judge(master: Master, returns: Sequence[Return]) -> Mapping[str, Sequence[Finding]]:
    """Check the answers of some forms by the rules.

    Args:
        master: The master as it was read.
        returns: The forms, at most one of a department.

    Returns:
        The findings by file, at the cells of the forms.
    """
    replies = [reply for each in returns for reply in each.replies.replies]
    sheets = {each.form.file: each.form.sheet for each in returns}
    years = sorted({year for each in returns for year in each.form.years})
    found: dict[str, list[Finding]] = {}
    for finding in check_master(_with_answers(master, replies), years):
        file = finding.place.sheet
        if file in sheets:
            place = Place(file, sheets[file], finding.place.cell)
            found.setdefault(file, []).append(replace(finding, place=place))
    return found


def answered_plan(plan: Plan, replies: Sequence[Reply]) -> Plan:
    """Return the plan with the answers in the place of those that they replace.

    Args:
        plan: The plan.
        replies: The answers.
    """
    keys = {answer_key(reply) for reply in replies}
    kept = (each for each in plan.answers if _key(plan, each) not in keys)
    new = (read_answer(reply.record) for reply in replies)
    return replace(plan, answers=(*kept, *(answer for answer in new if answer)))


def _with_answers(master: Master, replies: Sequence[Reply]) -> Master:
    table, plan = master.tables.get(SheetName.PROGRESS), master.plan
    if table is None or plan is None:
        return master
    keys = {answer_key(reply) for reply in replies}
    kept = [record for record in table.records if _record_key(plan, record) not in keys]
    records = (*kept, *(reply.record for reply in replies))
    tables = {**master.tables, SheetName.PROGRESS: Table(table.name, table.headings, records, table.grid)}
    return replace(master, tables=tables, plan=answered_plan(plan, replies))


def _record_key(plan: Plan, record: Record) -> object:
    answer = read_answer(record)
    return _key(plan, answer) if answer else None


def _key(plan: Plan, answer: Answer) -> object:
    department = plan.department(answer.department)
    return (answer.year, answer.round, answer.number, department.name if department else answer.department)
