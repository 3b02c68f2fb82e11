"""Values as documents print them: only texts that Word can hold."""

import re

# What XML cannot hold. A form feed, bell or vertical tab would become a break that nobody typed.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    r"""Return a text as it goes into a document.

    Args:
        text: What staff wrote.

    Returns:
        The text, its line breaks as 「\n」 and without control characters; everything else is kept.
    """
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
