"""課名の区切りが「、」でない、または余分な「、」がある。

見つけるもの:
    事業担当課・照会先・後継課で、「,」「・」「/」「;」・改行・空白などで課名が区切られていること、余分な「、」があること。
    プログラムは「、」で区切られたものとみなして読みます。
困ること:
    いまは困りません。ただし、Excel の画面には書いたままの区切りが見えています。
悪い例:
    | 事業担当課 | 税務課,市民課、 |
良い例:
    | 事業担当課 | 税務課、市民課 |
限界:
    区切ったときにすべてが「担当課」にある名前になる場合だけ読み替えます。「防災・危機管理課」のような課名は区切りません。
    事業担当課に区切りだけがあって課名がないときは、エラーになります。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.master.plan_building import known_names
from hitaplan.master.records import name_parts, split_names
from hitaplan.plan.keys import normalize_key
from hitaplan.plan.vocabulary import NAME_SEPARATOR
from hitaplan.rules.rule import Fault, Rule, is_legible

_LISTS = (
    (SheetName.INITIATIVES, Heading.DEPARTMENTS),
    (SheetName.INITIATIVES, Heading.ASKED),
    (SheetName.DEPARTMENTS, Heading.SUCCESSORS),
)


def _find(master: Master) -> Iterator[Fault]:
    known = known_names(master.records(SheetName.DEPARTMENTS))
    for sheet, heading in _LISTS:
        for record in master.records(sheet):
            cell = record.cell(heading)
            names = split_names(cell.text, known)
            if cell.blank or not is_legible(cell) or names == name_parts(cell.text):
                continue
            meant = NAME_SEPARATOR.join(known.get(normalize_key(name), name) for name in names)
            if names:
                message = f"「{heading}」の「{cell.text}」を「{meant}」とみなして読みました。"
                yield Fault(
                    record.sheet, cell, message, f"「{meant}」と入力し直してください。", repaired=meant
                )
            elif heading == Heading.DEPARTMENTS:
                message = f"「{heading}」に「{cell.text}」だけがあり、課名がありません。"
                yield Fault(record.sheet, cell, message, "課名を書いてください。", severity=Severity.ERROR)
            else:
                message = f"「{heading}」の「{cell.text}」を空白とみなして読みました。"
                yield Fault(record.sheet, cell, message, "セルを空白にしてください。", repaired="")


RULE = Rule("D007", Severity.REPAIR, "課名の区切りの乱れ", _find)
