"""台帳にマクロがある。

見つけるもの:
    台帳がマクロを含むブック(.xlsm)であること。マクロは動かさず、値だけを読みます。
困ること:
    マクロで計算した値は、Excel で最後に保存したときのものです。
悪い例:
    台帳が「台帳.xlsm」である。
良い例:
    台帳が「台帳.xlsx」である。
限界:
    マクロの中身は見ません。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.master import Master
from hitaplan.rules.rule import Fault, Rule


def _find(master: Master) -> Iterator[Fault]:
    if master.has_macros:
        message = "台帳にマクロがあります。マクロは動かさず、保存された値を読みました。"
        yield Fault(
            "", None, message, "マクロが要らなければ、「Excel ブック(*.xlsx)」で保存し直してください。"
        )


RULE = Rule("F002", Severity.INFO, "台帳にマクロがある", _find)
