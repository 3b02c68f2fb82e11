"""「同上」「別紙のとおり」など、ほかを見ないと分からない回答である。

見つけるもの:
    進捗の文章の欄が、「同上」「〃」「前年度と同じ」「別紙のとおり」「上記のとおり」などの言葉だけであること。
    実績が「特になし」などの言葉だけであること。
困ること:
    報告書にはその言葉だけが印字され、何をしたのか分かりません。
悪い例:
    | 実績 | 同上 |
良い例:
    | 実績 | 電子入札を12件行った。 |
限界:
    欄の全部がその言葉のときだけ知らせます(空白と末尾の「。」は無視します)。
    「特になし」は、未着手・中止の行と、回答区分が「予定どおり・特記なし」の行では知らせません。
    確定に置き換えられた速報の行は見ません。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading
from hitaplan.master.master import Master
from hitaplan.plan.keys import normalize_key
from hitaplan.plan.model import Answer
from hitaplan.plan.vocabulary import ReplyKind, Status
from hitaplan.rules.answered import counting_answers
from hitaplan.rules.rule import Fault, Rule
from hitaplan.rules.texts import ANSWER_TEXTS

_ELSEWHERE = ("別紙", "別添", "別表", "別途資料", "添付資料", "添付", "上記", "前記", "前述", "下記")
_SAME_AS = ("前年度", "昨年度", "前年", "昨年", "前回", "速報", "上", "前")
_STAND_INS = frozenset(
    map(
        normalize_key,
        (
            *("同上", "〃", "々", "″", "同前", "仝上", "左に同じ", "右に同じ", "同様", "同じ", '"', "''"),
            *(
                f"{word}{ending}"
                for word in _ELSEWHERE
                for ending in ("のとおり", "の通り", "参照", "を参照")
            ),
            *(f"{word}{ending}" for word in _SAME_AS for ending in ("と同じ", "に同じ", "と同様", "同様")),
        ),
    )
)
_NOTHING = frozenset(
    ("特になし", "特に無し", "特にありません", "なし", "無し", "特記なし", "特記事項なし", "特段なし")
)
_NOTHING_DONE = (Status.NOT_STARTED, Status.CANCELLED)
_REMEDY = "この欄だけを読んで分かるように、内容を書いてください。"


def _find(master: Master) -> Iterator[Fault]:
    for row, answer in counting_answers(master):
        for heading in ANSWER_TEXTS:
            cell = row.record.cell(heading)
            text = normalize_key(cell.text).rstrip("。.")
            nothing = heading is Heading.ACHIEVEMENT and text in _NOTHING and _has_done(answer)
            if text in _STAND_INS or nothing:
                message = f"「{heading}」が「{cell.text}」だけなので、報告書を読んでも内容が分かりません。"
                yield Fault(row.record.sheet, cell, message, _REMEDY, row.year)


def _has_done(answer: Answer) -> bool:
    return answer.status not in _NOTHING_DONE and answer.reply_kind is not ReplyKind.AS_PLANNED


RULE = Rule("A010", Severity.WARNING, "ほかを見ないと分からない回答", _find)
