"""決まった言葉以外が書かれている。

見つけるもの:
    状況・評価・区分・回答区分・種別など、言葉が決まっている欄に、それ以外の言葉があること。
困ること:
    集計に入らず、文書にも出ません。
悪い例:
    | 状況 | 完了済 |
良い例:
    | 状況 | 完了 |
限界:
    スケジュールの語は T001 が見ます。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.findings.near_miss import suggestion
from hitaplan.master.layout import Column, Heading, sheets
from hitaplan.master.master import Master
from hitaplan.plan.keys import normalize_key
from hitaplan.plan.vocabulary import Evaluation, Status, VocabularyKind
from hitaplan.rules.rule import Fault, Rule, is_legible

_WORDS: dict[object, tuple[str, ...]] = {
    VocabularyKind.STATUS: tuple(Status),
    VocabularyKind.EVALUATION: tuple(Evaluation),
}


def _find(master: Master) -> Iterator[Fault]:
    for sheet in sheets(()):
        for column in sheet.columns:
            words = _words(column)
            if not words:
                continue
            keys = {normalize_key(word) for word in words}
            for record in master.records(sheet.name):
                cell = record.cell(column.heading)
                if cell.blank or not is_legible(cell):
                    continue
                if normalize_key(cell.text) not in keys:
                    remedy = f"{suggestion(cell.text, words)}次のどれかを書いてください: {'・'.join(words)}"
                    message = f"「{column.heading}」の「{cell.text}」は、決まった言葉ではありません。"
                    yield Fault(record.sheet, cell, message, remedy, record.year(Heading.YEAR))


def _words(column: Column) -> tuple[str, ...]:
    return column.choices or _WORDS.get(column.choices_from, ())


RULE = Rule("V001", Severity.ERROR, "決まった言葉以外が書かれている", _find)
