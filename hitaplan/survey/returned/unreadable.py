"""What to ask a department for when its file cannot be read."""

from collections.abc import Mapping
from types import MappingProxyType

from hitaplan.findings.finding import Finding, Place, Severity

_SAVE_AS = "Excel で開き、「名前を付けて保存」で「Excel ブック(*.xlsx)」にして、もう一度送ってください。"
_WHOLE = "壊れているため、Excel で開けるか確かめ、保存し直してもう一度送ってください。"
_FORM = "記入した調査票(Excel ブック)を送ってください。"
# By the code of the failure: what the sender is to do.
_REQUESTS: Mapping[str, str] = MappingProxyType(
    {
        "F-XLS": _SAVE_AS,
        "F-XLSB": _SAVE_AS,
        "F-STRICT": _SAVE_AS,
        "F-ODS": _SAVE_AS,
        "F-HTML": _SAVE_AS,
        "F-CSV": _FORM,
        "F-PDF": _FORM,
        "F-DOCX": _FORM,
        "F-FORM": _FORM,
        "F-UNKNOWN": _FORM,
        "F-ZIP": "zip にせず、調査票(Excel ブック)のまま送ってください。",
        "F-PASSWORD": "パスワードを外して保存し直し、もう一度送ってください。",
        "F-EMPTY": "中身が空(0 バイト)です。もう一度送ってください。",
        "F-BROKEN": _WHOLE,
        "F-PART": _WHOLE,
        "F-LARGE": "画像などを外し、もう一度送ってください。",
        "F-BOMB": _WHOLE,
        "F-LINK": "ショートカットではなく、調査票そのものを送ってください。",
    }
)


def unreadable_finding(failure: Finding, file: str) -> Finding:
    """Return what is to be said of a file that could not be read.

    Args:
        failure: Why it could not be read.
        file: The file, as seen from the folder of the returns.

    Returns:
        The finding, with what to ask the department for.
    """
    remedy = _REQUESTS.get(failure.code, failure.remedy)
    return Finding(failure.code, Severity.ERROR, Place(file), "", failure.message, remedy)


def link_finding(file: str) -> Finding:
    """Return what is to be said of a shortcut or a link: it is not followed."""
    message = f"「{file}」はショートカット(リンク)で、調査票そのものではありません。開きませんでした。"
    return Finding("F-LINK", Severity.ERROR, Place(file), "", message, _REQUESTS["F-LINK"])


def lock_finding(file: str) -> Finding:
    """Return what is to be said of an owner file: somebody has the form open."""
    message = f"「{file}」は、調査票を開いている間だけできる作業用のファイルです。飛ばしました。"
    remedy = "開いている人がいれば、保存して閉じてから、もう一度受付を行ってください。"
    return Finding("F-LOCK", Severity.INFO, Place(file), "", message, remedy)
