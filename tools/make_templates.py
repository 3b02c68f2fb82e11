"""Writes the standard Word templates into report_templates/. Run it after a change in tools/templates/."""

from pathlib import Path

from tools.templates.comparison_table import comparison_table, upright_comparison_table
from tools.templates.inquiry_letter import inquiry_letter
from tools.templates.overall_report import overall_report
from tools.templates.plan_book import plan_book
from tools.templates.progress_report import progress_report

TEMPLATES = Path(__file__).parents[1] / "report_templates"
TEMPLATE_MAKERS = {
    "進捗状況報告書.docx": progress_report,
    "照会文.docx": inquiry_letter,
    "総括報告書.docx": overall_report,
    "計画書.docx": plan_book,
    "新旧対照表.docx": comparison_table,
    "新旧対照表(縦).docx": upright_comparison_table,
}


def main() -> None:
    """Write every standard template."""
    for name, make in TEMPLATE_MAKERS.items():
        (TEMPLATES / name).write_bytes(make())


if __name__ == "__main__":
    main()
