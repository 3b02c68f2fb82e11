"""同じ取組が2つあるのに、再掲元がない。

見つけるもの:
    取組名か取組内容が、ほかの取組とまったく同じなのに、どちらの再掲元も空白であること。
困ること:
    再掲なら、別の取組として数え、課に二重に尋ねます。貼り付けの誤りなら、元の文章が失われています。
悪い例:
    | 取組番号 | 取組名 | 再掲元 |
    | 1-3-4 | AIチャットボットによる問合せ対応 | |
    | 2-2-2 | AIチャットボットによる問合せ対応 | |
良い例:
    | 取組番号 | 取組名 | 再掲元 |
    | 1-3-4 | AIチャットボットによる問合せ対応 | |
    | 2-2-2 | AIチャットボットによる問合せ対応 | 1-3-4 |
限界:
    空白や全角・半角の違いは無視します。10文字より短い取組内容は比べません。
    取組番号に読めないものや重なりがあるうちは、調べません(先に N001・N003 などを直します)。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.master.records import Record
from hitaplan.plan.keys import normalize_key
from hitaplan.plan.relisted_mark import find_relisted_mark
from hitaplan.rules.rule import Fault, Rule, is_legible, numbers_are_sound

_SHORTEST = 10


def _find(master: Master) -> Iterator[Fault]:
    if not numbers_are_sound(master):
        return
    first: dict[tuple[str, str], Record] = {}
    for record in master.records(SheetName.INITIATIVES):
        if not record.cell(Heading.RELISTED_FROM).blank or not record.has(Heading.RELISTED_FROM):
            continue
        found = {
            heading: first.setdefault((heading, key), record)
            for heading in (Heading.NAME, Heading.CONTENT)
            if (key := _key(record, heading))
        }
        same = [heading for heading, other in found.items() if other is not record]
        if same:
            yield _fault(record, found[same[0]], same)


def _key(record: Record, heading: Heading) -> str:
    """What is compared, "" where nothing is: of 「(再掲)」 in a name R003 speaks."""
    cell = record.cell(heading)
    if not is_legible(cell) or find_relisted_mark(record.text(Heading.NAME)):
        return ""
    key = normalize_key(cell.text)
    return key if heading is Heading.NAME or len(key) >= _SHORTEST else ""


def _fault(record: Record, other: Record, same: list[Heading]) -> Fault:
    number = other.number(Heading.NUMBER)
    message = f"{'と'.join(same)}が、取組 {number} と同じです。別の取組として数えています。"
    remedy = f"再掲なら再掲元に「{number}」を、別の取組ならその{'と'.join(same)}を書いてください。"
    heading = Heading.RELISTED_FROM if len(same) > 1 else same[0]
    return Fault(record.sheet, record.cell(heading), message, remedy)


RULE = Rule("R005", Severity.WARNING, "同じ取組が2つあるのに再掲元がない", _find)
