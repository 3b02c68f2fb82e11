"""Near misses: the known word that somebody probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches

from hitaplan.plan.keys import normalize_key


def near_miss(text: str, known: Iterable[str]) -> str | None:
    """Return the known word that is nearest to a text, or None where none is near.

    Args:
        text: What somebody typed.
        known: The words that are allowed.

    Returns:
        One of the known words.
    """
    by_key = {normalize_key(word): word for word in known}
    matches = get_close_matches(normalize_key(text), by_key, n=1, cutoff=0.6)
    return by_key[matches[0]] if matches else None


def suggestion(text: str, known: Iterable[str]) -> str:
    """Return 「…」ではありませんか。 for a near miss, or "".

    Args:
        text: What somebody typed.
        known: The words that are allowed.

    Returns:
        A sentence to put before the remedy.
    """
    match = near_miss(text, known)
    return f"「{match}」ではありませんか。" if match else ""
