"""The words of the plan that the program itself reasons with. Their criteria stand in the master's 区分."""

from enum import StrEnum
from types import MappingProxyType


class Stage(StrEnum):
    """A stage of a 取組 in its スケジュール."""

    STUDY = "検討"
    START = "事業開始"
    RUNNING = "実施"
    COMPLETION = "完了"


class Status(StrEnum):
    """状況: how a 取組 stood at the end of a fiscal year."""

    NOT_STARTED = "未着手"
    STUDY = "検討"
    STARTED = "事業開始"
    RUNNING = "実施中"
    COMPLETED = "完了"
    CANCELLED = "中止"


class Evaluation(StrEnum):
    """評価: the year's 状況 judged by its 予定."""

    COMPLETED = "完了"
    ON_SCHEDULE = "計画どおり"
    SLIGHTLY_LATE = "一部遅れ"
    LATE = "遅れ"
    NOT_DONE = "未着手・中止"
    NOT_APPLICABLE = "対象外"


# 遅れている取組 are those of any of three 評価, the gravest first.
ACHIEVED = (Evaluation.COMPLETED, Evaluation.ON_SCHEDULE)
BEHIND = (Evaluation.LATE, Evaluation.SLIGHTLY_LATE)
LATE = (Evaluation.NOT_DONE, *BEHIND)


class Round(StrEnum):
    """区分 of an answer: the first figures at the end of the year, or the settled ones after 出納整理."""

    PRELIMINARY = "速報"
    FINAL = "確定"


class ReplyKind(StrEnum):
    """回答区分 of a 調査票 row."""

    FULL = "通常"
    AS_PLANNED = "予定どおり・特記なし"


class DepartmentKind(StrEnum):
    """区分 of a row of 担当課."""

    DEPARTMENT = "課"
    COLLECTIVE = "総称"


class RevisionKind(StrEnum):
    """種別 of a row of 改定履歴."""

    ADDED = "追加"
    CHANGED = "変更"
    MERGED = "統合"
    ABOLISHED = "廃止"
    COMPLETED = "完了"
    RENUMBERED = "番号変更"
    REASSIGNED = "所管替え"


# What stands in the column 項目 of 改定履歴 where it is no heading: a 取組 that is new or gone, a division, a merger.
WHOLE_INITIATIVE, DIVIDED, MERGED = "取組", "分割", "統合"


class VocabularyKind(StrEnum):
    """種別 of a row of 区分."""

    SCHEDULE_WORD = "スケジュールの語"
    NOTE = "注記"
    STATUS = "状況"
    EVALUATION = "評価"


# Names of the plan that mean no single department (plan p. 3-17: 1-1-1, 1-1-4, 1-1-5, 2-1-1, 2-2-1, 4-4-1).
COLLECTIVE_NAMES = ("関係各課", "各課")
NAME_SEPARATOR = "、"
RELISTED_MARK = "(再掲)"
ASK_MARK = "要確認"
LOST_TEXT_MARK = "…"

STATUS_OF_STAGE = MappingProxyType(
    {
        Stage.STUDY: Status.STUDY,
        Stage.START: Status.STARTED,
        Stage.RUNNING: Status.RUNNING,
        Stage.COMPLETION: Status.COMPLETED,
    }
)
