"""The vocabularies with which a new master starts; afterwards 区分 is the master's own."""

from hitaplan.plan.model import Word
from hitaplan.plan.vocabulary import Evaluation, Status, VocabularyKind

# Words and notes as the plan prints them (plan p. 3-19).
_SCHEDULE_WORDS = (
    ("検討", "実施するかどうか、どう実施するかを検討する年度。"),
    ("事業開始", "事業を始めた年度(終わった年度に使う)。"),
    ("事業開始予定", "事業を始める予定の年度。"),
    ("実施中", "事業を実施した年度(終わった年度に使う)。"),
    ("実施予定", "事業を実施する予定の年度。"),
    ("完了", "取組を完了した年度(終わった年度に使う)。"),
    ("完了予定", "取組を完了する予定の年度。"),
    ("事業開始・完了", "同じ年度に始めて完了した(終わった年度に使う)。"),
)
_NOTES = ("一部拡大", "拡大", "拡大検討", "検討", "更新", "一部更新", "一部", "一部終了")
_STATUSES = (
    (Status.NOT_STARTED, "まだ何も始めていない。"),
    (Status.STUDY, "実施方法や導入の可否を検討した。"),
    (Status.STARTED, "この年度に事業を始めた。"),
    (Status.RUNNING, "前の年度から続けて事業を実施している。"),
    (Status.COMPLETED, "予定した内容をすべて終えた(同じ年度に始めて終えたものを含む)。"),
    (Status.CANCELLED, "取りやめた、または休止した。"),
)
_EVALUATIONS = (
    (Evaluation.COMPLETED, "予定した内容をすべて終え、取組が完了した。"),
    (Evaluation.ON_SCHEDULE, "年度の予定の段階まで進んだ(予定が「検討」なら、検討を進めた)。"),
    (Evaluation.SLIGHTLY_LATE, "予定の一つ手前の段階にあり、一部が翌年度に持ち越された。"),
    (Evaluation.LATE, "予定の段階に届いていない。"),
    (Evaluation.NOT_DONE, "着手していない、または取りやめた。"),
    (Evaluation.NOT_APPLICABLE, "取組が始まる前の年度である。"),
)

STANDARD_WORDS = (
    *(Word(VocabularyKind.SCHEDULE_WORD, value, text) for value, text in _SCHEDULE_WORDS),
    *(Word(VocabularyKind.NOTE, value, f"スケジュールの語の後に({value})と書く。") for value in _NOTES),
    *(Word(VocabularyKind.STATUS, value, text) for value, text in _STATUSES),
    *(Word(VocabularyKind.EVALUATION, value, text) for value, text in _EVALUATIONS),
)
