"""Texts of the master or of a form, quoted in a sentence."""

_LONGEST = 40


def quoted(text: str) -> str:
    """Return a text short enough to be quoted in a sentence, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
