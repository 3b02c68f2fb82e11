"""Where everything stands in a 調査票. The form is written from here, and read back by the same words."""

from dataclasses import dataclass
from enum import StrEnum

from hitaplan.master.layout import Heading

# Raised whenever a form of an older version could be misread.
FORM_VERSION = "1"


class FormSheet(StrEnum):
    """The sheets of a form."""

    ENTRY = "記入"
    GUIDE = "記入例・評価基準"
    KEYS = "発行情報"


class FormHeading(StrEnum):
    """Headings of printed columns that only a form has."""

    ROW_ID = "行キー"
    ROLE = "主管・関係"
    LAST_STATUS = "前の年度の状況"
    LAST_ANSWER = "前の年度の回答"
    PROPOSAL = "評価の目安"


class HeadLabel(StrEnum):
    """Labels of the head block."""

    DEPARTMENT = "課"
    YEAR = "年度"
    ROUND = "区分"
    DEADLINE = "回答期限"
    RETURN_TO = "提出先"
    CONTACT = "問合せ先"
    AUTHOR = "記入者"
    EXTENSION = "内線"
    ENTERED_ON = "記入日"
    CONFIRMED_ON = "所属長確認日"


class KeyLabel(StrEnum):
    """Labels of the very hidden sheet."""

    FORM_VERSION = "様式版"
    PLAN = "計画名"
    MUNICIPALITY_CODE = "団体コード"
    YEARS = "年度"
    ROUND = "区分"
    DEPARTMENT = "課"
    MASTER_SHA256 = "台帳SHA256"


@dataclass(frozen=True, slots=True)
class FormColumn:
    """One column of the entry sheet.

    Attributes:
        heading: What it is known by.
        width: Width in half-width characters.
        entered: Whether the department fills it in.
        centered: Whether its values are centred.
    """

    heading: Heading | FormHeading
    width: int
    entered: bool = False
    centered: bool = False


COLUMNS = (
    FormColumn(FormHeading.ROW_ID, 4),
    FormColumn(Heading.NUMBER, 9, centered=True),
    FormColumn(Heading.NAME, 18),
    FormColumn(Heading.CONTENT, 27),
    FormColumn(FormHeading.ROLE, 13),
    FormColumn(Heading.YEAR, 11, centered=True),
    FormColumn(FormHeading.LAST_STATUS, 9, centered=True),
    FormColumn(FormHeading.LAST_ANSWER, 22),
    FormColumn(Heading.PLANNED, 13, centered=True),
    FormColumn(FormHeading.PROPOSAL, 11, centered=True),
    FormColumn(Heading.REPLY_KIND, 12, entered=True, centered=True),
    FormColumn(Heading.STATUS, 10, entered=True, centered=True),
    FormColumn(Heading.EVALUATION, 11, entered=True, centered=True),
    FormColumn(Heading.ACHIEVEMENT, 28, entered=True),
    FormColumn(Heading.OUTCOME, 22, entered=True),
    FormColumn(Heading.CHALLENGE, 20, entered=True),
    FormColumn(Heading.OUTLOOK, 20, entered=True),
    FormColumn(Heading.PLAN_CHANGE, 14, entered=True),
)
# Rows from 0: head block, two lines of instructions, groups, headings, then the rows to fill in.
GROUP_ROW, HEADING_ROW, FIRST_ROW = 5, 6, 7


def column_index(heading: Heading | FormHeading) -> int:
    """Return the place of a column, from 0."""
    return next(index for index, column in enumerate(COLUMNS) if column.heading is heading)
