"""Every sheet and heading of the master workbook. No other module spells one of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import lru_cache

from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.vocabulary import (
    DepartmentKind,
    ReplyKind,
    RevisionKind,
    Round,
    VocabularyKind,
)


class SheetName(StrEnum):
    """The sheets, in their order."""

    GUIDE = "はじめに"
    PLAN = "計画"
    INQUIRY = "照会"
    FRONT_MATTER = "本文"
    PERIODS = "計画期間"
    POLICIES = "基本方針"
    ITEMS = "基本項目"
    INITIATIVES = "取組"
    DEPARTMENTS = "担当課"
    STANDARD_SYSTEMS = "標準化対象業務"
    PROGRESS = "進捗"
    VERDICTS = "取組別まとめ"
    REVISIONS = "改定履歴"
    VOCABULARY = "区分"


class Heading(StrEnum):
    """The headings; the same word means the same thing on every sheet."""

    ITEM = "項目"
    VALUE = "値"
    DESCRIPTION = "説明"
    YEAR = "年度"
    ROUND = "区分"
    DOCUMENT_NUMBER = "文書番号"
    SENT_ON = "照会日"
    DEADLINE = "回答期限"
    CHAPTER = "章"
    SECTION = "節"
    PARAGRAPH = "段落番号"
    TEXT = "本文"
    PLAN_NAME = "計画の名称"
    FIRST_YEAR = "開始年度"
    LAST_YEAR = "終了年度"
    LABEL = "表示"
    NOTE = "備考"
    SERIAL = "番号"
    TITLE = "名称"
    NUMBER = "取組番号"
    NAME = "取組名"
    RELISTED_FROM = "再掲元"
    CONTENT = "取組内容"
    DEPARTMENTS = "事業担当課"
    ASKED = "照会先"
    FORMER_NUMBER = "旧番号"
    DEPARTMENT_NAME = "課名"
    ALIASES = "別名"
    ORDER = "並び順"
    SUCCESSORS = "後継課"
    SYSTEM_NAME = "業務名"
    DEPARTMENT = "課"
    PLANNED = "予定"
    STATUS = "状況"
    EVALUATION = "評価"
    ACHIEVEMENT = "実績"
    OUTCOME = "成果・効果"
    CHALLENGE = "課題"
    OUTLOOK = "今後の予定"
    PLAN_CHANGE = "計画の変更"
    REPLY_KIND = "回答区分"
    AUTHOR = "記入者"
    ENTERED_ON = "記入日"
    SOURCE = "取込元"
    FINAL_EVALUATION = "評価(確定)"
    SUMMARY = "まとめ"
    MAIN_OUTCOME = "主な成果"
    REASON = "理由"
    DECIDED_ON = "決定日"
    REVISED_ON = "改定日"
    APPLIES_FROM = "適用年度"
    KIND = "種別"
    BEFORE = "改定前"
    AFTER = "改定後"


class PlanItem(StrEnum):
    """項目 of the sheet 計画."""

    TITLE = "計画名"
    MUNICIPALITY = "団体名"
    MUNICIPALITY_CODE = "団体コード"
    ESTABLISHED = "策定年月"
    FIRST_YEAR = "計画期間(開始)"
    LAST_YEAR = "計画期間(終了)"
    TARGET_YEAR = "対象年度"
    SECTION = "所管課"
    SENDER = "発信者"
    HONORIFIC = "敬称"
    CONTACT = "担当"
    EXTENSION = "内線"
    MAIL = "メール"
    RETURN_TO = "提出先"
    REPORT_DATE = "報告日"


PLAN_ITEM_DESCRIPTIONS = {
    PlanItem.TITLE: "計画の正式な名称。すべての文書に印字します。",
    PlanItem.MUNICIPALITY: "市町村名。",
    PlanItem.MUNICIPALITY_CODE: "全国地方公共団体コード(6桁)。",
    PlanItem.ESTABLISHED: "計画を策定した年月。この年度までのスケジュールには「予定」が付きません。",
    PlanItem.FIRST_YEAR: "計画の最初の年度。",
    PlanItem.LAST_YEAR: "計画の最後の年度。",
    PlanItem.TARGET_YEAR: "いま報告を求めている年度。毎年ここを1年進めます。",
    PlanItem.SECTION: "計画を所管する課。課名のない取組はこの課が答えます。",
    PlanItem.SENDER: "照会文の発信者の職名。",
    PlanItem.HONORIFIC: "宛先に付ける敬称(様・殿)。",
    PlanItem.CONTACT: "照会の担当者。異動したら書き換えます。",
    PlanItem.EXTENSION: "担当者の内線番号。",
    PlanItem.MAIL: "担当者のメールアドレス。",
    PlanItem.RETURN_TO: "調査票の提出先(共有フォルダーなど)。",
    PlanItem.REPORT_DATE: "報告書に印字する日付。空欄なら年度の末日(総括報告書は、その後の回答の日まで)。",
}
REQUIRED_PLAN_ITEMS = (
    PlanItem.TITLE,
    PlanItem.ESTABLISHED,
    PlanItem.FIRST_YEAR,
    PlanItem.LAST_YEAR,
    PlanItem.TARGET_YEAR,
    PlanItem.SECTION,
)


class ValueKind(Enum):
    """What may stand in a column."""

    TEXT = "文字"
    KEY = "番号"
    INTEGER = "整数"
    YEAR = "年度"
    DATE = "日付"
    SCHEDULE = "スケジュールの語"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet.

    Attributes:
        heading: What stands in row 1.
        width: Width in characters.
        kind: What may stand in it.
        required: Whether a record without it makes a document wrong.
        optional: Whether a master without the column is as good.
        choices: Words of its drop-down, if they are few and the program's own.
        choices_from: Where the words of its drop-down stand in the workbook.
        for_reading: Whether it is for the reader's eye only and ignored on reading.
    """

    heading: str
    width: int
    kind: ValueKind = ValueKind.TEXT
    required: bool = False
    optional: bool = False
    choices: tuple[str, ...] = ()
    choices_from: "VocabularyKind | SheetName | None" = None
    for_reading: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of records: heading in row 1, one record a row, one table."""

    name: SheetName
    columns: tuple[Column, ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """All its headings in order."""
        return tuple(column.heading for column in self.columns)


_YEAR = Column(Heading.YEAR, 12, ValueKind.YEAR, required=True)
_ROUND = Column(Heading.ROUND, 8, choices=tuple(Round))
_NOTE = Column(Heading.NOTE, 40)
_NUMBER = Column(Heading.NUMBER, 10, ValueKind.KEY, required=True)


def _initiative_columns(years: Iterable[FiscalYear]) -> tuple[Column, ...]:
    schedule = (
        Column(year.label, 13, ValueKind.SCHEDULE, choices_from=VocabularyKind.SCHEDULE_WORD)
        for year in years
    )
    return (
        _NUMBER,
        Column(Heading.NAME, 30, required=True),
        Column(Heading.RELISTED_FROM, 9, ValueKind.KEY),
        Column(Heading.CONTENT, 56, required=True),
        Column(Heading.DEPARTMENTS, 28, required=True),
        Column(Heading.ASKED, 18),
        *schedule,
        Column(Heading.FORMER_NUMBER, 9, ValueKind.KEY),
        _NOTE,
    )


_FIXED_SHEETS = (
    Sheet(
        SheetName.PLAN,
        (Column(Heading.ITEM, 20), Column(Heading.VALUE, 50), Column(Heading.DESCRIPTION, 64)),
    ),
    Sheet(
        SheetName.INQUIRY,
        (
            _YEAR,
            _ROUND,
            Column(Heading.DOCUMENT_NUMBER, 24),
            Column(Heading.SENT_ON, 20, ValueKind.DATE),
            Column(Heading.DEADLINE, 20, ValueKind.DATE),
        ),
    ),
    Sheet(
        SheetName.FRONT_MATTER,
        (
            Column(Heading.CHAPTER, 30),
            Column(Heading.SECTION, 16),
            Column(Heading.PARAGRAPH, 9),
            Column(Heading.TEXT, 90),
        ),
    ),
    Sheet(
        SheetName.PERIODS,
        (
            Column(Heading.PLAN_NAME, 44, required=True),
            Column(Heading.FIRST_YEAR, 12, ValueKind.YEAR, required=True),
            Column(Heading.LAST_YEAR, 12, ValueKind.YEAR, required=True),
            Column(Heading.LABEL, 44),
            Column(Heading.NOTE, 40, optional=True),
        ),
    ),
    Sheet(
        SheetName.POLICIES,
        (
            Column(Heading.SERIAL, 8, ValueKind.INTEGER, required=True),
            Column(Heading.TITLE, 60, required=True),
        ),
    ),
    Sheet(
        SheetName.ITEMS,
        (
            Column(Heading.SERIAL, 8, ValueKind.KEY, required=True),
            Column(Heading.TITLE, 36, required=True),
            Column(Heading.TEXT, 100),
        ),
    ),
    Sheet(
        SheetName.DEPARTMENTS,
        (
            Column(Heading.DEPARTMENT_NAME, 26, required=True),
            Column(Heading.ALIASES, 18),
            Column(Heading.ROUND, 8, choices=tuple(DepartmentKind), required=True),
            Column(Heading.ORDER, 8, ValueKind.INTEGER),
            Column(Heading.FIRST_YEAR, 12, ValueKind.YEAR),
            Column(Heading.LAST_YEAR, 12, ValueKind.YEAR),
            Column(Heading.SUCCESSORS, 26),
            _NOTE,
        ),
    ),
    Sheet(
        SheetName.STANDARD_SYSTEMS,
        (Column(Heading.SERIAL, 8, ValueKind.INTEGER), Column(Heading.SYSTEM_NAME, 40, required=True)),
    ),
    Sheet(
        SheetName.PROGRESS,
        (
            _YEAR,
            _ROUND,
            _NUMBER,
            Column(Heading.DEPARTMENT, 20, required=True, choices_from=SheetName.DEPARTMENTS),
            Column(Heading.NAME, 26, for_reading=True),
            Column(Heading.PLANNED, 13, for_reading=True),
            Column(Heading.STATUS, 10, required=True, choices_from=VocabularyKind.STATUS),
            Column(Heading.EVALUATION, 12, choices_from=VocabularyKind.EVALUATION),
            Column(Heading.ACHIEVEMENT, 40),
            Column(Heading.OUTCOME, 34),
            Column(Heading.CHALLENGE, 34),
            Column(Heading.OUTLOOK, 34),
            Column(Heading.PLAN_CHANGE, 24),
            Column(Heading.REPLY_KIND, 14, choices=tuple(ReplyKind)),
            Column(Heading.AUTHOR, 12),
            Column(Heading.ENTERED_ON, 12, ValueKind.DATE),
            Column(Heading.SOURCE, 20),
        ),
    ),
    Sheet(
        SheetName.VERDICTS,
        (
            _YEAR,
            _NUMBER,
            Column(Heading.FINAL_EVALUATION, 14, choices_from=VocabularyKind.EVALUATION),
            Column(Heading.SUMMARY, 50),
            Column(Heading.MAIN_OUTCOME, 40),
            Column(Heading.REASON, 36),
            Column(Heading.DECIDED_ON, 14, ValueKind.DATE),
        ),
    ),
    Sheet(
        SheetName.REVISIONS,
        (
            Column(Heading.REVISED_ON, 16, ValueKind.DATE),
            Column(Heading.APPLIES_FROM, 12, ValueKind.YEAR),
            Column(Heading.KIND, 10, choices=tuple(RevisionKind)),
            Column(Heading.NUMBER, 10, ValueKind.KEY),
            Column(Heading.ITEM, 14),
            Column(Heading.BEFORE, 44),
            Column(Heading.AFTER, 44),
            Column(Heading.REASON, 36),
        ),
    ),
    Sheet(
        SheetName.VOCABULARY,
        (
            Column(Heading.KIND, 18, choices=tuple(VocabularyKind)),
            Column(Heading.VALUE, 20),
            Column(Heading.DESCRIPTION, 80),
        ),
    ),
)


def sheets(years: Iterable[FiscalYear]) -> tuple[Sheet, ...]:
    """Return every sheet of records in the order of the workbook.

    Args:
        years: The fiscal years of 計画期間; 取組 has a column for each.

    Returns:
        The sheets; はじめに is text only and not among them.
    """
    initiatives = Sheet(SheetName.INITIATIVES, _initiative_columns(years))
    order = list(SheetName)
    return tuple(sorted((*_FIXED_SHEETS, initiatives), key=lambda sheet: order.index(sheet.name)))


@lru_cache(maxsize=1024)
def year_of_heading(heading: str) -> FiscalYear | None:
    """Return the fiscal year of a schedule column's heading, or None for any other heading."""
    try:
        return FiscalYear.parse(heading)
    except ValueError:
        return None
