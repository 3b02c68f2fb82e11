"""Comparing keys (numbers, names, vocabulary words) without being fooled by how they were typed."""

import re
import unicodedata
from functools import cache

_INVISIBLE = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")
# NFKC leaves these hyphen look-alikes as they are.
_HYPHENS = re.compile(r"[‐‑‒–—―−ーｰ﹣－─━]")

# Several 旧番号 stand with 「、」 between them; whatever else is typed is no part of a number.
_BETWEEN_NUMBERS = re.compile(r"[、,，・･;；／/\s]+")


@cache
def normalize_key(text: str) -> str:
    """Reduce a key to the form in which keys are compared; never to be used on free text.

    Args:
        text: A key as somebody typed it.

    Returns:
        The key in NFKC form, without any white space or invisible character.
    """
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    # Once more: a mark may now stand next to the letter that it belongs to (カ + space + ゛).
    return unicodedata.normalize("NFKC", visible)


def listed_in(text: str) -> tuple[str, ...]:
    """Return what a text lists with 「、」."""
    return tuple(part.strip() for part in text.split("、") if part.strip())


def normalize_hyphens(text: str) -> str:
    """Replace every hyphen look-alike by an ASCII hyphen.

    Args:
        text: A key that holds numbers, such as a 取組番号; in words, 「ー」 is a letter.

    Returns:
        The text with ASCII hyphens.
    """
    return _HYPHENS.sub("-", text)


def number_key(text: str) -> str:
    """Return a number such as 2-3-10 as it is compared."""
    return normalize_hyphens(normalize_key(text))


def former_numbers(text: str) -> tuple[str, ...]:
    """Return the numbers in 旧番号, whatever stands between them."""
    return tuple(filter(None, _BETWEEN_NUMBERS.split(text)))
