"""What the cases of the corpus share: an edit, or several, and all that is found beyond the findings of the untouched master."""

from tests.sheets import (
    ANSWER,
    Edit,
)

Cases = list[tuple[Edit | tuple[Edit, ...], str]]
REVISION = {"改定日": "令和8年3月25日", "適用年度": "令和8年度", "種別": "変更", "取組番号": "1-1-3"}
# The plan says 実施予定.
UNFIT = {"項目": "令和9年度", "改定前": "検討", "改定後": "完了予定"}
VERDICT = {"年度": "令和6年度", "取組番号": "1-1-3"}
# What 契約検査室 wrote a year before is what all_answered() lets it write again.
LAST_YEAR = ANSWER | {
    "年度": "令和5年度",
    "区分": "確定",
    "状況": "事業開始",
    "実績": "入札関連手続のオンライン化について、契約検査室が1回の打合せをした。",
}
