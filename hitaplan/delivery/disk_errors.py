"""Why the disk refused, in words that are the same whatever was to be written."""

import errno
from dataclasses import dataclass
from pathlib import Path

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
# So much is shown of a name that is too long.
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Refusal:
    """What an error of the disk comes to.

    Attributes:
        code: The failure's code: W-FULL, W-LONG or W-DENIED.
        reason: One Japanese sentence that says why.
        remedy: One Japanese sentence that says what to do.
    """

    code: str
    reason: str
    remedy: str


def refusal(error: OSError, when_denied: str) -> Refusal:
    """Say why the disk refused.

    Args:
        error: What it raised.
        when_denied: What to do where it is not full.

    Returns:
        Code, reason and remedy.
    """
    if error.errno in _FULL:
        remedy = "不要なファイルを消して空きを作ってから、もう一度実行してください。"
        return Refusal("W-FULL", "ディスクの空きが足りません。", remedy)
    if error.errno == errno.ENAMETOOLONG:
        longest = max(Path(str(error.filename)).parts, key=len)
        reason = f"「{longest[:_SHOWN]}…」の名前が長すぎます。"
        return Refusal("W-LONG", reason, "短い名前を指定して、もう一度実行してください。")
    return Refusal("W-DENIED", "書き込みができません。", when_denied)
