"""改定履歴が計画と合わない。

見つけるもの:
    適用年度のある改定履歴の行を、元に戻せないこと。改定後が今の計画と違う、番号が計画にない、廃止・完了・統合でなくなった取組の内容
    (取組内容、事業担当課、各年度)が改定履歴に残っていない、項目が台帳の見出しでない、など。
困ること:
    適用年度より前の年度の報告書や判定を、その年度の計画で作れません。なくなった取組の回答は、前の年度の報告書にも出ません。
悪い例:
    | 適用年度 | 種別 | 取組番号 | 項目 | 改定前 | 改定後 |
    | 令和8年度 | 変更 | 1-1-3 | 令和9年度 | 実施予定 | 完了予定 | (シート「取組」の令和9年度は「実施予定」のまま)
良い例:
    | 適用年度 | 種別 | 取組番号 | 項目 | 改定前 | 改定後 |
    | 令和8年度 | 変更 | 1-1-3 | 令和9年度 | 実施予定 | 完了予定 | (シート「取組」の令和9年度も「完了予定」)
限界:
    適用年度が空白か読めない行は見ません(H002・P003 が知らせます)。取組番号か項目のない行(基本項目の本文など)は見ません。
    シート「取組」に読めない番号や重なりがあるうちは、調べません(先に N001・N003 などを直します)。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.findings.quoting import quoted
from hitaplan.master.editions import unwind
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.rules.rule import Fault, Rule, numbers_are_sound

_REMEDY = (
    "改定前、改定後、項目か、計画を直してください。なくなった取組なら、「hitaplan compare 改定前.xlsx 改定後.xlsx --record」で、"
    "その内容の行を足した台帳の写しを作れます。"
)


def _find(master: Master) -> Iterator[Fault]:
    if master.plan is None or not numbers_are_sound(master):
        return
    records = master.records(SheetName.REVISIONS)
    for place in unwind(master.plan).left:
        record, row = records[place], master.plan.revisions[place]
        before, after = (f"「{quoted(text)}」" if text else "空白" for text in (row.before, row.after))
        message = (
            f"取組 {row.number} の「{row.field}」({before}→{after})を、{row.applies_from}より前に戻せません。"
            "今の計画のまま扱います。"
        )
        yield Fault(record.sheet, record.cell(Heading.AFTER), message, _REMEDY)


RULE = Rule("H003", Severity.WARNING, "改定履歴が計画と合わない", _find)
