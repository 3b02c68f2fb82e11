"""Refuses to append rows to a sheet of the master below whose list something stands."""

from collections.abc import Sequence

from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Place
from hitaplan.office.table_rows import Obstacle


def refuse_obstacles(file: str, sheet: str, found: Sequence[Obstacle], undone: str) -> None:
    """Refuse where something is in the way of new rows.

    Args:
        file: The master's name.
        sheet: The sheet.
        found: What is in the way.
        undone: What is not done therefore, as sentences.

    Raises:
        Failure: M-BELOW, with the first cell.
    """
    if found:
        raise Failure(
            "M-BELOW",
            Place(file, sheet, found[0].cell),
            f"シート「{sheet}」の表の下({found[0].cell})に、{found[0].label}があります。{undone}",
            "台帳の内容なら、表の右下の角をドラッグして、その行まで表の範囲を広げてください。"
            "メモや集計行なら、別のシートに移すか消してください。保存して、もう一度実行してください。",
        )
