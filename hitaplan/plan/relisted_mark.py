"""The mark 「(再掲)」 in a 取組名: documents append it, the master leaves it out."""

import re

_OPENING, _CLOSING = r"[(\uff08\[\uff3b【〔〈《<]", r"[)\uff09\]\uff3d】〕〉》>]"
_MARK = re.compile(rf"\s*(?:{_OPENING}\s*再\s*掲[\s:\uff1a0-9０-９ー－‐\-]*{_CLOSING}|[※*]\s*再\s*掲)\s*")


def find_relisted_mark(name: str) -> str:
    """Return the mark as it stands in a name, 「（再掲）」 or 「【再掲 1-3-4】」; "" where there is none."""
    match = _MARK.search(name) if "再" in name else None
    return match[0].strip() if match else ""


def without_relisted_mark(name: str) -> str:
    """Return a name without the mark."""
    return _MARK.sub("", name) if "再" in name else name
