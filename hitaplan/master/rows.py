"""The rows of each sheet of a master, made from the plan: the way back of plan_building."""

from collections.abc import Iterator

from hitaplan.master.layout import PLAN_ITEM_DESCRIPTIONS, Heading, PlanItem, SheetName
from hitaplan.master.plan_building import PARAGRAPH_BREAK
from hitaplan.plan.as_data import month_text
from hitaplan.plan.model import Answer, Department, Initiative, Plan
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
    return {
        SheetName.PLAN: list(_plan_rows(plan)),
        SheetName.INQUIRY: [
            {
                Heading.YEAR: each.year.label,
                Heading.ROUND: each.round,
                Heading.DOCUMENT_NUMBER: each.document_number,
                Heading.SENT_ON: each.sent_on,
                Heading.DEADLINE: each.deadline,
            }
            for each in plan.inquiries
        ],
        SheetName.FRONT_MATTER: [
            {
                Heading.CHAPTER: each.chapter,
                Heading.SECTION: each.section,
                Heading.PARAGRAPH: each.paragraph,
                Heading.TEXT: each.text,
            }
            for each in plan.front_matter
        ],
        SheetName.PERIODS: [
            {
                Heading.PLAN_NAME: bar.plan,
                Heading.FIRST_YEAR: bar.first_year.label,
                Heading.LAST_YEAR: bar.last_year.label,
                Heading.LABEL: bar.label,
                Heading.NOTE: bar.note,
            }
            for bar in plan.period_bars
        ],
        SheetName.POLICIES: [
            {Heading.SERIAL: policy.number, Heading.TITLE: policy.title} for policy in plan.policies
        ],
        SheetName.ITEMS: [
            {
                Heading.SERIAL: f"{policy.number}-{item.number}",
                Heading.TITLE: item.title,
                Heading.TEXT: PARAGRAPH_BREAK.join(item.narrative),
            }
            for policy in plan.policies
            for item in policy.items
        ],
        SheetName.INITIATIVES: [_initiative_row(initiative) for initiative in plan.initiatives],
        SheetName.DEPARTMENTS: [_department_row(department) for department in plan.departments],
        SheetName.STANDARD_SYSTEMS: [
            {Heading.SERIAL: number, Heading.SYSTEM_NAME: name}
            for number, name in enumerate(plan.standard_systems, 1)
        ],
        SheetName.PROGRESS: [_answer_row(plan, answer) for answer in plan.answers],
        SheetName.VERDICTS: [
            {
                Heading.YEAR: each.year.label,
                Heading.NUMBER: str(each.number),
                Heading.FINAL_EVALUATION: each.evaluation or "",
                Heading.SUMMARY: each.summary,
                Heading.MAIN_OUTCOME: each.outcome,
                Heading.REASON: each.reason,
                Heading.DECIDED_ON: each.decided_on,
            }
            for each in plan.verdicts
        ],
        SheetName.REVISIONS: [
            {
                Heading.REVISED_ON: each.revised_on,
                Heading.APPLIES_FROM: each.applies_from,
                Heading.KIND: each.kind,
                Heading.NUMBER: each.number,
                Heading.ITEM: each.field,
                Heading.BEFORE: each.before,
                Heading.AFTER: each.after,
                Heading.REASON: each.reason,
            }
            for each in plan.revisions
        ],
        SheetName.VOCABULARY: [
            {Heading.KIND: word.kind, Heading.VALUE: word.value, Heading.DESCRIPTION: word.description}
            for word in plan.vocabulary
        ],
    }


def _plan_rows(plan: Plan) -> Iterator[Row]:
    settings = plan.settings
    values = {
        PlanItem.TITLE: plan.title,
        PlanItem.MUNICIPALITY: settings.municipality,
        PlanItem.MUNICIPALITY_CODE: settings.municipality_code,
        PlanItem.ESTABLISHED: month_text(plan.established),
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


def _initiative_row(initiative: Initiative) -> Row:
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


def _department_row(department: Department) -> Row:
    return {
        Heading.DEPARTMENT_NAME: department.name,
        Heading.ALIASES: NAME_SEPARATOR.join(department.aliases),
        Heading.ROUND: department.kind,
        Heading.ORDER: department.order or "",
        Heading.FIRST_YEAR: department.first_year.label if department.first_year else "",
        Heading.LAST_YEAR: department.last_year.label if department.last_year else "",
        Heading.SUCCESSORS: NAME_SEPARATOR.join(department.successors),
        Heading.NOTE: department.note,
    }


def _answer_row(plan: Plan, answer: Answer) -> Row:
    initiative = plan.by_number.get(answer.number)
    return {
        Heading.YEAR: answer.year.label,
        Heading.ROUND: answer.round,
        Heading.NUMBER: str(answer.number),
        Heading.DEPARTMENT: answer.department,
        Heading.NAME: initiative.name if initiative else "",
        Heading.PLANNED: expected(plan, initiative, answer.year).label if initiative else "",
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
