"""What Excel shows of a number: 0.25 in the format 0% is 25%. Only where that is certain."""

import re
from decimal import ROUND_HALF_UP, Decimal

_GENERAL = ("General", "G/標準", "@", "")
# Excel shows no more characters of a number without a format, and keeps no more digits of any.
_GENERAL_LENGTH, _DIGITS, _MOST_PLACES = 11, 15, 9
_PIECE = re.compile(r'"[^"]*"|[\\_*].|.', re.DOTALL)
_COLOR = r"\[(?:Black|Blue|Cyan|Green|Magenta|Red|White|Yellow|Color ?\d+|[黒青水緑紫赤白黄]|色\d+)\]"
# Left out: a full-width ％, of which nobody knows whether it multiplies, and \, which Japanese fonts show as ¥.
_LITERAL = (
    r'"(?P<quoted>[^"\\]*)"|\\(?P<escaped>[^\\])|\[\$(?P<currency>[^\[\]\\-]*)(?:-(?:[0-9A-Fa-f]{1,4}|ja-JP))?\]'
    rf"|(?P<blank>_.)|(?P<nothing>\* |{_COLOR})|(?P<bare>[-+ $()%]|[^\x00-\x7f％])"
)
_LITERALS = re.sub(r"\?P<\w+>", "?:", _LITERAL)
_SECTION = re.compile(
    rf"(?P<before>(?:{_LITERALS})*)"
    r"(?P<number>(?P<general>General|G/標準)|(?P<whole>#,##0|0+|#+0)(?:\.(?P<decimals>0+))?(?P<thousands>,*))?"
    rf"(?P<after>(?:{_LITERALS})*)",
    re.DOTALL,
)


def shown_number(value: float, code: str) -> str | None:
    """Return what Excel shows of a number.

    Args:
        value: The number.
        code: The code of its number format, such as 0% or #,##0"円".

    Returns:
        The text without white space around it; None where it is not certain, such as dates, fractions and conditions.
    """
    if code in _GENERAL:
        return _general(value)
    sections = _sections(code)
    negative = value < 0 and len(sections) > 1
    zero = value == 0 and len(sections) > 2
    match = _SECTION.fullmatch(sections[2 if zero else 1 if negative else 0])
    if not match or not (match["number"] or zero):
        return None
    before, after = _literals(match["before"]), _literals(match["after"])
    number = _number(abs(value), match) if match["number"] else ""
    if number is None or (value < 0 and not number.strip("0.,")):
        return None
    sign = "-" if value < 0 and not negative else ""
    return f"{sign}{f'{before}{number}{after}'.strip()}" or None


def _general(value: float) -> str | None:
    whole = isinstance(value, float) and value.is_integer()
    text = str(int(value) if whole else value)
    return text if len(text.lstrip("-")) <= _GENERAL_LENGTH and "e" not in text else None


def _sections(code: str) -> list[str]:
    """The parts for positive numbers, negative ones, zero and texts."""
    sections = [""]
    for piece in _PIECE.findall(code):
        if piece == ";":
            sections.append("")
        else:
            sections[-1] += piece
    return sections


def _literals(text: str) -> str:
    found = (match.groupdict(default="") for match in re.finditer(_LITERAL, text, re.DOTALL))
    return "".join(
        " " if each["blank"] else each["quoted"] + each["escaped"] + each["currency"] + each["bare"]
        for each in found
    )


def _number(value: float, match: re.Match[str]) -> str | None:
    percents = sum(
        each["bare"] == "%" for each in re.finditer(_LITERAL, match["before"] + match["after"], re.DOTALL)
    )
    if match["general"]:
        return None if percents else _general(value)
    places = len(match["decimals"] or "")
    if percents > 1 or places > _MOST_PLACES or value >= 10**_DIGITS:
        return None
    scale = 2 * percents - 3 * len(match["thousands"])
    exact = Decimal(f"{value:.{_DIGITS}g}").scaleb(scale)
    rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    if "," in match["whole"]:
        return f"{rounded:,f}"
    width = match["whole"].count("0") + (places + 1 if places else 0)
    return f"{rounded:f}".zfill(width)
