"""同じ回答が2つある。

見つけるもの:
    進捗で、年度・区分・取組番号・課がすべて同じ行、取組別まとめで、年度・取組番号が同じ行が2つ以上あること。
困ること:
    どちらが正しいか分からず、片方が文書に出ません。
悪い例:
    令和6年度・確定・1-1-1・情報統計課 の行が2つある。
良い例:
    令和6年度・速報 と 令和6年度・確定 の2行がある。
限界:
    区分の空白は「確定」とみなします。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.master.plan_building import find_word
from hitaplan.master.records import Record
from hitaplan.plan.keys import normalize_key
from hitaplan.plan.vocabulary import Round
from hitaplan.rules.rule import Fault, Rule


def _find(master: Master) -> Iterator[Fault]:
    for name in (SheetName.PROGRESS, SheetName.VERDICTS):
        first: dict[object, Record] = {}
        for record in master.records(name):
            key = _answer_key(record) if name is SheetName.PROGRESS else _verdict_key(record)
            if key is None:
                continue
            if key in first:
                yield Fault(
                    record.sheet,
                    record.cell(Heading.NUMBER),
                    f"同じ回答が {first[key].row} 行目にもあります。",
                    "内容を見比べて、古いほうの行を削除してください。",
                    record.year(Heading.YEAR),
                )
            else:
                first[key] = record


def _verdict_key(record: Record) -> tuple[object, ...] | None:
    year, number = record.year(Heading.YEAR), record.number(Heading.NUMBER)
    return None if year is None or number is None else (year, number)


def _answer_key(record: Record) -> tuple[object, ...] | None:
    """Whose answer it is; None where a part of that cannot be read, and another rule says so."""
    key = _verdict_key(record)
    department, asked_in = normalize_key(record.text(Heading.DEPARTMENT)), record.cell(Heading.ROUND)
    answer_round = Round.FINAL if asked_in.blank else find_word(Round, asked_in.text)
    if key is None or not department or answer_round is None or not record.has(Heading.ROUND):
        return None
    return (*key, department, answer_round)


RULE = Rule("A002", Severity.ERROR, "同じ回答が2つある", _find)
