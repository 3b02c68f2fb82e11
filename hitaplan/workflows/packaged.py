"""Where the master workbooks and the Word templates are that travel with the program."""

from pathlib import Path

WORKBOOKS, TEMPLATES = "workbooks", "report_templates"
PRACTICE = "練習用.xlsx"
# The plan as it was established.
PLAN_DATA = "plan.json"
# What is double-clicked in a working folder.
BATCH_FILE = "hitaplan.bat"

_PACKAGE = Path(__file__).parents[1]
# In an installed package they stand inside it; in a working copy, beside it.
_ROOT = _PACKAGE / "packaged" if (_PACKAGE / "packaged").is_dir() else _PACKAGE.parent


def packaged_files() -> dict[str, Path]:
    """Return every packaged file by its path in a working folder."""
    found = (
        path
        for name, kinds in ((WORKBOOKS, (".xlsx", ".json")), (TEMPLATES, (".docx",)))
        for path in sorted((_ROOT / name).iterdir())
        if path.suffix in kinds
    )
    return {BATCH_FILE: _ROOT / BATCH_FILE, **{f"{path.parent.name}/{path.name}": path for path in found}}


def packaged_template(name: str) -> Path:
    """Return the standard template of that name."""
    return _ROOT / TEMPLATES / name
