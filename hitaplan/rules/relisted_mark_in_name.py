"""取組名に「(再掲)」と書かれている。

見つけるもの:
    取組名に「(再掲)」「【再掲】」「※再掲」などの印があること。
困ること:
    再掲元が空白なら、別の取組として数え、課に二重に尋ねます。再掲元があれば、文書に「(再掲)」が二重に印字されます。
悪い例:
    | 取組番号 | 2-2-2 | 取組名 | AIチャットボットによる問合せ対応(再掲) | 再掲元 | |
良い例:
    | 取組番号 | 2-2-2 | 取組名 | AIチャットボットによる問合せ対応 | 再掲元 | 1-3-4 |
限界:
    「再掲」という言葉でも、( )や【 】で囲まれていないもの、※の付かないものは見ません。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.master.records import Record
from hitaplan.plan.keys import normalize_key
from hitaplan.plan.relisted_mark import find_relisted_mark, without_relisted_mark
from hitaplan.plan.vocabulary import RELISTED_MARK
from hitaplan.rules.rule import Fault, Rule, is_legible


def _find(master: Master) -> Iterator[Fault]:
    for record in master.records(SheetName.INITIATIVES):
        cell = record.cell(Heading.NAME)
        mark = find_relisted_mark(cell.text) if is_legible(cell) else ""
        if not mark:
            continue
        name = without_relisted_mark(cell.text)
        if not record.cell(Heading.RELISTED_FROM).blank:
            message = f"取組名に「{mark}」とあります。文書には「{RELISTED_MARK}」を自動で付けるので、二重に印字されます。"
            yield Fault(record.sheet, cell, message, f"取組名を「{name}」に直してください。")
        elif record.has(Heading.RELISTED_FROM):
            message = f"取組名に「{mark}」とありますが、再掲元が空白です。別の取組として数えています。"
            origin = _same_name(master, record, name)
            remedy = f"再掲元に{origin or '元の取組の番号'}を書き、取組名を「{name}」に直してください。"
            yield Fault(record.sheet, cell, message, remedy)


def _same_name(master: Master, record: Record, name: str) -> str:
    """The number of the first other 取組 of that name: most likely the original."""
    key = normalize_key(name)
    numbers = (
        each.number(Heading.NUMBER)
        for each in master.records(SheetName.INITIATIVES)
        if each.row != record.row and normalize_key(each.text(Heading.NAME)) == key
    )
    number = next(filter(None, numbers), None)
    return f"「{number}」" if number else ""


RULE = Rule("R003", Severity.ERROR, "取組名に「(再掲)」とある", _find)
