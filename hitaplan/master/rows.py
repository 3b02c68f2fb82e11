"""The rows of each sheet of a master, made from the plan: the way back of plan_building."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from hitaplan.master.layout import PLAN_ITEM_DESCRIPTIONS, Heading, PlanItem, SheetName
from hitaplan.master.plan_building import PARAGRAPH_BREAK
from hitaplan.plan.japanese_calendar import format_month
from hitaplan.plan.model import Initiative, Plan, Policy
from hitaplan.plan.progress import expected
from hitaplan.plan.vocabulary import NAME_SEPARATOR

Row = dict[str, str | int]


def rows(plan: Plan) -> dict[SheetName, list[Row]]:
    """Return the rows of every sheet of records.

    Args:
        plan: The plan.

    Returns:
        For each sheet its rows; a row gives the value under each heading, blank ones left out.
    """
    return {name: list(make(plan)) for name, make in _MAKERS.items()}


def _plan_rows(plan: Plan) -> Iterator[Row]:
    settings = plan.settings
    values = {
        PlanItem.TITLE: plan.title,
        PlanItem.MUNICIPALITY: settings.municipality,
        PlanItem.MUNICIPALITY_CODE: settings.municipality_code,
        PlanItem.ESTABLISHED: format_month(plan.established),
        PlanItem.FIRST_YEAR: plan.first_year.label,
        PlanItem.LAST_YEAR: plan.last_year.label,
        PlanItem.TARGET_YEAR: plan.target_year.label,
        PlanItem.SECTION: settings.section,
        PlanItem.SENDER: settings.sender,
        PlanItem.HONORIFIC: settings.honorific,
        PlanItem.CONTACT: settings.contact,
        PlanItem.EXTENSION: settings.extension,
        PlanItem.MAIL: settings.mail,
        PlanItem.RETURN_TO: settings.return_to,
        PlanItem.REPORT_DATE: settings.report_date,
    }
    for item, value in values.items():
        yield {
            Heading.ITEM: item,
            Heading.VALUE: value,
            Heading.DESCRIPTION: PLAN_ITEM_DESCRIPTIONS[item],
        }


def _inquiry_rows(plan: Plan) -> Iterator[Row]:
    for inquiry in plan.inquiries:
        yield {
            Heading.YEAR: inquiry.year.label,
            Heading.ROUND: inquiry.round,
            Heading.DOCUMENT_NUMBER: inquiry.document_number,
            Heading.SENT_ON: inquiry.sent_on,
            Heading.DEADLINE: inquiry.deadline,
        }


def _front_matter_rows(plan: Plan) -> Iterator[Row]:
    for part in plan.front_matter:
        yield {
            Heading.CHAPTER: part.chapter,
            Heading.SECTION: part.section,
            Heading.PARAGRAPH: part.paragraph,
            Heading.TEXT: part.text,
        }


def _period_rows(plan: Plan) -> Iterator[Row]:
    for bar in plan.period_bars:
        yield {
            Heading.PLAN_NAME: bar.plan,
            Heading.FIRST_YEAR: bar.first_year.label,
            Heading.LAST_YEAR: bar.last_year.label,
            Heading.LABEL: bar.label,
            Heading.NOTE: bar.note,
        }


def initiative_row(initiative: Initiative) -> dict[str, str]:
    """Return the row of a 取組 in the words of the master; blank years are left out."""
    return {
        Heading.NUMBER: str(initiative.number),
        Heading.NAME: initiative.name,
        Heading.RELISTED_FROM: str(initiative.relisted_from or ""),
        Heading.CONTENT: initiative.content,
        Heading.DEPARTMENTS: NAME_SEPARATOR.join(initiative.departments),
        Heading.ASKED: NAME_SEPARATOR.join(initiative.inquiry),
        **{year.label: entry.text for year, entry in initiative.schedule.items()},
        Heading.FORMER_NUMBER: initiative.former_number,
        Heading.NOTE: initiative.note,
    }


def policy_rows(policies: Iterable[Policy]) -> Iterator[Row]:
    """Yield the rows of 基本方針 in the words of the master."""
    for policy in policies:
        yield {Heading.SERIAL: policy.number, Heading.TITLE: policy.title}


def item_rows(policies: Iterable[Policy]) -> Iterator[Row]:
    """Yield the rows of 基本項目 in the words of the master."""
    for policy in policies:
        for item in policy.items:
            yield {
                Heading.SERIAL: f"{policy.number}-{item.number}",
                Heading.TITLE: item.title,
                Heading.TEXT: PARAGRAPH_BREAK.join(item.narrative),
            }


def _department_rows(plan: Plan) -> Iterator[Row]:
    for department in plan.departments:
        yield {
            Heading.DEPARTMENT_NAME: department.name,
            Heading.ALIASES: NAME_SEPARATOR.join(department.aliases),
            Heading.ROUND: department.kind,
            Heading.ORDER: department.order or "",
            Heading.FIRST_YEAR: department.first_year.label if department.first_year else "",
            Heading.LAST_YEAR: department.last_year.label if department.last_year else "",
            Heading.SUCCESSORS: NAME_SEPARATOR.join(department.successors),
            Heading.NOTE: department.note,
        }


def _system_rows(plan: Plan) -> Iterator[Row]:
    for number, name in enumerate(plan.standard_systems, 1):
        yield {Heading.SERIAL: number, Heading.SYSTEM_NAME: name}


def _answer_rows(plan: Plan) -> Iterator[Row]:
    for answer in plan.answers:
        then = plan.in_year(answer.year)
        initiative = then.by_number.get(answer.number)
        yield {
            Heading.YEAR: answer.year.label,
            Heading.ROUND: answer.round,
            Heading.NUMBER: str(answer.number),
            Heading.DEPARTMENT: answer.department,
            Heading.NAME: initiative.name if initiative else "",
            Heading.PLANNED: expected(then, initiative, answer.year).label if initiative else "",
            Heading.STATUS: answer.status,
            Heading.EVALUATION: answer.evaluation or "",
            Heading.ACHIEVEMENT: answer.achievement,
            Heading.OUTCOME: answer.outcome,
            Heading.CHALLENGE: answer.challenge,
            Heading.OUTLOOK: answer.outlook,
            Heading.PLAN_CHANGE: answer.plan_change,
            Heading.REPLY_KIND: answer.reply_kind or "",
            Heading.AUTHOR: answer.author,
            Heading.ENTERED_ON: answer.entered_on,
            Heading.SOURCE: answer.source,
        }


def _verdict_rows(plan: Plan) -> Iterator[Row]:
    for verdict in plan.verdicts:
        yield {
            Heading.YEAR: verdict.year.label,
            Heading.NUMBER: str(verdict.number),
            Heading.FINAL_EVALUATION: verdict.evaluation or "",
            Heading.SUMMARY: verdict.summary,
            Heading.MAIN_OUTCOME: verdict.outcome,
            Heading.REASON: verdict.reason,
            Heading.DECIDED_ON: verdict.decided_on,
        }


def _revision_rows(plan: Plan) -> Iterator[Row]:
    for revision in plan.revisions:
        yield {
            Heading.REVISED_ON: revision.revised_on,
            Heading.APPLIES_FROM: revision.applies_from,
            Heading.KIND: revision.kind,
            Heading.NUMBER: revision.number,
            Heading.ITEM: revision.field,
            Heading.BEFORE: revision.before,
            Heading.AFTER: revision.after,
            Heading.REASON: revision.reason,
        }


def _word_rows(plan: Plan) -> Iterator[Row]:
    for word in plan.vocabulary:
        yield {Heading.KIND: word.kind, Heading.VALUE: word.value, Heading.DESCRIPTION: word.description}


_MAKERS: Mapping[SheetName, Callable[[Plan], Iterator[Row]]] = {
    SheetName.PLAN: _plan_rows,
    SheetName.INQUIRY: _inquiry_rows,
    SheetName.FRONT_MATTER: _front_matter_rows,
    SheetName.PERIODS: _period_rows,
    SheetName.POLICIES: lambda plan: policy_rows(plan.policies),
    SheetName.ITEMS: lambda plan: item_rows(plan.policies),
    SheetName.INITIATIVES: lambda plan: (dict(initiative_row(each)) for each in plan.initiatives),
    SheetName.DEPARTMENTS: _department_rows,
    SheetName.STANDARD_SYSTEMS: _system_rows,
    SheetName.PROGRESS: _answer_rows,
    SheetName.VERDICTS: _verdict_rows,
    SheetName.REVISIONS: _revision_rows,
    SheetName.VOCABULARY: _word_rows,
}
