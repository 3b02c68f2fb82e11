"""番号・課名・決まった言葉に、余分な空白や全角・半角の違いがある。

見つけるもの:
    取組番号・年度・課名・状況・評価などの「鍵」になる欄に、空白、全角の数字、違う種類のハイフンなどがあること。
    プログラムは正しい書き方とみなして読みます。シート「担当課」の課名に空白があれば、要確認として知らせます。
困ること:
    いまは困りません。ただし、Excel の検索や並べ替えでは、別の番号や別の課になります。
悪い例:
    | 取組番号 | １－１－１ |
良い例:
    | 取組番号 | 1-1-1 |
限界:
    文章の欄は見ません。職員が書いた文章は変えないからです。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Column, Heading, SheetName, ValueKind, sheets
from hitaplan.master.master import Master
from hitaplan.master.plan_building import item_number
from hitaplan.master.records import Record
from hitaplan.office.cells import CellKind
from hitaplan.plan.keys import normalize_key
from hitaplan.plan.vocabulary import NAME_SEPARATOR, Evaluation, Status, VocabularyKind
from hitaplan.rules.rule import Fault, Rule

_WORDS: dict[object, tuple[str, ...]] = {
    VocabularyKind.STATUS: tuple(map(str, Status)),
    VocabularyKind.EVALUATION: tuple(map(str, Evaluation)),
}
_NAMED = (Heading.DEPARTMENTS, Heading.ASKED, Heading.SUCCESSORS, Heading.DEPARTMENT)


def _find(master: Master) -> Iterator[Fault]:
    yield from _spaced_names(master)
    names = _department_names(master)
    for sheet in sheets(()):
        for column in filter(_has_spelling, sheet.columns):
            for record in master.records(sheet.name):
                cell = record.cell(column.heading)
                if cell.kind is not CellKind.TEXT or cell.blank:
                    continue
                meant = _meant(record, column, names)
                if meant is not None and meant != cell.text:
                    yield Fault(
                        record.sheet,
                        cell,
                        f"「{column.heading}」の「{cell.text}」を「{meant}」とみなして読みました。",
                        f"「{meant}」と入力し直してください。",
                        repaired=meant,
                    )


def _has_spelling(column: Column) -> bool:
    """Whether anything but free text stands in a column."""
    keys = column.heading in _NAMED or column.kind in (ValueKind.KEY, ValueKind.YEAR)
    return keys or bool(column.choices) or column.choices_from in _WORDS


def _spaced_names(master: Master) -> Iterator[Fault]:
    """A 課名 of 担当課 with white space: that is told there, and not wherever the name stands right."""
    for record in master.records(SheetName.DEPARTMENTS):
        cell = record.cell(Heading.DEPARTMENT_NAME)
        meant = _without_spaces(cell.text)
        if cell.text != meant:
            message = f"課名の「{cell.text}」に空白があります。文書とファイル名にも、空白が入ります。"
            remedy = f"空白が要らなければ「{meant}」に直してください。"
            yield Fault(record.sheet, cell, message, remedy, severity=Severity.WARNING)


def _without_spaces(text: str) -> str:
    return "".join(text.split())


def _department_names(master: Master) -> dict[str, str]:
    found: dict[str, str] = {}
    for record in master.records(SheetName.DEPARTMENTS):
        for name in (record.text(Heading.DEPARTMENT_NAME), *record.names(Heading.ALIASES)):
            found.setdefault(normalize_key(name), _without_spaces(name))
    return found


def _meant(record: Record, column: Column, names: dict[str, str]) -> str | None:
    """Return the right spelling of a key, or None where the cell is no key or not legible as one."""
    text = record.text(column.heading)
    if column.heading in _NAMED:
        # Separators that are out of place are D007's.
        parts = text.split(NAME_SEPARATOR)
        spelt = [names.get(normalize_key(part)) for part in parts]
        return None if None in spelt else NAME_SEPARATOR.join(name for name in spelt if name)
    if column.kind is ValueKind.KEY:
        number = record.number(column.heading)
        if number is not None:
            return str(number)
        pair = item_number(record) if column.heading == Heading.SERIAL else None
        return f"{pair[0]}-{pair[1]}" if pair else None
    if column.kind is ValueKind.YEAR:
        year = record.year(column.heading)
        return year.label if year and normalize_key(text) == year.label else None
    words = column.choices or _WORDS.get(column.choices_from, ())
    return next((str(word) for word in words if normalize_key(word) == normalize_key(text)), None)


RULE = Rule("V002", Severity.REPAIR, "番号・課名・言葉の空白や全角半角", _find)
