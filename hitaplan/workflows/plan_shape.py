"""Looks at the shape of a plan.json before it is read: a text in the place of a list would be read as its letters."""

from typing import Any

_TEXTS = frozenset(
    {"period", "paragraphs", "narrative", "inquiry", "standard_systems", "aliases", "successors", "notes"}
)
_RECORDS = frozenset(
    {"sections", "subsections", "rows", "policies", "items", "initiatives", "vocabulary"}
    | {"inquiries", "answers", "verdicts", "revisions"}
)
_MAPPINGS = frozenset({"settings", "front_matter", "period_table", "schedule"})
# Numbers, the mark of a 再掲, and a transcription's 「no damage」.
_OTHERS: dict[str, tuple[type, ...]] = {
    "number": (str, int),
    "order": (str, int),
    "relisted": (bool,),
    "damage": (str, type(None)),
}


def misshapen(data: Any) -> str:
    """Find the first place where the data has not the shape of a plan.

    Args:
        data: The parsed JSON.

    Returns:
        A sentence such as 「policies[1].items[1].narrative」は一覧([ ])で書きます。, or "" where all is well.
    """
    return _of_mapping(data, "") if isinstance(data, dict) else "全体は { } で囲んで書きます。"


def _of_mapping(data: dict[str, Any], place: str) -> str:
    found = (_of_value(key, value, f"{place}.{key}".lstrip(".")) for key, value in data.items())
    return next(filter(None, found), "")


def _of_value(key: str, value: Any, place: str) -> str:
    if key in _MAPPINGS:
        return (
            _of_mapping(value, place)
            if isinstance(value, dict)
            else f"「{place}」は {{ }} で囲んで書きます。"
        )
    if key in _TEXTS or key in _RECORDS or key in ("departments", "bars"):
        if not isinstance(value, list):
            return f"「{place}」は一覧([ ])で書きます。"
        found = (_of_member(key, each, f"{place}[{number}]") for number, each in enumerate(value, 1))
        return next(filter(None, found), "")
    return _of_text(value, place, _OTHERS.get(key, (str,)))


def _of_member(key: str, value: Any, place: str) -> str:
    if key in _RECORDS or (key == "departments" and isinstance(value, dict)):
        return (
            _of_mapping(value, place)
            if isinstance(value, dict)
            else f"「{place}」は {{ }} で囲んで書きます。"
        )
    if key == "bars":
        return "" if isinstance(value, list) else f"「{place}」は一覧([ ])で書きます。"
    return _of_text(value, place, (str,))


def _of_text(value: Any, place: str, kinds: tuple[type, ...]) -> str:
    # Half of a surrogate pair is no character: no file can hold it.
    if type(value) not in kinds or (isinstance(value, str) and not _storable(value)):
        return f"「{place}」は文字で書きます。"
    return ""


def _storable(text: str) -> bool:
    return not any("\ud800" <= char <= "\udfff" for char in text)
