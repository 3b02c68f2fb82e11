"""Names of files and folders that are safe on Windows."""

import re

# Look-alikes that Windows allows; control characters just go.
_FORBIDDEN = str.maketrans('<>:"/\\|?*', "＜＞：”／＼｜？＊")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_RESERVED = re.compile(r"^(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(COM|LPT)[\d¹²³])\s*(\..*)?$", re.I)
_MAX_LENGTH = 40
# Windows refuses 260; Word and Excel want room for their temporary files beside.
MAX_PATH = 240


def safe_name(text: str) -> str:
    """Return a text as part of a file name.

    Args:
        text: A 課名, 年度 or the like.

    Returns:
        The text with what Windows forbids replaced, at most 40 characters; never empty.
    """
    name = _CONTROL.sub("", text).translate(_FORBIDDEN).strip(" .")[:_MAX_LENGTH].strip(" .")
    return f"_{name}"[:_MAX_LENGTH].rstrip(" .") if not name or _RESERVED.match(name) else name
