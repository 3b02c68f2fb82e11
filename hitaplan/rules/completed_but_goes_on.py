"""完了したのに、今後も続けると書かれている。

見つけるもの:
    状況か評価が「完了」なのに、今後の予定に「引き続き」「継続」「拡大」「実施予定」などの、続けることを表す言葉があること。
困ること:
    「完了」にすると、翌年度から照会しなくなり、続きの実績が文書に出ません。
悪い例:
    | 状況 | 今後の予定 |
    | 完了 | 引き続き対象の手続を広げる。 |
良い例:
    | 状況 | 今後の予定 |
    | 完了 | 通常の業務として運用する。 |
限界:
    決まった言葉(引き続き・継続・拡大・拡充・続ける・続けて・広げる・実施予定・実施する予定)だけを探します。
    「ない」「ません」「なし」「終了」「廃止」のある文は、続けない意味とみて飛ばします。
    確定に置き換えられた速報の行は見ません。
"""

import re
from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading
from hitaplan.master.master import Master
from hitaplan.plan.vocabulary import Evaluation, Status
from hitaplan.rules.answered import counting_answers
from hitaplan.rules.rule import Fault, Rule

_GOES_ON = re.compile("引き続き|引続き|継続|拡大|拡充|続ける|続けて|広げる|実施予定|実施する予定")
_DOES_NOT = re.compile("ない|ません|なし|無し|終了|廃止")
_SENTENCE_END = re.compile(r"[。\n]")
_REMEDY = (
    "続くなら状況を「実施中」などに、終わったなら今後の予定を直してください。"
    "どちらも正しければ、このままでかまいません。"
)


def _find(master: Master) -> Iterator[Fault]:
    for row, answer in counting_answers(master):
        if answer.status is Status.COMPLETED:
            said = f"状況は「{answer.status}」"
        elif answer.evaluation is Evaluation.COMPLETED:
            said = f"評価は「{answer.evaluation}」"
        else:
            continue
        word = _goes_on(answer.outlook)
        if word:
            message = f"{said}ですが、今後の予定に「{word}」とあります。"
            yield Fault(row.record.sheet, row.record.cell(Heading.OUTLOOK), message, _REMEDY, row.year)


def _goes_on(text: str) -> str:
    """The first word that says so, "" where there is none."""
    for sentence in _SENTENCE_END.split(text):
        found = _GOES_ON.search(sentence)
        if found and not _DOES_NOT.search(sentence):
            return found[0]
    return ""


RULE = Rule("A008", Severity.WARNING, "完了なのに今後も続く", _find)
