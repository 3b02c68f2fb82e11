"""Where everything stands in 見直し候補 and in a 見直し照会票: written from here, and read back by the same words."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from hitaplan.master.layout import Heading
from hitaplan.plan.vocabulary import NAME_SEPARATOR
from hitaplan.survey.review.candidate import Candidate

FORM_NAME = "見直し照会票"
# Raised whenever a form of an older version could be misread.
REVIEW_VERSION = "1"


class ReviewSheet(StrEnum):
    """The sheets of 見直し候補 and of a 見直し照会票."""

    CANDIDATES = "候補"
    ENTRY = "見直し"
    REASONS = "理由の説明"
    RETURNS = "回答状況"
    FINDINGS = "指摘"
    FILES = "ファイル一覧"


class Decision(StrEnum):
    """判断: what is to become of a 取組."""

    CONTINUE = "継続"
    CHANGE = "変更"
    MERGE = "統合"
    ABOLISH = "廃止"
    COMPLETE = "完了"


DECISION_MEANINGS = {
    Decision.CONTINUE: "今の計画のまま続ける",
    Decision.CHANGE: "取組名、取組内容、事業担当課、スケジュールのどれかを変える(新しい内容を右の欄に書く)",
    Decision.MERGE: "ほかの取組とまとめる(まとめる先の取組番号を「統合先」に書く)",
    Decision.ABOLISH: "取りやめる",
    Decision.COMPLETE: "終わったので、計画から外す",
}


class ReviewHeading(StrEnum):
    """Headings that only a review has."""

    LEAD = "主管課"
    ITEM = "基本項目"
    SCHEDULE = "スケジュール"
    EVALUATIONS = "これまでの評価"
    REASONS = "見直しの理由"
    OPINIONS = "課の回答"
    DECISION = "判断"
    NEW_NAME = "新しい取組名"
    NEW_CONTENT = "新しい取組内容"
    NEW_DEPARTMENTS = "新しい事業担当課"
    NEW_SCHEDULE = "新しいスケジュール"
    MERGED_INTO = "統合先"
    REASON = "判断の理由"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column: its heading, its width in half-width characters, and whether its values are centred."""

    heading: str
    width: int
    centered: bool = False


@dataclass(frozen=True, slots=True)
class PrintedColumn(SheetColumn):
    """A column that is printed: and what stands there of a 取組."""

    value: Callable[[Candidate], str] = lambda _: ""


_NUMBER = PrintedColumn(Heading.NUMBER, 9, centered=True, value=lambda it: str(it.initiative.number))
_NAME = PrintedColumn(Heading.NAME, 16, value=lambda it: it.initiative.printed_name)
_CONTENT = PrintedColumn(Heading.CONTENT, 28, value=lambda it: it.initiative.content)
_DEPARTMENTS = PrintedColumn(
    Heading.DEPARTMENTS, 14, value=lambda it: NAME_SEPARATOR.join(it.initiative.departments)
)
_SCHEDULE = PrintedColumn(ReviewHeading.SCHEDULE, 18, value=lambda it: it.schedule_text)
_EVALUATIONS = PrintedColumn(ReviewHeading.EVALUATIONS, 12, value=lambda it: it.evaluations_text)
_REASONS = PrintedColumn(ReviewHeading.REASONS, 24, value=lambda it: it.reasons_text)
FORM_COLUMNS = (_NUMBER, _NAME, _CONTENT, _DEPARTMENTS, _SCHEDULE, _EVALUATIONS, _REASONS)
BOOK_COLUMNS = (
    _NUMBER,
    _NAME,
    PrintedColumn(
        ReviewHeading.ITEM, 13, value=lambda it: f"{it.policy.number}-{it.item.number} {it.item.title}"
    ),
    _CONTENT,
    _DEPARTMENTS,
    PrintedColumn(ReviewHeading.LEAD, 12, value=lambda it: it.lead),
    _SCHEDULE,
    _EVALUATIONS,
    _REASONS,
)
ENTRY_COLUMNS = (
    SheetColumn(ReviewHeading.DECISION, 8, centered=True),
    SheetColumn(ReviewHeading.NEW_NAME, 15),
    SheetColumn(ReviewHeading.NEW_CONTENT, 26),
    SheetColumn(ReviewHeading.NEW_DEPARTMENTS, 14),
    SheetColumn(ReviewHeading.NEW_SCHEDULE, 18),
    SheetColumn(ReviewHeading.MERGED_INTO, 7, centered=True),
    SheetColumn(ReviewHeading.REASON, 20),
)
NEW_TEXTS = (
    ReviewHeading.NEW_NAME,
    ReviewHeading.NEW_CONTENT,
    ReviewHeading.NEW_DEPARTMENTS,
    ReviewHeading.NEW_SCHEDULE,
)
