"""取組番号が日付になっている。

見つけるもの:
    Excel が「1-1-1」を 2001年1月1日 という日付に変えてしまった取組番号。プログラムは元の番号に戻して読みます。
困ること:
    いまは困りません。ただし、Excel の画面には日付が見えています。
悪い例:
    | 取組番号 | 2001/1/1 |
良い例:
    | 取組番号 | 1-1-1 |
限界:
    2001年から2029年までの日付だけを戻します。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.office.cells import CellKind
from hitaplan.rules.rule import Fault, Rule

_NUMBERED = (
    (SheetName.INITIATIVES, Heading.NUMBER),
    (SheetName.INITIATIVES, Heading.RELISTED_FROM),
    (SheetName.INITIATIVES, Heading.FORMER_NUMBER),
    (SheetName.PROGRESS, Heading.NUMBER),
    (SheetName.VERDICTS, Heading.NUMBER),
    (SheetName.REVISIONS, Heading.NUMBER),
)


def _find(master: Master) -> Iterator[Fault]:
    for name, heading in _NUMBERED:
        for record in master.records(name):
            number = record.number(heading)
            cell = record.cell(heading)
            if number is not None and cell.kind is not CellKind.TEXT:
                yield Fault(
                    record.sheet,
                    cell,
                    f"「{heading}」が日付に変わっています。「{number}」とみなして読みました。",
                    f"セルの書式を「文字列」にして、「{number}」と入力し直してください。",
                    repaired=str(number),
                )


RULE = Rule("N002", Severity.REPAIR, "取組番号が日付になっている", _find)
