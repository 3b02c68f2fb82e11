"""区分の「値」が変わっている。

見つけるもの:
    シート「区分」の状況・評価に、プログラムが使う言葉がないか、ほかの言葉があること。
困ること:
    調査票の「記入例・評価基準」に印字する言葉と、選べる言葉が食い違い、各課が迷います。
悪い例:
    | 種別 | 値 |
    | 評価 | 遅延 |
良い例:
    | 種別 | 値 |
    | 評価 | 遅れ |
限界:
    スケジュールの語と注記は、足しても減らしてもかまいません。説明は見ません。
"""

from collections.abc import Iterator
from enum import StrEnum

from hitaplan.findings.finding import Severity
from hitaplan.findings.near_miss import suggestion
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.master.plan_building import find_word
from hitaplan.plan.vocabulary import Evaluation, Status, VocabularyKind
from hitaplan.rules.rule import Fault, Rule, is_legible

_WORDS: dict[VocabularyKind, type[StrEnum]] = {
    VocabularyKind.STATUS: Status,
    VocabularyKind.EVALUATION: Evaluation,
}


def _find(master: Master) -> Iterator[Fault]:
    table = master.tables.get(SheetName.VOCABULARY)
    if table is None or not {Heading.KIND, Heading.VALUE} <= set(table.headings):
        return
    for kind, words in _WORDS.items():
        missing = {str(word) for word in words}
        for record in table.records:
            cell = record.cell(Heading.VALUE)
            if find_word(VocabularyKind, record.text(Heading.KIND)) is not kind or not is_legible(cell):
                continue
            word = find_word(words, cell.text)
            if word is None:
                remedy = f"{suggestion(cell.text, words)}「値」を元の言葉に戻してください。説明は書き換えられます。"
                yield Fault(
                    record.sheet,
                    cell,
                    f"{kind}の「{cell.text}」は、プログラムが使う言葉ではありません。",
                    remedy,
                )
            missing.discard(str(word))
        if missing:
            told = "・".join(word for word in map(str, words) if word in missing)
            remedy = f"シート「{table.grid.title}」に、種別「{kind}」の行を足してください: {told}"
            yield Fault(table.grid.title, None, f"{kind}の「{told}」がありません。", remedy)


RULE = Rule("V003", Severity.WARNING, "区分の値が変わっている", _find)
