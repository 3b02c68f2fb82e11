"""Finds what is not Japanese in what staff read."""

import re

# Names that stand as they are: commands, options, files, formats.
_NAMES = frozenset(
    [
        "hitaplan",
        "check",
        "collect",
        "apply",
        "accept",
        "password",
        "prefer",
        "returned",
        "master",
        "backup",
        "year",
        "export",
        "init",
        "menu",
        "help",
        "version",
        "json",
        "JSON",
        "fiscal",
        "only",
        "department",
        "format",
        "from",
        "actual",
        "baseline",
        "blank",
        "compare",
        "draft",
        "left",
        "omitted",
        "portrait",
        "record",
        "remarks",
        "report",
        "review",
        "marked",
        "Excel",
        "Word",
        "LibreOffice",
        "Enter",
        "plan",
        "xlsx",
        "docx",
        "output",
        "workbooks",
        "template",
        "templates",
        "words",
    ]
)


def english_words(text: str) -> set[str]:
    """Words of four Latin letters or more that are no names."""
    return set(re.findall(r"[A-Za-z]{4,}", text)) - _NAMES
