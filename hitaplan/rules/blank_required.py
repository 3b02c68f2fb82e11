"""必ず書く欄が空白。

見つけるもの:
    文書を作るのに欠かせない欄(取組番号・取組名・取組内容・事業担当課、進捗の年度・取組番号・課・状況など)の空白。
困ること:
    その行が、どの課の文書にも出ません。
悪い例:
    | 取組番号 | 取組名 | 事業担当課 |
    | 1-1-1 | オンライン申請 | |
良い例:
    | 取組番号 | 取組名 | 事業担当課 |
    | 1-1-1 | オンライン申請 | 情報統計課 |
限界:
    空白だけが入ったセルも空白とみなします。セルの結合で隠れた空白は、S007 が知らせます。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, sheets
from hitaplan.master.master import Master
from hitaplan.master.ranges import is_covered
from hitaplan.rules.rule import Fault, Rule


def _find(master: Master) -> Iterator[Fault]:
    for sheet in sheets(()):
        required = [column.heading for column in sheet.columns if column.required]
        for record in master.records(sheet.name):
            for heading in required:
                cell = record.cell(heading)
                if (
                    record.has(heading)
                    and cell.blank
                    and not is_covered(master.tables[sheet.name].grid, cell)
                ):
                    yield Fault(
                        record.sheet,
                        cell,
                        f"「{heading}」が空白です。",
                        f"「{heading}」を書いてください。要らない行なら、行ごと削除してください。",
                        record.year(Heading.YEAR),
                    )


RULE = Rule("B001", Severity.ERROR, "必ず書く欄が空白", _find)
