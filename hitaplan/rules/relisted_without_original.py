"""再掲元の取組がない。

見つけるもの:
    再掲元に書かれた番号の取組がないこと、再掲元がまた再掲であること、自分自身を指していること。
困ること:
    どの取組の回答を印字すればよいか分かりません。
悪い例:
    | 取組番号 | 2-2-2 | 再掲元 | 2-2-2 |
良い例:
    | 取組番号 | 2-2-2 | 再掲元 | 1-3-4 |
限界:
    元の取組が正しいかどうかは、R001 が内容を比べて知らせます。
    取組番号に読めないものや重なりがあるうちは、元の取組がないことを知らせません(先に N001・N003 などを直します)。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.rules.rule import Fault, Rule, numbers_are_sound


def _find(master: Master) -> Iterator[Fault]:
    records = master.records(SheetName.INITIATIVES)
    by_number = {number: each for each in records if (number := each.number(Heading.NUMBER))}
    sound = numbers_are_sound(master)
    for record in records:
        origin = record.number(Heading.RELISTED_FROM)
        if origin is None:
            continue
        original = by_number.get(origin)
        if original is None and not sound:
            continue
        remedy = "再掲でない、元の取組の番号を書いてください。再掲でなければ空白にしてください。"
        if original is None:
            message = f"再掲元の取組 {origin} がありません。"
        elif original.number(Heading.RELISTED_FROM) is not None:
            message = f"再掲元の取組 {origin} も再掲になっています。"
        else:
            continue
        yield Fault(record.sheet, record.cell(Heading.RELISTED_FROM), message, remedy)


RULE = Rule("R002", Severity.ERROR, "再掲元の取組がない", _find)
