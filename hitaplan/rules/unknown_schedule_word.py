"""スケジュールの語が読めない。

見つけるもの:
    年度の欄に、検討・事業開始・実施中・完了とその「予定」の形以外の言葉があること。後ろの( )の中は自由です。
困ること:
    予定と実績を比べられず、評価の目安が出ません。
悪い例:
    | 令和6年度 | 実施予定一部拡大 |
良い例:
    | 令和6年度 | 実施予定(一部拡大) |
限界:
    「事業開始・完了」のように、2つの語を「・」でつなげることができます。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.findings.near_miss import suggestion
from hitaplan.master.layout import SheetName, year_of_heading
from hitaplan.master.master import Master
from hitaplan.plan.schedule import WORDS, parse_entry
from hitaplan.rules.rule import Fault, Rule, is_legible

_REMEDY = "「実施予定(一部拡大)」のように、決まった語の後に、注記を( )に入れて書いてください。"


def _find(master: Master) -> Iterator[Fault]:
    table = master.tables.get(SheetName.INITIATIVES)
    years = [heading for heading in (table.headings if table else ()) if year_of_heading(heading)]
    for record in master.records(SheetName.INITIATIVES):
        for heading in years:
            cell = record.cell(heading)
            if cell.blank or not is_legible(cell):
                continue
            try:
                parse_entry(cell.text)
            except ValueError:
                message = f"スケジュールの「{cell.text}」が読めません。"
                word = cell.text.split("(")[0]
                yield Fault(record.sheet, cell, message, suggestion(word, WORDS) + _REMEDY)


RULE = Rule("T001", Severity.ERROR, "スケジュールの語が読めない", _find)
