"""Why the disk refused, in words that are the same whatever was to be written."""

import errno
from dataclasses import dataclass

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@dataclass(frozen=True, slots=True)
class Refusal:
    """What an error of the disk comes to.

    Attributes:
        code: The failure's code: W-FULL or W-DENIED.
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
    return Refusal("W-DENIED", "書き込みができません。", when_denied)
