"""2つの課のファイル名が同じになる。

見つけるもの:
    シート「担当課」の2つの課が、ファイル名に使えない文字を置き換え、40文字までに切ると、同じ名前になること。
困ること:
    配ったファイルの名前だけでは、どちらの課のものか分かりません。
悪い例:
    | 課名 | DX推進室 |
    | 課名 | dx推進室 |
良い例:
    | 課名 | DX推進室 |
    | 課名 | 第二DX推進室 |
限界:
    大文字と小文字の違いは、Windows では同じ名前とみなされるので知らせます。課名そのものが同じなら D003 が知らせます。
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.master.plan_building import find_word
from hitaplan.office.file_names import safe_name
from hitaplan.plan.keys import normalize_key
from hitaplan.plan.vocabulary import DepartmentKind
from hitaplan.rules.rule import Fault, Rule, is_legible

if TYPE_CHECKING:
    from hitaplan.office.cells import Cell


def _find(master: Master) -> Iterator[Fault]:
    first: dict[str, Cell] = {}
    for record in master.records(SheetName.DEPARTMENTS):
        cell = record.cell(Heading.DEPARTMENT_NAME)
        collective = find_word(DepartmentKind, record.text(Heading.ROUND)) is DepartmentKind.COLLECTIVE
        if cell.blank or collective or not is_legible(cell):
            continue
        name = safe_name(cell.text)
        other = first.setdefault(name.casefold(), cell)
        if normalize_key(other.text) != normalize_key(cell.text):
            message = f"「{cell.text}」と「{other.text}」({other.address})は、ファイル名が同じ「{name}」になります。"
            yield Fault(record.sheet, cell, message, "どちらかの課名を、区別できる短い名前にしてください。")


RULE = Rule("D012", Severity.WARNING, "ファイル名が同じになる課", _find)
