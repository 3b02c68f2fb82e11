"""台帳が開かれている。

見つけるもの:
    台帳の隣に「~$」で始まるファイルがあり、だれかが台帳を Excel などで開いていること。
困ること:
    保存していない変更は読まれません。画面で見ている内容と、点検や文書の内容が違うことがあります。
悪い例:
    台帳を Excel で開いて直し、保存しないまま点検する。
良い例:
    台帳を保存して閉じてから点検する。
限界:
    Excel が異常終了して残ったファイルでも知らせます。そのときは「~$」で始まるファイルを消してください。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.master import Master
from hitaplan.rules.rule import Fault, Rule


def _find(master: Master) -> Iterator[Fault]:
    if master.open_elsewhere:
        message = "台帳が Excel などで開かれています。保存した内容だけを読みました。"
        yield Fault("", None, message, "台帳を保存して閉じてから、もう一度実行してください。")


RULE = Rule("F001", Severity.INFO, "台帳が開かれている", _find)
